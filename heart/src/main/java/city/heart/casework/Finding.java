// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.shared.ResidentId;
import city.heart.eligibility.Answer;
import city.heart.population.Family;
import city.heart.population.Guardian;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a look at one child found, with all that it was based on: may the machine go on? Taken before a
/// case is opened, again before anything is sent, and again before a decision. Plain.
///
/// @param period of which a place would be
/// @param ruleAnswer what the rule said
/// @param family as it was read for the rule's answer
public record Finding(
        ResidentId child, String period, RuleAnswer ruleAnswer, Family family, Next next) {
    /// What may follow.
    public sealed interface Next {
        /// The machine may go on.
        record GoOn() implements Next {}

        /// Only a person may.
        ///
        /// @param detail a code of the rule or of the family's kind, never a value
        record Person(TaskKind ask, @Nullable String detail) implements Next {}

        /// The child is not due: nothing, or the end of what was begun.
        record NotDue(boolean movedOut) implements Next {}

        record Died() implements Next {}
    }

    /// Safe family first: an order is looked at before all else but death, whatever the rule says.
    ///
    /// @param inHand a person has taken the family over
    /// @param municipality the city's own code, three digits
    public static Finding of(
            ResidentId child, Rules.Due due, boolean inHand, String municipality, LocalDate today) {
        return new Finding(
                child,
                due.period(),
                due.ruleAnswer(),
                due.family(),
                next(due.family(), due.ruleAnswer(), inHand, municipality, today));
    }

    /// True where the machine may go on.
    public boolean goesOn() {
        return next instanceof Next.GoOn;
    }

    /// An order stands on the family of a living child.
    public boolean underOrder() {
        return family.child().died() == null && family.order();
    }

    private static Next next(
            Family family,
            RuleAnswer ruleAnswer,
            boolean inHand,
            String municipality,
            LocalDate today) {
        if (family.child().died() != null) {
            return new Next.Died();
        }
        if (ruleAnswer.answer() == Answer.NOT_MET) {
            // Also under an order: what is not due opens no case. What was begun is stopped by the
            // order.
            return new Next.NotDue(!municipality.equals(family.child().municipality()));
        }
        if (family.order()) {
            return new Next.Person(TaskKind.ORDER, null);
        }
        if (inHand) {
            return new Next.Person(TaskKind.IN_HAND, null);
        }
        if (ruleAnswer.answer() == Answer.PERSON) {
            return new Next.Person(
                    TaskKind.RULE,
                    ruleAnswer.because().isEmpty() ? null : ruleAnswer.because().getFirst().code());
        }
        var unclear = notSimple(family);
        if (unclear != null) {
            return new Next.Person(TaskKind.FAMILY, unclear);
        }
        return family.guardians().stream().noneMatch(Finding::answers)
                ? new Next.Person(TaskKind.NO_GUARDIAN, null)
                : new Next.GoOn();
    }

    /// Nothing to the dead.
    private static boolean answers(Guardian guardian) {
        return guardian.decides() && guardian.person().died() == null;
    }

    private static @Nullable String notSimple(Family family) {
        if (family.inCare()) {
            return "in-care";
        }
        if (family.adLitem()) {
            return "guardian-ad-litem";
        }
        if (family.twoHomes()) {
            return "two-homes";
        }
        return family.unclear() || family.guardians().stream().anyMatch(Guardian::unclear)
                ? "unclear-custody"
                : null;
    }
}
