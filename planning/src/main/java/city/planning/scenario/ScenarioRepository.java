// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.base.database.Sql;
import city.base.usage.Actor;
import city.heart.service.Assignment.Aim;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of scenarios.
@Repository
class ScenarioRepository {
    private static final String SELECT =
            """
            select id, name, service, period, kind, mode, method, aims, seed, changes, version, made_at,
                   made_by, changed_at, changed_by, figures, computed_at, fault
              from scenario.scenario
            """;
    private static final String INSERT =
            """
            insert into scenario.scenario (id, name, service, period, kind, mode, method, aims, seed, changes,
                                           version, made_at, made_by, changed_at, changed_by)
            values (:id, :name, :service, :period, :kind, :mode, :method, :aims, :seed, :changes::jsonb,
                    1, :at, :by, :at, :by)
            """;
    private static final String CHANGE =
            """
            update scenario.scenario
               set mode = :mode, method = :method, aims = :aims, changes = :changes::jsonb,
                   version = version + 1, changed_at = :at, changed_by = :by,
                   figures = null, computed_at = null, fault = null
             where id = :id and made_by = :by
            """;
    private static final String RENAME =
            "update scenario.scenario set name = :name where id = :id and made_by = :by";
    private static final String FORGET_FIGURES =
            """
            update scenario.scenario set figures = null, computed_at = null, fault = null where id = :id
            """;
    private static final String COMPUTED =
            """
            update scenario.scenario set figures = :figures::jsonb, computed_at = :at, fault = null
             where id = :id and version = :version
            """;
    private static final String FAILED =
            """
            update scenario.scenario set figures = null, computed_at = null, fault = :fault
             where id = :id and version = :version
            """;
    private static final String DELETE =
            "delete from scenario.scenario where id = :id and made_by = :by";

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    ScenarioRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Scenario it) {
        jdbc.sql(INSERT)
                .param("id", it.id().value())
                .param("name", it.name())
                .param("service", it.service())
                .param("period", it.period())
                .param("kind", it.kind())
                .param("mode", it.method().mode().name())
                .param("method", it.method().procedure().name())
                .param("aims", aims(it.method()))
                .param("seed", it.method().seed())
                .param("changes", json.writeValueAsString(it.changes()))
                .param("at", Sql.at(it.madeAt()))
                .param("by", it.madeBy().text())
                .update();
    }

    /// The latest change first.
    List<Scenario> list() {
        return jdbc.sql(SELECT + " order by changed_at desc, id")
                .query((rs, _) -> scenario(rs))
                .list();
    }

    Optional<Scenario> find(ScenarioId id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id.value())
                .query((rs, _) -> scenario(rs))
                .optional();
    }

    /// @return empty also where somebody else made it
    Optional<Scenario> lock(ScenarioId id, Actor by) {
        return jdbc.sql(SELECT + " where id = :id and made_by = :by for update")
                .param("id", id.value())
                .param("by", by.text())
                .query((rs, _) -> scenario(rs))
                .optional();
    }

    /// What was computed is no longer of this version.
    void change(ScenarioId id, Method method, Changes changes, Instant at, Actor by) {
        jdbc.sql(CHANGE)
                .param("mode", method.mode().name())
                .param("method", method.procedure().name())
                .param("aims", aims(method))
                .param("changes", json.writeValueAsString(changes))
                .param("at", Sql.at(at))
                .param("by", by.text())
                .param("id", id.value())
                .update();
    }

    /// @return false where somebody else made it
    boolean rename(ScenarioId id, String name, Actor by) {
        return jdbc.sql(RENAME)
                        .param("name", name)
                        .param("id", id.value())
                        .param("by", by.text())
                        .update()
                == 1;
    }

    void forgetFigures(ScenarioId id) {
        jdbc.sql(FORGET_FIGURES).param("id", id.value()).update();
    }

    /// Nothing where the scenario was changed meanwhile.
    void computed(Scenario of, Figures figures, Instant at) {
        jdbc.sql(COMPUTED)
                .param("figures", json.writeValueAsString(figures))
                .param("at", Sql.at(at))
                .param("id", of.id().value())
                .param("version", of.version())
                .update();
    }

    void failed(Scenario of, Scenario.Fault fault) {
        jdbc.sql(FAILED)
                .param("fault", fault.name())
                .param("id", of.id().value())
                .param("version", of.version())
                .update();
    }

    /// @return false where somebody else made it
    boolean delete(ScenarioId id, Actor by) {
        return jdbc.sql(DELETE).param("id", id.value()).param("by", by.text()).update() == 1;
    }

    private Scenario scenario(ResultSet rs) throws SQLException {
        var figures = rs.getString("figures");
        var fault = rs.getString("fault");

        return new Scenario(
                new ScenarioId(rs.getObject("id", UUID.class)),
                rs.getString("name"),
                rs.getString("service"),
                rs.getString("period"),
                rs.getString("kind"),
                new Method(
                        Method.Mode.valueOf(rs.getString("mode")),
                        Method.Procedure.valueOf(rs.getString("method")),
                        Arrays.stream((String[]) rs.getArray("aims").getArray())
                                .map(Aim::valueOf)
                                .toList(),
                        rs.getString("seed")),
                json.readValue(rs.getString("changes"), Changes.class),
                rs.getInt("version"),
                Sql.instant(rs, "made_at"),
                Actor.of(rs.getString("made_by")),
                Sql.instant(rs, "changed_at"),
                Actor.of(rs.getString("changed_by")),
                figures == null ? null : json.readValue(figures, Figures.class),
                Sql.instantOrNull(rs, "computed_at"),
                fault == null ? null : Scenario.Fault.valueOf(fault));
    }

    private static String[] aims(Method method) {
        return method.order().stream().map(Enum::name).toArray(String[]::new);
    }
}
