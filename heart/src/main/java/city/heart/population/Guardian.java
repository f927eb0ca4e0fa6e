// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Somebody who answers for a child, or may know of the child's matters, on one day.
///
/// @param since         first day
/// @param until         first day on which it no longer holds, null where the register names none
/// @param livesWithChild registered in the child's dwelling, or named so by the register
/// @param decides       may answer for the child in matters of education
/// @param informed      may see the child's matters
/// @param unclear       the register names a right or a kind that is not understood here: a person decides
public record Guardian(
        Resident person,
        Kind kind,
        LocalDate since,
        @Nullable LocalDate until,
        boolean livesWithChild,
        boolean decides,
        boolean informed,
        boolean unclear) {
    /// By which title. Act on Child Custody and Right of Access 361/1983 (Finland).
    public enum Kind {
        /// A parent or other custodian by law or by birth.
        GUARDIAN,
        /// A custodian whom a court or an agreement appointed.
        APPOINTED,
        /// Not a custodian, but entitled to information about the child.
        INFORMED_ONLY,
        /// A guardian ad litem (EDUNVALVONTA).
        AD_LITEM,
        /// Anything else that the register may name.
        OTHER
    }
}
