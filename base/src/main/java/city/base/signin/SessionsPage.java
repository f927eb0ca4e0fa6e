// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import city.base.web.PageTexts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Where I am signed in, for residents and officers alike: whoever forgot to sign out elsewhere ends it here.
@Controller
class SessionsPage {
    static final String MINE = "/my/sessions";
    static final String OFFICERS = "/desk/sessions";

    private final OwnSessions sessions;

    SessionsPage(OwnSessions sessions) {
        this.sessions = sessions;
    }

    /// @param handle to end it by
    /// @param browser in words
    /// @param here of this browser
    public record Row(String handle, String browser, String begun, String used, boolean here) {}

    /// @param path of the page
    public record View(String path, List<Row> rows) {
        public boolean others() {
            return rows.stream().anyMatch(it -> !it.here());
        }
    }

    @GetMapping({MINE, OFFICERS})
    String show(SignedIn me, HttpServletRequest request, PageTexts texts, Model model) {
        var rows =
                sessions.list(SignedInUser.nameOf(me), here(request)).stream()
                        .map(it ->
                                new Row(
                                        it.handle(),
                                        texts.text(
                                                "signin.sessions.with",
                                                texts.text(
                                                        "signin.sessions.browser."
                                                                + it.begun().browser()),
                                                texts.text(
                                                        "signin.sessions.system."
                                                                + it.begun().system())),
                                        texts.moment(it.begun().at()),
                                        texts.moment(it.used()),
                                        it.here()))
                        .toList();
        model.addAttribute("sessions", new View(path(me), rows));
        return "signin/sessions";
    }

    @PostMapping({MINE + "/end", OFFICERS + "/end"})
    String end(
            @RequestParam(defaultValue = "") String session, SignedIn me, RedirectAttributes next) {
        var many = sessions.end(SignedInUser.nameOf(me), session);
        if (many == 0) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ended(me, many, next);
    }

    @PostMapping({MINE + "/end-others", OFFICERS + "/end-others"})
    String endOthers(SignedIn me, HttpServletRequest request, RedirectAttributes next) {
        return ended(me, sessions.endOthers(SignedInUser.nameOf(me), here(request)), next);
    }

    private static String ended(SignedIn me, int many, RedirectAttributes next) {
        SecurityEvents.sessionsEnded(me, many);
        next.addFlashAttribute("notice", "signin.sessions.ended");
        return "redirect:" + path(me);
    }

    private static String path(SignedIn me) {
        return switch (me) {
            case SignedIn.Resident _ -> MINE;
            case SignedIn.Officer _ -> OFFICERS;
        };
    }

    private static @Nullable String here(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : session.getId();
    }
}
