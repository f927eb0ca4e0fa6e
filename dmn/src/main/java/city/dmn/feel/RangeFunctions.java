// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import static java.util.Objects.requireNonNull;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Allen's relations between points and ranges (DMN 1.5, 10.3.4.6, table 76), each written once for two ranges; a
/// point is the range from itself to itself.
final class RangeFunctions {
    private RangeFunctions() {}

    static void addTo(List<Builtin> all) {
        Builtins.add(all, "before", Simple.BOOLEAN)
                .with("point1:POINT, point2:POINT", (_, a) -> before(point(a[0]), point(a[1])))
                .with("point:POINT, range:RANGE", (_, a) -> before(point(a[0]), range(a[1])))
                .with("range:RANGE, point:POINT", (_, a) -> before(range(a[0]), point(a[1])))
                .with("range1:RANGE, range2:RANGE", (_, a) -> before(range(a[0]), range(a[1])));
        Builtins.add(all, "after", Simple.BOOLEAN)
                .with("point1:POINT, point2:POINT", (_, a) -> before(point(a[1]), point(a[0])))
                .with("point:POINT, range:RANGE", (_, a) -> before(range(a[1]), point(a[0])))
                .with("range:RANGE, point:POINT", (_, a) -> before(point(a[1]), range(a[0])))
                .with("range1:RANGE, range2:RANGE", (_, a) -> before(range(a[1]), range(a[0])));
        Builtins.add(all, "meets", Simple.BOOLEAN)
                .with("range1:RANGE, range2:RANGE", (_, a) -> meets(range(a[0]), range(a[1])));
        Builtins.add(all, "met by", Simple.BOOLEAN)
                .with("range1:RANGE, range2:RANGE", (_, a) -> meets(range(a[1]), range(a[0])));
        Builtins.add(all, "overlaps", Simple.BOOLEAN)
                .with(
                        "range1:RANGE, range2:RANGE",
                        (_, a) ->
                                !before(range(a[0]), range(a[1]))
                                        && !before(range(a[1]), range(a[0])));
        Builtins.add(all, "overlaps before", Simple.BOOLEAN)
                .with(
                        "range1:RANGE, range2:RANGE",
                        (_, a) -> overlapsBefore(range(a[0]), range(a[1])));
        Builtins.add(all, "overlaps after", Simple.BOOLEAN)
                .with(
                        "range1:RANGE, range2:RANGE",
                        (_, a) -> overlapsBefore(range(a[1]), range(a[0])));
        Builtins.add(all, "finishes", Simple.BOOLEAN)
                .with("point:POINT, range:RANGE", (_, a) -> finishes(point(a[0]), range(a[1])))
                .with("range1:RANGE, range2:RANGE", (_, a) -> finishes(range(a[0]), range(a[1])));
        Builtins.add(all, "finished by", Simple.BOOLEAN)
                .with("range:RANGE, point:POINT", (_, a) -> finishes(point(a[1]), range(a[0])))
                .with("range1:RANGE, range2:RANGE", (_, a) -> finishes(range(a[1]), range(a[0])));
        Builtins.add(all, "includes", Simple.BOOLEAN)
                .with("range:RANGE, point:POINT", (_, a) -> includes(range(a[0]), point(a[1])))
                .with("range1:RANGE, range2:RANGE", (_, a) -> includes(range(a[0]), range(a[1])));
        Builtins.add(all, "during", Simple.BOOLEAN)
                .with("point:POINT, range:RANGE", (_, a) -> includes(range(a[1]), point(a[0])))
                .with("range1:RANGE, range2:RANGE", (_, a) -> includes(range(a[1]), range(a[0])));
        Builtins.add(all, "starts", Simple.BOOLEAN)
                .with("point:POINT, range:RANGE", (_, a) -> starts(point(a[0]), range(a[1])))
                .with("range1:RANGE, range2:RANGE", (_, a) -> starts(range(a[0]), range(a[1])));
        Builtins.add(all, "started by", Simple.BOOLEAN)
                .with("range:RANGE, point:POINT", (_, a) -> starts(point(a[1]), range(a[0])))
                .with("range1:RANGE, range2:RANGE", (_, a) -> starts(range(a[1]), range(a[0])));
        Builtins.add(all, "coincides", Simple.BOOLEAN)
                .with("point1:POINT, point2:POINT", (_, a) -> order(a[0], a[1]) == 0)
                .with(
                        "range1:RANGE, range2:RANGE",
                        (_, a) ->
                                lows(range(a[0]), range(a[1])) == 0
                                        && highs(range(a[0]), range(a[1])) == 0);
        Builtins.add(all, "range", new FeelType.RangeOf(Simple.ANY))
                .costing(8)
                .with("from:STRING", (_, a) -> RangeLiteral.of(StringFunctions.string(a[0])));
    }

    private static Range point(@Nullable Object v) {
        return new Range(v, true, v, true);
    }

    private static Range range(@Nullable Object v) {
        return (Range) requireNonNull(v);
    }

    private static int order(@Nullable Object a, @Nullable Object b) {
        var order = Values.compare(a, b);
        if (order == Values.UNORDERED) {
            throw new Builtin.Refusal(
                    Values.typeName(a) + " and " + Values.typeName(b) + " cannot be compared");
        }
        return Integer.signum(order);
    }

    /// The order of the lower ends: an open end begins after a closed one, a missing one before all.
    private static int lows(Range a, Range b) {
        if (a.low() == null || b.low() == null) {
            return Boolean.compare(a.low() != null, b.low() != null);
        }
        var order = order(a.low(), b.low());
        return order != 0 ? order : Boolean.compare(b.lowIncluded(), a.lowIncluded());
    }

    private static int highs(Range a, Range b) {
        if (a.high() == null || b.high() == null) {
            return Boolean.compare(b.high() != null, a.high() != null);
        }
        var order = order(a.high(), b.high());
        return order != 0 ? order : Boolean.compare(a.highIncluded(), b.highIncluded());
    }

    private static boolean before(Range a, Range b) {
        if (a.high() == null || b.low() == null) {
            return false;
        }
        var order = order(a.high(), b.low());
        return order < 0 || (order == 0 && !(a.highIncluded() && b.lowIncluded()));
    }

    private static boolean meets(Range a, Range b) {
        return a.high() != null
                && b.low() != null
                && a.highIncluded()
                && b.lowIncluded()
                && order(a.high(), b.low()) == 0;
    }

    private static boolean overlapsBefore(Range a, Range b) {
        return lows(a, b) < 0 && !before(a, b) && highs(a, b) <= 0;
    }

    private static boolean finishes(Range a, Range b) {
        return highs(a, b) == 0 && lows(a, b) >= 0;
    }

    private static boolean starts(Range a, Range b) {
        return lows(a, b) == 0 && highs(a, b) <= 0;
    }

    private static boolean includes(Range a, Range b) {
        return lows(a, b) <= 0 && highs(a, b) >= 0;
    }
}
