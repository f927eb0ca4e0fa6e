// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelType;
import org.jspecify.annotations.Nullable;

/// A node of a parsed expression: it can be evaluated, and it can be looked into (for columns, reasons and
/// dates of change). Immutable.
public interface Expr {
    /// The value in a frame; FEEL errors give null and are noted in the frame's run.
    @Nullable Object eval(Frame frame);

    /// What is known of the value's type before evaluation; `ANY` when nothing.
    FeelType type();

    /// The parts, in the order of evaluation.
    Iterable<Expr> parts();
}
