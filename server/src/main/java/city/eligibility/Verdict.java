// SPDX-License-Identifier: EUPL-1.2
package city.eligibility;

import city.shared.RecordingNumber;
import java.time.LocalDate;
import java.util.List;
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
/// @param nextChange the first later day on which the answer can differ with the same facts; null for
///     never, or where it is not known
public record Verdict(
        Answer answer,
        List<Reason> reasons,
        List<FactUsed> facts,
        @Nullable String period,
        String ruleSha256,
        String engineVersion,
        RecordingNumber known,
        LocalDate day,
        @Nullable LocalDate nextChange) {
    public Verdict {
        reasons = List.copyOf(reasons);
        facts = List.copyOf(facts);
    }

    /// The reason that decided.
    public Reason reason() {
        return reasons.getFirst();
    }

    @Override
    public String toString() {
        return "Verdict[" + answer + ", " + reasons.stream().map(Reason::code).toList() + "]";
    }
}
