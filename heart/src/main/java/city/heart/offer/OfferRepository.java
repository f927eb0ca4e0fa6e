// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.database.Rows;
import city.base.database.Sql;
import city.base.hours.ServiceDays;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.usage.Actor;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseFilter;
import city.heart.casework.CaseId;
import city.heart.casework.CaseKey;
import city.heart.casework.Tasks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of offers, their recipients and answers. Sets travel as one JSON parameter.
@Repository
public class OfferRepository {
    private static final String SELECT =
            """
            select o.id, o.case_id, o.child_id, o.unit_id, o.ground, o.way_metres, o.method, o.area,
                   o.first_day, o.state, o.replaces, o.sealed, o.sent_on, o.service, o.period
              from offer.offer o
            """;
    private static final String BY_ID = SELECT + " where o.id in (:ids) order by o.id";
    private static final String OPEN_OF_CASES =
            SELECT
                    + """
                     where o.case_id in (:cases) and o.state not in ('WITHDRAWN', 'REPLACED')
                     order by o.id for update of o
                    """;
    private static final String OPEN_OF_CHILDREN =
            SELECT
                    + """
                     where o.child_id = any(:children) and o.state not in ('WITHDRAWN', 'REPLACED')
                     order by o.id for update of o
                    """;
    private static final String IS_READY =
            """
             where o.state = 'READY' and o.case_id <> all(:held)
               and (:service::text is null or o.service = :service)
               and (not :byUnit or o.unit_id = any(:inUnits))
               and (not :byPerson or o.child_id = any(:people))
               and (:secret or not o.sealed)
            """;
    private static final String READY =
            SELECT + IS_READY + " order by o.prepared_on, o.id offset :offset limit :limit";
    private static final String READY_NUMBER = "select count(*) from offer.offer o " + IS_READY;
    private static final String READY_PEOPLE =
            "select distinct o.child_id from offer.offer o " + IS_READY;
    private static final String CHANGEABLE =
            """
            select distinct o.case_id from offer.offer o
             where o.case_id = any(:cases) and not o.sealed and o.state = any(:states)
            """;
    private static final String RECIPIENTS =
            """
            select offer_id, resident_id, role, since, until_day, channel, served_on, told_day,
                   last_day, undelivered
              from offer.recipient where offer_id in (:ids) order by offer_id, resident_id
            """;
    private static final String ANSWERS =
            """
            select offer_id, guardian_id, version, reply, text, wishes, at, medium, recorded_by
              from offer.reply where offer_id in (:ids) order by offer_id, at, guardian_id, version
            """;
    private static final String INSERT =
            """
            insert into offer.offer (id, case_id, service, period, child_id, unit_id, ground, way_metres, method, area,
                                     first_day, state, replaces, prepared_on)
            select id, case_id, service, period, child, unit, ground, way, method, area, first_day, 'PREPARED', replaces, prepared
              from jsonb_to_recordset(:rows::jsonb)
                   as r (id uuid, case_id uuid, service text, period text, child int, unit text, ground text, way int, method text,
                         area text, first_day date, replaces uuid, prepared date)
            """;

    /// Of a case's offers the one that holds or held the place last: an open one before a closed one.
    private static final String UNITS =
            """
            select distinct on (case_id) case_id, unit_id from offer.offer
             where case_id = any(:cases)
             order by case_id, state in ('DECIDED', 'WITHDRAWN', 'REPLACED'), state <> 'DECIDED',
                      prepared_on desc, id
            """;

