// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import city.base.signin.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What can be done about bad records of the registers; they are listed among all faults.
@Controller
class IssuesPage {
    private final Issues issues;
    private final RegisterFeed feed;

    IssuesPage(Issues issues, RegisterFeed feed) {
        this.issues = issues;
        this.feed = feed;
    }

    /// Asks the register for the person's record again.
    @PostMapping("/desk/issues/{id}/retry")
    String retry(@PathVariable long id, SignedIn.Officer officer, RedirectAttributes next) {
        officer.mustBeAbleTo(RegisterSubject.ISSUES);
        next.addFlashAttribute("notice", "register.issues.notice." + retry(id));
        return "redirect:/desk/faults";
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
        if (!issues.canBeDone(id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        issues.discard(id);
        next.addFlashAttribute("notice", "register.issues.notice.closed");
        return "redirect:/desk/faults";
    }
}
