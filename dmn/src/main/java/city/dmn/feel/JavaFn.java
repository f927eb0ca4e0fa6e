// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function with declared parameters whose body is Java.
public abstract class JavaFn extends Fn {
    /// What its own calls of Java count; what it evaluates counts for itself.
    private static final Size SIZE = new Size(8, 8);

    private final String name;
    private final List<Param> parameters;
    private final FeelType result;

    protected JavaFn(String name, List<Param> parameters, FeelType result) {
        this.name = name;
        this.parameters = parameters;
        this.result = result;
    }

    /// The body; the arguments have been coerced to the parameters' types.
    protected abstract @Nullable Object apply(Run run, @Nullable Object[] args, Pos at);

    @Override
    public List<String> parameters() {
        return parameters.stream().map(Param::name).toList();
    }

    @Override
    FeelType.FunctionOf type() {
        return new FeelType.FunctionOf(parameters.stream().map(Param::type).toList(), result);
    }

    @Override
    @Nullable Object call(Frame caller, @Nullable Object[] args, Pos at) {
        var coerced = ArgumentCheck.coerce(name, parameters, args, caller, at);
        if (coerced == null) {
            return null;
        }
        caller.run.enter(SIZE, at);
        var result = apply(caller.run, coerced, at);
        caller.run.leave(SIZE);
        return result;
    }

    @Override
    @Nullable Object callNamed(Frame caller, List<String> names, @Nullable Object[] args, Pos at) {
        var positional = ArgumentCheck.order(name, parameters, names, args, caller, at);
        return positional == null ? null : call(caller, positional, at);
    }
}
