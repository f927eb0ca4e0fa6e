// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import static city.server.desk.DeskPermissions.ISSUES;

import city.base.signin.SignedIn;
import city.heart.register.Issue;
import city.heart.register.Issues;
import city.heart.register.RegisterFeed;
import city.heart.register.RegisterUnavailable;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Bad records of the registers, for whoever can have them mended at the source: what, where and how.
/// No value of a record and nobody's name stands here.
@Controller
class IssuesPage {
    private final Issues issues;
    private final RegisterFeed feed;
    private final DeskWords words;

    IssuesPage(Issues issues, RegisterFeed feed, DeskWords words) {
        this.issues = issues;
        this.feed = feed;
        this.words = words;
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
    String list(SignedIn.Officer officer, Locale locale, Model model) {
        officer.mustBeAbleTo(ISSUES);
        List<Row> rows = issues.open(DeskPage.MOST).stream().map(it -> row(it, locale)).toList();
        model.addAttribute("rows", rows);
        return "desk/issues";
    }

    /// Asks the register for the person's record again.
    @PostMapping("/desk/issues/{id}/retry")
    String retry(@PathVariable long id, SignedIn.Officer officer, RedirectAttributes next) {
        officer.mustBeAbleTo(ISSUES);
        next.addFlashAttribute("notice", "desk.issues.notice." + retry(id));
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
        officer.mustBeAbleTo(ISSUES);
        // What people wait for is mended at the source and never thrown away here.
        if (issues.open(DeskPage.MOST).stream().noneMatch(it -> it.id() == id && !it.parked())) {
            throw CasePage.notThere();
        }
        issues.discard(id);
        next.addFlashAttribute("notice", "desk.notice.closed");
        return "redirect:/desk/issues";
    }

    private Row row(Issue it, Locale locale) {
        return new Row(
                it.id(),
                words.text("register.fault." + it.fault(), locale),
                words.text("register.fault." + it.fault() + ".mend", locale),
                words.text("desk.issues.source." + it.source(), locale),
                it.place(),
                words.moment(it.raised()),
                it.times(),
                it.waiting(),
                it.parked() && it.source().equals("population"));
    }
}
