// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.shared.RecordingNumber;
import city.heart.eligibility.Answer;
import java.time.LocalDate;
import java.util.List;

/// The rule's answer for one child on one day, as it is kept with a case and copied into a decision:
/// enough to be decided again years later to the same answer.
///
/// @param because the reasons in the rule's order; texts for them stand with the service's version
/// @param facts the facts as given to the rule: canonical JSON, so that equal facts are equal text
/// @param ruleSha256 of the rule's file
/// @param engine the engine's name and version
/// @param known what the city knew
/// @param day on which the rule first gave this answer on these facts; a later look that finds the same leaves it
public record RuleAnswer(
        Answer answer,
        List<Because> because,
        String facts,
        String ruleSha256,
        String engine,
        RecordingNumber known,
        LocalDate day) {
    public RuleAnswer {
        because = List.copyOf(because);
    }

    /// The same, given since the day of an earlier look that found nothing else.
    public RuleAnswer since(RuleAnswer earlier) {
        var same = new RuleAnswer(answer, because, facts, ruleSha256, engine, known, earlier.day);
        return same.equals(
                        new RuleAnswer(
                                earlier.answer,
                                earlier.because,
                                earlier.facts,
                                earlier.ruleSha256,
                                earlier.engine,
                                known,
                                earlier.day))
                ? same
                : this;
    }

    /// The person is not due.
    public boolean notMet() {
        return answer == Answer.NOT_MET;
    }

    /// A person must look.
    public boolean leftToPerson() {
        return answer == Answer.PERSON;
    }

    /// One reason.
    ///
    /// @param code to which the service has a text in each language
    /// @param section of the law; empty where the reason rests on none
    public record Because(String code, String section) {}
}
