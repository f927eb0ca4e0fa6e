// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import static java.util.Objects.requireNonNull;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Functions of lists (DMN 1.5, 10.3.4.4, 10.3.4.10).
final class ListFunctions {
    private static final FeelType LIST = new FeelType.ListOf(Simple.ANY);
    private static final FeelType NUMBERS = new FeelType.ListOf(Simple.NUMBER);

    private ListFunctions() {}

    static void addTo(List<Builtin> all) {
        Builtins.add(all, "list contains", Simple.BOOLEAN)
                .with("list:LIST, element:ANY~", (f, a) -> contains(f.run, list(a[0]), a[1]));
        Builtins.add(all, "count", Simple.NUMBER)
                .quick()
                .with("list:LIST", (_, a) -> BigDecimal.valueOf(list(a[0]).size()))
                .gathering((_, a) -> BigDecimal.valueOf(list(a[0]).size()));
        gathering(all, "min", Simple.ANY, it -> extreme(it, -1));
        gathering(all, "max", Simple.ANY, it -> extreme(it, 1));
        gathering(all, "sum", Simple.NUMBER, ListFunctions::sum);
        gathering(all, "mean", Simple.NUMBER, ListFunctions::mean);
        gathering(all, "all", Simple.BOOLEAN, it -> quantify(it, false));
        gathering(all, "any", Simple.BOOLEAN, it -> quantify(it, true));
        gathering(all, "product", Simple.NUMBER, ListFunctions::product);
        Builtins.add(all, "median", Simple.NUMBER)
                .with("list:LIST", (f, a) -> median(f.run, a[0]))
                .gathering((f, a) -> median(f.run, single(list(a[0]))));
        gathering(all, "stddev", Simple.NUMBER, ListFunctions::stddev);
        Builtins.add(all, "mode", NUMBERS)
                .with("list:LIST", (f, a) -> mode(f.run, a[0]))
                .gathering((f, a) -> mode(f.run, single(list(a[0]))));
        Builtins.add(all, "sublist", LIST)
                .with(
                        "list:LIST, start position:NUMBER, length:NUMBER?~",
                        (f, a) ->
                                sublist(
                                        f.run,
                                        list(a[0]),
                                        NumberFunctions.number(a[1]),
                                        (BigDecimal) a[2]));
        Builtins.add(all, "append", LIST)
                .with("list:LIST, item:ANY~", (f, a) -> append(f.run, list(a[0]), box(a[1])))
                .gathering((f, a) -> {
                    var args = list(a[0]);
                    return append(f.run, asList(args.getFirst()), args.subList(1, args.size()));
                });
        Builtins.add(all, "concatenate", LIST)
                .gathering((f, a) ->
                        joined(f.run, list(a[0]).stream().map(ListFunctions::asList).toList()));
        Builtins.add(all, "insert before", LIST)
                .with(
                        "list:LIST, position:NUMBER, newItem:ANY~",
                        (f, a) -> changed(f.run, a, (list, at) -> list.add(at, a[2])));
        Builtins.add(all, "remove", LIST)
                .with(
                        "list:LIST, position:NUMBER",
                        (f, a) -> changed(f.run, a, (list, at) -> list.remove(at)));
        Builtins.add(all, "list replace", LIST)
                .with(
                        "list:LIST, position:NUMBER, newItem:ANY~",
                        (f, a) -> changed(f.run, a, (list, at) -> list.set(at, a[2])))
                .with("list:LIST, match:FUNCTION, newItem:ANY~", ListFunctions::replaceMatching);
        Builtins.add(all, "reverse", LIST)
                .with(
                        "list:LIST",
                        (f, a) -> {
                            var result = list(a[0]).toArray();
                            Collections.reverse(Arrays.asList(result));
                            return Items.of(result, f.run);
                        });
        Builtins.add(all, "index of", NUMBERS)
                .with(
                        "list:LIST, match:ANY~",
                        (f, a) -> {
                            var result = new ArrayList<BigDecimal>();
                            var list = list(a[0]);
                            for (var i = 0; i < list.size(); i++) {
                                if (Boolean.TRUE.equals(Values.equal(list.get(i), a[1], f.run))) {
                                    result.add(BigDecimal.valueOf(i + 1L));
                                }
                            }
                            return Items.of(result, f.run);
                        });
        Builtins.add(all, "union", LIST)
                .gathering((f, a) ->
                        distinct(
                                f.run,
                                joined(
                                        f.run,
                                        list(a[0]).stream()
                                                .map(it ->
                                                        it instanceof List<?> list ? list : box(it))
                                                .toList())));
        Builtins.add(all, "distinct values", LIST)
                .with("list:LIST", (f, a) -> distinct(f.run, list(a[0])));
        Builtins.add(all, "flatten", LIST)
                .with(
                        "list:LIST",
                        (f, a) -> {
                            var result = new ArrayList<@Nullable Object>();
                            f.run.lookThrough(a[0]);
                            flatten(list(a[0]), result);
                            return Items.of(result, f.run);
                        });
        Builtins.add(all, "sort", LIST)
                .with("list:LIST, precedes:FUNCTION", ListFunctions::sort)
                .with("list:LIST", (f, a) -> natural(f.run, list(a[0])));
    }

