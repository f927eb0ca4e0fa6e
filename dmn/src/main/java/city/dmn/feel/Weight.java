// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.Range;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How deep values stand in each other, and how many there are when each is counted as often as it stands somewhere:
/// what comparing or writing the whole costs. Long texts count as several.
record Weight(int depth, long values) {
    /// Deeper lists and contexts are refused.
    static final int MAX_DEPTH = 200;

    /// Larger ones are refused.
    static final long MAX_VALUES = 2_000_000;

    /// The weight of a list or context with these in it.
    static Weight around(Iterable<?> parts) {
        var depth = 1;
        var values = 1L;
        for (var part : parts) {
            depth = Math.max(depth, 1 + depth(part));
            values += values(part);
        }
        return new Weight(depth, values);
    }

    private static Weight of(@Nullable Object value) {
        return switch (value) {
            case Items it -> it.weight();
            case Entries it -> it.weight();
            case List<?> it -> around(it);
            case Map<?, ?> it -> around(it.values());
            case Range it ->
                    new Weight(
                            1 + Math.max(depth(it.low()), depth(it.high())),
                            1 + values(it.low()) + values(it.high()));
            case null, default -> new Weight(0, 1);
        };
    }

    static int depth(@Nullable Object value) {
        return value instanceof List<?> || value instanceof Map<?, ?> || value instanceof Range
                ? of(value).depth
                : 0;
    }

    static long values(@Nullable Object value) {
        return switch (value) {
            case String text -> 1 + text.length() / 32;
            // Written out, a number with an exponent is long.
            case BigDecimal n -> 1 + Math.abs(n.scale()) / 32;
            case null -> 1;
            default -> depth(value) == 0 ? 1 : of(value).values;
        };
    }

    /// Bytes that a value takes in a list, with its place there; texts, lists and contexts were counted when they were
    /// made.
    static long bytes(@Nullable Object value) {
        return switch (value) {
            case BigDecimal n -> n.precision() > 18 ? 120 : 48;
            case null -> 8;
            case String _, Boolean _, Items _, Entries _ -> 8;
            default -> 72;
        };
    }

    void check(Run run) {
        check(depth, values, run);
    }

    static void check(int depth, long values, Run run) {
        if (depth > MAX_DEPTH) {
            throw run.exhausted("stopped: lists and contexts nested deeper than " + MAX_DEPTH);
        }
        if (values > MAX_VALUES) {
            throw run.exhausted("stopped: a list or context of more than " + MAX_VALUES);
        }
    }

    void check() {
        if (depth > MAX_DEPTH || values > MAX_VALUES) {
            throw new IllegalArgumentException(
                    "a list or context is nested deeper than "
                            + MAX_DEPTH
                            + " or has more than "
                            + MAX_VALUES
                            + " values");
        }
    }
}
