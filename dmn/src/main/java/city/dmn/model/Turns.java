// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.ZonedTime;
import city.dmn.feel.Arithmetic;
import city.dmn.feel.Types;
import city.dmn.feel.Values;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values at which the cells of a column can turn from one answer to another, and what lies between them: days, months
/// and seconds apart, as fine as such values are written; numbers halfway.
final class Turns {
    /// Any text that no cell names.
    static final String OTHER = "(any other)";

    private final List<Object> values = new ArrayList<>();
    private boolean orderedTexts;

    /// Adds a value.
    ///
    /// @param ordered whether cells ask what is less or more than it
    void add(Object value, boolean ordered) {
        orderedTexts |= ordered && value instanceof String;
        for (var each : values) {
            if (each.getClass() == value.getClass()
                    && (Values.compare(each, value) == 0 || each.equals(value))) {
                return;
            }
        }
        values.add(value);
    }

    void addAll(Turns more) {
        more.values.forEach(it -> add(it, false));
        orderedTexts |= more.orderedTexts;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /// The numbers among them.
    List<BigDecimal> numbers() {
        return values.stream()
                .filter(it -> it instanceof BigDecimal)
                .map(it -> (BigDecimal) it)
                .toList();
    }

    /// One value of each class that cells tell apart; those of another kind than the column can have are left out.
    ///
    /// @param type of the column, without names
    List<Object> classes(FeelType type) {
        var all = new ArrayList<Object>();
        var left = new ArrayList<Object>();
        for (var value : values) {
            var own = as(type, value);
            if (own != null) {
                left.add(own);
            }
        }
        while (!left.isEmpty()) {
            var first = left.getFirst();
            var group = new ArrayList<>(left.stream().filter(it -> comparable(first, it)).toList());
            left.removeAll(group);
            group.sort(Turns::order);
            all.addAll(around(group));
        }
        return all;
    }

    private static boolean comparable(Object a, Object b) {
        return a.equals(b) || Values.compare(a, b) != Values.UNORDERED;
    }

    private static int order(Object a, Object b) {
        return a.equals(b) ? 0 : Values.compare(a, b);
    }

    /// A value as a column of some type has it: a day asked of a moment is its midnight, a moment asked of a day that day.
    private static @Nullable Object as(FeelType type, Object value) {
        var own =
                switch (value) {
                    case LocalDate day when type == Simple.DATE_TIME -> day.atStartOfDay();
                    case LocalDateTime moment when type == Simple.DATE -> moment.toLocalDate();
                    case ZonedDateTime moment when type == Simple.DATE -> moment.toLocalDate();
                    default -> value;
                };
        return type instanceof Simple && !Types.conforms(own, type) ? null : own;
    }

    /// @param group values of one kind in their order
    private List<Object> around(List<Object> group) {
        return switch (group.getFirst()) {
            case Boolean _ -> List.of(true, false);
            case String _ when !orderedTexts -> {
                var texts = new ArrayList<>(group);
                texts.add(OTHER);
                yield texts;
            }
            default -> between(group);
        };
    }

    private static List<Object> between(List<Object> group) {
        var all = new ArrayList<Object>();
        for (var i = 0; i < group.size(); i++) {
            var here = group.get(i);
            var before = i == 0 ? moved(here, -1) : null;
            if (before != null) {
                all.add(before);
            }
            all.add(here);
            var next = i + 1 < group.size() ? group.get(i + 1) : null;
            if (here instanceof BigDecimal a && next instanceof BigDecimal b) {
                all.add(a.add(b).divide(BigDecimal.TWO, Values.DECIMAL));
                continue;
            }
            var after = moved(here, 1);
            if (after != null && (next == null || Values.compare(after, next) < 0)) {
                all.add(after);
            }
        }
        return all;
    }

    /// The next value or the one before; null where there is none.
    private static @Nullable Object moved(Object value, int by) {
        try {
            var moved =
                    switch (value) {
                        case BigDecimal n -> n.add(BigDecimal.valueOf(by));
                        case LocalDate day -> day.plusDays(by);
                        case LocalDateTime moment -> moment.plusSeconds(by);
                        case ZonedDateTime moment -> moment.plusSeconds(by);
                        case LocalTime time -> time.plusSeconds(by);
                        case OffsetTime time -> time.plusSeconds(by);
                        case ZonedTime time ->
                                new ZonedTime(time.time().plusSeconds(by), time.zone());
                        case Period months -> Arithmetic.months(months.toTotalMonths() + by);
                        case Duration duration -> duration.plusSeconds(by);
                        case String text -> by < 0 ? (text.isEmpty() ? null : "") : text + " ";
                        default -> null;
                    };
            // The time before midnight is none of the same day.
            return moved != null && Integer.signum(Values.compare(moved, value)) == by
                    ? moved
                    : null;
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }
}
