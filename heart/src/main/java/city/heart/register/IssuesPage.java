// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import city.base.signin.SignedIn;
import city.base.web.PageTexts;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Bad records of the registers, for whoever can have them mended at the source: what, where and how.
/// No value of a record and nobody's name stands here.
@Controller
class IssuesPage {
    private static final int MOST = 200;

    private final Issues issues;
    private final RegisterFeed feed;

    IssuesPage(Issues issues, RegisterFeed feed) {
        this.issues = issues;
        this.feed = feed;
    }

    /// @param place record, group and field by the register's own names
    /// @param waiting how many changes of the person wait until it is mended
    /// @param canRetry the register can be asked again
    record Row(
            long id,
            String what,
            String mend,
            String source,
            String place,
            String raised,
            int times,
            int waiting,
            boolean canRetry) {}

    @GetMapping("/desk/issues")
    String list(SignedIn.Officer officer, PageTexts texts, Model model) {
        officer.mustBeAbleTo(RegisterSubject.ISSUES);
        List<Row> rows = issues.open(MOST).stream().map(it -> row(it, texts)).toList();
        model.addAttribute("rows", rows);
        return "register/issues";
    }

    /// Asks the register for the person's record again.
    @PostMapping("/desk/issues/{id}/retry")
    String retry(@PathVariable long id, SignedIn.Officer officer, RedirectAttributes next) {
        officer.mustBeAbleTo(RegisterSubject.ISSUES);
        next.addFlashAttribute("notice", "register.issues.notice." + retry(id));
        return "redirect:/desk/issues";
    }

    private String retry(long id) {
        try {
            return feed.retry(id) ? "taken" : "still";
        } catch (RegisterUnavailable _) {
            return "away";
        }
    }

    /// For what nobody waits: somebody has seen to it.
    @PostMapping("/desk/issues/{id}/done")
    String done(@PathVariable long id, SignedIn.Officer officer, RedirectAttributes next) {
        officer.mustBeAbleTo(RegisterSubject.ISSUES);
        // What people wait for is mended at the source and never thrown away here.
        if (issues.open(MOST).stream().noneMatch(it -> it.id() == id && !it.parked())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        issues.discard(id);
        next.addFlashAttribute("notice", "register.issues.notice.closed");
        return "redirect:/desk/issues";
    }

    private static Row row(Issue it, PageTexts texts) {
        return new Row(
                it.id(),
                texts.text("register.fault." + it.fault()),
                texts.text("register.fault." + it.fault() + ".mend"),
                texts.text("register.issues.source." + it.source()),
                it.place(),
                texts.moment(it.raised()),
                it.times(),
                it.waiting(),
                it.parked() && it.source().equals("population"));
    }
}
