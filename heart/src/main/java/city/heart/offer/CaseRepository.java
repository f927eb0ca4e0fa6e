// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.heart.eligibility.Answer;
import city.heart.offer.CaseFile.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of cases, of what people are asked to do, and of families in hand.
@Repository
class CaseRepository {
    private static final String SELECT =
            """
            select id, service, service_version, period, child_id, standing, opened_at, opened_by,
                   grounds, facts
              from offer.case_file
            """;
    private static final String OF_CHILDREN =
            SELECT
                    + " where service = :service and child_id = any(:children) order by id for update";
    private static final String OPEN_OF_CHILDREN =
            SELECT
                    + """
                     where child_id = any(:children) and standing <> 'CLOSED' order by id for update
                    """;
    private static final String WITH_CASE =
            "select distinct child_id from offer.case_file where child_id = any(:children)";
    private static final String BY_ID = SELECT + " where id in (:ids)";
    private static final String LOCK = SELECT + " where id = :id for update";
    private static final String OF_OFFER =
            SELECT + " where id = (select case_id from offer.offer where id = :offer) for update";
    private static final String INSERT =
            """
            insert into offer.case_file (id, key, service, service_version, period, child_id, standing,
                                         opened_at, opened_by, grounds, facts)
            select id, key, service, version, period, child, standing, :at, :by, grounds, facts
              from jsonb_to_recordset(:rows::jsonb)
                   as r (id uuid, key text, service text, version text, period text, child int,
                         standing text, grounds jsonb, facts text)
            on conflict (key) do nothing
            returning id
            """;
    private static final String REFRESH =
            """
            update offer.case_file c set service_version = r.version, grounds = r.grounds, facts = r.facts
              from jsonb_to_recordset(:rows::jsonb)
                   as r (id uuid, version text, grounds jsonb, facts text)
             where c.id = r.id
            """;
    private static final String STANDING =
            "update offer.case_file set standing = :standing where id in (:ids)";
    private static final String ASK =
            """
            insert into offer.work_item (id, case_id, offer_id, ask, detail, asked_by, words, protected,
                                         opened_at, answer_by)
            select id, case_id, offer, ask, detail, asked_by, words, protected, :at, answer_by
              from jsonb_to_recordset(:rows::jsonb)
                   as r (id uuid, case_id uuid, offer uuid, ask text, detail text, asked_by int, words text,
                         protected boolean, answer_by date)
            on conflict (case_id, ask, coalesce(asked_by, 0)) where closed_at is null do nothing
            """;
    private static final String CLOSE_ASKS =
            """
            update offer.work_item set closed_at = :at, closed_by = :by, outcome = :outcome
             where case_id in (:cases) and ask in (:asks) and closed_at is null
            """;
    private static final String PROTECT =
            "update offer.work_item set protected = true where case_id in (:cases) and closed_at is null";
    private static final String IN_HAND =
            "select child_id from offer.in_hand where child_id = any(:children) and ended_at is null";
    private static final String TAKE =
            """
            insert into offer.in_hand (child_id, from_at, by_whom) values (:child, :at, :by)
            on conflict (child_id) where ended_at is null do nothing
            """;
    private static final String GIVE_BACK =
            """
            update offer.in_hand set ended_at = :at, ended_by = :by
             where child_id = :child and ended_at is null
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    CaseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Every case of these children in this service, of any period. Locked.
    List<CaseFile> lockOfChildren(String service, Collection<ResidentId> children) {
        return children.isEmpty()
                ? List.of()
                : jdbc.sql(OF_CHILDREN)
                        .param("service", service)
                        .param("children", Rows.numbers(children))
                        .query((rs, _) -> file(rs))
                        .list();
    }

    /// Cases of these children in every service that have not ended. Locked.
    List<CaseFile> lockOpenOfChildren(Collection<ResidentId> children) {
        return children.isEmpty()
                ? List.of()
                : jdbc.sql(OPEN_OF_CHILDREN)
                        .param("children", Rows.numbers(children))
                        .query((rs, _) -> file(rs))
                        .list();
    }

    /// Those of these people who have a case in any service.
    Set<ResidentId> withCase(Collection<ResidentId> people) {
        return people.isEmpty()
                ? Set.of()
                : new HashSet<>(
                        jdbc.sql(WITH_CASE)
                                .param("children", Rows.numbers(people))
                                .query((rs, _) -> new ResidentId(rs.getInt("child_id")))
                                .list());
    }

    List<CaseFile> list(Collection<CaseId> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(BY_ID)
                        .param("ids", ids.stream().map(CaseId::value).distinct().toList())
                        .query((rs, _) -> file(rs))
                        .list();
    }

    /// The case of an offer, locked: whoever changes an offer locks its case first, so that two never
    /// wait for each other.
    Optional<CaseFile> lockOf(OfferId offer) {
        return jdbc.sql(OF_OFFER)
                .param("offer", offer.value())
                .query((rs, _) -> file(rs))
                .optional();
    }

    Optional<CaseFile> lock(CaseId id) {
        return jdbc.sql(LOCK).param("id", id.value()).query((rs, _) -> file(rs)).optional();
    }

    Optional<CaseFile> find(CaseId id) {
        return list(List.of(id)).stream().findFirst();
    }

    /// Opens cases; one whose key is there already is left as it is.
    ///
    /// @return the ids that are new
    Set<CaseId> insert(List<CaseFile> files, Instant at, String by) {
        var rows = new Rows();
        for (var it : files) {
            var row = rows.row();
            row.put("id", it.id().value());
            row.put("key", it.key().text());
            row.put("service", it.key().service());
            row.put("version", it.serviceVersion());
            row.put("period", it.key().period());
            row.put("child", it.key().child().value());
            row.put("standing", it.standing());
            putGrounds(row, it.grounds());
        }
        if (rows.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
                jdbc.sql(INSERT)
                        .param("at", Rows.timestamp(at))
                        .param("by", by)
                        .param("rows", rows.json())
                        .query((rs, _) -> new CaseId(rs.getObject("id", UUID.class)))
                        .list());
    }

    /// What the rule said at the last look.
    void refresh(Collection<CaseFile> files) {
        var rows = new Rows();
        for (var it : files) {
            var row = rows.row();
            row.put("id", it.id().value());
            row.put("version", it.serviceVersion());
            putGrounds(row, it.grounds());
        }
        if (!rows.isEmpty()) {
            jdbc.sql(REFRESH).param("rows", rows.json()).update();
        }
    }

    void standing(Collection<CaseId> ids, Standing standing) {
        if (!ids.isEmpty()) {
            jdbc.sql(STANDING)
                    .param("standing", standing.name())
                    .param("ids", ids.stream().map(CaseId::value).toList())
                    .update();
        }
    }

    /// One thing to ask a person.
    ///
    /// @param detail a code, never a value of a person
    /// @param secret only for those who may handle a family under an order
    record Asked(
            CaseId file,
            @Nullable OfferId offer,
            Ask ask,
            @Nullable String detail,
            @Nullable ResidentId by,
            @Nullable String words,
            boolean secret,
            @Nullable LocalDate answerBy) {}

    /// The same thing is asked once while it is open.
    void ask(Collection<Asked> asks, Instant at) {
        var rows = new Rows();
        for (var it : asks) {
            var row = rows.row();
            row.put("id", UUID.randomUUID());
            row.put("case_id", it.file().value());
            row.put("offer", it.offer() == null ? null : it.offer().value());
            row.put("ask", it.ask());
            row.put("detail", it.detail());
            row.put("asked_by", it.by() == null ? null : it.by().value());
            row.put("words", it.words());
            row.put("protected", it.secret());
            row.put("answer_by", it.answerBy());
        }
        if (!rows.isEmpty()) {
            jdbc.sql(ASK).param("at", Rows.timestamp(at)).param("rows", rows.json()).update();
        }
    }

    void closeAsks(Collection<CaseId> files, Set<Ask> asks, String by, String outcome, Instant at) {
        if (!files.isEmpty() && !asks.isEmpty()) {
            jdbc.sql(CLOSE_ASKS)
                    .param("at", Rows.timestamp(at))
                    .param("by", by)
                    .param("outcome", outcome)
                    .param("cases", files.stream().map(CaseId::value).toList())
                    .param("asks", asks.stream().map(Ask::name).toList())
                    .update();
        }
    }

    /// From now on only those see them who may handle a family under an order.
    void protect(Collection<CaseId> files) {
        if (!files.isEmpty()) {
            jdbc.sql(PROTECT).param("cases", files.stream().map(CaseId::value).toList()).update();
        }
    }

    Set<ResidentId> inHand(Collection<ResidentId> children) {
        return children.isEmpty()
                ? Set.of()
                : new HashSet<>(
                        jdbc.sql(IN_HAND)
                                .param("children", Rows.numbers(children))
                                .query((rs, _) -> new ResidentId(rs.getInt("child_id")))
                                .list());
    }

    void takeInHand(ResidentId child, String by, Instant at) {
        jdbc.sql(TAKE)
                .param("child", child.value())
                .param("at", Rows.timestamp(at))
                .param("by", by)
                .update();
    }

    boolean giveBack(ResidentId child, String by, Instant at) {
        return jdbc.sql(GIVE_BACK)
                        .param("child", child.value())
                        .param("at", Rows.timestamp(at))
                        .param("by", by)
                        .update()
                == 1;
    }

    private static void putGrounds(Rows.Row row, Grounds grounds) {
        row.json("grounds", Stored.of(grounds));
        row.put("facts", grounds.facts());
    }

    private CaseFile file(ResultSet rs) throws SQLException {
        return new CaseFile(
                new CaseId(rs.getObject("id", UUID.class)),
                new CaseKey(
                        rs.getString("service"),
                        rs.getString("period"),
                        new ResidentId(rs.getInt("child_id"))),
                rs.getString("service_version"),
                Standing.valueOf(rs.getString("standing")),
                json.readValue(rs.getString("grounds"), Stored.class).with(rs.getString("facts")),
                Rows.instant(rs, "opened_at"),
                rs.getString("opened_by"));
    }

    /// Grounds as they are kept: all but the facts, which have a column of their own because their
    /// text must stay as it is, character by character.
    record Stored(
            Answer answer,
            List<Grounds.Because> because,
            String ruleSha256,
            String engine,
            long known,
            LocalDate day) {
        static Stored of(Grounds it) {
            return new Stored(
                    it.answer(),
                    it.because(),
                    it.ruleSha256(),
                    it.engine(),
                    it.known().value(),
                    it.day());
        }

        Grounds with(String facts) {
            return new Grounds(
                    answer, because, facts, ruleSha256, engine, new RecordingNumber(known), day);
        }
    }
}
