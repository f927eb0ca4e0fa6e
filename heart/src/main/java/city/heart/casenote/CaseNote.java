// SPDX-License-Identifier: EUPL-1.2
package city.heart.casenote;

import city.base.shared.ResidentId;
import city.base.usage.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One try to reach a family, as an officer noted it; or how it can be reached, as was told when it was entered.
///
/// @param by the officer
/// @param with the guardian; null where it was somebody else
/// @param reached whether somebody answered; null where nobody was tried
/// @param next the city's day on which to try or go on again; null for none
record CaseNote(
        Instant at,
        Actor by,
        @Nullable ResidentId with,
        Way way,
        @Nullable Boolean reached,
        String text,
        @Nullable LocalDate next) {
    /// By which way.
    enum Way {
        PHONE,
        MEETING,
        EMAIL,
        LETTER,
        OTHER,
        /// None: somebody told the officer who entered the child.
        ENTERED;

        /// Those by which an officer tries to reach somebody.
        static final List<Way> TRIED = List.of(PHONE, MEETING, EMAIL, LETTER, OTHER);
    }
}
