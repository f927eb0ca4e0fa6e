// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import static java.util.Objects.requireNonNull;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Functions of lists (DMN 1.5, 10.3.4.4, 10.3.4.10).
final class ListFunctions {
    private static final FeelType LIST = new FeelType.ListOf(Simple.ANY);
    private static final FeelType NUMBERS = new FeelType.ListOf(Simple.NUMBER);

    private ListFunctions() {}

    static void addTo(List<Builtin> all) {
        Builtins.add(all, "list contains", Simple.BOOLEAN)
                .with("list:LIST, element:ANY~", (_, a) -> contains(list(a[0]), a[1]));
        Builtins.add(all, "count", Simple.NUMBER)
                .with("list:LIST", (_, a) -> BigDecimal.valueOf(list(a[0]).size()))
                .gathering((_, a) -> BigDecimal.valueOf(list(a[0]).size()));
        gathering(all, "min", Simple.ANY, it -> extreme(it, -1));
        gathering(all, "max", Simple.ANY, it -> extreme(it, 1));
        gathering(all, "sum", Simple.NUMBER, ListFunctions::sum);
        gathering(all, "mean", Simple.NUMBER, ListFunctions::mean);
        gathering(all, "all", Simple.BOOLEAN, it -> quantify(it, false));
        gathering(all, "any", Simple.BOOLEAN, it -> quantify(it, true));
        gathering(all, "product", Simple.NUMBER, ListFunctions::product);
        gathering(all, "median", Simple.NUMBER, ListFunctions::median);
        gathering(all, "stddev", Simple.NUMBER, ListFunctions::stddev);
        gathering(all, "mode", NUMBERS, ListFunctions::mode);
        Builtins.add(all, "sublist", LIST)
                .with(
                        "list:LIST, start position:NUMBER, length:NUMBER?~",
                        (_, a) ->
                                sublist(
                                        list(a[0]),
                                        NumberFunctions.number(a[1]),
                                        (BigDecimal) a[2]));
        Builtins.add(all, "append", LIST)
                .with("list:LIST, item:ANY~", (_, a) -> append(list(a[0]), List.of(box(a[1]))))
                .gathering((_, a) -> {
                    var args = list(a[0]);
                    if (!(args.getFirst() instanceof List<?> head)) {
                        throw new Builtin.Refusal("the first argument must be a list");
                    }
                    return append(
                            head,
                            args.subList(1, args.size()).stream().map(ListFunctions::box).toList());
                });
        Builtins.add(all, "concatenate", LIST)
                .gathering((_, a) -> {
                    var result = new ArrayList<@Nullable Object>();
                    for (var each : list(a[0])) {
                        if (each instanceof List<?> part) {
                            result.addAll(part);
                        } else {
                            throw new Builtin.Refusal(
                                    "wants lists and was given a " + Values.typeName(each));
                        }
                    }
                    return Collections.unmodifiableList(result);
                });
        Builtins.add(all, "insert before", LIST)
                .with(
                        "list:LIST, position:NUMBER, newItem:ANY~",
                        (_, a) -> changed(a, (list, at) -> list.add(at, a[2])));
        Builtins.add(all, "remove", LIST)
                .with(
                        "list:LIST, position:NUMBER",
                        (_, a) -> changed(a, (list, at) -> list.remove(at)));
        Builtins.add(all, "list replace", LIST)
                .with(
                        "list:LIST, position:NUMBER, newItem:ANY~",
                        (_, a) -> changed(a, (list, at) -> list.set(at, a[2])))
                .with("list:LIST, match:FUNCTION, newItem:ANY~", ListFunctions::replaceMatching);
        Builtins.add(all, "reverse", LIST)
                .with(
                        "list:LIST",
                        (_, a) -> {
                            var result = new ArrayList<@Nullable Object>(list(a[0]));
                            Collections.reverse(result);
                            return Collections.unmodifiableList(result);
                        });
        Builtins.add(all, "index of", NUMBERS)
                .with(
                        "list:LIST, match:ANY~",
                        (_, a) -> {
                            var result = new ArrayList<BigDecimal>();
                            for (var i = 0; i < list(a[0]).size(); i++) {
                                if (Boolean.TRUE.equals(Values.equal(list(a[0]).get(i), a[1]))) {
                                    result.add(BigDecimal.valueOf(i + 1));
                                }
                            }
                            return List.copyOf(result);
                        });
        Builtins.add(all, "union", LIST)
                .gathering((_, a) -> {
                    var result = new ArrayList<@Nullable Object>();
                    for (var each : list(a[0])) {
                        if (each instanceof List<?> part) {
                            result.addAll(part);
                        } else {
                            result.add(each);
                        }
                    }
                    return distinct(result);
                });
        Builtins.add(all, "distinct values", LIST)
                .with("list:LIST", (_, a) -> distinct(list(a[0])));
        Builtins.add(all, "flatten", LIST)
                .with(
                        "list:LIST",
                        (_, a) -> {
                            var result = new ArrayList<@Nullable Object>();
                            flatten(list(a[0]), result);
                            return Collections.unmodifiableList(result);
                        });
        Builtins.add(all, "sort", LIST)
                .with("list:LIST, precedes:FUNCTION", ListFunctions::sort)
                .with("list:LIST", (_, a) -> natural(list(a[0])));
    }

