// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A child and those who answer for it, as known at one recording, on one day.
///
/// @param guardians  all in force on the day, by number
/// @param order      a non-disclosure order stands on the child, on anybody registered in the child's
///     dwelling, on a guardian, or on another child of a guardian: a person handles this family, and
///     nothing derived from an address leaves
/// @param inCare     taken into care (HUOSTAANOTTO)
/// @param adLitem    has a guardian ad litem (EDUNVALVONTA)
/// @param twoHomes   lives with guardians in turn, as the register says
/// @param unclear    who decides does not follow from what the register says
/// @param sameBirth  other children born to the same family on the same day or the day beside it
/// @param siblings   other children with a guardian in common
/// @param known      the recording at which all this was known
public record Family(
        Resident child,
        List<Guardian> guardians,
        boolean order,
        boolean inCare,
        boolean adLitem,
        boolean twoHomes,
        boolean unclear,
        List<ResidentId> sameBirth,
        List<ResidentId> siblings,
        RecordingNumber known) {
    public Family {
        guardians = List.copyOf(guardians);
        sameBirth = List.copyOf(sameBirth);
        siblings = List.copyOf(siblings);
    }

    /// Where the child lives, for a guardian who lives there too: a home is shown to those alone whose home it is.
    ///
    /// @return the building; null for everybody else, and where an order stands
    public @Nullable String homeFor(ResidentId reader) {
        var home = child.address();
        return home != null
                        && !order
                        && guardians.stream()
                                .anyMatch(it ->
                                        it.livesWithChild() && it.person().id().equals(reader))
                ? home.buildingId()
                : null;
    }
}