    private static final String CHOSEN =
            "update offer.offer set chosen_by = :by, chosen_because = :because where id = :id";
    private static final String UPSERT_RECIPIENTS =
            """
            insert into offer.recipient (offer_id, resident_id, role, since, until_day, channel,
                                         served_on, told_day, last_day, undelivered)
            select offer, resident, role, since, until, channel, served, told, last, undelivered
              from jsonb_to_recordset(:rows::jsonb)
                   as r (offer uuid, resident int, role text, since date, until date, channel text,
                         served date, told date, last date, undelivered boolean)
            on conflict (offer_id, resident_id) do update
               set role = excluded.role, since = excluded.since, until_day = excluded.until_day,
                   channel = excluded.channel, served_on = excluded.served_on,
                   told_day = excluded.told_day, last_day = excluded.last_day, undelivered = excluded.undelivered
            """;
    private static final String LAST_DAYS =
            """
            update offer.offer o
               set last_day = (select max(r.last_day) from offer.recipient r
                                where r.offer_id = o.id and r.role = 'DECIDES' and r.until_day is null)
             where o.id in (:ids)
            """;
    private static final String SENT =
            "update offer.offer set sent_on = coalesce(sent_on, :day) where id in (:ids)";
    private static final String INSERT_ANSWER =
            """
            insert into offer.reply (offer_id, guardian_id, version, reply, text, wishes, at, medium, recorded_by)
            values (:offer, :guardian, :version, :reply, :text, :wishes, :at, :medium, :by)
            """;
    private static final String MOVE =
            """
            update offer.offer
               set state = :to, sealed = sealed or :sealed, decided = decided or :to = 'DECIDED'
             where id in (:ids) and state = :from
            returning id
            """;
    private static final String STEPS =
            """
            insert into offer.history (offer_id, happening, from_state, to_state, at, by_whom, recorded_by,
                                       because)
            select unnest(:ids::text[])::uuid, :happening, :from, :to, :at, :by, :recorder, :because
            """;

    private static final String CASE_OF = "select case_id from offer.offer where id = :id";

    private final JdbcClient jdbc;
    private final CaseFiles cases;
    private final Tasks tasks;

