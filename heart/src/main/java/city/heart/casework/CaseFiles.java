// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.database.Rows;
import city.base.database.Sql;
import city.base.shared.OwnCity;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.signin.RightScope;
import city.base.usage.Actor;
import city.heart.casework.CaseFile.Handler;
import city.heart.eligibility.Answer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The cases, and the families that a person has in hand: for the subjects that go on with them.
@Repository
public class CaseFiles {
    private static final String SELECT =
            """
            select id, service, service_version, period, child_id, handler, protected, opened_at, opened_by,
                   rule_answer, facts
              from casework.case_file
            """;
    private static final String OF_CHILDREN =
            SELECT
                    + " where service = :service and child_id = any(:children) order by id for update";
    private static final String OPEN_OF_CHILDREN =
            SELECT
                    + """
                     where child_id = any(:children) and handler <> 'CLOSED' order by id for update
                    """;
    private static final String CHILDREN_OF =
            "select distinct child_id from casework.case_file where service = :service and handler <> 'CLOSED'";
    private static final String WITH_CASE =
            "select distinct child_id from casework.case_file where child_id = any(:children)";
    private static final String BY_ID = SELECT + " where id in (:ids)";
    private static final String LOCK = SELECT + " where id = :id for update";
    private static final String INSERT =
            """
            insert into casework.case_file (id, key, service, service_version, period, child_id, handler,
                                         opened_at, opened_by, rule_answer, facts)
            select id, key, service, version, period, child, handler, :at, :by, rule_answer, facts
              from jsonb_to_recordset(:rows::jsonb)
                   as r (id uuid, key text, service text, version text, period text, child int,
                         handler text, rule_answer jsonb, facts text)
            on conflict (key) do nothing
            returning id
            """;
    private static final String REFRESH =
            """
            update casework.case_file c set service_version = r.version, rule_answer = r.rule_answer, facts = r.facts
              from jsonb_to_recordset(:rows::jsonb)
                   as r (id uuid, version text, rule_answer jsonb, facts text)
             where c.id = r.id
            """;
    private static final String STANDING =
            "update casework.case_file set handler = :handler where id in (:ids)";
    private static final String UNITS =
            """
            update casework.case_file c set unit_id = r.unit
              from jsonb_to_recordset(:rows::jsonb) as r (id uuid, unit text)
             where c.id = r.id and c.unit_id is distinct from r.unit
            """;
    private static final String HIDDEN = "select id from casework.case_file where protected";
    private static final String HIDDEN_CHILDREN =
            "select distinct child_id from casework.case_file where protected";
    private static final String PROTECTED =
            "select id from casework.case_file where id = any (:ids) and protected";
    private static final String RUNNING =
            "select id from casework.case_file where id = any (:ids) and handler = 'RUNNING'";
    private static final String WITH_PERSON =
            """
            select id from casework.case_file
             where handler = 'PERSON' and (:service::text is null or service = :service)
            """;
    private static final String NUMBERS =
            "select id, serial_number, opened_at from casework.case_file where id = any (:ids)";
    private static final String OF_PERSON =
            "select id from casework.case_file where child_id = :child order by opened_at desc";
    private static final String IN_HAND =
            "select child_id from casework.in_hand where child_id = any(:children) and ended_at is null";
    private static final String TAKE =
            """
            insert into casework.in_hand (child_id, from_at, by_whom, because) values (:child, :at, :by, :because)
            on conflict (child_id) where ended_at is null do nothing
            """;
    private static final String GIVE_BACK =
            """
            update casework.in_hand set ended_at = :at, ended_by = :by, ended_because = :because
             where child_id = :child and ended_at is null
            """;

    private final JdbcClient jdbc;
    private final OwnCity city;
    private final JsonMapper json = JsonMapper.shared();

    CaseFiles(JdbcClient jdbc, OwnCity city) {
        this.jdbc = jdbc;
        this.city = city;
    }

    /// The numbers under which people quote cases: `HEL 2026-000123`, with the year in which the case was
    /// opened. Unknown ids are absent.
    public Map<CaseId, String> caseNumbers(Collection<CaseId> ids) {
        Map<CaseId, String> numbers = new HashMap<>();
        jdbc.sql(NUMBERS)
                .param("ids", numbers(ids))
                .query(rs -> {
                    numbers.put(
                            new CaseId(rs.getObject("id", UUID.class)),
                            "%s %d-%06d"
                                    .formatted(
                                            city.caseNumbers(),
                                            Sql.instant(rs, "opened_at")
                                                    .atZone(city.zone())
                                                    .getYear(),
                                            rs.getLong("serial_number")));
                });
        return numbers;
    }

