// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.shared.Language;
import city.base.shared.WallTime;
import city.heart.channel.Carrier;
import city.heart.channel.Dispatch;
import city.heart.channel.MailCarrier;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Mails to an address that somebody gave for one answer, without being known to the city. For
/// residents there is `Messages`, which looks at the register before anything leaves.
@Service
public class Notes {
    private static final int BATCH = 20;
    private static final Duration CLAIM = Duration.ofMinutes(2);

    private final NoteRepository repository;
    private final MailCarrier mail;
    private final Clock wall;

    Notes(NoteRepository repository, MailCarrier mail, @WallTime Clock wall) {
        this.repository = repository;
        this.mail = mail;
        this.wall = wall;
    }

    /// A mail.
    ///
    /// @param id chosen by the sender; the same id is queued once
    /// @param purpose for which the address was given
    /// @param subject one line
    /// @param body plain text
    public record Note(
            UUID id,
            String address,
            String purpose,
            Language language,
            String subject,
            String body) {
        /// Address and text stay out of logs.
        @Override
        public String toString() {
            return "Note " + id;
        }
    }

    /// Queues a mail in the caller's transaction; nothing is sent before it is committed.
    @Transactional(propagation = Propagation.MANDATORY)
    public void queue(Note note) {
        repository.add(note, wall.instant());
    }

    /// Sends what is due. A server that dies on the way leaves a claim that runs out; then the same
    /// mail goes out under the same id.
    ///
    /// @return how many were taken up
    int round() {
        var now = wall.instant();
        var due = repository.claim(now, now.plus(CLAIM), BATCH);
        for (var it : due) {
            settle(it);
        }
        return due.size();
    }

    private void settle(NoteRepository.Due due) {
        try {
            switch (mail.handPlain(dispatch(due))) {
                case Carrier.HandOutcome.Accepted _ ->
                        repository.sent(due.note().id(), wall.instant());
                case Carrier.HandOutcome.Never(var reason) ->
                        repository.givenUp(due.note().id(), reason);
                case Carrier.HandOutcome.Later(var reason) -> later(due, reason);
            }
        } catch (MailException e) {
            later(due, e.getClass().getSimpleName());
        }
    }

    private static Dispatch dispatch(NoteRepository.Due due) {
        var note = due.note();
        return new Dispatch(
                note.id(),
                note.address(),
                List.of(),
                List.of(new Dispatch.Part(note.language(), note.subject(), note.body())),
                null,
                LocalDate.ofInstant(due.queuedAt(), ZoneOffset.UTC),
                due.queuedAt());
    }

    private void later(NoteRepository.Due due, String reason) {
        Repeats.after(due.attempts())
                .ifPresentOrElse(
                        it -> repository.again(due.note().id(), wall.instant().plus(it), reason),
                        () -> repository.givenUp(due.note().id(), reason));
    }
}
