// SPDX-License-Identifier: EUPL-1.2
package city.bench.peer;

import city.bench.workload.Case;
import city.bench.workload.City;
import city.bench.workload.LendingAnswers;
import city.bench.workload.Models;
import city.bench.workload.Subject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionEvent;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/// Apache KIE's (Drools') DMN engine, both lines.
public final class KieSubject implements Subject {
    @Override
    public Work prepare(Case what) throws Exception {
        if (what.form() != Case.Form.PLAIN && what.form() != Case.Form.TRACED) {
            return null;
        }
        var city = new City(what.people());
        return switch (what.model()) {
            case ELIGIBILITY -> {
                var facts = new ArrayList<Map<String, ?>>();
                for (var i = 0; i < what.people(); i++) {
                    facts.add(city.screening(i));
                }
                yield new Kie(Models.eligibility(), "services", facts, what.form());
            }
            case PRE_SCHOOL -> {
                var facts = new ArrayList<Map<String, ?>>();
                for (var i = 0; i < what.people(); i++) {
                    facts.add(city.child(i));
                }
                yield new Kie(Models.preSchool(), "offer", facts, what.form());
            }
            case LENDING -> {
                var source = Models.lending();
                yield source == null
                        ? null
                        : new Kie(
                                source,
                                null,
                                new ArrayList<Map<String, ?>>(City.applicants(what.people())),
                                what.form());
            }
            default -> null;
        };
    }

    /// Notes what a record of the decision would need.
    private static final class Notes implements DMNRuntimeEventListener {
        private final List<Object> notes = new ArrayList<>();

        @Override
        public void afterEvaluateDecision(AfterEvaluateDecisionEvent event) {
            notes.add(
                    event.getResult()
                            .getDecisionResultByName(event.getDecision().getName())
                            .getResult());
        }

        @Override
        public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
            notes.add(event.getMatches());
            notes.add(event.getSelected());
        }
    }

    private static final class Kie implements Work {
        private final DMNRuntime runtime;
        private final DMNModel model;
        private final String decision;
        private final List<Map<String, ?>> facts;
        private final Notes notes = new Notes();

        /// @param decision null for all of the model
        Kie(String source, String decision, List<Map<String, ?>> facts, Case.Form form) {
            this.decision = decision;
            this.facts = facts;
            this.runtime =
                    DMNRuntimeBuilder.fromDefaults()
                            .buildConfiguration()
                            .fromResources(
                                    List.of(
                                            ResourceFactory.newReaderResource(
                                                            new StringReader(source), "UTF-8")
                                                    .setSourcePath("bench.dmn")))
                            .getOrElseThrow(RuntimeException::new);
            this.model = runtime.getModels().getFirst();
            if (form == Case.Form.TRACED) {
                runtime.addListener(notes);
            }
        }

        private DMNResult decide(Map<String, ?> one) {
            var context = runtime.newContext();
            one.forEach(context::set);
            return decision == null
                    ? runtime.evaluateAll(model, context)
                    : runtime.evaluateByName(model, context, decision);
        }

        @Override
        public int size() {
            return facts.size();
        }

        @Override
        public long batch() {
            var sum = 0L;
            for (var one : facts) {
                var result = decide(one);
                sum += result.getDecisionResults().size() + notes.notes.size();
                notes.notes.clear();
            }
            return sum;
        }

        @Override
        public List<String> answers() {
            return facts.stream()
                    .map(it -> {
                        var result = decide(it);
                        if (decision != null) {
                            return String.valueOf(
                                    result.getDecisionResultByName(decision).getResult());
                        }
                        var all = new HashMap<String, Object>();
                        result.getDecisionResults()
                                .forEach(one -> all.put(one.getDecisionName(), one.getResult()));
                        return LendingAnswers.text(all);
                    })
                    .toList();
        }
    }
}
