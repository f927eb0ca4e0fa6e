// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.database.Sql;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.signin.RightScope;
import city.base.usage.Actor;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseFilter;
import city.heart.casework.CaseId;
import city.heart.casework.CaseLists;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of the desk's lists of offers.
@Repository
public class DeskOfferRepository {
    private static final String NARROWED =
            """
              from offer.offer c
             where (:service::text is null or c.service = :service)
               and (not :byUnit or c.unit_id = any(:inUnits))
               and (not :byPerson or c.child_id = any(:people))
               and (:secret or not c.sealed) and c.case_id <> all(:hidden)
            """;
    private static final String COUNTS =
            "select state, count(*) as n " + NARROWED + " group by state";
    private static final String IN_STATE = NARROWED + " and c.state = :state";
    private static final String BY_STATE =
            "select case_id "
                    + IN_STATE
                    + " order by last_day nulls last, id offset :offset limit :limit";
    private static final String PEOPLE = "select distinct child_id " + IN_STATE;
    private static final String UNITS =
            "select unit_id as value, count(*) as cases " + IN_STATE + " group by 1 order by 1";
    private static final String OF_CASES =
            """
            select o.case_id, o.id from offer.offer o where o.case_id = any(:cases)
             order by o.prepared_on desc,
                      (select max(s.number) from offer.history s where s.offer_id = o.id) desc nulls first, o.id
            """;
    private static final String CHOSEN =
            """
            select id, chosen_by, chosen_because from offer.offer
             where case_id = any(:cases) and chosen_by is not null
            """;
    private static final String HISTORY =
            """
            select happening, from_state, to_state, at, by_whom, recorded_by, because from offer.history
             where offer_id = :offer order by number
            """;

    /// Of a case's offers the one that holds or held the place last: an open one before a closed one.
    private static final String PLACES =
            """
            select distinct on (case_id) case_id, unit_id, state from offer.offer
             where case_id = any(:cases)
             order by case_id, state in ('DECIDED', 'WITHDRAWN', 'REPLACED'), state <> 'DECIDED',
                      prepared_on desc, id
            """;

    private static final String HELD =
            """
            select distinct on (case_id) case_id, unit_id from offer.offer
             where case_id = any(:cases) and state = any(:held)
             order by case_id, prepared_on desc, id
            """;
    private static final String OF_RECIPIENTS =
            """
            select distinct r.resident_id, o.case_id
              from offer.recipient r join offer.offer o on o.id = r.offer_id
             where r.resident_id = any(:people)
            """;

    private final JdbcClient jdbc;
    private final CaseFiles cases;

    DeskOfferRepository(JdbcClient jdbc, CaseFiles cases) {
        this.jdbc = jdbc;
        this.cases = cases;
    }

