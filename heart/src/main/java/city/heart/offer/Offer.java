// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.ResidentId;
import city.heart.placement.Choice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A place proposed under a case, made to its recipients. It can be answered up to and including
/// each recipient's own last day in the city's time zone, and the answer changed as often as one
/// likes until then. What a reader sees never waits for a job.
///
/// @param subject the child
/// @param choice the unit, and why this one
/// @param replaces the offer in whose place this one stands; null for the first
/// @param sealed a non-disclosure order closed it: no page and no link shows it to anybody
/// @param asked somebody asked for a person or an interpreter and has not been answered
/// @param sentOn the city's day; null before
record Offer(
        OfferId id,
        CaseId caseId,
        ResidentId subject,
        Choice.Proposed choice,
        LocalDate firstDay,
        State state,
        @Nullable OfferId replaces,
        boolean sealed,
        boolean asked,
        @Nullable LocalDate sentOn,
        List<Recipient> recipients,
        List<Answer> answers) {

    Offer {
        recipients = List.copyOf(recipients);
        answers = List.copyOf(answers);
    }

    Offer with(List<Recipient> itsRecipients, List<Answer> itsAnswers) {
        return new Offer(
                id,
                caseId,
                subject,
                choice,
                firstDay,
                state,
                replaces,
                sealed,
                asked,
                sentOn,
                itsRecipients,
                itsAnswers);
    }

    /// The last day of the last guardian; empty before it is sent.
    Optional<LocalDate> lastDay() {
        return recipients.stream()
                .filter(it -> it.role() == Recipient.Role.DECIDES && it.until() == null)
                .map(Recipient::lastDay)
                .filter(it -> it != null)
                .max(Comparator.naturalOrder());
    }

    /// The last day of the last of those who could answer on a day.
    Optional<LocalDate> lastDay(LocalDate day) {
        return recipients.stream()
                .filter(it -> it.mayAnswer(day))
                .map(Recipient::lastDay)
                .filter(it -> it != null)
                .max(Comparator.naturalOrder());
    }

    Optional<Recipient> recipient(ResidentId who) {
        return recipients.stream().filter(it -> it.resident().equals(who)).findFirst();
    }

    Optional<Answer> latestOf(ResidentId who) {
        return answers.stream()
                .filter(it -> it.guardian().equals(who))
                .max(Comparator.comparingInt(Answer::version));
    }

    /// Those who decide on that day.
    List<ResidentId> deciders(LocalDate today) {
        return recipients.stream()
                .filter(it -> it.mayAnswer(today))
                .map(Recipient::resident)
                .toList();
    }

    Stand stand(LocalDate today) {
        return Stand.of(deciders(today), answers);
    }

    /// One guardian's answer.
    ///
    /// @param by the officer who records it; null when the guardian answers
    /// @return the outcome, or empty if this resident is no recipient that day
    Optional<Outcome> answer(
            ResidentId who,
            Reply reply,
            @Nullable String words,
            Medium medium,
            @Nullable String by,
            Instant now,
            LocalDate today) {
        return recipient(who)
                .filter(it -> it.maySee(today))
                .map(it -> answer(it, reply, words, medium, by, now, today));
    }

    private Outcome answer(
            Recipient who,
            Reply reply,
            @Nullable String words,
            Medium medium,
            @Nullable String by,
            Instant now,
            LocalDate today) {
        if (!who.mayAnswer(today)) {
            return new Outcome.NotYoursToDecide();
        }
        var person = by != null;
        if ((sealed && !person)
                || !(state.takesAnswers() || (person && state == State.WITH_PERSON))) {
            return new Outcome.Closed();
        }
        var lastDay = who.lastDay();
        if (lastDay != null && today.isAfter(lastDay) && state != State.WITH_PERSON) {
            return new Outcome.Lapsed(lastDay);
        }
        var earlier = latestOf(who.resident());
        if (earlier.isPresent()
                && earlier.get().reply() == reply
                && java.util.Objects.equals(earlier.get().words(), words)) {
            return new Outcome.AlreadyAnswered(earlier.get());
        }
        var version = earlier.map(Answer::version).orElse(0) + 1;
        var answer = new Answer(who.resident(), version, reply, words, now, medium, by);
        if (state == State.DECIDED) {
            return new Outcome.KeptForPerson(answer);
        }
        return new Outcome.Recorded(answer, stateWith(answer, today));
    }

    private State stateWith(Answer answer, LocalDate today) {
        var all = new java.util.ArrayList<>(answers);
        all.add(answer);
        return Stand.of(deciders(today), all)
                .happening()
                .flatMap(it -> States.after(state, it))
                .orElse(state);
    }

    /// What the passing of the last day means. Silence counts only when every guardian was served,
    /// nothing came back and nobody waits for a person; it takes no right away.
    ///
    /// @param decidesOnSilence the service decides on the proposal where nobody answers; otherwise it
    ///     reminds once and then asks a person
    /// @return empty while a last day is still to come, and where the state has nothing to wait for
    Optional<Happening> lastDayPassed(LocalDate today, boolean decidesOnSilence) {
        var last = lastDay();
        if (last.isPresent() && !today.isAfter(last.get())) {
            return Optional.empty();
        }
        var everyoneServed =
                recipients.stream().filter(it -> it.mayAnswer(today)).allMatch(Recipient::served);
        var clear = everyoneServed && !asked && !deciders(today).isEmpty() && last.isPresent();
        return switch (state) {
            case OPEN -> {
                if (!clear) {
                    yield Optional.of(Happening.LAST_DAY_NEEDS_PERSON);
                }
                yield Optional.of(
                        decidesOnSilence ? Happening.SILENCE_DECIDES : Happening.SILENCE_REMINDS);
            }
            case ACCEPTED ->
                    Optional.of(
                            clear ? Happening.NOBODY_OBJECTED : Happening.LAST_DAY_NEEDS_PERSON);
            case REMINDED, PARTLY_REFUSED, REFUSED, CONTRARY ->
                    Optional.of(Happening.LAST_DAY_NEEDS_PERSON);
            case PREPARED, READY, WITH_PERSON, DECIDED, WITHDRAWN, REPLACED -> Optional.empty();
        };
    }
}
