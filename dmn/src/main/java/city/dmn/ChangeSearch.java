// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import city.dmn.feel.Frame;
import city.dmn.feel.Run;
import city.dmn.feel.Values;
import city.dmn.model.Evaluation;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Looks for facts that turn an answer, by deciding with them.
final class ChangeSearch {
    private static final int MOST = 20;

    private record Candidate(String fact, Object value) {}

    private final DmnModel model;
    private final Decision decision;
    private final Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    private final LocalDate day;
    private final Predicate<Outcome> wanted;
    private final long deadline;
    private final List<Changes.Change> found = new ArrayList<>();

    ChangeSearch(
            DmnModel model,
            Decision decision,
            Map<String, ?> facts,
            LocalDate day,
            Predicate<Outcome> wanted,
            Duration atMost) {
        this.model = model;
        this.decision = decision;
        facts.forEach((name, value) -> this.facts.put(name, Values.of(value)));
        this.day = day;
        this.wanted = wanted;
        this.deadline = System.nanoTime() + atMost.toNanos();
    }

    Changes search(Set<String> changeable) {
        var candidates = new ArrayList<Candidate>();
        for (var input : model.inputs()) {
            if (changeable.contains(input.name())) {
                if (late()) {
                    return stopped();
                }
                for (var value : boundaries(input.name())) {
                    candidates.add(new Candidate(input.name(), value));
                }
            }
        }
        var turning = new HashSet<Candidate>();
        for (var candidate : candidates) {
            if (late()) {
                return stopped();
            }
            if (attempt(Map.of(candidate.fact(), candidate.value()))) {
                turning.add(candidate);
            }
            if (found.size() == MOST) {
                return full();
            }
        }
        // A pair tells something new only where neither of the two turns the answer alone.
        candidates.removeAll(turning);
        for (var i = 0; i < candidates.size(); i++) {
            for (var j = i + 1; j < candidates.size(); j++) {
                var a = candidates.get(i);
                var b = candidates.get(j);
                if (a.fact().equals(b.fact())) {
                    continue;
                }
                if (late()) {
                    return stopped();
                }
                var pair = new LinkedHashMap<String, Object>();
                pair.put(a.fact(), a.value());
                pair.put(b.fact(), b.value());
                attempt(Collections.unmodifiableMap(pair));
                if (found.size() == MOST) {
                    return full();
                }
            }
        }
        return new Changes(found, true, "");
    }

    private boolean late() {
        return System.nanoTime() - deadline > 0;
    }

    private Changes stopped() {
        return new Changes(found, false, "the time to look was over");
    }

    private Changes full() {
        return new Changes(found, false, "twenty ways were found");
    }

    private boolean attempt(Map<String, ?> changed) {
        var other = new LinkedHashMap<String, @Nullable Object>(facts);
        other.putAll(changed);
        var outcome = decision.decide(other, day);
        if (!wanted.test(outcome)) {
            return false;
        }
        found.add(
                new Changes.Change(
                        Collections.unmodifiableMap(
                                new LinkedHashMap<String, @Nullable Object>(changed)),
                        outcome));
        return true;
    }

    private List<Object> boundaries(String fact) {
        var node = model.inputNode(fact);
        return model.explainer()
                .boundaries(
                        model.nodes(),
                        node,
                        facts.get(fact),
                        (expr, value) -> {
                            var bound = model.bind(facts);
                            bound[node] = value;
                            var run =
                                    new Run(
                                            day,
                                            model.options().now(),
                                            model.options().steps(),
                                            null);
                            return DmnModel.guarded(
                                            run,
                                            () ->
                                                    expr.eval(
                                                            new Frame(
                                                                    model.explainer().slots(),
                                                                    new Evaluation(
                                                                            model.nodes(),
                                                                            run,
                                                                            bound),
                                                                    run)))
                                    .value();
                        });
    }
}