    OfferRepository(JdbcClient jdbc, CaseFiles cases, Tasks tasks) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.tasks = tasks;
    }

    /// The case of an offer, locked: whoever changes an offer locks its case first, so that two never wait
    /// for each other.
    public Optional<CaseFile> lockCase(OfferId id) {
        return jdbc.sql(CASE_OF)
                .param("id", id.value())
                .query((rs, _) -> new CaseId(rs.getObject("case_id", UUID.class)))
                .optional()
                .flatMap(cases::lock);
    }

    /// With `for update`: two open tabs cannot both answer, and no job moves it meanwhile.
    public List<Offer> lock(Collection<OfferId> ids) {
        return ids.isEmpty()
                ? List.of()
                : whole(
                        jdbc.sql(BY_ID + " for update of o")
                                .param("ids", ids.stream().map(OfferId::value).toList())
                                .query((rs, _) -> bare(rs))
                                .list());
    }

    public List<Offer> list(Collection<OfferId> ids) {
        return ids.isEmpty()
                ? List.of()
                : whole(
                        jdbc.sql(BY_ID)
                                .param("ids", ids.stream().map(OfferId::value).toList())
                                .query((rs, _) -> bare(rs))
                                .list());
    }

    /// Those with which the machine may go on and that wait for a decision, the oldest first.
    ///
    /// @param held cases to leave out
    public List<Offer> ready(CaseFilter filter, Collection<CaseId> held, int offset, int limit) {
        return whole(
                ready(READY, filter, held)
                        .param("offset", offset)
                        .param("limit", limit)
                        .query((rs, _) -> bare(rs))
                        .list());
    }

    /// How many `ready` would list.
    public long countReady(CaseFilter filter, Collection<CaseId> held) {
        return ready(READY_NUMBER, filter, held).query(Long.class).single();
    }

    /// Whose they are.
    public List<ResidentId> peopleReady(CaseFilter filter, Collection<CaseId> held) {
        return ready(READY_PEOPLE, filter, held)
                .query((rs, _) -> new ResidentId(rs.getInt(1)))
                .list();
    }

    private JdbcClient.StatementSpec ready(String sql, CaseFilter filter, Collection<CaseId> held) {
        var without = new HashSet<>(cases.withPerson(filter.service()));
        without.addAll(cases.hidden(filter.scope()));
        without.addAll(held);
        return jdbc.sql(sql).params(filter.places()).param("held", ids(without));
    }

    /// Of these cases those with which the machine goes on and whose offer is in one of these states.
    public Set<CaseId> changeable(Collection<CaseId> some, Set<State> states) {
        return jdbc.sql(CHANGEABLE)
                .param("cases", ids(cases.runningAmong(some)))
                .param("states", states.stream().map(Enum::name).toArray(String[]::new))
                .query((rs, _) -> new CaseId(rs.getObject("case_id", UUID.class)))
                .set();
    }

    private static UUID[] ids(Collection<CaseId> some) {
        return some.stream().map(CaseId::value).toArray(UUID[]::new);
    }

    /// Offers of these cases that still mean something: open ones and decided ones. Locked.
    public List<Offer> lockOfCases(Collection<CaseId> cases) {
        return cases.isEmpty()
                ? List.of()
                : whole(
                        jdbc.sql(OPEN_OF_CASES)
                                .param("cases", cases.stream().map(CaseId::value).toList())
                                .query((rs, _) -> bare(rs))
                                .list());
    }

    /// The same for children.
    public List<Offer> lockOfChildren(Collection<ResidentId> children) {
        return children.isEmpty()
                ? List.of()
                : whole(
                        jdbc.sql(OPEN_OF_CHILDREN)
                                .param("children", Sql.numbers(children))
                                .query((rs, _) -> bare(rs))
                                .list());
    }

    public void insert(List<Offer> offers, LocalDate prepared) {
        var rows = new Rows();
        for (var it : offers) {
            var row = rows.row();
            row.put("id", it.id().value());
            row.put("case_id", it.caseId().value());
            row.put("service", it.key().service());
            row.put("period", it.key().period());
            row.put("child", it.subject().value());
            row.put("unit", it.choice().unit().value());
            row.put("ground", it.choice().ground());
            row.put("way", it.choice().wayMetres());
            row.put("method", it.choice().method());
            row.put("area", it.choice().area());
            row.put("first_day", it.firstDay());
            row.put("replaces", it.replaces() == null ? null : it.replaces().value());
            row.put("prepared", prepared);
        }
        if (!rows.isEmpty()) {
            jdbc.sql(INSERT).param("rows", rows.json()).update();
            tellUnits(offers.stream().map(Offer::caseId).toList());
        }
    }

    /// Keeps with the cases which place is proposed or decided in each: of a case's offers the one that holds or
    /// held a place last.
    private void tellUnits(Collection<CaseId> some) {
        Map<CaseId, UnitId> units = new HashMap<>();
        jdbc.sql(UNITS)
                .param("cases", ids(some))
                .query(rs -> {
                    units.put(
                            new CaseId(rs.getObject("case_id", UUID.class)),
                            new UnitId(rs.getString("unit_id")));
                });
        cases.units(units);
    }

    /// Adds recipients and changes those that are there; then the offer's last day follows.
    public void saveRecipients(Map<OfferId, List<Recipient>> byOffer) {
        var rows = new Rows();
        byOffer.forEach((offer, recipients) -> {
            for (var it : recipients) {
                var row = rows.row();
                row.put("offer", offer.value());
                row.put("resident", it.resident().value());
                row.put("role", it.role());
                row.put("since", it.since());
                row.put("until", it.until());
                row.put("channel", it.channel());
                row.put("served", it.servedOn());
                row.put("told", it.toldDay());
                row.put("last", it.lastDay());
                row.put("undelivered", it.undelivered());
            }
        });
        if (!rows.isEmpty()) {
            jdbc.sql(UPSERT_RECIPIENTS).param("rows", rows.json()).update();
            jdbc.sql(LAST_DAYS)
                    .param("ids", byOffer.keySet().stream().map(OfferId::value).toList())
                    .update();
        }
    }

    /// An officer chose the unit.
    public void chosen(OfferId id, Actor by, String because) {
        jdbc.sql(CHOSEN)
                .param("by", by.text())
                .param("because", because)
                .param("id", id.value())
                .update();
    }

    public void sentOn(Collection<OfferId> ids, LocalDate day) {
        jdbc.sql(SENT)
                .param("day", day)
                .param("ids", ids.stream().map(OfferId::value).toList())
                .update();
    }

    public void insert(OfferId offer, ReplyVersion answer) {
        jdbc.sql(INSERT_ANSWER)
                .param("offer", offer.value())
                .param("guardian", answer.guardian().value())
                .param("version", answer.version())
                .param("reply", answer.reply().name())
                .param("text", answer.text())
                .param("wishes", answer.wishes().stream().map(UnitId::value).toArray(String[]::new))
                .param("at", Sql.at(answer.at()))
                .param("medium", answer.medium().name())
                .param("by", Actor.textOrNull(answer.recordedBy()))
                .update();
    }

    /// Moves offers from one state to another and writes down the step.
    ///
    /// @param seal an order closes them to every page
    /// @param recorder the officer who took a guardian's answer; null where none did
    /// @param because an officer's words, for the desk only
    public void move(
            Collection<OfferId> ids,
            States.Move move,
            boolean seal,
            Instant at,
            Actor by,
            @Nullable Actor recorder,
            @Nullable String because) {
        var moved =
                jdbc.sql(MOVE)
                        .param("to", move.to().name())
                        .param("sealed", seal)
                        .param("ids", ids.stream().map(OfferId::value).toList())
                        .param("from", move.from().name())
                        .query((rs, _) -> rs.getString("id"))
                        .list();
        if (moved.size() != ids.size()) {
            throw new IllegalStateException(
                    ids.size()
                            + " offers were to leave "
                            + move.from()
                            + ", "
                            + moved.size()
                            + " did");
        }
        jdbc.sql(STEPS)
                .param("ids", moved.toArray(String[]::new))
                .param("happening", move.happening().name())
                .param("from", move.from().name())
                .param("to", move.to().name())
                .param("at", Sql.at(at))
                .param("by", by.text())
                .param("recorder", Actor.textOrNull(recorder))
                .param("because", because)
                .update();
        if (!move.to().open() || !move.from().open()) {
            tellUnits(list(ids).stream().map(Offer::caseId).toList());
        }
    }

    private List<Offer> whole(List<Offer> bare) {
        if (bare.isEmpty()) {
            return bare;
        }
        var ids = bare.stream().map(it -> it.id().value()).toList();
        Map<OfferId, List<Recipient>> recipients = new HashMap<>();
        jdbc.sql(RECIPIENTS)
                .param("ids", ids)
                .query(rs -> {
                    recipients
                            .computeIfAbsent(offerId(rs), _ -> new ArrayList<>())
                            .add(recipient(rs));
                });
        Map<OfferId, List<ReplyVersion>> answers = new HashMap<>();
        jdbc.sql(ANSWERS)
                .param("ids", ids)
                .query(rs -> {
                    answers.computeIfAbsent(offerId(rs), _ -> new ArrayList<>()).add(answer(rs));
                });
        var waits = tasks.somebodyWaits(bare.stream().map(Offer::caseId).toList());
        return bare.stream()
                .map(it ->
                        it.with(
                                waits.contains(it.caseId()),
                                recipients.getOrDefault(it.id(), List.of()),
                                answers.getOrDefault(it.id(), List.of())))
                .toList();
    }

    private static OfferId offerId(ResultSet rs) throws SQLException {
        return new OfferId(rs.getObject("offer_id", UUID.class));
    }

    private static Offer bare(ResultSet rs) throws SQLException {
        var replaces = rs.getObject("replaces", UUID.class);
        return new Offer(
                new OfferId(rs.getObject("id", UUID.class)),
                new CaseId(rs.getObject("case_id", UUID.class)),
                new CaseKey(
                        rs.getString("service"),
                        rs.getString("period"),
                        new ResidentId(rs.getInt("child_id"))),
                new city.heart.placement.UnitChoice.Proposed(
                        new UnitId(rs.getString("unit_id")),
                        city.heart.placement.UnitChoice.Ground.valueOf(rs.getString("ground")),
                        rs.getObject("way_metres", Integer.class),
                        rs.getString("method"),
                        rs.getString("area"),
                        false),
                rs.getObject("first_day", LocalDate.class),
                State.valueOf(rs.getString("state")),
                replaces == null ? null : new OfferId(replaces),
                rs.getBoolean("sealed"),
                false,
                rs.getObject("sent_on", LocalDate.class),
                List.of(),
                List.of());
    }

    private static Recipient recipient(ResultSet rs) throws SQLException {
        var channel = rs.getString("channel");
        return new Recipient(
                new ResidentId(rs.getInt("resident_id")),
                Recipient.Role.valueOf(rs.getString("role")),
                rs.getObject("since", LocalDate.class),
                rs.getObject("until_day", LocalDate.class),
                channel == null ? null : ServiceDays.Channel.valueOf(channel),
                rs.getObject("served_on", LocalDate.class),
                rs.getObject("told_day", LocalDate.class),
                rs.getObject("last_day", LocalDate.class),
                rs.getBoolean("undelivered"));
    }

    private static ReplyVersion answer(ResultSet rs) throws SQLException {
        return new ReplyVersion(
                new ResidentId(rs.getInt("guardian_id")),
                rs.getInt("version"),
                Reply.valueOf(rs.getString("reply")),
                rs.getString("text"),
                Arrays.stream((String[]) rs.getArray("wishes").getArray())
                        .map(UnitId::new)
                        .toList(),
                Sql.instant(rs, "at"),
                Medium.valueOf(rs.getString("medium")),
                Actor.orNull(rs.getString("recorded_by")));
    }
}
