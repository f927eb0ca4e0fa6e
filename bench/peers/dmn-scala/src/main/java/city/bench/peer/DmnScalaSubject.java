// SPDX-License-Identifier: EUPL-1.2
package city.bench.peer;

import city.bench.workload.Case;
import city.bench.workload.City;
import city.bench.workload.Models;
import city.bench.workload.Subject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;

/// Camunda 8's engine. It keeps its audit log always.
public final class DmnScalaSubject implements Subject {
    @Override
    public Work prepare(Case what) throws Exception {
        if (what.form() != Case.Form.PLAIN) {
            return null;
        }
        var city = new City(what.people());
        var facts = new ArrayList<Map<String, Object>>();
        switch (what.model()) {
            case ELIGIBILITY -> {
                for (var i = 0; i < what.people(); i++) {
                    facts.add(city.screening(i));
                }
                return new Scala(Models.eligibility(), "services", facts);
            }
            case PRE_SCHOOL -> {
                for (var i = 0; i < what.people(); i++) {
                    facts.add(city.child(i));
                }
                return new Scala(Models.preSchool(), "offer", facts);
            }
            default -> {
                return null;
            }
        }
    }

    private static final class Scala implements Work {
        private final DmnEngine engine = new DmnEngine.Builder().build();
        private final ParsedDmn model;
        private final String decision;
        private final List<Map<String, Object>> facts;

        Scala(String source, String decision, List<Map<String, Object>> facts) {
            this.decision = decision;
            this.facts = facts;
            var parsed =
                    engine.parse(new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)));
            if (parsed.isLeft()) {
                throw new IllegalArgumentException(parsed.left().toOption().get().message());
            }
            this.model = parsed.toOption().get();
        }

        private Object decide(Map<String, Object> one) {
            var result = engine.evalByName(model, decision, one);
            if (result.isLeft()) {
                throw new IllegalStateException(String.valueOf(result));
            }
            return result.toOption().get() instanceof DmnEngine.Result it ? it.value() : null;
        }

        @Override
        public int size() {
            return facts.size();
        }

        @Override
        public long batch() {
            var sum = 0L;
            for (var one : facts) {
                sum += decide(one) == null ? 0 : 1;
            }
            return sum;
        }

        @Override
        public List<String> answers() {
            return facts.stream()
                    .map(it -> {
                        var value = decide(it);
                        // No hit is null here and an empty list in the standard (8.2.11).
                        return value == null
                                ? "[]"
                                : value instanceof scala.collection.immutable.List<?> list
                                        ? list.mkString("[", ", ", "]")
                                        : String.valueOf(value);
                    })
                    .toList();
        }
    }
}