    private static void gathering(
            List<Builtin> all, String name, FeelType result, UnaryOperator<@Nullable Object> body) {
        Builtins.add(all, name, result)
                .with("list:LIST", (_, a) -> body.apply(a[0]))
                .gathering((_, a) -> body.apply(single(list(a[0]))));
    }

    /// Arguments one by one: where an element is wanted, a list of one stands for it (10.3.2.9.4).
    private static List<?> single(List<?> arguments) {
        return arguments.stream()
                .map(it -> it instanceof List<?> list && list.size() == 1 ? list.getFirst() : it)
                .toList();
    }

    static List<?> list(@Nullable Object v) {
        return (List<?>) requireNonNull(v);
    }

    /// An argument as the list that is wanted: one element is a list of it (10.3.2.9.4).
    private static List<?> asList(@Nullable Object v) {
        if (v == null) {
            throw new Builtin.Refusal("wants lists and was given a " + Values.typeName(v));
        }
        return v instanceof List<?> list ? list : List.of(v);
    }

    /// Null stands in lists too, which `List.of` does not take: one element, boxed as a list.
    private static List<?> box(@Nullable Object v) {
        return Collections.singletonList(v);
    }

    private static List<?> append(Run run, List<?> list, List<?> items) {
        return joined(run, List.of(list, items));
    }

    private static List<?> joined(Run run, List<? extends List<?>> parts) {
        var size = 0L;
        for (var part : parts) {
            size += part.size();
        }
        run.hold(8 * size);
        run.work(size / 4);
        var result = new ArrayList<@Nullable Object>((int) size);
        for (var part : parts) {
            result.addAll(part);
        }
        return Items.of(result, run);
    }

