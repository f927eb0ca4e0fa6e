// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.HitPolicy;
import city.dmn.Trace;
import city.dmn.feel.Expr;
import city.dmn.feel.Frame;
import city.dmn.feel.Pos;
import city.dmn.feel.Tracer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A decision table, compiled (DMN 1.5, chapter 8).
///
/// @param inputs the columns of conditions
/// @param outputs the columns of answers; one nameless one makes a plain value, else the answer is a context
/// @param rules in the order of the table
public record Table(
        HitPolicy policy,
        List<InputColumn> inputs,
        List<OutputColumn> outputs,
        List<Rule> rules,
        Trace.TableText text,
        Pos at,
        PreparedRules prepared,
        HitAnswers answers)
        implements Expr {

    /// @param slot holds the value, which the cells' tests look at
    /// @param allowed null when any value may come
    public record InputColumn(
            Expr expression,
            int slot,
            FeelType type,
            FeelType.@Nullable Constraint allowed,
            Pos at) {}

    /// @param name empty for a single nameless output
    /// @param allowed null when any value may go out; its order is the priority
    /// @param fallback the answer when no rule matches; null when there is none
    public record OutputColumn(
            String name,
            FeelType type,
            FeelType.@Nullable Constraint allowed,
            @Nullable Expr fallback,
            Pos at) {}

    /// @param tests one per input column
    /// @param outputs one per output column
    public record Rule(List<Expr> tests, List<Expr> outputs, Pos at) {
        public Rule {
            tests = List.copyOf(tests);
            outputs = List.copyOf(outputs);
        }
    }

    /// Compiles.
    public Table(
            HitPolicy policy,
            List<InputColumn> inputs,
            List<OutputColumn> outputs,
            List<Rule> rules,
            Trace.TableText text,
            Pos at) {
        this(
                policy,
                List.copyOf(inputs),
                List.copyOf(outputs),
                List.copyOf(rules),
                text,
                at,
                new PreparedRules(inputs, outputs, rules));
    }

    private Table(
            HitPolicy policy,
            List<InputColumn> inputs,
            List<OutputColumn> outputs,
            List<Rule> rules,
            Trace.TableText text,
            Pos at,
            PreparedRules prepared) {
        this(
                policy,
                inputs,
                outputs,
                rules,
                text,
                at,
                prepared,
                new HitAnswers(policy, outputs, rules, at, prepared));
    }

    private boolean plain() {
        return outputs.size() == 1;
    }

    @Override
    public @Nullable Object eval(Frame frame) {
        for (var input : inputs) {
            var value = input.expression().eval(frame);
            frame.set(input.slot(), value);
            if (input.allowed() != null) {
                frame.run().lookThrough(value);
            }
            if (value != null && input.allowed() != null && !allows(input.allowed(), value)) {
                return fault(
                        frame,
                        input.at(),
                        "the value "
                                + shown(value)
                                + " is not allowed here; allowed are "
                                + input.allowed().text());
            }
        }
        var tracer = frame.run().tracer();
        return tracer == null ? quick(frame) : traced(frame, tracer);
    }

    private static boolean allows(FeelType.Constraint constraint, Object value) {
        if (value instanceof List<?> list) {
            return list.stream().allMatch(constraint::allows) || constraint.allows(value);
        }
        return constraint.allows(value);
    }

    static String shown(Object value) {
        return city.dmn.feel.Text.literal(value);
    }

    static @Nullable Object fault(Frame frame, Pos at, String message) {
        frame.run().fault(at, message);
        return null;
    }

    private @Nullable Object quick(Frame frame) {
        var first = policy == HitPolicy.FIRST;
        var hit = -1;
        List<Integer> hits = null;
        for (var i = 0; i < rules.size(); i++) {
            if (prepared.matches(i, frame)) {
                if (first) {
                    return answers.output(i, frame);
                }
                if (hit < 0) {
                    hit = i;
                } else {
                    if (hits == null) {
                        hits = new ArrayList<>();
                        hits.add(hit);
                    }
                    hits.add(i);
                }
            }
        }
        if (hit >= 0 && hits == null && policy.single()) {
            return answers.output(hit, frame);
        }
        var all = hits != null ? hits : hit < 0 ? List.<Integer>of() : List.of(hit);
        return answers.answer(all, frame, null, null);
    }

    private @Nullable Object traced(Frame frame, Tracer tracer) {
        var values = new @Nullable Object[inputs.size()];
        for (var c = 0; c < values.length; c++) {
            values[c] = frame.get(inputs.get(c).slot());
        }
        return prepared.timeless()
                ? tracedLater(frame, tracer, values)
                : tracedNow(frame, tracer, values);
    }

    /// The cells hang on the columns' values alone: what each says can be found out when somebody asks, and only what
    /// the answer needs is computed now.
    private @Nullable Object tracedLater(Frame frame, Tracer tracer, @Nullable Object[] values) {
        Trace.Results results = (row, column) -> prepared.cell(row, column, values);
        var hit = -1;
        List<Integer> hits = null;
        for (var r = 0; r < rules.size(); r++) {
            if (prepared.matches(r, frame)) {
                if (hit < 0) {
                    hit = r;
                    if (policy == HitPolicy.FIRST) {
                        break;
                    }
                } else {
                    if (hits == null) {
                        hits = new ArrayList<>();
                        hits.add(hit);
                    }
                    hits.add(r);
                }
            }
        }
        if (hit >= 0 && hits == null && policy.single()) {
            var output = answers.output(hit, frame);
            tracer.table(
                    new Trace.Table(
                            text,
                            values,
                            results,
                            List.of(hit),
                            output == null ? Map.of() : Map.of(hit, output)));
            return output;
        }
        var all = hits != null ? hits : hit < 0 ? List.<Integer>of() : List.of(hit);
        return answered(frame, tracer, values, results, all);
    }

    /// A cell may hang on anything, so each is asked now.
    private @Nullable Object tracedNow(Frame frame, Tracer tracer, @Nullable Object[] values) {
        var width = values.length;
        var results = new byte[rules.size() * width];
        var hits = new ArrayList<Integer>();
        // A trace asks every cell, also those behind a failed one: why-not needs them. What goes
        // wrong in a cell that an
        // untraced run would not have asked is no fault of the answer, so those faults are not
        // kept.
        for (var r = 0; r < rules.size(); r++) {
            var matched = true;
            for (var c = 0; c < width; c++) {
                var asked = matched && !(policy == HitPolicy.FIRST && !hits.isEmpty());
                var mark = frame.run().mark();
                var result = prepared.cell(r, c, values[c], frame);
                if (!asked) {
                    frame.run().forget(mark);
                }
                results[r * width + c] = result;
                matched &= result == PreparedRules.YES;
            }
            if (matched) {
                hits.add(r);
            }
        }
        return answered(
                frame, tracer, values, (row, column) -> results[row * width + column], hits);
    }

    private @Nullable Object answered(
            Frame frame,
            Tracer tracer,
            @Nullable Object[] values,
            Trace.Results results,
            List<Integer> hits) {
        var outputsByRow = new HashMap<Integer, Object>();
        var chosen = new ArrayList<Integer>();
        var answer = answers.answer(hits, frame, outputsByRow, chosen);
        tracer.table(new Trace.Table(text, values, results, chosen, outputsByRow));
        return answer;
    }

    /// The answer when exactly these rules match.
    ///
    /// @param hits indexes from 0, ascending
    public @Nullable Object answerOf(List<Integer> hits, Frame frame) {
        return answers.answer(hits, frame, null, null);
    }

    @Override
    public FeelType type() {
        FeelType one;
        if (plain()) {
            one = outputs.getFirst().type();
        } else {
            var entries = new LinkedHashMap<String, FeelType>();
            outputs.forEach(it -> entries.put(it.name(), it.type()));
            one = new FeelType.ContextOf(entries);
        }
        if (policy.single()) {
            return one;
        }
        return switch (policy) {
            case COLLECT, RULE_ORDER, OUTPUT_ORDER -> new FeelType.ListOf(one);
            case COLLECT_COUNT -> Simple.NUMBER;
            default -> one;
        };
    }

    @Override
    public List<Expr> parts() {
        var parts = new ArrayList<Expr>();
        inputs.forEach(it -> parts.add(it.expression()));
        for (var rule : rules) {
            parts.addAll(rule.tests());
            parts.addAll(rule.outputs());
        }
        outputs.forEach(it -> {
            if (it.fallback() != null) {
                parts.add(it.fallback());
            }
        });
        return parts;
    }
}
