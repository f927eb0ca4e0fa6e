// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What an officer looks for at the desk: an identity code alone, or a family name with or without
/// first name and birth date.
///
/// @param identityCode matched whole, present and former codes alike
/// @param lastName     the beginning of the present family name, capital letters or not
/// @param firstName    the beginning of the present first names
/// @param born         exact
public record Search(
        @Nullable String identityCode,
        @Nullable String lastName,
        @Nullable String firstName,
        @Nullable LocalDate born) {
    public Search {
        if (identityCode == null && (lastName == null || lastName.strip().length() < 2)) {
            throw new IllegalArgumentException(
                    "A search names an identity code or two letters of a family name");
        }
    }

    /// By a present or former identity code.
    public static Search byCode(String identityCode) {
        return new Search(identityCode, null, null, null);
    }

    /// By family name.
    public static Search byName(String lastName) {
        return new Search(null, lastName, null, null);
    }

    @Override
    public String toString() {
        return "Search[…]";
    }
}
