// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import org.jspecify.annotations.Nullable;

/// A range of comparable FEEL values (DMN 1.5, 10.3.2.7).
///
/// @param low the lower end; null where the range has none
/// @param high the upper end; null where the range has none
/// @param form how it was written
public record Range(
        @Nullable Object low,
        boolean lowIncluded,
        @Nullable Object high,
        boolean highIncluded,
        Form form) {
    /// An interval `[1..10)`, or one of the tests that stand for a range: `(< 10)`, `(>= 1)`, `(= 5)`, `(!= 5)`. An
    /// interval with a null end is not a test with one end: nothing can be said to lie in it.
    public enum Form {
        INTERVAL,
        TEST,
        NOT_EQUAL
    }

    /// An interval.
    public Range(
            @Nullable Object low,
            boolean lowIncluded,
            @Nullable Object high,
            boolean highIncluded) {
        this(low, lowIncluded, high, highIncluded, Form.INTERVAL);
    }

    @Override
    public String toString() {
        return (lowIncluded ? "[" : "(") + low + ".." + high + (highIncluded ? "]" : ")");
    }
}
