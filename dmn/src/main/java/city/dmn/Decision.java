// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import city.dmn.feel.Run;
import city.dmn.model.Evaluation;
import city.dmn.model.Node;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One decision of a model: what a service asks. Immutable; any number of threads may use it.
public final class Decision {
    private final DmnModel model;
    private final int index;
    private final Node.DecisionNode node;

    Decision(DmnModel model, int index, Node.DecisionNode node) {
        this.model = model;
        this.index = index;
        this.node = node;
    }

    /// An answer and how it came about.
    public record Explained(Outcome outcome, Trace trace) {}

    public String name() {
        return node.name();
    }

    /// The type of the answer as declared.
    public FeelType type() {
        return node.type();
    }

    /// Decides.
    ///
    /// @param facts by name of the input; a fact that is not there is null
    /// @param day what `today()` returns
    public Outcome decide(Map<String, ?> facts, LocalDate day) {
        return decideBound(model.bind(facts), day);
    }

    /// Decides over facts bound to positions: the quick form.
    ///
    /// @param facts in the order of [DmnModel#inputs]
    public Outcome decide(@Nullable Object[] facts, LocalDate day) {
        return decideBound(model.bind(facts), day);
    }

    private Outcome decideBound(@Nullable Object[] bound, LocalDate day) {
        var run = new Run(day, model.options().now(), model.options().steps(), null);
        return DmnModel.guarded(run, () -> new Evaluation(model.nodes(), run, bound).value(index));
    }

    /// Decides and tells how.
    public Explained explain(Map<String, ?> facts, LocalDate day) {
        var recorder = new Evaluation.Recorder();
        var run = new Run(day, model.options().now(), model.options().steps(), recorder);
        var outcome =
                DmnModel.guarded(
                        run,
                        () -> new Evaluation(model.nodes(), run, model.bind(facts)).value(index));
        return new Explained(outcome, recorder.trace());
    }
}
