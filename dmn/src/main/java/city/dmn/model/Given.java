// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.FeelType;
import city.dmn.feel.Expr;
import city.dmn.feel.Frame;
import city.dmn.feel.Pos;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands for the logic of a decision that has none: its answer is a fact of the same name, and a fault where that is
/// not given. A model may leave logic out (DMN 1.5, 6.3.6); somebody decides elsewhere.
record Given(Expr value, Pos at) implements Expr {
    @Override
    public @Nullable Object eval(Frame frame) {
        var answer = value.eval(frame);
        if (answer == null) {
            frame.run()
                    .fault(
                            at,
                            "the decision has no logic, and no answer is given as a fact of its name");
        }
        return answer;
    }

    @Override
    public FeelType type() {
        return value.type();
    }

    @Override
    public List<Expr> parts() {
        return List.of(value);
    }
}
