// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.usage.Actor;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseId;
import city.heart.casework.CaseKey;
import city.heart.offer.States.Happening;
import city.heart.placement.UnitChoice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A place proposed under a case, made to its recipients. It can be answered up to and including
/// each recipient's own last day in the city's time zone, and the answer changed as often as one
/// likes until then. What a reader sees never waits for a job.
///
/// @param key of the case: service, period and child
/// @param choice the unit, and why this one
/// @param replaces the offer in whose place this one stands; null for the first
/// @param sealed a non-disclosure order closed it: no page and no link shows it to anybody
/// @param asked somebody asked for a person or an interpreter and has not been answered
/// @param sentOn the city's day; null before
public record Offer(
        OfferId id,
        CaseId caseId,
        CaseKey key,
        UnitChoice.Proposed choice,
        LocalDate firstDay,
        State state,
        @Nullable OfferId replaces,
        boolean sealed,
        boolean asked,
        @Nullable LocalDate sentOn,
        List<Recipient> recipients,
        List<ReplyVersion> answers) {

    public Offer {
        recipients = List.copyOf(recipients);
        answers = List.copyOf(answers);
    }

    /// A new one, of which nothing has left.
    ///
    /// @param id under which its seat is held
    public static Offer prepared(
            OfferId id,
            CaseFile file,
            UnitChoice.Proposed choice,
            LocalDate firstDay,
            @Nullable OfferId replaces,
            List<Recipient> recipients) {
        return new Offer(
                id,
                file.id(),
                file.key(),
                choice,
                firstDay,
                State.PREPARED,
                replaces,
                false,
                false,
                null,
                recipients,
                List.of());
    }

    public Offer with(
            boolean somebodyWaits, List<Recipient> itsRecipients, List<ReplyVersion> itsAnswers) {
        return new Offer(
                id,
                caseId,
                key,
                choice,
                firstDay,
                state,
                replaces,
                sealed,
                somebodyWaits,
                sentOn,
                itsRecipients,
                itsAnswers);
    }

    /// The place and why this one, without the words of placement.
    public OfferLine.Placing placing() {
        return OfferLine.Placing.of(choice);
    }

    /// The unit in which the place is.
    public UnitId unit() {
        return choice.unit();
    }

    /// The child.
    public ResidentId subject() {
        return key.child();
    }

    /// The last day of the last guardian; empty before it is sent.
    public Optional<LocalDate> lastDay() {
        return recipients.stream()
                .filter(it -> it.role() == Recipient.Role.DECIDES && it.until() == null)
                .map(Recipient::lastDay)
                .filter(it -> it != null)
                .max(Comparator.naturalOrder());
    }

    /// The day that `lastDay` is told as: of the last of those who decide.
    public Optional<LocalDate> dayToShow(LocalDate today) {
        return recipients.stream()
                .filter(it -> it.role() == Recipient.Role.DECIDES && it.until() == null)
                .map(it -> it.dayToShow(today))
                .filter(it -> it != null)
                .max(Comparator.naturalOrder());
    }

    /// The last day that was told to the last of those who could answer on a day.
    public Optional<LocalDate> toldDay(LocalDate day) {
        return recipients.stream()
                .filter(it -> it.mayAnswer(day))
                .map(Recipient::toldDay)
                .filter(it -> it != null)
                .max(Comparator.naturalOrder());
    }

    public Optional<Recipient> recipient(ResidentId who) {
        return recipients.stream().filter(it -> it.resident().equals(who)).findFirst();
    }

    public Optional<ReplyVersion> latestOf(ResidentId who) {
        return answers.stream()
                .filter(it -> it.guardian().equals(who))
                .max(Comparator.comparingInt(ReplyVersion::version));
    }

    /// Those who decide on that day.
    public List<ResidentId> deciders(LocalDate today) {
        return recipients.stream()
                .filter(it -> it.mayAnswer(today))
                .map(Recipient::resident)
                .toList();
    }

    public JointAnswer jointAnswer(LocalDate today) {
        return JointAnswer.of(deciders(today), answers);
    }

    /// What came of an answer.
    ///
    /// @param move what happens to the offer by it; null where nothing does
    public record Answered(Offers.ReplyOutcome outcome, States.@Nullable Move move) {}

    /// One guardian's answer.
    ///
    /// @param by the officer who records it; null when the guardian answers
    /// @return what came of it, or empty if this resident is no recipient that day
    public Optional<Answered> answer(
            ResidentId who,
            ReplyVersion.Content said,
            Medium medium,
            @Nullable Actor by,
            Instant now,
            LocalDate today) {
        return recipient(who)
                .filter(it -> it.maySee(today))
                .map(it -> answer(it, said, medium, by, now, today));
    }

    private Answered answer(
            Recipient who,
            ReplyVersion.Content said,
            Medium medium,
            @Nullable Actor by,
            Instant now,
            LocalDate today) {
        if (!who.mayAnswer(today)) {
            return new Answered(new Offers.ReplyOutcome.NotYoursToDecide(), null);
        }
        var person = by != null;
        if ((sealed && !person)
                || !(state.takesAnswers() || (person && state == State.WITH_PERSON))) {
            return new Answered(new Offers.ReplyOutcome.Closed(state), null);
        }
        var lastDay = who.lastDay();
        if (lastDay != null && today.isAfter(lastDay) && state != State.WITH_PERSON) {
            return new Answered(new Offers.ReplyOutcome.Lapsed(lastDay), null);
        }
        var earlier = latestOf(who.resident());
        if (earlier.isPresent() && earlier.get().said().equals(said)) {
            return new Answered(new Offers.ReplyOutcome.AlreadyAnswered(earlier.get()), null);
        }
        var version = earlier.map(ReplyVersion::version).orElse(0) + 1;
        var answer =
                new ReplyVersion(
                        who.resident(),
                        version,
                        said.reply(),
                        said.text(),
                        said.wishes(),
                        now,
                        medium,
                        by);
        if (state == State.DECIDED) {
            return new Answered(new Offers.ReplyOutcome.KeptForPerson(answer), null);
        }
        var all = new ArrayList<>(answers);
        all.add(answer);
        var move =
                JointAnswer.of(deciders(today), all)
                        .happening()
                        .flatMap(it -> States.move(state, it))
                        .filter(it -> it.to() != state)
                        .orElse(null);
        return new Answered(
                new Offers.ReplyOutcome.Recorded(answer, move == null ? state : move.to()), move);
    }

    /// What the passing of the last day means. Silence counts only when every guardian was served,
    /// nothing came back and nobody waits for a person; it takes no right away.
    ///
    /// @param decidesOnSilence the service decides on the proposal where nobody answers; otherwise it
    ///     reminds once and then asks a person
    /// @return empty while a last day is still to come, and where the state has nothing to wait for
    public Optional<Happening> lastDayPassed(LocalDate today, boolean decidesOnSilence) {
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