    private static boolean contains(Run run, List<?> list, @Nullable Object element) {
        run.work(list.size() >> 2);
        for (var each : list) {
            if (Boolean.TRUE.equals(Values.equal(each, element, run))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Object extreme(@Nullable Object of, int sign) {
        var list = list(of);
        Object best = null;
        if (list.isEmpty()) {
            throw new Builtin.Refusal("the list is empty");
        }
        for (var each : list) {
            if (each == null) {
                throw new Builtin.Refusal("the list holds null");
            }
            if (best == null) {
                best = each;
                if (Values.compare(each, each) == Values.UNORDERED) {
                    throw new Builtin.Refusal("a " + Values.typeName(each) + " has no order");
                }
                continue;
            }
            var order = Values.compare(each, best);
            if (order == Values.UNORDERED) {
                throw new Builtin.Refusal("the list holds values of different kinds");
            }
            best = order * sign > 0 ? each : best;
        }
        return best;
    }

    private static List<BigDecimal> numbers(@Nullable Object of) {
        var result = new ArrayList<BigDecimal>();
        for (var each : list(of)) {
            if (!(each instanceof BigDecimal n)) {
                throw new Builtin.Refusal("the list holds a " + Values.typeName(each));
            }
            result.add(n);
        }
        return result;
    }

    private static List<BigDecimal> someNumbers(@Nullable Object of) {
        var numbers = numbers(of);
        if (numbers.isEmpty()) {
            throw new Builtin.Refusal("the list is empty");
        }
        return numbers;
    }

    private static @Nullable Object sum(@Nullable Object of) {
        var list = list(of);
        if (!list.isEmpty()
                && (list.getFirst() instanceof Period || list.getFirst() instanceof Duration)) {
            Object total = list.getFirst();
            for (var each : list.subList(1, list.size())) {
                total = Arithmetic.apply(Arithmetic.Op.ADD, total, each);
            }
            if (total == null) {
                throw new Builtin.Refusal("the list holds values of different kinds");
            }
            return total;
        }
        var total = BigDecimal.ZERO;
        for (var n : someNumbers(of)) {
            total = total.add(n, Values.DECIMAL);
        }
        return total;
    }

    private static BigDecimal mean(@Nullable Object of) {
        var total = BigDecimal.ZERO;
        var numbers = someNumbers(of);
        for (var n : numbers) {
            total = total.add(n, Values.DECIMAL);
        }
        return total.divide(BigDecimal.valueOf(numbers.size()), Values.DECIMAL);
    }

    private static BigDecimal product(@Nullable Object of) {
        var total = BigDecimal.ONE;
        for (var n : someNumbers(of)) {
            total = total.multiply(n, Values.DECIMAL);
        }
        return total;
    }

    private static @Nullable Object quantify(@Nullable Object of, boolean any) {
        var unknown = false;
        for (var each : list(of)) {
            if (each instanceof Boolean b) {
                if (b == any) {
                    return any;
                }
            } else if (each == null) {
                unknown = true;
            } else {
                throw new Builtin.Refusal("the list holds a " + Values.typeName(each));
            }
        }
        return unknown ? null : (Object) !any;
    }

    private static @Nullable Object median(Run run, @Nullable Object of) {
        var numbers = numbers(of);
        run.work(sortingSteps(numbers.size()));
        if (numbers.isEmpty()) {
            return null;
        }
        Collections.sort(numbers);
        var middle = numbers.size() / 2;
        return numbers.size() % 2 == 1
                ? numbers.get(middle)
                : numbers.get(middle - 1)
                        .add(numbers.get(middle), Values.DECIMAL)
                        .divide(BigDecimal.TWO, Values.DECIMAL);
    }

    private static BigDecimal stddev(@Nullable Object of) {
        var numbers = numbers(of);
        if (numbers.size() < 2) {
            throw new Builtin.Refusal("wants at least two numbers");
        }
        var mean = mean(of);
        var squares = BigDecimal.ZERO;
        for (var n : numbers) {
            squares =
                    squares.add(
                            n.subtract(mean, Values.DECIMAL).pow(2, Values.DECIMAL),
                            Values.DECIMAL);
        }
        return squares.divide(BigDecimal.valueOf(numbers.size() - 1L), Values.DECIMAL)
                .sqrt(Values.DECIMAL);
    }

    private static List<?> mode(Run run, @Nullable Object of) {
        var numbers = numbers(of);
        run.work(sortingSteps(numbers.size()));
        Collections.sort(numbers);
        var result = new ArrayList<BigDecimal>();
        var best = 0;
        for (int i = 0, times = 0; i < numbers.size(); i++) {
            times = i > 0 && numbers.get(i).compareTo(numbers.get(i - 1)) == 0 ? times + 1 : 1;
            if (times > best) {
                best = times;
                result.clear();
            }
            if (times == best) {
                result.add(numbers.get(i));
            }
        }
        return Items.of(result, run);
    }

    /// What sorting a list costs: each element is compared as often as the list can be halved.
    private static long sortingSteps(int size) {
        return (long) size * (32 - Integer.numberOfLeadingZeros(size)) / 8;
    }

    private static List<?> sublist(
            Run run, List<?> list, BigDecimal start, @Nullable BigDecimal length) {
        var from = position(start, list.size());
        var rest = list.size() - from;
        if (length != null
                && (length.signum() < 0 || length.compareTo(BigDecimal.valueOf(rest)) > 0)) {
            throw new Builtin.Refusal("the list has only " + list.size() + " elements");
        }
        return Items.of(
                list.subList(from, from + (length == null ? rest : length.intValue())), run);
    }

    private interface Change {
        void at(List<@Nullable Object> list, int index);
    }

    /// The list of the first argument, changed at the position of the second.
    private static List<?> changed(Run run, @Nullable Object[] a, Change change) {
        run.hold(8L * list(a[0]).size());
        var result = new ArrayList<@Nullable Object>(list(a[0]));
        change.at(result, position(NumberFunctions.number(a[1]), result.size()));
        return Items.of(result, run);
    }

    /// The place in a list, from 0, of a position from 1, or from the end where it is negative.
    private static int position(BigDecimal position, int size) {
        var beyond = BigDecimal.valueOf(size + 1L);
        var i = position.abs().compareTo(beyond) < 0 ? position.intValue() : 0;
        if (i == 0) {
            throw new Builtin.Refusal("position " + position + " of a list of " + size);
        }
        return i > 0 ? i - 1 : size + i;
    }

    private static @Nullable Object replaceMatching(Frame frame, @Nullable Object[] a) {
        var match = (Fn) requireNonNull(a[1]);
        var result = new Items.Growing(frame.run);
        for (var each : list(a[0])) {
            var hit = match.call(frame, new @Nullable Object[] {each, a[2]}, frame.run.place());
            if (!(hit instanceof Boolean)) {
                throw new Builtin.Refusal("match must return a boolean");
            }
            result.add(Boolean.TRUE.equals(hit) ? a[2] : each);
        }
        return result.now();
    }

    /// The first of each that are equal. What is surely equal only to its like is looked up, the rest compared.
    private static List<?> distinct(Run run, List<?> list) {
        var seen = new HashSet<Object>();
        var others = new ArrayList<@Nullable Object>();
        var result = new Items.Growing(run);
        for (var each : list) {
            run.work(1);
            var key = key(each);
            if (key == null ? !contains(run, others, each) : seen.add(key)) {
                result.add(each);
                run.hold(40);
                if (key == null) {
                    others.add(each);
                }
            }
        }
        return result.now();
    }

    /// What two values share when they are equal, and only then; null for kinds that must be compared.
    private static @Nullable Object key(@Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case BigDecimal n -> n.signum() == 0 ? BigDecimal.ZERO : n.stripTrailingZeros();
            case String text -> text;
            case Boolean it -> it;
            default -> null;
        };
    }

    private static void flatten(List<?> list, List<@Nullable Object> into) {
        for (var each : list) {
            if (each instanceof List<?> part) {
                flatten(part, into);
            } else {
                into.add(each);
            }
        }
    }

    private static List<?> sort(Frame frame, @Nullable Object[] a) {
        var precedes = (Fn) requireNonNull(a[1]);
        return merge(
                frame.run,
                list(a[0]),
                (x, y) -> {
                    var result =
                            precedes.call(frame, new @Nullable Object[] {x, y}, frame.run.place());
                    if (!(result instanceof Boolean b)) {
                        throw new Builtin.Refusal("precedes must return a boolean");
                    }
                    return b;
                });
    }

    private static List<?> natural(Run run, List<?> list) {
        run.work(sortingSteps(list.size()));
        return merge(
                run,
                list,
                (x, y) -> {
                    var order = Values.compare(x, y, run);
                    if (order == Values.UNORDERED) {
                        throw new Builtin.Refusal("the list holds values without an order");
                    }
                    return order < 0;
                });
    }

    private interface Precedes {
        boolean test(@Nullable Object x, @Nullable Object y);
    }

    /// Merge sort, stable, so that a function that is no order at all still ends.
    private static List<?> merge(Run run, List<?> list, Precedes precedes) {
        run.hold(16L * list.size());
        @Nullable Object[] from = list.toArray();
        @Nullable Object[] into = new @Nullable Object[from.length];
        for (var width = 1; width < from.length; width *= 2) {
            for (var begin = 0; begin < from.length; begin += 2 * width) {
                var i = begin;
                var middle = Math.min(begin + width, from.length);
                var j = middle;
                var end = Math.min(middle + width, from.length);
                for (var k = begin; k < end; k++) {
                    into[k] =
                            i < middle && (j >= end || !precedes.test(from[j], from[i]))
                                    ? from[i++]
                                    : from[j++];
                }
            }
            @Nullable Object[] swap = from;
            from = into;
            into = swap;
        }
        return Items.of(from, run);
    }
}
