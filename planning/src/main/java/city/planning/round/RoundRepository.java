// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.database.Rows;
import city.base.database.Sql;
import city.base.shared.ResidentId;
import city.base.usage.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of rounds themselves, of who is who in them, and of what unit managers say.
@Repository
class RoundRepository {
    private static final String SELECT =
            """
            select id, service, period, kind, aims, seed, state, opened_at, opened_by, chosen, run_by,
                   put_forward_by, signed_by
              from round.round
            """;
    private static final String INSERT =
            """
            insert into round.round (id, service, period, kind, aims, seed, state, opened_at, opened_by)
            values (:id, :service, :period, :kind, :aims, :seed, 'OPEN', :at, :by)
            on conflict (service, period) where state <> 'CANCELLED' do nothing
            """;
    private static final String SAVE =
            """
            update round.round
               set state = :state, chosen = :chosen, run_by = :ran, put_forward_by = :put, signed_by = :signed
             where id = :id
            """;
    private static final String STEP =
            """
            insert into round.history (round_id, happening, from_state, to_state, at, by_whom, text)
            values (:id, :happening, :from, :to, :at, :by, :text)
            """;
    private static final String STEPS =
            """
            select happening, from_state, to_state, at, by_whom, text
              from round.history where round_id = :id order by number
            """;
    private static final String MEMBERS =
            "select case_id, pseudonym from round.member where round_id = :id";
    private static final String MEMBER =
            """
            insert into round.member (round_id, case_id, child_id, pseudonym)
            select :id, r.case_id, r.child, r.pseudonym
              from jsonb_to_recordset(:rows::jsonb) as r (case_id uuid, child int, pseudonym text)
            on conflict (round_id, case_id) do update set pseudonym = excluded.pseudonym
            """;
    private static final String SAY =
            """
            insert into round.statement (run_id, unit_id, agrees, because, at, by_whom)
            values (:run, :unit, :agrees, :because, :at, :by)
            """;
    private static final String STATEMENTS =
            """
            select distinct on (unit_id) unit_id, agrees, because, at, by_whom
              from round.statement where run_id = :run order by unit_id, number desc
            """;

    private static final String ALL_STATEMENTS =
            """
            select unit_id, agrees, because, at, by_whom
              from round.statement where run_id = :run order by at, number
            """;

    private final JdbcClient jdbc;

    RoundRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean insert(PlacementRound it) {
        return jdbc.sql(INSERT)
                        .param("id", it.id().value())
                        .param("service", it.service())
                        .param("period", it.period())
                        .param("kind", it.kind())
                        .param("aims", it.aims().toArray(String[]::new))
                        .param("seed", it.seed())
                        .param("at", Sql.at(it.openedAt()))
                        .param("by", it.openedBy().text())
                        .update()
                == 1;
    }

    Optional<PlacementRound> find(RoundId id) {
        return one(SELECT + " where id = :id", id);
    }

    Optional<PlacementRound> lock(RoundId id) {
        return one(SELECT + " where id = :id for update", id);
    }

    private Optional<PlacementRound> one(String sql, RoundId id) {
        return jdbc.sql(sql).param("id", id.value()).query((rs, _) -> round(rs)).optional();
    }

    /// The latest first.
    List<PlacementRound> list() {
        return jdbc.sql(SELECT + " order by opened_at desc, id").query((rs, _) -> round(rs)).list();
    }

    List<PlacementRound> of(String service, String period) {
        return jdbc.sql(
                        SELECT
                                + """
                                 where service = :service and period = :period and state <> 'CANCELLED'
                                """)
                .param("service", service)
                .param("period", period)
                .query((rs, _) -> round(rs))
                .list();
    }

    List<PlacementRound> in(RoundState state) {
        return jdbc.sql(SELECT + " where state = :state order by opened_at, id")
                .param("state", state.name())
                .query((rs, _) -> round(rs))
                .list();
    }

