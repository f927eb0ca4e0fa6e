// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.database.TestDatabase;
import city.guards.Kept;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What every `Lifecycle` keeps: its page in `docs/` is the table that the code runs, every state can be reached,
/// every happening leads somewhere, and the database knows the same states.
public abstract class LifecycleContract<
        S extends Enum<S> & Lifecycle.Explained, H extends Enum<H> & Lifecycle.Explained> {
    private static final String CHECK =
            """
            select pg_get_constraintdef(c.oid) from pg_constraint c
              join pg_attribute a on a.attrelid = c.conrelid and a.attname = :column
             where c.conrelid = :table::regclass and c.contype = 'c' and c.conkey = array[a.attnum]
            """;

    /// Where two rows begin in the same states and these are so many, they share a node of the picture.
    private static final int MANY = 3;

    private final Lifecycle<S, H> lifecycle;
    private final S[] states;
    private final H[] happenings;
    private final String table;

    /// @param table with its schema; its column is `state`
    protected LifecycleContract(
            Lifecycle<S, H> lifecycle, S[] states, H[] happenings, String table) {
        this.lifecycle = lifecycle;
        this.states = states;
        this.happenings = happenings;
        this.table = table;
    }

    /// Such as `round-states.md`.
    protected abstract String file();

    /// What stands above the picture.
    protected abstract String preface();

    /// What else is to be said of each state.
    protected Map<String, Predicate<S>> marks() {
        return Map.of();
    }

    @Test
    void the_page_in_docs_shows_the_table_that_the_code_runs() {
        Kept.compare(file(), head() + picture() + meanings() + rows());
    }

    @Test
    void every_state_can_be_reached_and_every_happening_leads_somewhere() {
        var reached = new HashSet<>(Set.of(lifecycle.first()));
        var heard = new HashSet<H>();
        lifecycle
                .rows()
                .forEach(row -> {
                    reached.add(row.to());
                    heard.add(row.happening());
                });
        assertThat(reached).containsExactlyInAnyOrder(states);
        assertThat(heard).containsExactlyInAnyOrder(happenings);
    }

    @Test
    void the_database_knows_the_same_states() {
        var access = TestDatabase.fresh();
        var check =
                JdbcClient.create(TestDatabase.owner(access))
                        .sql(CHECK)
                        .params(Map.of("table", table, "column", "state"))
                        .query(String.class)
                        .single();
        assertThat(Arrays.stream(check.split("'")).filter(it -> it.matches("[A-Z_]+")))
                .containsExactlyInAnyOrder(
                        Arrays.stream(states).map(Enum::name).toArray(String[]::new));
    }

    private String head() {
        return "<!-- SPDX-License-Identifier: EUPL-1.2. Made from the code by %s: ./city docs writes it anew. -->\n"
                        .formatted(getClass().getSimpleName())
                + preface();
    }

    private String picture() {
        var text = new StringBuilder("\n```mermaid\nstateDiagram-v2\n");
        text.append("    [*] --> ").append(lifecycle.first()).append('\n');
        var shared = new LinkedHashMap<Set<S>, String>();
        for (var row : lifecycle.rows()) {
            if (row.from().size() >= MANY
                    && !shared.containsKey(row.from())
                    && lifecycle.rows().stream().filter(it -> it.from().equals(row.from())).count()
                            > 1) {
                var node = "any" + (shared.size() + 1);
                shared.put(row.from(), node);
                text.append("    state \"any of %d\" as %s\n".formatted(row.from().size(), node));
                row.from().forEach(it -> text.append("    %s --> %s\n".formatted(it, node)));
            }
        }
        var arrows = new LinkedHashMap<String, String>();
        for (var row : lifecycle.rows()) {
            var node = shared.get(row.from());
            var from =
                    node != null
                            ? Set.of(node)
                            : row.from().stream().map(Enum::name).collect(Collectors.toSet());
            from.stream()
                    .sorted()
                    .forEach(it ->
                            arrows.merge(
                                    it + " --> " + row.to(),
                                    row.happening().name(),
                                    (a, b) -> a + ", " + b));
        }
        arrows.forEach((arrow, by) -> text.append("    %s: %s\n".formatted(arrow, by)));
        for (var state : states) {
            if (lifecycle.isLast(state)) {
                text.append("    %s --> [*]\n".formatted(state));
            }
        }
        return text.append("```\n").toString();
    }

    private String meanings() {
        var text = new StringBuilder("\n| state | ");
        marks().keySet().forEach(it -> text.append(it).append(" | "));
        text.append("meaning |\n|---|").append("---|".repeat(marks().size() + 1)).append('\n');
        for (var state : states) {
            text.append("| `%s` | ".formatted(state));
            marks().values().forEach(it -> text.append(it.test(state) ? "yes | " : "no | "));
            text.append(state.text()).append(" |\n");
        }
        return text.toString();
    }

    private String rows() {
        var text =
                new StringBuilder(
                        "\n| happening | in state | leads to | because |\n|---|---|---|---|\n");
        for (var row : lifecycle.rows()) {
            text.append(
                    "| `%s`: %s | %s | `%s` | %s |\n"
                            .formatted(
                                    row.happening(),
                                    row.happening().text(),
                                    row.from().stream()
                                            .map(it -> "`" + it + "`")
                                            .collect(Collectors.joining(", ")),
                                    row.to(),
                                    row.because()));
        }
        return text.append("\nEverything else changes nothing: ")
                .append(
                        Arrays.stream(states)
                                .filter(lifecycle::isLast)
                                .map(it -> "`" + it + "`")
                                .collect(Collectors.joining(", ")))
                .append(" are final.\n")
                .toString();
    }
}
