// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Of a child what giving places to many children together asks for, and no more.
///
/// @param building of the permanent address; null where there is none, or the register withholds it
/// @param motherTongue null where the register knows none with a two-letter code
/// @param sameBirth other children of the child's guardians who were born on the same day or one beside it
/// @param siblings other children of the child's guardians who live in the same dwelling
public record Home(
        ResidentId child,
        @Nullable String building,
        @Nullable Language motherTongue,
        List<ResidentId> sameBirth,
        List<Sibling> siblings) {
    public Home {
        sameBirth = List.copyOf(sameBirth);
        siblings = List.copyOf(siblings);
    }

    /// A brother or sister at home.
    ///
    /// @param born the year; null where the register knows none
    public record Sibling(ResidentId id, @Nullable Integer born) {}
}
