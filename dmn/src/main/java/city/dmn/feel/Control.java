// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.Range;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// `if`, `for`, `some`, `every`, and the makers of lists, contexts and functions.
public final class Control {
    private Control() {}

    /// `if condition then … else …`; a condition that is not true takes the else part.
    ///
    /// @param boxed whether it is a boxed one, which is null where the condition is neither a boolean nor null (10.2.2.6)
    public record If(
            Expr condition, Expr then, Expr otherwise, FeelType type, boolean boxed, Pos at)
            implements Expr {
        @Override
        public @Nullable Object eval(Frame frame) {
            var c = condition.eval(frame);
            if (c != null && !(c instanceof Boolean)) {
                frame.fault(
                        at, "the condition of if is a " + Values.typeName(c) + ", not a boolean");
                if (boxed) {
                    return null;
                }
            }
            return Boolean.TRUE.equals(c) ? then.eval(frame) : otherwise.eval(frame);
        }

        @Override
        public List<Expr> parts() {
            return List.of(condition, then, otherwise);
        }
    }

    /// One `name in domain`; `to` null for a list or range domain, else `domain..to`.
    public record Iteration(int slot, String name, Expr domain, @Nullable Expr to, Pos at) {}

    /// `for … return …`; `partial` is the slot of what has been returned so far.
    ///
    /// @param size the body's
    public record For(List<Iteration> iterations, int partial, Expr body, Size size, Pos at)
            implements Expr {
        public For(List<Iteration> iterations, int partial, Expr body, Pos at) {
            this(iterations, partial, body, Size.of(body), at);
        }

        public For {
            iterations = List.copyOf(iterations);
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            var results = new Items.Growing(frame.run);
            var ok =
                    iterate(
                            iterations,
                            0,
                            frame,
                            () -> {
                                frame.run.work(size.nodes() >> 3);
                                // What earlier rounds returned: a round sees no later ones in it.
                                frame.slots[partial] = results.now();
                                results.add(body.eval(frame));
                                return true;
                            });
            return ok ? results.now() : null;
        }

        @Override
        public FeelType type() {
            return new FeelType.ListOf(body.type());
        }

        @Override
        public List<Expr> parts() {
            return partsOf(iterations, body);
        }
    }

    /// `some … satisfies …` or `every … satisfies …`.
    ///
    /// @param boxed whether it is a boxed one, which is null where any condition is neither a boolean nor null
    public record Quantified(
            boolean every,
            List<Iteration> iterations,
            Expr condition,
            boolean boxed,
            Size size,
            Pos at)
            implements Expr {
        public Quantified(
                boolean every, List<Iteration> iterations, Expr condition, boolean boxed, Pos at) {
            this(every, iterations, condition, boxed, Size.of(condition), at);
        }

        public Quantified {
            iterations = List.copyOf(iterations);
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            // What decides at once: true for some, false for every; null if a round was neither.
            var decided = new boolean[1];
            var unknown = new boolean[1];
            var broken = new boolean[1];
            var ok =
                    iterate(
                            iterations,
                            0,
                            frame,
                            () -> {
                                frame.run.work(size.nodes() >> 3);
                                var result = condition.eval(frame);
                                if (!(result instanceof Boolean it)) {
                                    unknown[0] = true;
                                    if (result != null) {
                                        frame.fault(
                                                at,
                                                "satisfies wants a boolean and was given a "
                                                        + Values.typeName(result));
                                        broken[0] = boxed;
                                    }
                                    return !broken[0];
                                }
                                decided[0] |= it != every;
                                return it == every || boxed;
                            });
            if (broken[0]) {
                return null;
            }
            if (decided[0]) {
                return !every;
            }
            return ok && !unknown[0] ? (Object) every : null;
        }

        @Override
        public FeelType type() {
            return Simple.BOOLEAN;
        }

        @Override
        public List<Expr> parts() {
            return partsOf(iterations, condition);
        }
    }

    private static List<Expr> partsOf(List<Iteration> iterations, Expr body) {
        var parts = new ArrayList<Expr>();
        for (var iteration : iterations) {
            parts.add(iteration.domain());
            if (iteration.to() != null) {
                parts.add(iteration.to());
            }
        }
        parts.add(body);
        return parts;
    }

    private interface Round {
        /// @return false to stop
        boolean run();
    }

    /// @return false when a domain was no list or range; true also when a round stopped it
    private static boolean iterate(
            List<Iteration> iterations, int index, Frame frame, Round round) {
        return walk(iterations, index, frame, round) != Walk.FAILED;
    }

    private enum Walk {
        GO_ON,
        STOPPED,
        FAILED
    }

