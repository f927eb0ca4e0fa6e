// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import city.dmn.column.ColumnDecision;
import city.dmn.column.Cores;
import city.dmn.feel.Run;
import city.dmn.feel.Values;
import city.dmn.model.Evaluation;
import city.dmn.model.Node;
import city.dmn.model.Timeline;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One decision of a model: what a service asks. Immutable; any number of threads may use it.
public final class Decision {
    /// Days that may change something and do not, before giving up.
    private static final int MAX_CANDIDATES = 1000;

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

    int index() {
        return index;
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

    /// Decides for a whole population.
    ///
    /// @param columns facts by the names of the model's inputs
    /// @return the same answers, row by row, as [#decide] gives
    public Answers decideAll(Columns columns, LocalDate day) {
        var inputs = model.inputs();
        var byInput = new @Nullable Column[inputs.size()];
        var byNode = new HashMap<Integer, Column>();
        for (var i = 0; i < byInput.length; i++) {
            var column = columns.columns().get(inputs.get(i).name());
            byInput[i] = column;
            if (column != null) {
                byNode.put(model.inputNode(inputs.get(i).name()), column);
            }
        }
        var inColumns =
                new ColumnDecision(
                        model.nodes(), node, byNode, columns.size(), day, model.options().steps());
        var result =
                inColumns.run(row -> {
                    var facts = new @Nullable Object[byInput.length];
                    for (var i = 0; i < facts.length; i++) {
                        var column = byInput[i];
                        facts[i] = column == null ? null : column.value(row);
                    }
                    return decide(facts, day);
                });
        return new Answers(columns.size(), name(), outputs(), result, inColumns.why());
    }

    /// Decides several decisions for a whole population, such as all services of a city: each as [#decideAll] does, the
    /// decisions shared among the processor's cores.
    ///
    /// @param columns facts by the names of the models' inputs
    /// @return the answers in the order of the decisions
    public static List<Answers> decideAll(
            List<Decision> decisions, Columns columns, LocalDate day) {
        var answers = new @Nullable Answers[decisions.size()];
        Cores.share(
                answers.length, () -> i -> answers[i] = decisions.get(i).decideAll(columns, day));
        return List.of(answers);
    }

    /// The names of the outputs where the answer is a context whose entries are known; else empty.
    public List<String> outputs() {
        var type = node.type().bare();
        if (type == FeelType.Simple.ANY && node.logic() != null) {
            type = node.logic().type().bare();
        }
        return type instanceof FeelType.ContextOf(var entries)
                ? List.copyOf(entries.keySet())
                : List.of();
    }

    /// The first later day on which the answer differs while the facts stay.
    ///
    /// Exact for ages, terms and comparisons of dates, also through arithmetic, durations and 29 February.
    public NextChange nextChange(Map<String, ?> facts, LocalDate day) {
        var bound = model.bind(facts);
        var now = decideBound(bound.clone(), day).value();
        var on = day;
        for (var i = 0; i < MAX_CANDIDATES; i++) {
            Timeline.Until until;
            try {
                until =
                        new Timeline(model.nodes(), bound, on, model.options().steps())
                                .until(index);
            } catch (Run.Exhausted | StackOverflowError e) {
                return new NextChange.Unsure(
                        on.plusDays(1), "the rule takes too many steps to be followed");
            }
            if (until.never() || until.epochDay() - day.toEpochDay() > Timeline.HORIZON_DAYS) {
                return new NextChange.Never();
            }
            on = LocalDate.ofEpochDay(until.epochDay());
            var outcome = decideBound(bound.clone(), on);
            if (!Boolean.TRUE.equals(Values.equal(now, outcome.value()))) {
                return new NextChange.At(on, outcome);
            }
            if (until.why() != null) {
                return new NextChange.Unsure(on.plusDays(1), until.why());
            }
        }
        return new NextChange.Unsure(on.plusDays(1), "too many days had to be looked at");
    }

    /// A stretch of days with one answer.
    ///
    /// @param until the last day, included
    public record Span(LocalDate from, LocalDate until, Outcome outcome) {}

    /// The line of answers over days, both included, while the facts stay. Where the rule cannot be followed, each
    /// day is asked.
    public List<Span> line(Map<String, ?> facts, LocalDate from, LocalDate to) {
        var spans = new ArrayList<Span>();
        var begin = from;
        var outcome = decide(facts, begin);
        var at = begin;
        while (true) {
            var next =
                    switch (nextChange(facts, at)) {
                        case NextChange.At(var day, _) -> day;
                        case NextChange.Unsure(var day, _) -> day;
                        case NextChange.Never _ -> null;
                    };
            if (next == null || next.isAfter(to)) {
                spans.add(new Span(begin, to, outcome));
                return List.copyOf(spans);
            }
            var then = decide(facts, next);
            if (!Boolean.TRUE.equals(Values.equal(then.value(), outcome.value()))) {
                spans.add(new Span(begin, next.minusDays(1), outcome));
                begin = next;
                outcome = then;
            }
            at = next;
        }
    }

    /// Why the answer is as it is and why not another.
    public Reasons reasons(Map<String, ?> facts, LocalDate day) {
        var explained = explain(facts, day);
        var run = new Run(day, model.options().now(), model.options().steps(), null);
        return model.explainer()
                .explain(
                        explained.trace(),
                        new Evaluation(model.nodes(), run, model.bind(facts)),
                        run);
    }

    /// What small change of the facts would turn the answer: single facts over the boundaries in the rule, then pairs
    /// of them.
    ///
    /// @param changeable the facts that may be said to change
    /// @param wanted which answers count as turned
    /// @param atMost the time to look for them; what was found by then is returned
    public Changes whatWouldChange(
            Map<String, ?> facts,
            LocalDate day,
            Set<String> changeable,
            Predicate<Outcome> wanted,
            Duration atMost) {
        return new ChangeSearch(model, this, facts, day, wanted, atMost).search(changeable);
    }
}
