// SPDX-License-Identifier: EUPL-1.2
package city.bench.dmn;

import city.bench.workload.Case;
import city.bench.workload.City;
import city.bench.workload.LendingAnswers;
import city.bench.workload.Models;
import city.bench.workload.Subject;
import city.dmn.Decision;
import city.dmn.DmnModel;
import city.dmn.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// This project's engine.
public final class OurSubject implements Subject {
    @Override
    public @Nullable Work prepare(Case what) throws Exception {
        if (what.form() == Case.Form.POPULATION) {
            return OurPopulation.of(what);
        }
        var city = new City(what.people());
        return switch (what.model()) {
            case ELIGIBILITY -> {
                var facts = new ArrayList<Map<String, @Nullable Object>>();
                for (var i = 0; i < what.people(); i++) {
                    facts.add(city.screening(i));
                }
                yield new One(compiled(Models.eligibility()), "services", facts, what.form());
            }
            case PRE_SCHOOL -> {
                var facts = new ArrayList<Map<String, @Nullable Object>>();
                for (var i = 0; i < what.people(); i++) {
                    facts.add(city.child(i));
                }
                yield new One(compiled(Models.preSchool()), "offer", facts, what.form());
            }
            case LENDING -> {
                var source = Models.lending();
                yield source == null ? null : new Lending(compiled(source), what);
            }
            default -> null;
        };
    }

    static DmnModel compiled(String source) {
        return DmnModel.compile(source, "bench.dmn").orThrow();
    }

    /// One person after the other.
    private static final class One implements Work {
        private final Decision decision;
        private final List<Map<String, @Nullable Object>> facts;
        private final List<@Nullable Object[]> bound;
        private final Case.Form form;

        One(
                DmnModel model,
                String decision,
                List<Map<String, @Nullable Object>> facts,
                Case.Form form) {
            this.decision = model.decision(decision);
            this.facts = facts;
            this.form = form;
            this.bound = new ArrayList<>();
            for (var one : facts) {
                bound.add(model.inputs().stream().map(it -> one.get(it.name())).toArray());
            }
        }

        @Override
        public int size() {
            return facts.size();
        }

        @Override
        public long batch() {
            var sum = 0L;
            for (var i = 0; i < facts.size(); i++) {
                var outcome =
                        switch (form) {
                            case PLAIN -> decision.decide(bound.get(i), City.DAY);
                            case MAP -> decision.decide(facts.get(i), City.DAY);
                            default -> {
                                var explained = decision.explain(facts.get(i), City.DAY);
                                sum += explained.trace().decisions().size();
                                yield explained.outcome();
                            }
                        };
                sum += outcome.value() == null ? 0 : 1;
            }
            return sum;
        }

        @Override
        public List<String> answers() {
            return facts.stream()
                    .map(it -> String.valueOf(decision.decide(it, City.DAY).value()))
                    .toList();
        }
    }

    /// All eleven decisions for one applicant after the other.
    private static final class Lending implements Work {
        private final DmnModel model;
        private final Case.Form form;
        private final List<Map<String, Object>> applicants;

        Lending(DmnModel model, Case what) {
            this.model = model;
            this.form = what.form();
            this.applicants = City.applicants(what.people());
        }

        @Override
        public int size() {
            return applicants.size();
        }

        @Override
        public long batch() {
            var sum = 0L;
            for (var one : applicants) {
                if (form == Case.Form.TRACED) {
                    var explained = model.explain(one, City.DAY);
                    sum += explained.trace().decisions().size();
                } else {
                    sum += decided(one).value() == null ? 0 : 1;
                }
            }
            return sum;
        }

        private Outcome decided(Map<String, Object> one) {
            return model.decide(one, City.DAY);
        }

        @Override
        public List<String> answers() {
            return applicants.stream()
                    .map(it ->
                            LendingAnswers.text(
                                    (Map<?, ?>) Objects.requireNonNull(decided(it).value())))
                    .toList();
        }
    }
}
