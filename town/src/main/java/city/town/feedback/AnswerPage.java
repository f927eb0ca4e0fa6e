// SPDX-License-Identifier: EUPL-1.2
package city.town.feedback;

import static city.town.feedback.FeedbackSubject.ANSWER;

import city.base.shared.CityTime;
import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.web.Consequence;
import city.base.web.Form;
import city.base.web.ListPart;
import city.base.web.PageTexts;
import city.base.web.Paging;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Feedback that waits for its answer, the most urgent first; for officers.
@Controller
class AnswerPage {
    private final Feedbacks feedbacks;
    private final Clock clock;

    AnswerPage(Feedbacks feedbacks, @CityTime Clock clock) {
        this.feedbacks = feedbacks;
        this.clock = clock;
    }

    record Row(
            String id,
            String topic,
            String text,
            String language,
            String received,
            String lastDay,
            boolean late,
            boolean byMail) {}

    @GetMapping("/desk/feedback")
    String list(ListPart part, PageTexts texts, Model model) {
        var paging = part.of(feedbacks.countWaiting().waiting());
        List<Row> rows =
                feedbacks.listWaiting(paging.offset(), Paging.ROWS).stream()
                        .map(it -> row(it, texts))
                        .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("paging", paging);
        return "feedback/waiting";
    }

    /// Advertising and the like is thrown away, after a page that says so.
    @GetMapping("/desk/feedback/{id}/discard")
    String asksToDiscard(@PathVariable UUID id, PageTexts texts, Model model) {
        return discard(find(id), texts).show(Form.empty(), model);
    }

    @PostMapping("/desk/feedback/{id}/discard")
    String discard(@PathVariable UUID id, SignedIn.Officer officer, RedirectAttributes next) {
        officer.mustBeAbleTo(ANSWER);
        next.addFlashAttribute(
                "notice",
                feedbacks.discard(id)
                        ? "feedback.desk.discarded"
                        : "feedback.desk.answered-before");
        return "redirect:/desk/feedback";
    }

    private static Consequence discard(Feedback it, PageTexts texts) {
        var path = "/desk/feedback/" + it.id();
        return Consequence.of(
                texts.text("feedback.desk.discard"),
                texts.text("feedback.topic." + it.topic()),
                List.of(
                        it.text(),
                        texts.text("feedback.desk.discard.gone"),
                        texts.text("feedback.desk.discard.law")),
                path + "/discard",
                path,
                texts.text("feedback.desk.discard.do"));
    }

    @GetMapping("/desk/feedback/{id}")
    String show(@PathVariable UUID id, PageTexts texts, Model model) {
        return show(find(id), Form.empty(), texts, model);
    }

    @PostMapping("/desk/feedback/{id}")
    String answer(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        officer.mustBeAbleTo(ANSWER);
        var form =
                Form.of(sent)
                        .require("answer", "feedback.desk.answer.fault")
                        .atMost("answer", Feedback.LONGEST, "feedback.desk.answer.fault");
        if (!form.isOk()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(find(id), form, texts, model);
        }
        next.addFlashAttribute(
                "notice",
                feedbacks.answer(id, form.value("answer"), Actor.officer(officer.id()))
                        ? "feedback.desk.answered"
                        : "feedback.desk.answered-before");
        return "redirect:/desk/feedback";
    }

    private String show(Feedback feedback, Form form, PageTexts texts, Model model) {
        model.addAttribute("row", row(feedback, texts));
        model.addAttribute("form", form);
        return "feedback/answer";
    }

    private Feedback find(UUID id) {
        return feedbacks
                .find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Row row(Feedback it, PageTexts texts) {
        return new Row(
                it.id().toString(),
                texts.text("feedback.topic." + it.topic()),
                it.text(),
                it.language().code(),
                texts.moment(it.receivedAt()),
                texts.day(it.answerBy()),
                it.answerBy().isBefore(LocalDate.now(clock)),
                it.byMail());
    }
}
