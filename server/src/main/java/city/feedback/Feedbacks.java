// SPDX-License-Identifier: EUPL-1.2
package city.feedback;

import city.shared.CityTime;
import city.shared.Language;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door of feedback.
@Service
public class Feedbacks {
    private final FeedbackRepository repository;
    private final Clock clock;

    Feedbacks(FeedbackRepository repository, @CityTime Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /// Keeps what somebody said; the day to answer is fourteen days later.
    ///
    /// @param words 1 to 4,000 characters
    @Transactional
    public Feedback send(Feedback.Topic topic, String words, Language language) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var feedback =
                new Feedback(
                        UUID.randomUUID(),
                        topic,
                        words,
                        language,
                        now,
                        LocalDate.ofInstant(now, clock.getZone()).plusDays(Feedback.DAYS),
                        null);
        repository.add(feedback);
        return feedback;
    }

    /// By the key that the sender was given.
    public Optional<Feedback> find(UUID id) {
        return repository.find(id);
    }

    /// All without an answer, the most urgent first; 200 at most.
    public List<Feedback> listWaiting() {
        return repository.listWaiting();
    }

    /// An officer's answer, given once.
    ///
    /// @return false when there is no such feedback or it has its answer already
    @Transactional
    public boolean answer(UUID id, String words, String officer) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return repository.answer(id, new Feedback.Answer(words, officer, at));
    }
}