    /// By state; a state without any is absent.
    public Map<State, Integer> counts(CaseFilter filter) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        narrowed(COUNTS, filter)
                .query(rs -> {
                    counts.put(State.valueOf(rs.getString("state")), rs.getInt("n"));
                });
        return counts;
    }

    /// How many offers stand in these states, for everybody: without those of families under an order, so that
    /// nobody finds out by subtraction how many there are.
    long count(State... states) {
        var counts = counts(CaseFilter.all(RightScope.UNPROTECTED));
        return Arrays.stream(states).mapToLong(it -> counts.getOrDefault(it, 0)).sum();
    }

    /// A case for each offer.
    public List<CaseId> byState(State state, CaseFilter filter, int offset, int limit) {
        return narrowed(BY_STATE, filter)
                .param("state", state.name())
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, _) -> new CaseId(rs.getObject("case_id", UUID.class)))
                .list();
    }

    /// Whose offers they are.
    public List<ResidentId> people(State state, CaseFilter filter) {
        return narrowed(PEOPLE, filter)
                .param("state", state.name())
                .query((rs, _) -> new ResidentId(rs.getInt(1)))
                .list();
    }

    /// At which units, with how many each has.
    public List<CaseLists.Count> units(State state, RightScope scope) {
        return narrowed(UNITS, CaseFilter.all(scope))
                .param("state", state.name())
                .query((rs, _) -> new CaseLists.Count(rs.getString("value"), rs.getInt("cases")))
                .list();
    }

    /// The newest first.
    public Map<CaseId, List<OfferId>> ofCases(Collection<CaseId> files) {
        Map<CaseId, List<OfferId>> offers = new HashMap<>();
        jdbc.sql(OF_CASES)
                .param("cases", ids(files))
                .query(rs -> {
                    offers.computeIfAbsent(
                                    new CaseId(rs.getObject("case_id", UUID.class)),
                                    _ -> new ArrayList<>())
                            .add(new OfferId(rs.getObject("id", UUID.class)));
                });
        return offers;
    }

    public Map<OfferId, OfferLine.Chosen> chosen(Collection<CaseId> files) {
        Map<OfferId, OfferLine.Chosen> chosen = new HashMap<>();
        jdbc.sql(CHOSEN)
                .param("cases", ids(files))
                .query(rs -> {
                    chosen.put(
                            new OfferId(rs.getObject("id", UUID.class)),
                            new OfferLine.Chosen(
                                    Actor.of(rs.getString("chosen_by")),
                                    rs.getString("chosen_because")));
                });
        return chosen;
    }

    public List<OfferLine.Moved> history(OfferId offer) {
        return jdbc.sql(HISTORY)
                .param("offer", offer.value())
                .query((rs, _) ->
                        new OfferLine.Moved(
                                rs.getString("happening"),
                                State.valueOf(rs.getString("from_state")),
                                State.valueOf(rs.getString("to_state")),
                                Sql.instant(rs, "at"),
                                Actor.of(rs.getString("by_whom")),
                                rs.getString("recorded_by") == null
                                        ? null
                                        : Actor.of(rs.getString("recorded_by")),
                                rs.getString("because")))
                .list();
    }

    public Map<CaseId, OfferLine.Place> places(Collection<CaseId> files) {
        Map<CaseId, OfferLine.Place> places = new HashMap<>();
        jdbc.sql(PLACES)
                .param("cases", ids(files))
                .query(rs -> {
                    places.put(
                            new CaseId(rs.getObject("case_id", UUID.class)),
                            new OfferLine.Place(
                                    new UnitId(rs.getString("unit_id")),
                                    State.valueOf(rs.getString("state"))));
                });
        return places;
    }

    /// The units in which these cases hold a place, offered or decided.
    public Map<CaseId, UnitId> held(Collection<CaseId> files) {
        Map<CaseId, UnitId> units = new HashMap<>();
        jdbc.sql(HELD)
                .param("cases", ids(files))
                .param(
                        "held",
                        Arrays.stream(State.values())
                                .filter(State::holdsSeat)
                                .map(Enum::name)
                                .toArray(String[]::new))
                .query(rs -> {
                    units.put(
                            new CaseId(rs.getObject("case_id", UUID.class)),
                            new UnitId(rs.getString("unit_id")));
                });
        return units;
    }

    /// The cases in which these people are or were recipients of an offer.
    public Map<ResidentId, Set<CaseId>> ofRecipients(Collection<ResidentId> people) {
        Map<ResidentId, Set<CaseId>> cases = new LinkedHashMap<>();
        jdbc.sql(OF_RECIPIENTS)
                .param("people", Sql.numbers(people))
                .query(rs -> {
                    cases.computeIfAbsent(
                                    new ResidentId(rs.getInt("resident_id")), _ -> new HashSet<>())
                            .add(new CaseId(rs.getObject("case_id", UUID.class)));
                });
        return cases;
    }

    private JdbcClient.StatementSpec narrowed(String sql, CaseFilter filter) {
        return jdbc.sql(sql)
                .params(filter.places())
                .param("hidden", ids(cases.hidden(filter.scope())));
    }

    private static UUID[] ids(Collection<CaseId> files) {
        return files.stream().map(CaseId::value).toArray(UUID[]::new);
    }
}
