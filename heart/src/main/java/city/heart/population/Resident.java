// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A person as the city knew them at one recording, on one day.
///
/// @param id                   the person's own number, also when an alias was asked for
/// @param names                null where the register told none
/// @param died                 day of death, null while alive; where only a year is known, its first day
/// @param municipality         home municipality, three digits; null where the person has none
/// @param address              null under an order, and where there is none
/// @param temporaryAddressOnly has a temporary address and no permanent one
/// @param order                a non-disclosure order on this person stands
/// @param motherTongue         null where unknown, or where the language has no two-letter code
/// @param motherTongueCode     ISO 639 as the register writes it (two or three letters), null where unknown
/// @param contactLanguage      null where the person chose none in the register
/// @param inRegister           false for somebody whom an officer entered
public record Resident(
        ResidentId id,
        @Nullable Names names,
        Birth birth,
        @Nullable LocalDate died,
        @Nullable String municipality,
        @Nullable Address address,
        boolean temporaryAddressOnly,
        boolean order,
        @Nullable Language motherTongue,
        @Nullable String motherTongueCode,
        @Nullable Language contactLanguage,
        boolean inRegister) {
    @Override
    public String toString() {
        return "Resident[" + id.value() + "]";
    }
}
