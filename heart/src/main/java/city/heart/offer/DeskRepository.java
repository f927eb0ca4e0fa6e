// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.ResidentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of the desk's lists.
@Repository
class DeskRepository {
    private static final String WORK =
            """
            select w.id, w.case_id, w.offer_id, c.service, c.period, c.child_id, w.ask, w.detail, w.asked_by,
                   w.words, w.protected, w.opened_at, w.answer_by, w.closed_at, w.closed_by, w.outcome
              from offer.work_item w join offer.case_file c on c.id = w.case_id
            """;
    private static final String OPEN =
            WORK
                    + """
                     where w.closed_at is null
                       and (:service::text is null or c.service = :service)
                       and (:ask::text is null or w.ask = :ask)
                       and (:secret or not w.protected)
                     order by w.answer_by nulls last, w.opened_at, w.id limit :limit
                    """;
    private static final String OF_CASES =
            WORK + " where w.case_id = any(:cases) order by w.opened_at desc, w.id";
    private static final String ONE = WORK + " where w.id = :id";
    private static final String CLOSE =
            """
            update offer.work_item set closed_at = :at, closed_by = :by, outcome = :outcome
             where id = :id and closed_at is null
            """;
    private static final String COUNTS =
            """
            select o.state, count(*) as n
              from offer.offer o join offer.case_file c on c.id = o.case_id
             where :service::text is null or c.service = :service
             group by o.state
            """;
    private static final String BY_STATE =
            """
            select o.case_id
              from offer.offer o join offer.case_file c on c.id = o.case_id
             where o.state = :state and (:service::text is null or c.service = :service)
               and (:secret or not o.sealed)
             order by o.last_day nulls last, o.id limit :limit
            """;
    private static final String OF_CHILD =
            "select id from offer.case_file where child_id = :child order by opened_at desc";
    private static final String OFFERS_OF_CASES =
            """
            select o.case_id, o.id from offer.offer o where o.case_id = any(:cases)
             order by o.prepared_on desc,
                      (select max(s.number) from offer.step s where s.offer_id = o.id) desc nulls first, o.id
            """;
    private static final String CHOSEN =
            """
            select id, chosen_by, chosen_because from offer.offer
             where case_id = any(:cases) and chosen_by is not null
            """;
    private static final String STEPS =
            """
            select happening, from_state, to_state, at, by_whom from offer.step
             where offer_id = :offer order by number
            """;

    private static final String SECRET =
            """
            select c.id from offer.case_file c
             where c.id = any (:ids)
               and (exists (select from offer.work_item w where w.case_id = c.id and w.protected)
                    or exists (select from offer.offer o where o.case_id = c.id and o.sealed))
            """;

    private final JdbcClient jdbc;

    DeskRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<WorkItem> open(@Nullable String service, @Nullable Ask ask, boolean secret, int limit) {
        return jdbc.sql(OPEN)
                .param("service", service)
                .param("ask", ask == null ? null : ask.name())
                .param("secret", secret)
                .param("limit", limit)
                .query((rs, _) -> item(rs))
                .list();
    }

    /// The newest first.
    Map<CaseId, List<WorkItem>> ofCases(Collection<CaseId> ids) {
        Map<CaseId, List<WorkItem>> items = new HashMap<>();
        jdbc.sql(OF_CASES)
                .param("cases", numbers(ids))
                .query(rs -> {
                    var it = item(rs);
                    items.computeIfAbsent(it.caseId(), _ -> new ArrayList<>()).add(it);
                });
        return items;
    }

    Optional<WorkItem> find(WorkItemId id) {
        return jdbc.sql(ONE).param("id", id.value()).query((rs, _) -> item(rs)).optional();
    }

    boolean close(WorkItemId id, String by, String outcome, Instant at) {
        return jdbc.sql(CLOSE)
                        .param("at", Rows.timestamp(at))
                        .param("by", by)
                        .param("outcome", outcome)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    Map<State, Integer> counts(@Nullable String service) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        jdbc.sql(COUNTS)
                .param("service", service)
                .query(rs -> {
                    counts.put(State.valueOf(rs.getString("state")), rs.getInt("n"));
                });
        return counts;
    }

    List<CaseId> byState(State state, @Nullable String service, boolean secret, int limit) {
        return jdbc.sql(BY_STATE)
                .param("state", state.name())
                .param("service", service)
                .param("secret", secret)
                .param("limit", limit)
                .query((rs, _) -> new CaseId(rs.getObject("case_id", UUID.class)))
                .list();
    }

    List<CaseId> ofChild(ResidentId child) {
        return jdbc.sql(OF_CHILD)
                .param("child", child.value())
                .query((rs, _) -> new CaseId(rs.getObject("id", UUID.class)))
                .list();
    }

    /// The newest first.
    Map<CaseId, List<OfferId>> offersOf(Collection<CaseId> files) {
        Map<CaseId, List<OfferId>> offers = new HashMap<>();
        jdbc.sql(OFFERS_OF_CASES)
                .param("cases", numbers(files))
                .query(rs -> {
                    offers.computeIfAbsent(
                                    new CaseId(rs.getObject("case_id", UUID.class)),
                                    _ -> new ArrayList<>())
                            .add(new OfferId(rs.getObject("id", UUID.class)));
                });
        return offers;
    }

    Map<OfferId, CaseSeen.Chosen> chosen(Collection<CaseId> files) {
        Map<OfferId, CaseSeen.Chosen> chosen = new HashMap<>();
        jdbc.sql(CHOSEN)
                .param("cases", numbers(files))
                .query(rs -> {
                    chosen.put(
                            new OfferId(rs.getObject("id", UUID.class)),
                            new CaseSeen.Chosen(
                                    rs.getString("chosen_by"), rs.getString("chosen_because")));
                });
        return chosen;
    }

    List<Cases.Stepped> steps(OfferId offer) {
        return jdbc.sql(STEPS)
                .param("offer", offer.value())
                .query((rs, _) ->
                        new Cases.Stepped(
                                rs.getString("happening"),
                                State.valueOf(rs.getString("from_state")),
                                State.valueOf(rs.getString("to_state")),
                                Rows.instant(rs, "at"),
                                rs.getString("by_whom")))
                .list();
    }

    Set<CaseId> secretAmong(Collection<CaseId> ids) {
        return jdbc.sql(SECRET)
                .param("ids", numbers(ids))
                .query((rs, _) -> new CaseId(rs.getObject("id", UUID.class)))
                .set();
    }

    private static UUID[] numbers(Collection<CaseId> ids) {
        return ids.stream().map(CaseId::value).toArray(UUID[]::new);
    }

    private static WorkItem item(ResultSet rs) throws SQLException {
        var offer = rs.getObject("offer_id", UUID.class);
        var by = rs.getObject("asked_by", Integer.class);
        return new WorkItem(
                new WorkItemId(rs.getObject("id", UUID.class)),
                new CaseId(rs.getObject("case_id", UUID.class)),
                offer == null ? null : new OfferId(offer),
                rs.getString("service"),
                rs.getString("period"),
                new ResidentId(rs.getInt("child_id")),
                Ask.valueOf(rs.getString("ask")),
                rs.getString("detail"),
                by == null ? null : new ResidentId(by),
                rs.getString("words"),
                rs.getBoolean("protected"),
                Rows.instant(rs, "opened_at"),
                rs.getObject("answer_by", LocalDate.class),
                rs.getObject("closed_at", java.time.OffsetDateTime.class) == null
                        ? null
                        : Rows.instant(rs, "closed_at"),
                rs.getString("closed_by"),
                rs.getString("outcome"));
    }
}
