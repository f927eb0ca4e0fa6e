// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import city.base.shared.RecordingNumber;
import city.dmn.Trace;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A rule's answer for one person on one day, with all that is needed to give it again.
///
/// @param reasons at least one
/// @param facts as given to the rule, in the order of its inputs
/// @param period key of the school year that it is about (`2026-27`); null where the rule cannot say
/// @param ruleSha256 of the rule's file
/// @param engineVersion of the engine that answered
/// @param known what the city knew
/// @param day the rule's today
/// @param nextChange for one person who is not due: the first later day on which the answer can differ
///     with the same facts; null for never, where it is not known, and in set work
/// @param trace every decision, row and cell that was looked at; not stored, a recomputation gives it again
public record Verdict(
        Answer answer,
        List<Reason> reasons,
        List<FactUsed> facts,
        @Nullable String period,
        String ruleSha256,
        String engineVersion,
        RecordingNumber known,
        LocalDate day,
        @Nullable LocalDate nextChange,
        Trace trace) {
    public Verdict {
        reasons = List.copyOf(reasons);
        facts = List.copyOf(facts);
    }

    /// The reason that decided.
    public Reason reason() {
        return reasons.getFirst();
    }

    Verdict changingOn(LocalDate next) {
        return new Verdict(
                answer, reasons, facts, period, ruleSha256, engineVersion, known, day, next, trace);
    }

    /// The facts as they are stored with a decision: canonical JSON.
    public String storedFacts() {
        return StoredFacts.write(facts);
    }

    /// Whether another verdict says the same of the same: answer, reasons, facts, period, rule and
    /// engine. What was known and the trace are left out.
    public boolean sameRecordAs(Verdict other) {
        return answer == other.answer
                && reasons.equals(other.reasons)
                && storedFacts().equals(other.storedFacts())
                && Objects.equals(period, other.period)
                && ruleSha256.equals(other.ruleSha256)
                && engineVersion.equals(other.engineVersion)
                && day.equals(other.day);
    }

    @Override
    public String toString() {
        return "Verdict[" + answer + ", " + reasons.stream().map(Reason::code).toList() + "]";
    }
}