    /// The number under which people quote a case.
    public String caseNumber(CaseId id) {
        return Objects.requireNonNull(caseNumbers(List.of(id)).get(id));
    }

    /// Every case of these children in this service, of any period. Locked.
    public List<CaseFile> lockOfChildren(String service, Collection<ResidentId> children) {
        return children.isEmpty()
                ? List.of()
                : jdbc.sql(OF_CHILDREN)
                        .param("service", service)
                        .param("children", Sql.numbers(children))
                        .query((rs, _) -> file(rs))
                        .list();
    }

    /// Cases of these children in every service that have not ended. Locked.
    public List<CaseFile> lockOpenOfChildren(Collection<ResidentId> children) {
        return children.isEmpty()
                ? List.of()
                : jdbc.sql(OPEN_OF_CHILDREN)
                        .param("children", Sql.numbers(children))
                        .query((rs, _) -> file(rs))
                        .list();
    }

    /// Those of these people who have a case in any service.
    public Set<ResidentId> withCase(Collection<ResidentId> people) {
        return people.isEmpty()
                ? Set.of()
                : new HashSet<>(
                        jdbc.sql(WITH_CASE)
                                .param("children", Sql.numbers(people))
                                .query((rs, _) -> new ResidentId(rs.getInt("child_id")))
                                .list());
    }

    /// Whoever has a case of a service that is not closed.
    public Set<ResidentId> childrenOf(String service) {
        return new HashSet<>(
                jdbc.sql(CHILDREN_OF)
                        .param("service", service)
                        .query((rs, _) -> new ResidentId(rs.getInt("child_id")))
                        .list());
    }

    public List<CaseFile> list(Collection<CaseId> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(BY_ID)
                        .param("ids", ids.stream().map(CaseId::value).distinct().toList())
                        .query((rs, _) -> file(rs))
                        .list();
    }