    private static void gathering(
            List<Builtin> all, String name, FeelType result, UnaryOperator<@Nullable Object> body) {
        Builtins.add(all, name, result)
                .with("list:LIST", (_, a) -> body.apply(a[0]))
                .gathering((_, a) -> body.apply(a[0]));
    }

    static List<?> list(@Nullable Object v) {
        return (List<?>) requireNonNull(v);
    }

    /// Null stands in lists too, which `List.of` does not take: one element, boxed as a list.
    private static List<?> box(@Nullable Object v) {
        return Collections.singletonList(v);
    }

    private static List<?> append(List<?> list, List<List<?>> items) {
        var result = new ArrayList<@Nullable Object>(list);
        for (var item : items) {
            result.addAll(item);
        }
        return Collections.unmodifiableList(result);
    }

    private static boolean contains(List<?> list, @Nullable Object element) {
        for (var each : list) {
            if (Boolean.TRUE.equals(Values.equal(each, element))) {
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

    private static @Nullable Object median(@Nullable Object of) {
        var numbers = numbers(of);
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

    private static List<BigDecimal> mode(@Nullable Object of) {
        var numbers = numbers(of);
        Collections.sort(numbers);
        var result = new ArrayList<BigDecimal>();
        var best = 0;
        for (int i = 0, run = 0; i < numbers.size(); i++) {
            run = i > 0 && numbers.get(i).compareTo(numbers.get(i - 1)) == 0 ? run + 1 : 1;
            if (run > best) {
                best = run;
                result.clear();
            }
            if (run == best) {
                result.add(numbers.get(i));
            }
        }
        return List.copyOf(result);
    }

    private static List<?> sublist(List<?> list, BigDecimal start, @Nullable BigDecimal length) {
        var from = position(start, list.size());
        var to = length == null ? list.size() : from + length.longValue();
        if (to > list.size() || to < from) {
            throw new Builtin.Refusal("the list has only " + list.size() + " elements");
        }
        return Collections.unmodifiableList(
                new ArrayList<@Nullable Object>(list.subList(from, (int) to)));
    }

    private interface Change {
        void at(List<@Nullable Object> list, int index);
    }

    /// The list of the first argument, changed at the position of the second.
    private static List<@Nullable Object> changed(@Nullable Object[] a, Change change) {
        var result = new ArrayList<@Nullable Object>(list(a[0]));
        change.at(result, position(NumberFunctions.number(a[1]), result.size()));
        return Collections.unmodifiableList(result);
    }

    private static int position(BigDecimal position, int size) {
        var i = position.intValue();
        var index = i > 0 ? i - 1 : size + i;
        if (i == 0 || index < 0 || index >= size) {
            throw new Builtin.Refusal("position " + position + " of a list of " + size);
        }
        return index;
    }

    private static @Nullable Object replaceMatching(Frame frame, @Nullable Object[] a) {
        var match = (Fn) requireNonNull(a[1]);
        var result = new ArrayList<@Nullable Object>();
        for (var each : list(a[0])) {
            var hit = match.call(frame, new @Nullable Object[] {each, a[2]}, NOWHERE);
            if (!(hit instanceof Boolean)) {
                throw new Builtin.Refusal("match must return a boolean");
            }
            result.add(Boolean.TRUE.equals(hit) ? a[2] : each);
        }
        return Collections.unmodifiableList(result);
    }

    private static final Pos NOWHERE = new Pos(new Source("", 0, 0, "", "", ""), 0);

    private static List<?> distinct(List<?> list) {
        var result = new ArrayList<@Nullable Object>();
        for (var each : list) {
            if (!contains(result, each)) {
                result.add(each);
            }
        }
        return Collections.unmodifiableList(result);
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

    /// Merge sort, stable, so that a function that is no order at all still ends.
    private static List<?> sort(Frame frame, @Nullable Object[] a) {
        var precedes = (Fn) requireNonNull(a[1]);
        return merge(
                list(a[0]),
                (x, y) -> {
                    var result = precedes.call(frame, new @Nullable Object[] {x, y}, NOWHERE);
                    if (!(result instanceof Boolean b)) {
                        throw new Builtin.Refusal("precedes must return a boolean");
                    }
                    return b;
                });
    }

    private static List<?> natural(List<?> list) {
        return merge(
                list,
                (x, y) -> {
                    var order = Values.compare(x, y);
                    if (order == Values.UNORDERED) {
                        throw new Builtin.Refusal("the list holds values without an order");
                    }
                    return order < 0;
                });
    }

    private interface Precedes {
        boolean test(@Nullable Object x, @Nullable Object y);
    }

    private static List<?> merge(List<?> list, Precedes precedes) {
        if (list.size() < 2) {
            return list;
        }
        var left = merge(list.subList(0, list.size() / 2), precedes);
        var right = merge(list.subList(list.size() / 2, list.size()), precedes);
        var result = new ArrayList<@Nullable Object>(list.size());
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size()) {
            if (precedes.test(right.get(j), left.get(i))) {
                result.add(right.get(j++));
            } else {
                result.add(left.get(i++));
            }
        }
        result.addAll(left.subList(i, left.size()));
        result.addAll(right.subList(j, right.size()));
        return Collections.unmodifiableList(result);
    }
}
