// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.HitPolicy;
import city.dmn.feel.Arithmetic;
import city.dmn.feel.Entries;
import city.dmn.feel.Expr;
import city.dmn.feel.Frame;
import city.dmn.feel.Items;
import city.dmn.feel.Pos;
import city.dmn.feel.Types;
import city.dmn.feel.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a decision table answers once it is known which of its rules match: the hit policy, the order of priority, sums, and
/// the answer where none matches (DMN 1.5, 8.2.8 and 8.2.10). Beside [Table], which finds out which match.
///
/// @param at place of the table, for faults
record HitAnswers(
        HitPolicy policy,
        List<Table.OutputColumn> outputs,
        List<Table.Rule> rules,
        Pos at,
        PreparedRules prepared) {
    private boolean plain() {
        return outputs.size() == 1;
    }

    /// @param hits indexes from 0, ascending
    /// @param byRow takes the answer of each of them; null where nobody asks
    /// @param chosen takes those that made the answer; null where nobody asks
    @Nullable Object answer(
            List<Integer> hits,
            Frame frame,
            @Nullable Map<Integer, Object> byRow,
            @Nullable List<Integer> chosen) {
        if (hits.isEmpty()) {
            return fallback(frame);
        }
        if (policy == HitPolicy.UNIQUE && hits.size() > 1) {
            choose(chosen, hits);
            return Table.fault(
                    frame,
                    at,
                    "rules " + numbers(hits) + " match, but the hit policy UNIQUE allows one");
        }
        var asked = policy == HitPolicy.FIRST ? hits.subList(0, 1) : hits;
        var answers = new ArrayList<@Nullable Object>(asked.size());
        for (var hit : asked) {
            var output = output(hit, frame);
            answers.add(output);
            if (output != null && byRow != null) {
                byRow.put(hit, output);
            }
        }
        return switch (policy) {
            case UNIQUE, FIRST -> {
                choose(chosen, asked.subList(0, 1));
                yield answers.getFirst();
            }
            case ANY -> {
                choose(chosen, hits);
                for (var each : answers) {
                    if (!same(each, answers.getFirst(), frame)) {
                        yield Table.fault(
                                frame,
                                at,
                                "rules "
                                        + numbers(hits)
                                        + " match with different answers, but the hit policy is ANY");
                    }
                }
                yield answers.getFirst();
            }
            case PRIORITY -> {
                var best = byPriority(answers).getFirst();
                choose(chosen, List.of(hits.get(best)));
                yield answers.get(best);
            }
            case OUTPUT_ORDER -> {
                choose(chosen, hits);
                var sorted = new ArrayList<@Nullable Object>();
                for (var i : byPriority(answers)) {
                    sorted.add(answers.get(i));
                }
                yield Items.of(sorted, frame.run());
            }
            case COLLECT, RULE_ORDER -> {
                choose(chosen, hits);
                yield Items.of(answers, frame.run());
            }
            case COLLECT_COUNT -> {
                choose(chosen, hits);
                yield BigDecimal.valueOf(answers.size());
            }
            case COLLECT_SUM, COLLECT_MIN, COLLECT_MAX -> {
                choose(chosen, hits);
                yield aggregate(answers, frame);
            }
        };
    }

    private static boolean same(@Nullable Object a, @Nullable Object b, Frame frame) {
        frame.run().lookThrough(a);
        return Boolean.TRUE.equals(Values.equal(a, b));
    }

    private static void choose(@Nullable List<Integer> chosen, List<Integer> rows) {
        if (chosen != null) {
            chosen.addAll(rows);
        }
    }

    private static String numbers(List<Integer> rows) {
        return String.join(", ", rows.stream().map(it -> String.valueOf(it + 1)).toList());
    }

    /// What one rule says.
    @Nullable Object output(int index, Frame frame) {
        var ready = prepared.answer(index);
        if (!PreparedRules.computed(ready)) {
            return ready;
        }
        var rule = rules.get(index);
        if (plain()) {
            return outputOf(0, rule.outputs().getFirst(), frame);
        }
        var context = new LinkedHashMap<String, @Nullable Object>();
        for (var i = 0; i < outputs.size(); i++) {
            context.put(outputs.get(i).name(), outputOf(i, rule.outputs().get(i), frame));
        }
        return Entries.of(context, frame.run());
    }

    private @Nullable Object outputOf(int i, Expr cell, Frame frame) {
        var column = outputs.get(i);
        var value = cell.eval(frame);
        frame.run().lookThrough(value);
        var coerced = Types.coerce(value, column.type());
        if (Types.misfit(coerced)
                || (coerced != null
                        && column.allowed() != null
                        && !column.allowed().allows(coerced))) {
            var wanted =
                    Types.misfit(coerced) || column.allowed() == null
                            ? column.type().toString()
                            : column.allowed().text();
            return value == null
                    ? null
                    : Table.fault(
                            frame,
                            column.at(),
                            "the output "
                                    + Table.shown(value)
                                    + " is not allowed; allowed is "
                                    + wanted);
        }
        return coerced;
    }

    private @Nullable Object fallback(Frame frame) {
        var any = false;
        for (var output : outputs) {
            any |= output.fallback() != null;
        }
        if (!any) {
            return switch (policy) {
                case COLLECT, RULE_ORDER, OUTPUT_ORDER -> Items.of(List.of(), frame.run());
                case COLLECT_COUNT -> BigDecimal.ZERO;
                default -> null;
            };
        }
        Object value;
        if (plain()) {
            value = fallbackOf(0, frame);
        } else {
            var context = new LinkedHashMap<String, @Nullable Object>();
            for (var i = 0; i < outputs.size(); i++) {
                context.put(outputs.get(i).name(), fallbackOf(i, frame));
            }
            value = Entries.of(context, frame.run());
        }
        return value;
    }

    private @Nullable Object fallbackOf(int i, Frame frame) {
        var fallback = outputs.get(i).fallback();
        return fallback == null ? null : fallback.eval(frame);
    }

    /// Indexes of the answers by the order of the allowed output values, first output first; stable.
    private List<Integer> byPriority(List<@Nullable Object> answers) {
        var order = new ArrayList<Integer>();
        for (var i = 0; i < answers.size(); i++) {
            order.add(i);
        }
        Comparator<Integer> comparator = (_, _) -> 0;
        for (var output : outputs) {
            if (output.allowed() != null) {
                var values = output.allowed().values();
                comparator =
                        comparator.thenComparingInt(
                                i -> rank(values, part(answers.get(i), output.name())));
            }
        }
        order.sort(comparator);
        return order;
    }

    private @Nullable Object part(@Nullable Object answer, String output) {
        return plain() ? answer : answer instanceof Map<?, ?> context ? context.get(output) : null;
    }

    private static int rank(List<Object> values, @Nullable Object value) {
        for (var i = 0; i < values.size(); i++) {
            if (Boolean.TRUE.equals(Values.equal(values.get(i), value))) {
                return i;
            }
        }
        return values.size();
    }

    private @Nullable Object aggregate(List<@Nullable Object> answers, Frame frame) {
        if (!plain()) {
            var context = new LinkedHashMap<String, @Nullable Object>();
            for (var output : outputs) {
                var column = new ArrayList<@Nullable Object>();
                for (var answer : answers) {
                    column.add(part(answer, output.name()));
                }
                context.put(output.name(), aggregateColumn(column, frame));
            }
            return Entries.of(context, frame.run());
        }
        return aggregateColumn(answers, frame);
    }

    private @Nullable Object aggregateColumn(List<@Nullable Object> values, Frame frame) {
        Object total = null;
        for (var value : values) {
            if (value == null) {
                return Table.fault(frame, at, "an output is null and cannot be aggregated");
            }
            if (total == null) {
                total = value;
                continue;
            }
            if (policy == HitPolicy.COLLECT_SUM) {
                total = Arithmetic.apply(Arithmetic.Op.ADD, total, value);
            } else {
                var order = Values.compare(value, total);
                total =
                        order == Values.UNORDERED
                                ? null
                                : (policy == HitPolicy.COLLECT_MIN) == (order < 0) ? value : total;
            }
            if (total == null) {
                return Table.fault(frame, at, "the outputs cannot be aggregated");
            }
        }
        return total;
    }
}
