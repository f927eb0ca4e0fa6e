// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelFunction;
import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.Range;
import city.dmn.regex.RegexFault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A built-in function: a name and one or more signatures; the first that takes the arguments is called.
public final class Builtin extends Fn {
    /// What a parameter takes.
    enum Kind {
        ANY("any value"),
        NUMBER("number"),
        STRING("string"),
        BOOLEAN("boolean"),
        LIST("list"),
        CONTEXT("context"),
        DATE("date"),
        TIME("time"),
        DATE_TIME("date and time"),
        /// A date, or a date and time.
        DAY("date or date and time"),
        DAY_DURATION("days and time duration"),
        RANGE("range"),
        FUNCTION("function"),
        /// Anything that can stand at the end of a range.
        POINT("comparable value");

        final String text;

        Kind(String text) {
            this.text = text;
        }

        boolean takes(@Nullable Object v) {
            return switch (this) {
                case ANY -> true;
                case NUMBER -> v instanceof BigDecimal;
                case STRING -> v instanceof String;
                case BOOLEAN -> v instanceof Boolean;
                case LIST -> v instanceof List<?>;
                case CONTEXT -> v instanceof Map<?, ?>;
                case DATE -> v instanceof LocalDate;
                case TIME -> Values.isTime(v);
                case DATE_TIME -> Values.isDateTime(v);
                case DAY -> v instanceof LocalDate || Values.isDateTime(v);
                case DAY_DURATION -> v instanceof Duration;
                case RANGE -> v instanceof Range;
                case FUNCTION -> v instanceof FeelFunction;
                case POINT ->
                        v instanceof BigDecimal
                                || v instanceof String
                                || v instanceof LocalDate
                                || v instanceof Duration
                                || v instanceof Period
                                || Values.isTime(v)
                                || Values.isDateTime(v);
            };
        }
    }

    /// One parameter, written `name:kind`, then `?` when it may be left out and `~` when it may be null.
    record Parameter(String name, Kind kind, boolean optional, boolean nullable) {
        boolean takesNull() {
            return nullable || kind == Kind.ANY;
        }

        static Parameter of(String spec) {
            var colon = spec.lastIndexOf(':');
            var end = spec.length();
            while (spec.charAt(end - 1) == '?' || spec.charAt(end - 1) == '~') {
                end--;
            }
            return new Parameter(
                    spec.substring(0, colon),
                    Kind.valueOf(spec.substring(colon + 1, end)),
                    spec.indexOf('?', end) >= 0,
                    spec.indexOf('~', end) >= 0);
        }
    }

    /// What a signature does; it may throw [Refusal] to say why an argument will not do.
    interface Body {
        @Nullable Object call(Frame frame, @Nullable Object[] args);
    }

    /// An argument of the right kind that the function cannot take.
    static final class Refusal extends RuntimeException {
        Refusal(String message) {
            super(message, null, false, false);
        }
    }

    /// One way to call.
    ///
    /// @param gathers whether all arguments make one list
    record Signature(List<Parameter> parameters, boolean gathers, Body body) {}

    private final String name;
    private final FeelType result;
    private boolean quick;
    private int cost = 1;
    private final List<Signature> signatures = new ArrayList<>();

    Builtin(String name, FeelType result) {
        this.name = name;
        this.result = result;
    }

    Builtin with(String parameters, Body body) {
        // Without streams and patterns: some hundred of these are read before the first answer of a
        // process.
        var list = new ArrayList<Parameter>();
        var from = 0;
        while (from < parameters.length()) {
            var comma = parameters.indexOf(',', from);
            var end = comma < 0 ? parameters.length() : comma;
            list.add(Parameter.of(parameters.substring(from, end).strip()));
            from = end + 1;
        }
        signatures.add(new Signature(List.copyOf(list), false, body));
        return this;
    }

    /// A signature that takes any number of arguments as one list.
    Builtin gathering(Body body) {
        signatures.add(new Signature(List.of(), true, body));
        return this;
    }

    /// Marks a function that takes as long as so many simple ones.
    Builtin costing(int steps) {
        cost = steps;
        return this;
    }

    /// Marks a function that costs the same however large its arguments are.
    Builtin quick() {
        quick = true;
        return this;
    }

    /// The function's name.
    public String name() {
        return name;
    }

    FeelType resultType(List<Expr> arguments) {
        if (name.equals("years and months duration")) {
            return Simple.MONTH_DURATION;
        }
        return result;
    }

    @Override
    FeelType.FunctionOf type() {
        return new FeelType.FunctionOf(null, result);
    }

    @Override
    public List<String> parameters() {
        return signatures.getFirst().parameters().stream().map(Parameter::name).toList();
    }

