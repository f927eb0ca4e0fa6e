// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.heart.population.Family;
import city.heart.population.Guardian;
import city.heart.population.Resident;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A look at one child: may the machine go on, and to whom would it write? Taken before a case is
/// opened, again before anything is sent, and again before a decision. Plain.
sealed interface Look {
    /// The machine may go on with these recipients, not yet served.
    record Go(List<Recipient> recipients) implements Look {}

    /// Only a person may.
    ///
    /// @param detail a code of the rule or of the family's kind, never a value
    record Person(Ask ask, @Nullable String detail) implements Look {}

    /// The child is not due: nothing, or the end of what was begun.
    record NotDue(boolean movedOut) implements Look {}

    record Died() implements Look {}

    /// Safe family first: an order is looked at before all else but death, whatever the rule says.
    ///
    /// @param family null where the city does not know the child
    /// @param inHand a person has taken the family over
    /// @param municipality the city's own code, three digits
    static Look at(
            @Nullable Family family,
            Grounds grounds,
            boolean inHand,
            String municipality,
            LocalDate today) {
        if (family == null) {
            return new Person(Ask.FAMILY, "unknown-child");
        }
        if (family.child().died() != null) {
            return new Died();
        }
        if (grounds.answer() == Grounds.Said.NOT_MET) {
            // Also under an order: what is not due opens no case. What was begun is stopped by the
            // order.
            return new NotDue(!municipality.equals(family.child().municipality()));
        }
        if (family.order()) {
            return new Person(Ask.ORDER, null);
        }
        if (inHand) {
            return new Person(Ask.IN_HAND, null);
        }
        if (grounds.answer() == Grounds.Said.PERSON) {
            return new Person(
                    Ask.RULE,
                    grounds.because().isEmpty() ? null : grounds.because().getFirst().code());
        }
        var unclear = notSimple(family);
        if (unclear != null) {
            return new Person(Ask.FAMILY, unclear);
        }
        var recipients = recipients(family, today);
        return recipients.stream().noneMatch(it -> it.role() == Recipient.Role.DECIDES)
                ? new Person(Ask.NO_GUARDIAN, null)
                : new Go(recipients);
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

    /// Nothing to the dead. Who decides answers; who only has a right to information sees.
    static List<Recipient> recipients(Family family, LocalDate today) {
        var list = new ArrayList<Recipient>();
        for (var guardian : family.guardians()) {
            if (alive(guardian.person()) && (guardian.decides() || guardian.informed())) {
                list.add(
                        new Recipient(
                                guardian.person().id(),
                                guardian.decides()
                                        ? Recipient.Role.DECIDES
                                        : Recipient.Role.INFORMED,
                                today,
                                null,
                                null,
                                null,
                                null,
                                false));
            }
        }
        return list;
    }

    private static boolean alive(Resident person) {
        return person.died() == null;
    }
}
