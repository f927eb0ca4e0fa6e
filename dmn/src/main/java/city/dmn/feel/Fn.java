// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelFunction;
import city.dmn.FeelType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Any function that FEEL can call.
public abstract class Fn implements FeelFunction {
    /// A formal parameter.
    public record Param(String name, FeelType type) {}

    /// The function's own type, as far as it is declared.
    abstract FeelType.FunctionOf type();

    /// Calls with arguments by position; errors give null and are noted in the caller's run.
    abstract @Nullable Object call(Frame caller, @Nullable Object[] args, Pos at);

    /// Calls with arguments by name.
    abstract @Nullable Object callNamed(
            Frame caller, List<String> names, @Nullable Object[] args, Pos at);

    /// Calls from outside an expression.
    public final @Nullable Object invoke(Frame caller, @Nullable Object[] args, Pos at) {
        return call(caller, args, at);
    }

    /// Calls from a boxed invocation.
    public final @Nullable Object invokeNamed(
            Frame caller, List<String> names, @Nullable Object[] args, Pos at) {
        return callNamed(caller, names, args, at);
    }
}