    /// The same, in the order asked; what is not there is left out.
    public List<CaseFile> inOrder(List<CaseId> ids) {
        Map<CaseId, CaseFile> byId = new HashMap<>();
        list(ids).forEach(it -> byId.put(it.id(), it));
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    /// Whoever changes what belongs to a case locks the case first, so that two never wait for each other.
    public Optional<CaseFile> lock(CaseId id) {
        return jdbc.sql(LOCK).param("id", id.value()).query((rs, _) -> file(rs)).optional();
    }

    public Optional<CaseFile> find(CaseId id) {
        return list(List.of(id)).stream().findFirst();
    }

    /// Opens cases; one whose key is there already is left as it is.
    ///
    /// @return the ids that are new
    public Set<CaseId> insert(List<CaseFile> files, Instant at, Actor by) {
        var rows = new Rows();
        for (var it : files) {
            var row = rows.row();
            row.put("id", it.id().value());
            row.put("key", it.key().text());
            row.put("service", it.key().service());
            row.put("version", it.serviceVersion());
            row.put("period", it.key().period());
            row.put("child", it.key().child().value());
            row.put("handler", it.handler());
            putRuleAnswer(row, it.ruleAnswer());
        }
        if (rows.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
                jdbc.sql(INSERT)
                        .param("at", Sql.at(at))
                        .param("by", by.text())
                        .param("rows", rows.json())
                        .query((rs, _) -> new CaseId(rs.getObject("id", UUID.class)))
                        .list());
    }

    /// What the rule said at the last look.
    public void refresh(Collection<CaseFile> files) {
        var rows = new Rows();
        for (var it : files) {
            var row = rows.row();
            row.put("id", it.id().value());
            row.put("version", it.serviceVersion());
            putRuleAnswer(row, it.ruleAnswer());
        }
        if (!rows.isEmpty()) {
            jdbc.sql(REFRESH).param("rows", rows.json()).update();
        }
    }

    public void handler(Collection<CaseId> ids, Handler handler) {
        if (!ids.isEmpty()) {
            jdbc.sql(STANDING)
                    .param("handler", handler.name())
                    .param("ids", ids.stream().map(CaseId::value).toList())
                    .update();
        }
    }

    /// Which place is proposed or decided in each of these cases, for lists.
    public void units(Map<CaseId, UnitId> byCase) {
        var rows = new Rows();
        byCase.forEach((id, unit) -> {
            var row = rows.row();
            row.put("id", id.value());
            row.put("unit", unit.value());
        });
        if (!rows.isEmpty()) {
            jdbc.sql(UNITS).param("rows", rows.json()).update();
        }
    }

    /// Those of these cases that only those may see who may handle a family under an order.
    public Set<CaseId> protectedAmong(Collection<CaseId> ids) {
        return jdbc.sql(PROTECTED)
                .param("ids", numbers(ids))
                .query((rs, _) -> new CaseId(rs.getObject("id", UUID.class)))
                .set();
    }

    /// The cases that rights of this reach do not show: a list of what belongs to cases leaves them out, and its
    /// number too.
    public Set<CaseId> hidden(RightScope scope) {
        return scope.secret()
                ? Set.of()
                : jdbc.sql(HIDDEN)
                        .query((rs, _) -> new CaseId(rs.getObject("id", UUID.class)))
                        .set();
    }

    /// The children of the cases that rights of this reach do not show.
    public Set<ResidentId> hiddenChildren(RightScope scope) {
        return scope.secret()
                ? Set.of()
                : jdbc.sql(HIDDEN_CHILDREN)
                        .query((rs, _) -> new ResidentId(rs.getInt("child_id")))
                        .set();
    }

    /// Those of these cases with which the machine goes on.
    public Set<CaseId> runningAmong(Collection<CaseId> ids) {
        return jdbc.sql(RUNNING)
                .param("ids", numbers(ids))
                .query((rs, _) -> new CaseId(rs.getObject("id", UUID.class)))
                .set();
    }

    /// Cases with which only a person goes on.
    ///
    /// @param service null for all
    public Set<CaseId> withPerson(@Nullable String service) {
        return jdbc.sql(WITH_PERSON)
                .param("service", service)
                .query((rs, _) -> new CaseId(rs.getObject("id", UUID.class)))
                .set();
    }

    /// All cases of a person, the newest first.
    public List<CaseId> of(ResidentId person) {
        return jdbc.sql(OF_PERSON)
                .param("child", person.value())
                .query((rs, _) -> new CaseId(rs.getObject("id", UUID.class)))
                .list();
    }

    /// All cases of a person that an officer may see, the newest first.
    ///
    /// @param scope what the officer may see: without a right to families under an order such cases are not there
    public List<CaseFile> of(ResidentId person, RightScope scope) {
        return inOrder(of(person)).stream().filter(it -> scope.reaches(it.secret())).toList();
    }

    static UUID[] numbers(Collection<CaseId> ids) {
        return ids.stream().map(CaseId::value).toArray(UUID[]::new);
    }

    public Set<ResidentId> inHand(Collection<ResidentId> children) {
        return children.isEmpty()
                ? Set.of()
                : new HashSet<>(
                        jdbc.sql(IN_HAND)
                                .param("children", Sql.numbers(children))
                                .query((rs, _) -> new ResidentId(rs.getInt("child_id")))
                                .list());
    }

    /// @param because an officer's words; null where a guardian asked for it
    public void takeInHand(ResidentId child, Actor by, @Nullable String because, Instant at) {
        inHand(TAKE, child, by, because, at);
    }

    /// @return false where nobody had the child in hand
    public boolean giveBack(ResidentId child, Actor by, String because, Instant at) {
        return inHand(GIVE_BACK, child, by, because, at) == 1;
    }

    private int inHand(
            String sql, ResidentId child, Actor by, @Nullable String because, Instant at) {
        return jdbc.sql(sql)
                .param("child", child.value())
                .param("at", Sql.at(at))
                .param("by", by.text())
                .param("because", because)
                .update();
    }

    private static void putRuleAnswer(Rows.Row row, RuleAnswer ruleAnswer) {
        row.json("rule_answer", Stored.of(ruleAnswer));
        row.put("facts", ruleAnswer.facts());
    }

    private CaseFile file(ResultSet rs) throws SQLException {
        return new CaseFile(
                new CaseId(rs.getObject("id", UUID.class)),
                new CaseKey(
                        rs.getString("service"),
                        rs.getString("period"),
                        new ResidentId(rs.getInt("child_id"))),
                rs.getString("service_version"),
                Handler.valueOf(rs.getString("handler")),
                rs.getBoolean("protected"),
                json.readValue(rs.getString("rule_answer"), Stored.class)
                        .with(rs.getString("facts")),
                Sql.instant(rs, "opened_at"),
                Actor.of(rs.getString("opened_by")));
    }

    /// RuleAnswer as they are kept: all but the facts, which have a column of their own because their
    /// text must stay as it is, character by character.
    public record Stored(
            Answer answer,
            List<RuleAnswer.Because> because,
            String ruleSha256,
            String engine,
            long known,
            LocalDate day) {
        public static Stored of(RuleAnswer it) {
            return new Stored(
                    it.answer(),
                    it.because(),
                    it.ruleSha256(),
                    it.engine(),
                    it.known().value(),
                    it.day());
        }

        public RuleAnswer with(String facts) {
            return new RuleAnswer(
                    answer, because, facts, ruleSha256, engine, new RecordingNumber(known), day);
        }
    }
}