    private static Walk walk(List<Iteration> iterations, int index, Frame frame, Round round) {
        if (index == iterations.size()) {
            return round.run() ? Walk.GO_ON : Walk.STOPPED;
        }
        var it = iterations.get(index);
        var from = it.domain().eval(frame);
        if (it.to() == null && !(from instanceof Range)) {
            if (from == null) {
                frame.fault(it.at(), "there is nothing to iterate over: null");
                return Walk.FAILED;
            }
            for (var each : from instanceof List<?> list ? list : List.of(from)) {
                frame.run.step(it.at());
                frame.slots[it.slot()] = each;
                var walk = walk(iterations, index + 1, frame, round);
                if (walk != Walk.GO_ON) {
                    return walk;
                }
            }
            return Walk.GO_ON;
        }
        var range =
                from instanceof Range r && it.to() == null
                        ? r
                        : new Range(from, true, it.to() == null ? null : it.to().eval(frame), true);
        if (range.low() instanceof BigDecimal a && range.high() instanceof BigDecimal b) {
            var up = a.compareTo(b) <= 0;
            var step = up ? BigDecimal.ONE : BigDecimal.ONE.negate();
            for (var n = a; up ? n.compareTo(b) <= 0 : n.compareTo(b) >= 0; n = n.add(step)) {
                if ((n.compareTo(a) == 0 && !range.lowIncluded())
                        || (n.compareTo(b) == 0 && !range.highIncluded())) {
                    continue;
                }
                frame.run.step(it.at());
                frame.slots[it.slot()] = n;
                var walk = walk(iterations, index + 1, frame, round);
                if (walk != Walk.GO_ON) {
                    return walk;
                }
            }
            return Walk.GO_ON;
        }
        if (range.low() instanceof LocalDate a && range.high() instanceof LocalDate b) {
            var step = a.isAfter(b) ? -1 : 1;
            for (var d = a; step > 0 ? !d.isAfter(b) : !d.isBefore(b); d = d.plusDays(step)) {
                if ((d.equals(a) && !range.lowIncluded())
                        || (d.equals(b) && !range.highIncluded())) {
                    continue;
                }
                frame.run.step(it.at());
                frame.slots[it.slot()] = d;
                var walk = walk(iterations, index + 1, frame, round);
                if (walk != Walk.GO_ON) {
                    return walk;
                }
            }
            return Walk.GO_ON;
        }
        frame.fault(
                it.at(),
                "cannot iterate from a "
                        + Values.typeName(range.low())
                        + " to a "
                        + Values.typeName(range.high()));
        return Walk.FAILED;
    }

    /// `[a, b]`.
    public record ListMaker(List<Expr> elements, FeelType type) implements Expr {
        public ListMaker {
            elements = List.copyOf(elements);
        }

        @Override
        public Object eval(Frame frame) {
            var list = new @Nullable Object[elements.size()];
            for (var i = 0; i < list.length; i++) {
                list[i] = elements.get(i).eval(frame);
            }
            return Items.of(list, frame.run);
        }

        @Override
        public List<Expr> parts() {
            return elements;
        }
    }

    /// The type of a list of these.
    public static FeelType listType(List<Expr> elements) {
        var type = elements.isEmpty() ? Simple.ANY : elements.getFirst().type();
        for (var element : elements) {
            if (!element.type().equals(type)) {
                type = Simple.ANY;
            }
        }
        return new FeelType.ListOf(Types.large(type) ? Simple.ANY : type);
    }

    /// The type of what is met in a list or range.
    public static FeelType elementType(Expr domain) {
        return switch (domain.type().bare()) {
            case FeelType.ListOf(var element) -> element;
            case FeelType.RangeOf(var element) -> element;
            default -> Simple.ANY;
        };
    }

    /// One entry of a context; later ones see it in its slot. A boxed one may declare a type.
    public record Entry(String name, int slot, Expr value, FeelType declared, Pos at) {}

    /// `{a: 1, b: a + 1}`, and the boxed context; `result` is the boxed context's last, nameless entry.
    public record ContextMaker(
            List<Entry> entries,
            @Nullable Expr result,
            FeelType type,
            @Nullable String duplicate,
            Pos at)
            implements Expr {
        public ContextMaker {
            entries = List.copyOf(entries);
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            if (duplicate != null) {
                return frame.fault(at, "the context has two entries \"" + duplicate + "\"");
            }
            var context = result == null ? new LinkedHashMap<String, @Nullable Object>() : null;
            for (var entry : entries) {
                var value = entry.value().eval(frame);
                var coerced = Types.coerce(value, entry.declared());
                if (Types.misfit(coerced)) {
                    coerced =
                            frame.fault(
                                    entry.at(),
                                    "entry \""
                                            + entry.name()
                                            + "\" is "
                                            + Values.typeName(value)
                                            + ", not "
                                            + entry.declared());
                }
                frame.slots[entry.slot()] = coerced;
                if (context != null) {
                    context.put(entry.name(), coerced);
                }
            }
            return result != null
                    ? result.eval(frame)
                    : context == null ? null : Entries.of(context, frame.run);
        }

        @Override
        public List<Expr> parts() {
            var parts = new ArrayList<Expr>();
            for (var entry : entries) {
                parts.add(entry.value());
            }
            if (result != null) {
                parts.add(result);
            }
            return parts;
        }
    }

    /// The type of a context with these entries.
    public static FeelType contextType(List<Entry> entries) {
        SequencedMap<String, FeelType> types = new LinkedHashMap<>();
        for (var entry : entries) {
            types.put(
                    entry.name(),
                    entry.declared() == Simple.ANY ? entry.value().type() : entry.declared());
        }
        var type = new FeelType.ContextOf(types);
        return Types.large(type) ? Simple.ANY : type;
    }

    /// `function(a: number) a + 1`: makes a function value that keeps the variables around it.
    public record FunctionMaker(UserFn.Definition definition) implements Expr {
        @Override
        public Object eval(Frame frame) {
            frame.run.hold(64 + 4L * frame.slots.length);
            frame.run.work(frame.slots.length >> 6);
            return new UserFn(definition, frame.captured());
        }

        @Override
        public FeelType type() {
            var result =
                    definition.result() == Simple.ANY
                            ? definition.body().type()
                            : definition.result();
            return new FeelType.FunctionOf(
                    definition.parameters().stream().map(Fn.Param::type).toList(), result);
        }

        @Override
        public List<Expr> parts() {
            return List.of(definition.body());
        }
    }
}
