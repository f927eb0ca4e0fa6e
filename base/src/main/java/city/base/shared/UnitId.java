// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

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

    @Override
    public int compareTo(UnitId other) {
        return value.compareTo(other.value);
    }
}
