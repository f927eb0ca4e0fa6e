// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function written in the model: `function(a, b) …`, a business knowledge model or a boxed function.
public final class UserFn extends Fn {
    /// What all calls of one definition share.
    ///
    /// @param name for error texts
    /// @param firstSlot the frame's slot of the first parameter; the others follow
    /// @param result the declared type of the result, `ANY` when none
    /// @param size the body's
    public record Definition(
            String name,
            List<Param> parameters,
            int firstSlot,
            Expr body,
            FeelType result,
            Size size) {
        public Definition(
                String name, List<Param> parameters, int firstSlot, Expr body, FeelType result) {
            this(name, parameters, firstSlot, body, result, Size.of(body));
        }
    }

    private final Definition definition;
    private final Frame closure;

    public UserFn(Definition definition, Frame closure) {
        this.definition = definition;
        this.closure = closure;
    }

    @Override
    public List<String> parameters() {
        return definition.parameters().stream().map(Param::name).toList();
    }

    @Override
    FeelType.FunctionOf type() {
        return new FeelType.FunctionOf(
                definition.parameters().stream().map(Param::type).toList(),
                definition.result() == Simple.ANY ? definition.body().type() : definition.result());
    }

    @Override
    @Nullable Object call(Frame caller, @Nullable Object[] args, Pos at) {
        var coerced =
                ArgumentCheck.coerce(definition.name(), definition.parameters(), args, caller, at);
        if (coerced == null) {
            return null;
        }
        var frame = closure.callIn(caller.run);
        System.arraycopy(coerced, 0, frame.slots, definition.firstSlot(), coerced.length);
        caller.run.enter(definition.size(), at);
        caller.run.work(frame.slots.length >> 6);
        var result = definition.body().eval(frame);
        caller.run.leave(definition.size());
        if (definition.result() != Simple.ANY) {
            caller.run.lookThrough(result);
        }
        var answer = Types.coerce(result, definition.result());
        return Types.misfit(answer)
                ? caller.fault(
                        at,
                        "the result of "
                                + definition.name()
                                + " is "
                                + Values.typeName(result)
                                + ", not "
                                + definition.result())
                : answer;
    }

    @Override
    @Nullable Object callNamed(Frame caller, List<String> names, @Nullable Object[] args, Pos at) {
        var positional =
                ArgumentCheck.order(
                        definition.name(), definition.parameters(), names, args, caller, at);
        return positional == null ? null : call(caller, positional, at);
    }

    @Override
    public String toString() {
        return "function" + Arrays.toString(parameters().toArray());
    }
}
