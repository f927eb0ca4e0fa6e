// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.FeelType;
import city.dmn.feel.Expr;
import city.dmn.feel.Fn;
import city.dmn.feel.Pos;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An element of the decision requirements graph, compiled. Its place in the model's list is its index.
public sealed interface Node {
    /// The name of its variable; of an imported one with the import's name before it.
    String name();

    /// The declared type of its variable.
    FeelType type();

    Pos at();

    /// Input data: a fact.
    record InputNode(String name, FeelType type, Pos at) implements Node {}

    /// A decision.
    ///
    /// @param logic null where the decision has none
    /// @param slots size of the logic's frame
    /// @param requires indexes of the required input data and decisions
    record DecisionNode(
            String name,
            FeelType type,
            @Nullable Expr logic,
            int slots,
            List<Integer> requires,
            Pos at)
            implements Node {}

    /// A business knowledge model: a function.
    ///
    /// @param slots size of the body's frame
    record FunctionNode(
            String name,
            FeelType type,
            List<Fn.Param> parameters,
            int firstSlot,
            Expr body,
            FeelType result,
            int slots,
            Pos at)
            implements Node {}

    /// A decision service.
    ///
    /// @param inputs indexes of input data, then of input decisions: the parameters in order
    /// @param inputNames their names as parameters: those of the service's own file, without an import's before them
    /// @param outputs indexes of the output decisions
    record ServiceNode(
            String name,
            FeelType type,
            List<Integer> inputs,
            List<String> inputNames,
            List<Integer> outputs,
            List<String> outputNames,
            Pos at)
            implements Node {}
}
