// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import org.jspecify.annotations.Nullable;

/// A range of comparable FEEL values (DMN 1.5, 10.3.2.7). A missing end (`< 10`) is null and not included.
public record Range(
        @Nullable Object low, boolean lowIncluded, @Nullable Object high, boolean highIncluded) {
    @Override
    public String toString() {
        return (lowIncluded ? "[" : "(") + low + ".." + high + (highIncluded ? "]" : ")");
    }
}
