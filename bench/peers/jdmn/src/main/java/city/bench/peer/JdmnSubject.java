// SPDX-License-Identifier: EUPL-1.2
package city.bench.peer;

import city.bench.workload.Case;
import city.bench.workload.City;
import city.bench.workload.LendingAnswers;
import city.bench.workload.Models;
import city.bench.workload.Subject;
import com.gs.dmn.DMNModelRepository;
import com.gs.dmn.dialect.JavaTimeDMNDialectDefinition;
import com.gs.dmn.log.NopBuildLogger;
import com.gs.dmn.runtime.Context;
import com.gs.dmn.runtime.interpreter.DMNInterpreter;
import com.gs.dmn.runtime.interpreter.EvaluationContext;
import com.gs.dmn.runtime.interpreter.Result;
import com.gs.dmn.transformation.InputParameters;
import com.gs.dmn.transformation.ToQuotedNameTransformer;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// jDMN's interpreter.
public final class JdmnSubject implements Subject {
    static final Map<String, String> PARAMETERS =
            Map.of("dmnVersion", "1.5", "modelVersion", "1.0", "platformVersion", "1.0");

    @Override
    public Work prepare(Case what) throws Exception {
        if (what.form() != Case.Form.PLAIN) {
            return null;
        }
        return switch (what.model()) {
            case ELIGIBILITY, PRE_SCHOOL -> {
                var screening = what.model() == Case.Model.ELIGIBILITY;
                yield new Interpreted(
                        screening ? Models.eligibility() : Models.preSchool(),
                        List.of(screening ? "services" : "offer"),
                        facts(what));
            }
            case LENDING -> {
                var source = Models.lending();
                yield source == null
                        ? null
                        : new Interpreted(source, LendingAnswers.DECISIONS, facts(what));
            }
            default -> null;
        };
    }

    /// The facts in jDMN's own classes.
    static List<Map<String, Object>> facts(Case what) {
        var model = what.model();
        var all = new ArrayList<Map<String, Object>>();
        if (model == Case.Model.LENDING) {
            for (var applicant : City.applicants(what.people())) {
                var facts = new HashMap<String, Object>();
                applicant.forEach((name, value) -> facts.put(name, context(value)));
                all.add(facts);
            }
        } else {
            var city = new City(what.people());
            for (var i = 0; i < what.people(); i++) {
                all.add(model == Case.Model.ELIGIBILITY ? city.screening(i) : city.child(i));
            }
        }
        return all;
    }

    /// No hit is null here and an empty list in the standard (8.2.11).
    static String text(Object value) {
        return value == null ? "[]" : String.valueOf(value);
    }

    private static Object context(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        var context = new Context();
        map.forEach((name, entry) -> context.put(name, context(entry)));
        return context;
    }

    private static final class Interpreted implements Work {
        private final DMNInterpreter<?, ?, ?, ?, ?> interpreter;
        private final DMNModelRepository repository;
        private final String namespace;
        private final List<String> decisions;
        private final List<Map<String, Object>> facts;

        Interpreted(String source, List<String> decisions, List<Map<String, Object>> facts)
                throws Exception {
            var dialect = new JavaTimeDMNDialectDefinition();
            var parameters = new InputParameters(PARAMETERS);
            var definitions =
                    dialect.createDMNSerializer(new NopBuildLogger(), parameters)
                            .readModel(new StringReader(source));
            // Names such as Pre-bureauRiskCategory have to be quoted for its parser.
            this.repository =
                    new ToQuotedNameTransformer().transform(new DMNModelRepository(definitions));
            this.interpreter = dialect.createDMNInterpreter(repository, parameters);
            this.namespace = definitions.getNamespace();
            this.decisions = decisions;
            this.facts = facts;
        }

        private Object decide(String decision, Map<String, Object> one) {
            // The map is filled with what is computed on the way.
            var context = EvaluationContext.makeDecisionEvaluationContext(null, new HashMap<>(one));
            return Result.value(interpreter.evaluateDecision(namespace, decision, context));
        }

        @Override
        public int size() {
            return facts.size();
        }

        @Override
        public long batch() {
            var sum = 0L;
            for (var one : facts) {
                // All eleven of the lending model follow from these three.
                for (var decision : asked()) {
                    sum += decide(decision, one) == null ? 0 : 1;
                }
            }
            return sum;
        }

        private List<String> asked() {
            return decisions.size() == 1
                    ? decisions
                    : List.of("Adjudication", "Strategy", "Routing");
        }

        @Override
        public List<String> answers() {
            return facts.stream()
                    .map(it -> {
                        var all = new HashMap<String, Object>();
                        for (var decision : decisions) {
                            all.put(decision, decide(decision, it));
                        }
                        return decisions.size() == 1
                                ? text(all.get(decisions.getFirst()))
                                : LendingAnswers.text(all);
                    })
                    .toList();
        }
    }
}
