// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.FeelType;
import city.dmn.feel.Expr;
import city.dmn.feel.Fn;
import city.dmn.feel.Pos;
import city.dmn.feel.Size;
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
    /// @param slots how many the logic's frame has
    /// @param requires indexes of the required input data and decisions
    /// @param size the logic's
    record DecisionNode(
            String name,
            FeelType type,
            @Nullable Expr logic,
            int slots,
            List<Integer> requires,
            Size size,
            Pos at)
            implements Node {
        public DecisionNode(
                String name,
                FeelType type,
                @Nullable Expr logic,
                int slots,
                List<Integer> requires,
                Pos at) {
            this(name, type, logic, slots, requires, Size.of(logic), at);
        }
    }

    /// A business knowledge model: a function.
    ///
    /// @param slots how many the body's frame has
    /// @param size the body's
    record FunctionNode(
            String name,
            FeelType type,
            List<Fn.Param> parameters,
            int firstSlot,
            Expr body,
            FeelType result,
            int slots,
            Size size,
            Pos at)
            implements Node {
        public FunctionNode(
                String name,
                FeelType type,
                List<Fn.Param> parameters,
                int firstSlot,
                Expr body,
                FeelType result,
                int slots,
                Pos at) {
            this(name, type, parameters, firstSlot, body, result, slots, Size.of(body), at);
        }
    }

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
