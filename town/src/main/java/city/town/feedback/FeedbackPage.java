// SPDX-License-Identifier: EUPL-1.2
package city.town.feedback;

import city.base.shared.CityTime;
import city.base.shared.EmailAddress;
import city.base.shared.Language;
import city.base.web.AddressLimit;
import city.base.web.Choice;
import city.base.web.Form;
import city.base.web.PageTexts;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The form without sign-in, and the page with the answer, open to whoever holds its address.
@Controller
class FeedbackPage {
    /// From one address: more than a person writes, less than hides everybody else's.
    private static final int A_MINUTE = 20;

    private static final int A_DAY = 100;

    private final Feedbacks feedbacks;
    private final MessageSource texts;
    private final AddressLimit limit;
    private final Clock clock;

    FeedbackPage(
            Feedbacks feedbacks, MessageSource texts, AddressLimit limit, @CityTime Clock clock) {
        this.feedbacks = feedbacks;
        this.texts = texts;
        this.limit = limit;
        this.clock = clock;
    }

    /// What the sender reads.
    ///
    /// @param answer null while there is none
    record View(
            String received,
            String lastDay,
            String topic,
            String text,
            boolean byMail,
            @Nullable String answer,
            @Nullable String answered) {}

    @GetMapping("/feedback")
    String form(@RequestParam(defaultValue = "") String about, Locale locale, Model model) {
        return form(Form.of(Map.of("topic", about)), locale, model);
    }

    @PostMapping("/feedback")
    String send(
            @RequestParam Map<String, String> sent,
            Locale locale,
            Model model,
            HttpServletRequest request,
            jakarta.servlet.http.HttpServletResponse response) {
        if (!limit.allows(request, "feedback", A_MINUTE, A_DAY)) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            return form(
                    Form.of(sent).check("text", _ -> false, "feedback.too-many"), locale, model);
        }
        var form =
                Form.of(sent)
                        .check("topic", it -> topics().contains(it), "feedback.topic.fault")
                        .require("text", "feedback.text.fault")
                        .atMost("text", Feedback.LONGEST, "feedback.text.long")
                        .check("email", FeedbackPage::isMailOrNothing, "feedback.email.fault");
        if (!form.isOk()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(form, locale, model);
        }
        var feedback =
                feedbacks.send(
                        Feedback.Topic.valueOf(form.value("topic")),
                        form.value("text"),
                        new Language(locale.getLanguage()),
                        form.value("email").isEmpty() ? null : form.value("email"));
        return "redirect:/feedback/" + feedback.id();
    }

    @GetMapping("/feedback/{id}")
    String show(@PathVariable UUID id, PageTexts said, Model model) {
        var feedback =
                feedbacks
                        .find(id)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var answer = feedback.answer();
        model.addAttribute(
                "feedback",
                new View(
                        day(feedback.receivedAt(), said),
                        said.day(feedback.answerBy()),
                        feedback.topic().name(),
                        feedback.text(),
                        feedback.byMail(),
                        answer == null ? null : answer.text(),
                        answer == null ? null : day(answer.at(), said)));
        return "feedback/received";
    }

    private String day(Instant at, PageTexts said) {
        return said.day(LocalDate.ofInstant(at, clock.getZone()));
    }

    private String form(Form form, Locale locale, Model model) {
        model.addAttribute("form", form);
        model.addAttribute(
                "topics",
                topics().stream()
                        .map(it ->
                                new Choice(
                                        it, texts.getMessage("feedback.topic." + it, null, locale)))
                        .toList());
        return "feedback/form";
    }

    private static boolean isMailOrNothing(String typed) {
        return typed.isEmpty()
                // A form may ask for more than a register: an address without a domain is a slip.
                || EmailAddress.isOne(typed) && typed.lastIndexOf('.') > typed.indexOf('@');
    }

    private static List<String> topics() {
        return Arrays.stream(Feedback.Topic.values()).map(Enum::name).toList();
    }
}
