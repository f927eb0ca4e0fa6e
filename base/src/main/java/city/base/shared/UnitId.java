// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import java.util.Optional;
import java.util.regex.Pattern;

/// A unit's id in the city's own folder: a school, a pre-primary group's house.
///
/// @param value 1 to 64 small letters, digits and hyphens; safe in an URL
public record UnitId(String value) implements Comparable<UnitId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    public UnitId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A unit's id is 1 to 64 small letters, digits, hyphens and underscores: "
                            + value);
        }
    }

    /// @return empty where no unit can have this id
    public static Optional<UnitId> find(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new UnitId(text)) : Optional.empty();
    }

    @Override
    public int compareTo(UnitId other) {
        return value.compareTo(other.value);
    }
}
