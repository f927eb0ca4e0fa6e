// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.FeelType;
import city.dmn.feel.Expr;
import city.dmn.feel.Frame;
import city.dmn.feel.Pos;
import city.dmn.feel.Types;
import city.dmn.feel.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A boxed expression with a declared type: its value is coerced to it, or null with a fault.
public record Typed(Expr value, FeelType type, Pos at) implements Expr {
    @Override
    public @Nullable Object eval(Frame frame) {
        var v = value.eval(frame);
        frame.run().lookThrough(v);
        var coerced = Types.coerce(v, type);
        if (Types.misfit(coerced)) {
            frame.run()
                    .fault(
                            at,
                            "the value is a "
                                    + Values.typeName(v)
                                    + ", which "
                                    + type
                                    + " does not allow"
                                    + Types.why(v, type));
            return null;
        }
        return coerced;
    }

    @Override
    public List<Expr> parts() {
        return List.of(value);
    }
}