    @Override
    @Nullable Object call(Frame caller, @Nullable Object[] args, Pos at) {
        for (var signature : signatures) {
            if (signature.gathers()) {
                if (args.length > 1 || (args.length == 1 && args[0] != null)) {
                    var list = Collections.unmodifiableList(Arrays.asList(args));
                    return run(signature, caller, new @Nullable Object[] {list}, at);
                }
                continue;
            }
            var fitted = fit(signature, args);
            if (fitted != null) {
                return run(signature, caller, fitted, at);
            }
        }
        return caller.fault(at, refusal(args));
    }

    private @Nullable Object run(
            Signature signature, Frame caller, @Nullable Object[] args, Pos at) {
        caller.run.work(quick ? 1 : cost + work(args), at);
        try {
            var answer = signature.body().call(caller, args);
            if (answer instanceof String text) {
                caller.run.holdText(text.length());
            }
            return answer;
        } catch (Refusal | RegexFault e) {
            return caller.fault(at, name + ": " + e.getMessage());
        }
    }

    /// The steps of going through the arguments once.
    private static long work(@Nullable Object[] args) {
        var steps = 0L;
        for (var arg : args) {
            steps +=
                    switch (arg) {
                        case String text -> text.length() >> 5;
                        case BigDecimal n -> Math.abs((long) n.scale()) >> 4;
                        case List<?> list -> list.size() >> 2;
                        case Map<?, ?> context -> context.size() >> 2;
                        case null, default -> 0;
                    };
        }
        return steps;
    }

    private static @Nullable Object @Nullable [] fit(Signature signature, @Nullable Object[] args) {
        var parameters = signature.parameters();
        if (args.length > parameters.size()) {
            return null;
        }
        var fitted = new @Nullable Object[parameters.size()];
        for (var i = 0; i < fitted.length; i++) {
            var parameter = parameters.get(i);
            if (i >= args.length) {
                if (!parameter.optional()) {
                    return null;
                }
                continue;
            }
            var v = args[i];
            if (v == null) {
                if (!parameter.takesNull()) {
                    return null;
                }
                continue;
            }
            if (parameter.kind().takes(v)) {
                fitted[i] = v;
            } else if (parameter.kind() == Kind.LIST) {
                fitted[i] = List.of(v);
            } else if (v instanceof List<?> list
                    && list.size() == 1
                    && parameter.kind().takes(list.getFirst())) {
                fitted[i] = list.getFirst();
            } else if (parameter.kind() == Kind.DATE_TIME && v instanceof LocalDate date) {
                fitted[i] = date.atStartOfDay(java.time.ZoneOffset.UTC);
            } else {
                return null;
            }
        }
        return fitted;
    }

    private String refusal(@Nullable Object[] args) {
        var given = Arrays.stream(args).map(Values::typeName).collect(Collectors.joining(", "));
        var wanted =
                signatures.stream()
                        .filter(it -> !it.gathers())
                        .map(it ->
                                it.parameters().stream()
                                        .map(p ->
                                                p.name()
                                                        + ": "
                                                        + p.kind().text
                                                        + (p.optional() ? "?" : ""))
                                        .collect(Collectors.joining(", ", "(", ")")))
                        .collect(Collectors.joining(" or "));
        return name + " takes " + wanted + " and was given (" + given + ")";
    }

    @Override
    @Nullable Object callNamed(Frame caller, List<String> names, @Nullable Object[] args, Pos at) {
        for (var signature : signatures) {
            var parameters = signature.parameters();
            var positional = new @Nullable Object[parameters.size()];
            var given = new boolean[positional.length];
            var fits = !signature.gathers();
            for (var i = 0; i < args.length && fits; i++) {
                var index = -1;
                for (var j = 0; j < positional.length; j++) {
                    if (parameters.get(j).name().equals(names.get(i)) && !given[j]) {
                        index = j;
                    }
                }
                fits = index >= 0;
                if (fits) {
                    given[index] = true;
                    positional[index] = args[i];
                }
            }
            var last = positional.length;
            for (var j = positional.length - 1; j >= 0 && fits; j--) {
                if (!given[j]) {
                    fits = parameters.get(j).optional() || parameters.get(j).takesNull();
                    last = last == j + 1 && parameters.get(j).optional() ? j : last;
                }
            }
            if (!fits) {
                continue;
            }
            // A parameter left out is null, where it takes null.
            var fitted =
                    fit(
                            signature,
                            last == positional.length
                                    ? positional
                                    : Arrays.copyOf(positional, last));
            if (fitted != null) {
                return run(signature, caller, fitted, at);
            }
        }
        return caller.fault(at, refusal(args) + " by the names " + names);
    }

    @Override
    public String toString() {
        return name;
    }
}
