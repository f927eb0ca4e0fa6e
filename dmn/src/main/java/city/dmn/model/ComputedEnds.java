// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.feel.Operands;
import city.dmn.feel.Operators;
import city.dmn.feel.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Dates or numbers of the model that a column's cells compare with, such as `first day` and `last day`. Their values
/// are not known; their order is taken from the intervals that are written: nobody writes `[first day..last day]` of an
/// interval that is empty. Values in that order stand for
/// them.
final class ComputedEnds {
    private static final int APART = 10;

    private final Map<Integer, Operands.Global> ends = new LinkedHashMap<>();
    private final Map<Integer, Set<Integer>> before = new HashMap<>();
    private final List<Operands.Global> inOrder = new ArrayList<>();
    private @Nullable FeelType type;

    boolean isEmpty() {
        return ends.isEmpty();
    }

    /// Adds an end.
    ///
    /// @return whether it is a date or number like those before it
    boolean add(Operands.Global end) {
        var bare = end.type().bare();
        if ((bare != Simple.DATE && bare != Simple.NUMBER) || (type != null && type != bare)) {
            return false;
        }
        type = bare;
        ends.putIfAbsent(end.index(), end);
        return true;
    }

    /// Takes the order of two ends from an interval.
    void order(Operators.RangeOf range) {
        if (range.low() instanceof Operands.Global low
                && range.high() instanceof Operands.Global high) {
            before.computeIfAbsent(high.index(), _ -> new LinkedHashSet<>()).add(low.index());
        }
    }

    /// Puts the ends in order.
    ///
    /// @return false where the order is not clear
    boolean settle() {
        var placed = new LinkedHashSet<Integer>();
        while (placed.size() < ends.size()) {
            var next =
                    ends.keySet().stream()
                            .filter(it -> !placed.contains(it))
                            .filter(it -> placed.containsAll(before.getOrDefault(it, Set.of())))
                            .toList();
            if (next.size() != 1) {
                return false;
            }
            placed.add(next.getFirst());
        }
        placed.forEach(it -> inOrder.add(Objects.requireNonNull(ends.get(it))));
        return true;
    }

    private Object standing(int place) {
        return type == Simple.DATE
                ? LocalDate.EPOCH.plusDays((long) place * APART)
                : BigDecimal.valueOf((long) place * APART);
    }

    /// What stands for a variable of the model; null when it is none of the ends.
    @Nullable Object value(int index) {
        for (var i = 0; i < inOrder.size(); i++) {
            if (inOrder.get(i).index() == index) {
                return standing(i);
            }
        }
        return null;
    }

    /// What stands for the ends, in order.
    List<Object> values() {
        return IntStream.range(0, inOrder.size()).mapToObj(this::standing).toList();
    }

    /// Where a value lies, in words such as `> last day`.
    String text(Object value) {
        for (var i = 0; i < inOrder.size(); i++) {
            var name = inOrder.get(i).name();
            var order = Values.compare(value, standing(i));
            if (order == 0) {
                return "= " + name;
            }
            if (order < 0) {
                return (i == 0 ? "" : "> " + inOrder.get(i - 1).name() + " and ") + "< " + name;
            }
        }
        return "> " + inOrder.getLast().name();
    }
}
