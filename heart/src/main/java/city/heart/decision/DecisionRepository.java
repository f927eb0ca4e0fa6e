// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.base.database.Rows;
import city.base.database.Sql;
import city.base.hours.ServiceDays;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseId;
import city.heart.casework.CaseKey;
import city.heart.casework.Terms;
import city.heart.offer.OfferDecisions;
import city.heart.offer.OfferId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of decisions. They are only added; what moves is on which day each party was served.
@Repository
class DecisionRepository implements OfferDecisions {
    private static final String SELECT =
            """
            select id, case_id, number, offer_id, child_id, service, service_version, period, unit_id,
                   first_day, because, reasoning, reasoning_language, decided_on, decided_at, decided_by_kind,
                   decided_by, signed_name, signed_title, coalesce(signed_title_sv, signed_title) as signed_title_sv, rule_answer, facts, appeal
              from decision.decision
            """;
    private static final String INSERT =
            """
            insert into decision.decision (id, case_id, number, offer_id, child_id, service, service_version,
                                        period, unit_id, first_day, because, reasoning, reasoning_language,
                                        decided_on, decided_at, decided_by_kind, decided_by, signed_name, signed_title,
                                        signed_title_sv, rule_answer, facts, appeal)
            select r.id, r.case_id,
                   1 + coalesce((select max(d.number) from decision.decision d where d.case_id = r.case_id), 0),
                   r.offer, r.child, r.service, r.version, r.period, r.unit, r.first_day, r.because,
                   r.reasoning, r.reasoning_language, r.decided_on, r.decided_at, r.kind, r.decided_by, r.name, r.title, r.title_sv, r.rule_answer, r.facts,
                   r.appeal
              from jsonb_to_recordset(:rows::jsonb)
                   as r (id uuid, case_id uuid, offer uuid, child int, service text, version text, period text,
                         unit text, first_day date, because text, reasoning text,
                         reasoning_language text, decided_on date, decided_at timestamptz,
                         kind text, decided_by text, name text, title text, title_sv text, rule_answer jsonb, facts text, appeal jsonb)
            """;
    private static final String INSERT_PARTIES =
            """
            insert into decision.party (decision_id, resident_id, channel, served_on, appeal_until)
            select decision, resident, channel, served, until
              from jsonb_to_recordset(:rows::jsonb)
                   as r (decision uuid, resident int, channel text, served date, until date)
            """;
    private static final String PARTIES =
            """
            select decision_id, resident_id, channel, served_on, appeal_until, undelivered
              from decision.party where decision_id in (:ids) order by resident_id
            """;
    private static final String SERVED =
            """
            update decision.party p set channel = :channel, served_on = :served, appeal_until = :until
             where decision_id = :id and resident_id = :resident and served_on < :served
               and not (channel = 'LETTER' and :channel = 'ELECTRONIC')
            """;
    private static final String CAME_BACK =
            """
            update decision.party set undelivered = true
             where decision_id = :id and resident_id = :resident
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    DecisionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The number of each is given by the database: what it says in the decision is not used.
    void insert(Collection<Decision> all) {
        var rows = new Rows();
        var parties = new Rows();
        for (var it : all) {
            var row = rows.row();
            row.put("id", it.id().value());
            row.put("case_id", it.caseId().value());
            row.put("offer", it.offer().value());
            row.put("child", it.key().child().value());
            row.put("service", it.key().service());
            row.put("version", it.serviceVersion());
            row.put("period", it.key().period());
            row.put("unit", it.unit().value());
            row.put("first_day", it.firstDay());
            row.put("because", it.because());
            var reasoning = it.reasoning();
            row.put("reasoning", reasoning == null ? null : reasoning.text());
            row.put("reasoning_language", reasoning == null ? null : reasoning.language().code());
            row.put("decided_on", it.on());
            row.put("decided_at", it.at());
            row.put("kind", it.by().kind());
            row.put("decided_by", it.by().who());
            row.put("name", it.by().name());
            row.put("title", it.by().title());
            row.put("title_sv", it.by().titleSv());
            row.json("rule_answer", CaseFiles.Stored.of(it.ruleAnswer()));
            row.put("facts", it.ruleAnswer().facts());
            row.json("appeal", it.appeal());
            for (var party : it.parties()) {
                var to = parties.row();
                to.put("decision", it.id().value());
                to.put("resident", party.resident().value());
                to.put("channel", party.channel());
                to.put("served", party.servedOn());
                to.put("until", party.appealUntil());
            }
        }
        if (!rows.isEmpty()) {
            jdbc.sql(INSERT).param("rows", rows.json()).update();
            jdbc.sql(INSERT_PARTIES).param("rows", parties.json()).update();
        }
    }

    Optional<Decision> find(DecisionId id) {
        return whole(
                        jdbc.sql(SELECT + " where id = :id")
                                .param("id", id.value())
                                .query((rs, _) -> bare(rs))
                                .list())
                .stream()
                .findFirst();
    }

    List<Decision> ofOffers(Collection<OfferId> offers) {
        return offers.isEmpty()
                ? List.of()
                : whole(
                        jdbc.sql(SELECT + " where offer_id in (:offers) order by case_id, number")
                                .param("offers", offers.stream().map(OfferId::value).toList())
                                .query((rs, _) -> bare(rs))
                                .list());
    }

    @Override
    public Map<OfferId, UUID> of(Collection<OfferId> offers) {
        Map<OfferId, UUID> newest = new HashMap<>();
        ofOffers(offers).forEach(it -> newest.put(it.offer(), it.id().value()));
        return newest;
    }

    @Override
    public void served(UUID id, ResidentId who, ServiceDays.Channel by, LocalDate served) {
        find(new DecisionId(id))
                .ifPresent(it ->
                        jdbc.sql(SERVED)
                                .param("channel", by.name())
                                .param("served", served)
                                .param("until", ServiceDays.lastDay(served, it.appeal().days()))
                                .param("id", id)
                                .param("resident", who.value())
                                .update());
    }

    @Override
    public void cameBack(UUID id, ResidentId who) {
        jdbc.sql(CAME_BACK).param("id", id).param("resident", who.value()).update();
    }

    private List<Decision> whole(List<Decision> bare) {
        if (bare.isEmpty()) {
            return bare;
        }
        Map<DecisionId, List<Decision.Party>> parties = new HashMap<>();
        jdbc.sql(PARTIES)
                .param("ids", bare.stream().map(it -> it.id().value()).toList())
                .query(rs -> {
                    parties.computeIfAbsent(
                                    new DecisionId(rs.getObject("decision_id", UUID.class)),
                                    _ -> new ArrayList<>())
                            .add(party(rs));
                });
        return bare.stream().map(it -> it.with(parties.getOrDefault(it.id(), List.of()))).toList();
    }

    private static Decision.Party party(ResultSet rs) throws SQLException {
        return new Decision.Party(
                new ResidentId(rs.getInt("resident_id")),
                ServiceDays.Channel.valueOf(rs.getString("channel")),
                rs.getObject("served_on", LocalDate.class),
                rs.getObject("appeal_until", LocalDate.class),
                rs.getBoolean("undelivered"));
    }

    private static Decision.@Nullable Reasoning reasoning(ResultSet rs) throws SQLException {
        var text = rs.getString("reasoning");
        return text == null
                ? null
                : new Decision.Reasoning(new Language(rs.getString("reasoning_language")), text);
    }

    private Decision bare(ResultSet rs) throws SQLException {
        return new Decision(
                new DecisionId(rs.getObject("id", UUID.class)),
                new CaseId(rs.getObject("case_id", UUID.class)),
                new CaseKey(
                        rs.getString("service"),
                        rs.getString("period"),
                        new ResidentId(rs.getInt("child_id"))),
                rs.getInt("number"),
                new OfferId(rs.getObject("offer_id", UUID.class)),
                rs.getString("service_version"),
                new UnitId(rs.getString("unit_id")),
                rs.getObject("first_day", LocalDate.class),
                Decision.Because.valueOf(rs.getString("because")),
                reasoning(rs),
                rs.getObject("decided_on", LocalDate.class),
                Sql.instant(rs, "decided_at"),
                new Decision.By(
                        Decision.By.Kind.valueOf(rs.getString("decided_by_kind")),
                        rs.getString("decided_by"),
                        rs.getString("signed_name"),
                        rs.getString("signed_title"),
                        rs.getString("signed_title_sv")),
                json.readValue(rs.getString("rule_answer"), CaseFiles.Stored.class)
                        .with(rs.getString("facts")),
                json.readValue(rs.getString("appeal"), Terms.Appeal.class),
                List.of());
    }
}
