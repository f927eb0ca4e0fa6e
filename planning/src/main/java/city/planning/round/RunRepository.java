// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.database.Sql;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.usage.Actor;
import city.heart.casework.CaseId;
import city.heart.casework.WaitingRepository.LeftToPerson;
import city.heart.placement.UnitChoice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of runs and of what came out of them. Sets travel as one JSON parameter.
@Repository
class RunRepository {
    private static final String SELECT =
            """
            select id, round_id, number, state, asked_at, asked_by, ended_at, reached, expected, fault,
                   input_sha256, file_sha256, figures
              from round.run
            """;
    private static final String INSERT =
            """
            insert into round.run (id, round_id, number, state, asked_at, asked_by)
            select :id, :round, coalesce(max(number), 0) + 1, 'WAITING', :at, :by
              from round.run where round_id = :round
            on conflict (round_id) where state not in ('DONE', 'FAILED') do nothing
            """;
    private static final String STATE =
            "update round.run set state = :state, reached = 0, expected = 0 where id = :id";
    private static final String REACHED =
            "update round.run set reached = :reached, expected = :of where id = :id";
    private static final String FAILED =
            """
            update round.run set state = 'FAILED', fault = :fault, ended_at = :at
             where id = :id and state <> 'DONE'
            """;
    private static final String DONE =
            """
            update round.run set state = 'DONE', ended_at = :at, input_sha256 = :input,
                   file_sha256 = :output, file = :file, figures = :figures::jsonb
             where id = :id
            """;
    private static final String PLACES =
            """
            insert into round.place (run_id, case_id, child_id, pseudonym, unit_id, ground, way_metres,
                                     metres, method, area)
            select :run, case_id, child, pseudonym, unit, ground, way, metres, method, area
              from jsonb_to_recordset(:rows::jsonb)
                   as r (case_id uuid, child int, pseudonym text, unit text, ground text, way int,
                         metres int, method text, area text)
            """;
    private static final String LEFT =
            """
            insert into round.left_to_person (run_id, case_id, why, secret)
            select :run, case_id, why, secret
              from jsonb_to_recordset(:rows::jsonb) as r (case_id uuid, why text, secret boolean)
            """;
    private static final String UNITS =
            """
            insert into round.run_unit (run_id, unit_id, seats, filled, metres, longest, price)
            select :run, unit, seats, filled, metres, longest, price
              from jsonb_to_recordset(:rows::jsonb)
                   as r (unit text, seats int, filled int, metres bigint, longest int, price bigint)
            """;
    static final String PLACE =
            """
            select case_id, child_id, unit_id, ground, way_metres, metres, method, area from round.place
            """;
    private static final String PLACED =
            "select pseudonym, unit_id from round.place where run_id = :run and unit_id is not null";
    private static final String CLOSE =
            """
            update round.place p set outcome = r.outcome, offer_id = r.offer
              from jsonb_to_recordset(:rows::jsonb) as r (case_id uuid, outcome text, offer uuid)
             where p.run_id = :run and p.case_id = r.case_id and p.outcome is null
            """;
    private static final String OF_OFFER =
            "select run_id, pseudonym from round.place where offer_id = :offer";
    private static final String UNEXPLAINED =
            """
            select o.chosen from round.round o join round.run r on r.id = o.chosen
             where o.state in ('PUBLISHING', 'PUBLISHED') and r.explained_at is null and r.file is not null
            """;
    private static final String EXPLAIN =
            """
            update round.place p set why = r.why
              from jsonb_to_recordset(:rows::jsonb) as r (pseudonym text, why jsonb)
             where p.run_id = :run and p.pseudonym = r.pseudonym
            """;
    private static final String EXPLAINED =
            "update round.run set explained_at = coalesce(explained_at, :at) where id = :run";
    private static final String WHY =
            """
            select why from round.place where run_id = :run and pseudonym = :pseudonym and why is not null
             limit 1
            """;
    private static final List<String> FORGET =
            List.of(
                    """
                    update round.run set file = null
                     where file is not null and round_id in (
                           select round_id from round.member where case_id in (:cases))
                    """,
                    "delete from round.place where case_id in (:cases)",
                    "delete from round.left_to_person where case_id in (:cases)",
                    "delete from round.member where case_id in (:cases)");
    private static final String CHILDREN =
            "select distinct child_id from round.place where run_id = :run";

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    RunRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return false where one of this round is going already
    boolean insert(RunId id, RoundId round, Instant at, Actor by) {
        return jdbc.sql(INSERT)
                        .param("id", id.value())
                        .param("round", round.value())
                        .param("at", Sql.at(at))
                        .param("by", by.text())
                        .update()
                == 1;
    }

