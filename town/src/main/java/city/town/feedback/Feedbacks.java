// SPDX-License-Identifier: EUPL-1.2
package city.town.feedback;

import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.subject.Worklist;
import city.base.usage.Actor;
import city.heart.message.Notes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door of feedback.
@Service
public class Feedbacks {
    private final FeedbackRepository repository;
    private final Clock clock;
    private final Notes notes;
    private final MessageSource texts;
    private final String site;

    Feedbacks(
            FeedbackRepository repository,
            Notes notes,
            MessageSource texts,
            @CityTime Clock clock,
            @Value("${city.site:http://localhost:8080}") String site) {
        this.repository = repository;
        this.notes = notes;
        this.texts = texts;
        this.clock = clock;
        this.site = site;
    }

    /// Keeps what somebody said; the day to answer is fourteen days later.
    ///
    /// @param text 1 to 4,000 characters
    @Transactional
    public Feedback send(Feedback.Topic topic, String text, Language language) {
        return send(topic, text, language, null);
    }

    /// The same, with an address for the answer.
    ///
    /// @param email null where none was left; forgotten when the answer goes out
    @Transactional
    public Feedback send(
            Feedback.Topic topic, String text, Language language, @Nullable String email) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var feedback =
                new Feedback(
                        UUID.randomUUID(),
                        topic,
                        text,
                        language,
                        now,
                        LocalDate.ofInstant(now, clock.getZone()).plusDays(Feedback.DAYS),
                        email != null,
                        null);
        repository.add(feedback, email);
        return feedback;
    }

    /// By the key that the sender was given.
    public Optional<Feedback> find(UUID id) {
        return repository.find(id);
    }

    /// Those without an answer, the most urgent first.
    ///
    /// @param offset how many are passed over
    public List<Feedback> listWaiting(int offset, int limit) {
        return repository.listWaiting(offset, limit);
    }

    /// What asks for no answer, such as advertising, goes for good.
    ///
    /// @return false where it is gone or has its answer
    @Transactional
    public boolean discard(UUID id) {
        return repository.discard(id);
    }

    /// How much waits, and how much of it should have been answered before today.
    public Worklist.Count countWaiting() {
        return repository.countWaiting(LocalDate.now(clock));
    }

    /// An officer's answer, given once: on the sender's page, and by e-mail where an address was left.
    ///
    /// @return false when there is no such feedback or it has its answer already
    @Transactional
    public boolean answer(UUID id, String text, Actor officer) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var answered = repository.answer(id, new Feedback.Answer(text, officer, at));
        answered.map(FeedbackRepository.Answered::email)
                .ifPresent(email -> notes.queue(note(id, email, text)));
        return answered.isPresent();
    }

    /// In the language in which the feedback was written.
    private Notes.Note note(UUID id, String email, String text) {
        var language = repository.find(id).map(Feedback::language).orElse(Language.FI);
        return new Notes.Note(
                id,
                email,
                "feedback",
                language,
                texts.getMessage("feedback.mail.subject", null, language.locale()),
                texts.getMessage(
                        "feedback.mail.body",
                        new Object[] {text, site + "/feedback/" + id},
                        language.locale()));
    }
}