    void save(PlacementRound it) {
        jdbc.sql(SAVE)
                .param("id", it.id().value())
                .param("state", it.state().name())
                .param("chosen", it.chosen() == null ? null : it.chosen().value())
                .param("ran", Actor.textOrNull(it.runBy()))
                .param("put", Actor.textOrNull(it.putForwardBy()))
                .param("signed", Actor.textOrNull(it.signedBy()))
                .update();
    }

    void step(
            RoundId id,
            RoundLifecycle.Happening happening,
            RoundState from,
            RoundState to,
            Instant at,
            Actor by,
            @Nullable String text) {
        jdbc.sql(STEP)
                .param("id", id.value())
                .param("happening", happening.name())
                .param("from", from.name())
                .param("to", to.name())
                .param("at", Sql.at(at))
                .param("by", by.text())
                .param("text", text)
                .update();
    }

    List<RoundLifecycle.Step> steps(RoundId id) {
        return jdbc.sql(STEPS)
                .param("id", id.value())
                .query((rs, _) ->
                        new RoundLifecycle.Step(
                                RoundLifecycle.Happening.valueOf(rs.getString("happening")),
                                RoundState.valueOf(rs.getString("from_state")),
                                RoundState.valueOf(rs.getString("to_state")),
                                Sql.instant(rs, "at"),
                                Actor.of(rs.getString("by_whom")),
                                rs.getString("text")))
                .list();
    }

    Map<UUID, String> pseudonyms(RoundId id) {
        Map<UUID, String> byCase = new HashMap<>();
        jdbc.sql(MEMBERS)
                .param("id", id.value())
                .query(rs -> {
                    byCase.put(rs.getObject("case_id", UUID.class), rs.getString("pseudonym"));
                });
        return byCase;
    }

    void members(RoundId id, Map<UUID, String> pseudonyms, Map<UUID, ResidentId> children) {
        var cases = pseudonyms.keySet().stream().sorted().toList();
        if (cases.isEmpty()) {
            return;
        }
        jdbc.sql(MEMBER)
                .param("id", id.value())
                .param(
                        "rows",
                        Rows.of(
                                        cases,
                                        (it, row) -> {
                                            row.put("case_id", it);
                                            row.put(
                                                    "child",
                                                    Objects.requireNonNull(children.get(it))
                                                            .value());
                                            row.put("pseudonym", pseudonyms.get(it));
                                        })
                                .json())
                .update();
    }

    void insert(RunId run, UnitStatement it) {
        jdbc.sql(SAY)
                .param("run", run.value())
                .param("unit", it.unit().value())
                .param("agrees", it.agrees())
                .param("because", it.because())
                .param("at", Sql.at(it.at()))
                .param("by", it.by().text())
                .update();
    }

    /// The last statement of each unit.
    List<UnitStatement> statements(RunId run) {
        return statements(STATEMENTS, run);
    }

    List<UnitStatement> allStatements(RunId run) {
        return statements(ALL_STATEMENTS, run);
    }

    private List<UnitStatement> statements(String sql, RunId run) {
        return jdbc.sql(sql)
                .param("run", run.value())
                .query((rs, _) ->
                        new UnitStatement(
                                new city.base.shared.UnitId(rs.getString("unit_id")),
                                rs.getBoolean("agrees"),
                                rs.getString("because"),
                                Sql.instant(rs, "at"),
                                Actor.of(rs.getString("by_whom"))))
                .list();
    }

    private static PlacementRound round(ResultSet rs) throws SQLException {
        var chosen = rs.getObject("chosen", UUID.class);
        return new PlacementRound(
                new RoundId(rs.getObject("id", UUID.class)),
                rs.getString("service"),
                rs.getString("period"),
                rs.getString("kind"),
                Arrays.asList((String[]) rs.getArray("aims").getArray()),
                rs.getString("seed"),
                RoundState.valueOf(rs.getString("state")),
                Sql.instant(rs, "opened_at"),
                Actor.of(rs.getString("opened_by")),
                chosen == null ? null : new RunId(chosen),
                Actor.orNull(rs.getString("run_by")),
                Actor.orNull(rs.getString("put_forward_by")),
                Actor.orNull(rs.getString("signed_by")));
    }
}
