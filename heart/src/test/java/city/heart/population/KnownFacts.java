// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.springframework.jdbc.core.JdbcTemplate;

/// What is kept of people, compared with what whole records say of them: for tests of whoever tells.
public final class KnownFacts {
    private KnownFacts() {}

    /// @param told by resident, all that is said of each
    /// @param ids  the number of a person named in it
    /// @return by table, resident and what should be / what is; empty where they agree on the day
    public static Map<String, List<String>> differences(
            JdbcTemplate template,
            Map<Integer, List<Statement>> told,
            ToIntFunction<Statement.Person> ids,
            LocalDate day) {
        var expected = new FactChanges();
        told.forEach((id, all) -> all.forEach(it -> expected.apply(it, id, day, true, ids)));
        var actual = template.execute((Connection it) -> FactChanges.load(it, told.keySet()));
        var differences = new TreeMap<String, List<String>>();
        for (var table : Facts.ALL) {
            if (!table.pair()) {
                told.keySet().forEach(id -> differ(table, id, day, expected, actual, differences));
            }
        }
        for (var id : told.keySet()) {
            var pairs = new HashSet<>(expected.told(Facts.GUARDIANSHIP, id));
            pairs.addAll(actual.guardiansOf(id));
            pairs.forEach(
                    pair -> differ(Facts.GUARDIANSHIP, pair, day, expected, actual, differences));
        }
        return differences;
    }

    private static <V> void differ(
            FactTable<V> table,
            long key,
            LocalDate day,
            FactChanges expected,
            FactChanges actual,
            Map<String, List<String>> into) {
        var should = expected.now(table, key);
        var is = actual.now(table, key);
        // Under an order the dwelling last known stays, where the register tells none.
        var kept = table.equals(Facts.DWELLING) && should.on(day) == null;
        if (!kept && !Objects.equals(should.on(day), is.on(day))) {
            into.computeIfAbsent(table.name(), _ -> new ArrayList<>())
                    .add(table.subject(key) + ": " + days(should) + " / " + days(is));
        }
    }

    private static <V> List<String> days(Timeline<V> timeline) {
        return timeline.rows().stream()
                .map(it -> it.from() + (it.value() == null ? " end" : " value"))
                .toList();
    }
}