    Optional<Run> find(RunId id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id.value())
                .query((rs, _) -> run(rs))
                .optional();
    }

    /// The latest first.
    List<Run> of(RoundId round) {
        return jdbc.sql(SELECT + " where round_id = :id order by number desc")
                .param("id", round.value())
                .query((rs, _) -> run(rs))
                .list();
    }

    List<Run> going() {
        return jdbc.sql(SELECT + " where state not in ('DONE', 'FAILED') order by asked_at, id")
                .query((rs, _) -> run(rs))
                .list();
    }

    void state(RunId id, Run.State state) {
        jdbc.sql(STATE).param("state", state.name()).param("id", id.value()).update();
    }

    void reached(RunId id, int reached, int of) {
        jdbc.sql(REACHED)
                .param("reached", reached)
                .param("of", of)
                .param("id", id.value())
                .update();
    }

    void failed(RunId id, String fault, Instant at) {
        jdbc.sql(FAILED)
                .param("fault", fault)
                .param("at", Sql.at(at))
                .param("id", id.value())
                .update();
    }

    void done(RunId id, Instant at, String input, String output, byte[] file, RunFigures figures) {
        jdbc.sql(DONE)
                .param("at", Sql.at(at))
                .param("input", input)
                .param("output", output)
                .param("file", file)
                .param("figures", json.writeValueAsString(figures))
                .param("id", id.value())
                .update();
    }

    byte[] file(RunId id) {
        return jdbc.sql("select file from round.run where id = :id and file is not null")
                .param("id", id.value())
                .query((rs, _) -> Objects.requireNonNull(rs.getBytes("file")))
                .optional()
                .orElse(new byte[0]);
    }

    void insertPlaces(RunId run, List<DraftPlace> places, Map<UUID, String> pseudonyms) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var it : places) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            var to = it.choice();
            row.put("case_id", it.caseId().value().toString());
            row.put("child", it.child().value());
            row.put("pseudonym", pseudonyms.get(it.caseId().value()));
            row.put("unit", to == null ? null : to.unit().value());
            row.put("ground", to == null ? null : to.ground().name());
            row.put("way", to == null ? null : to.wayMetres());
            row.put("metres", it.metres());
            row.put("method", to == null ? "" : to.method());
            row.put("area", to == null ? "" : to.area());
            rows.add(row);
        }
        insert(PLACES, run, rows);
    }

    void insertLeftToPerson(RunId run, List<LeftToPerson> left) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var it : left) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("case_id", it.caseId().value().toString());
            row.put("why", it.why());
            row.put("secret", it.secret());
            rows.add(row);
        }
        insert(LEFT, run, rows);
    }

    void insertUnits(RunId run, List<UnitInRun> units) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var it : units) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("unit", it.unit().value());
            row.put("seats", it.seats());
            row.put("filled", it.filled());
            row.put("metres", it.metres());
            row.put("longest", it.longest());
            row.put("price", it.price());
            rows.add(row);
        }
        insert(UNITS, run, rows);
    }

    private void insert(String sql, RunId run, List<Map<String, @Nullable Object>> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(sql)
                    .param("run", run.value())
                    .param("rows", json.writeValueAsString(rows))
                    .update();
        }
    }

    /// As they were drawn, whatever has happened since.
    List<UnitInRun> units(RunId run) {
        return jdbc.sql(
                        """
                        select unit_id, seats, filled, metres, longest, price
                          from round.run_unit where run_id = :run order by unit_id
                        """)
                .param("run", run.value())
                .query((rs, _) -> unit(rs))
                .list();
    }

    static UnitInRun unit(ResultSet rs) throws SQLException {
        return new UnitInRun(
                new UnitId(rs.getString("unit_id")),
                rs.getInt("seats"),
                rs.getInt("filled"),
                rs.getLong("metres"),
                rs.getInt("longest"),
                rs.getLong("price"));
    }

    /// Those not yet dealt with, locked, by the children's numbers.
    List<DraftPlace> next(RunId run, int limit) {
        return jdbc.sql(
                        PLACE
                                + """
                                 where run_id = :run and outcome is null
                                 order by child_id limit :limit for update
                                """)
                .param("run", run.value())
                .param("limit", limit)
                .query((rs, _) -> place(rs))
                .list();
    }

    List<DraftPlace> places(RunId run) {
        return jdbc.sql(PLACE + " where run_id = :run order by child_id")
                .param("run", run.value())
                .query((rs, _) -> place(rs))
                .list();
    }

    /// Units by pseudonym, of those who have one.
    Map<String, String> placed(RunId run) {
        Map<String, String> units = new HashMap<>();
        jdbc.sql(PLACED)
                .param("run", run.value())
                .query(rs -> {
                    units.put(rs.getString("pseudonym"), rs.getString("unit_id"));
                });
        return units;
    }

    void close(RunId run, Collection<Rounds.PlaceOutcome> outcomes) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var it : outcomes) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("case_id", it.caseId().value().toString());
            row.put("outcome", it.what().name());
            row.put("offer", it.offer() == null ? null : it.offer().value().toString());
            rows.add(row);
        }
        insert(CLOSE, run, rows);
    }

    void forget(Collection<CaseId> cases) {
        var ids = cases.stream().map(CaseId::value).toList();
        FORGET.forEach(it -> jdbc.sql(it).param("cases", ids).update());
    }

    /// @param pseudonym of the child in the file of the run
    record Pseudonym(RunId run, String pseudonym) {}

    Optional<Pseudonym> ofOffer(UUID offer) {
        return jdbc.sql(OF_OFFER)
                .param("offer", offer)
                .query((rs, _) ->
                        new Pseudonym(
                                new RunId(rs.getObject("run_id", UUID.class)),
                                rs.getString("pseudonym")))
                .optional();
    }

    /// Runs of released rounds whose reasons have not been worked out.
    List<RunId> unexplained() {
        return jdbc.sql(UNEXPLAINED)
                .query((rs, _) -> new RunId(rs.getObject("chosen", UUID.class)))
                .list();
    }

    boolean explained(RunId run) {
        return jdbc.sql("select explained_at is not null from round.run where id = :run")
                .param("run", run.value())
                .query(Boolean.class)
                .single();
    }

    /// @param kept by pseudonym
    void explain(RunId run, Map<String, RoundReasons.Kept> kept, Instant at) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        kept.forEach((pseudonym, why) -> rows.add(Map.of("pseudonym", pseudonym, "why", why)));
        insert(EXPLAIN, run, rows);
        jdbc.sql(EXPLAINED).param("at", Sql.at(at)).param("run", run.value()).update();
    }

    /// @return empty where there is nothing to explain: the child is in the nearest unit
    Optional<RoundReasons.Kept> why(RunId run, String pseudonym) {
        return jdbc.sql(WHY)
                .param("run", run.value())
                .param("pseudonym", pseudonym)
                .query((rs, _) -> json.readValue(rs.getString("why"), RoundReasons.Kept.class))
                .optional();
    }

    List<ResidentId> children(RunId run) {
        return jdbc.sql(CHILDREN)
                .param("run", run.value())
                .query((rs, _) -> new ResidentId(rs.getInt("child_id")))
                .list();
    }

    private Run run(ResultSet rs) throws SQLException {

        var figures = rs.getString("figures");
        return new Run(
                new RunId(rs.getObject("id", UUID.class)),
                new RoundId(rs.getObject("round_id", UUID.class)),
                rs.getInt("number"),
                Run.State.valueOf(rs.getString("state")),
                Sql.instant(rs, "asked_at"),
                Actor.of(rs.getString("asked_by")),
                Sql.instantOrNull(rs, "ended_at"),
                rs.getInt("reached"),
                rs.getInt("expected"),
                rs.getString("fault"),
                rs.getString("input_sha256"),
                rs.getString("file_sha256"),
                figures == null ? null : json.readValue(figures, RunFigures.class));
    }

    static DraftPlace place(ResultSet rs) throws SQLException {
        var unit = rs.getString("unit_id");
        return new DraftPlace(
                new CaseId(rs.getObject("case_id", UUID.class)),
                new ResidentId(rs.getInt("child_id")),
                unit == null
                        ? null
                        : new UnitChoice.Proposed(
                                new UnitId(unit),
                                UnitChoice.Ground.valueOf(rs.getString("ground")),
                                rs.getObject("way_metres", Integer.class),
                                rs.getString("method"),
                                rs.getString("area"),
                                false),
                rs.getInt("metres"));
    }
}
