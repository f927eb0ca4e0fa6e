// SPDX-License-Identifier: EUPL-1.2
package city.dmn.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Generated rules and facts, answered by us and by two other engines. Where they differ, the text of the standard was
/// asked; `docs/standards/dmn.md` lists what came of it, and [Judged] knows those differences by their marks.
class DifferentialTest {
    private static final int MODELS = Integer.getInteger("models", 30);
    private static final int DECISIONS = 25;
    private static final int CASES = 20;
    private static final List<String> TYPES = List.of("number", "boolean", "string", "date");

    private record Difference(
            String engine, String rule, Map<String, Object> facts, String ours, String theirs) {
        @Override
        public String toString() {
            return engine + " says " + theirs + ", we " + ours + ": " + rule + " with " + facts;
        }
    }

    private static final Map<String, Function<String, Engines.Model>> PEERS =
            Map.of("KIE", Engines::kie, "jDMN", Engines::jdmn);

    private static List<Difference> differences(
            Map<String, String> decisions,
            Map<String, String> rules,
            List<Map<String, Object>> cases) {
        var found = new ArrayList<Difference>();
        var xml = Generator.model(String.join("", decisions.values()));
        var ours = Engines.ours(xml);
        PEERS.forEach((name, make) -> {
            var theirs = make.apply(xml);
            for (var decision : decisions.keySet()) {
                for (var facts : cases) {
                    var mine = ours.decide(decision, facts);
                    var other = theirs.decide(decision, facts);
                    var rule = rules.get(decision);
                    if (!mine.equals(other) && !Judged.known(name, rule, facts, mine, other)) {
                        found.add(new Difference(name, rule, facts, mine, other));
                    }
                }
            }
        });
        return found;
    }

    private static List<Map<String, Object>> cases(Generator generator) {
        var cases = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < CASES; i++) {
            cases.add(generator.facts());
        }
        return cases;
    }

    @Test
    void expressions_mean_the_same_to_all_but_for_what_was_judged() {
        var found = new ArrayList<Difference>();
        for (var seed = 0; seed < MODELS; seed++) {
            var generator = new Generator(seed);
            var decisions = new LinkedHashMap<String, String>();
            var rules = new LinkedHashMap<String, String>();
            for (var i = 0; i < DECISIONS; i++) {
                var type = TYPES.get(i % TYPES.size());
                var feel = generator.expression(type, 1 + i % 3);
                decisions.put("x" + i, Generator.literal("x" + i, type, feel));
                rules.put("x" + i, feel);
            }
            found.addAll(differences(decisions, rules, cases(generator)));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void tables_of_every_hit_policy_mean_the_same_to_all_but_for_what_was_judged() {
        var policies =
                List.of(
                        "\"UNIQUE\"",
                        "\"FIRST\"",
                        "\"ANY\"",
                        "\"PRIORITY\"",
                        "\"COLLECT\"",
                        "\"RULE ORDER\"",
                        "\"OUTPUT ORDER\"",
                        "\"COLLECT\" aggregation=\"SUM\"",
                        "\"COLLECT\" aggregation=\"MIN\"",
                        "\"COLLECT\" aggregation=\"MAX\"",
                        "\"COLLECT\" aggregation=\"COUNT\"");
        var found = new ArrayList<Difference>();
        for (var seed = 0; seed < MODELS; seed++) {
            var generator = new Generator(1000 + seed);
            var decisions = new LinkedHashMap<String, String>();
            var rules = new LinkedHashMap<String, String>();
            for (var i = 0; i < policies.size(); i++) {
                var table = generator.table("t" + i, policies.get(i));
                decisions.put("t" + i, table.xml());
                rules.put("t" + i, table.text());
            }
            found.addAll(differences(decisions, rules, cases(generator)));
        }
        assertThat(found).isEmpty();
    }
}
