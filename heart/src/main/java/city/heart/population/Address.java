// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.shared.Language;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A permanent address in Finland. Under a non-disclosure order there is none: what was withheld is
/// nowhere, and everything derived from it counts as the address.
///
/// @param apartment  stair letter and number, such as `A 12`
/// @param buildingId permanent building identifier (VTJ-PRT), 10 characters; null where unknown
/// @param dwelling   the dwelling's key: equal for all who are registered in it; null where unknown
public record Address(
        @Nullable String streetFi,
        @Nullable String streetSv,
        @Nullable String houseNumber,
        @Nullable String apartment,
        @Nullable String postalCode,
        @Nullable String postOfficeFi,
        @Nullable String postOfficeSv,
        @Nullable String buildingId,
        @Nullable String dwelling) {
    /// The street with number and apartment, in a language where the register has it in that one, else in the other.
    public String street(Language language) {
        return joined(in(language, streetFi, streetSv), houseNumber, apartment);
    }

    /// Postal code and post office, in a language as the street is.
    public String post(Language language) {
        return joined(postalCode, in(language, postOfficeFi, postOfficeSv));
    }

    private static @Nullable String in(
            Language language, @Nullable String finnish, @Nullable String swedish) {
        var own = language.equals(Language.SV) ? swedish : finnish;
        return own != null && !own.isEmpty() ? own : finnish == null ? swedish : finnish;
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts)
                .filter(it -> it != null && !it.isEmpty())
                .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return "Address[…]";
    }
}
