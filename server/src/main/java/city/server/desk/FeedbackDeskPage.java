// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import static city.server.desk.DeskPermissions.FEEDBACK;

import city.base.signin.SignedIn;
import city.base.web.Form;
import city.town.feedback.Feedback;
import city.town.feedback.Feedbacks;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Feedback that waits for its answer, the most urgent first.
@Controller
class FeedbackDeskPage {
    private final Feedbacks feedbacks;
    private final DeskWords words;

    FeedbackDeskPage(Feedbacks feedbacks, DeskWords words) {
        this.feedbacks = feedbacks;
        this.words = words;
    }

    record Row(
            String id,
            String topic,
            String words,
            String language,
            String received,
            String answerBy,
            boolean late,
            boolean byMail) {}

    @GetMapping("/desk/feedback")
    String list(SignedIn.Officer officer, Locale locale, Model model) {
        officer.mustBeAbleTo(FEEDBACK);
        List<Row> rows = feedbacks.listWaiting().stream().map(it -> row(it, locale)).toList();
        model.addAttribute("rows", rows);
        return "desk/feedback";
    }

    @GetMapping("/desk/feedback/{id}")
    String show(@PathVariable UUID id, SignedIn.Officer officer, Locale locale, Model model) {
        officer.mustBeAbleTo(FEEDBACK);
        return show(find(id), Form.empty(), locale, model);
    }

    @PostMapping("/desk/feedback/{id}")
    String answer(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            SignedIn.Officer officer,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        officer.mustBeAbleTo(FEEDBACK);
        var form =
                Form.of(sent)
                        .require("answer", "desk.feedback.answer.fault")
                        .atMost("answer", Feedback.LONGEST, "desk.feedback.answer.fault");
        if (!form.isOk()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(find(id), form, locale, model);
        }
        next.addFlashAttribute(
                "notice",
                feedbacks.answer(id, form.value("answer"), officer.id())
                        ? "desk.notice.answered"
                        : "desk.notice.answered-before");
        return "redirect:/desk/feedback";
    }

    private String show(Feedback feedback, Form form, Locale locale, Model model) {
        model.addAttribute("row", row(feedback, locale));
        model.addAttribute("form", form);
        return "desk/feedback-answer";
    }

    private Feedback find(UUID id) {
        return feedbacks.find(id).orElseThrow(CasePage::notThere);
    }

    private Row row(Feedback it, Locale locale) {
        return new Row(
                it.id().toString(),
                words.text("feedback.topic." + it.topic(), locale),
                it.words(),
                it.language().code(),
                words.moment(it.receivedAt()),
                String.valueOf(DeskWords.day(it.answerBy())),
                it.answerBy().isBefore(words.today()),
                it.byMail());
    }
}
