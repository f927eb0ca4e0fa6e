// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.shared.Suppression;
import city.base.shared.UnitId;
import city.base.signin.RightScope;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseId;
import city.heart.casework.WaitingRepository.LeftToPerson;
import city.heart.placement.Journey;
import city.heart.service.Assignment.Aim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What a run comes to, for one reader: whom the reader may not see is in no number of it, whether the order stood at
/// the run or has begun since. So nothing follows from the difference between a number and a list.
@Repository
public class RunNumbers {
    private static final String UNITS =
            """
            with unseen as (
                select unit_id, count(*)::int as number, sum(metres)::bigint as metres
                  from round.place
                 where run_id = :run and unit_id is not null and case_id = any(:hidden)
                 group by unit_id)
            select u.unit_id, u.seats, u.filled - coalesce(h.number, 0) as filled,
                   u.metres - coalesce(h.metres, 0) as metres,
                   case when h.number is null then u.longest
                        else coalesce((select max(p.metres) from round.place p
                                        where p.run_id = :run and p.unit_id = u.unit_id
                                          and p.case_id <> all(:hidden)), 0) end as longest,
                   case when u.price > 0 and not :secret and u.filled - coalesce(h.number, 0) < u.seats then 0
                        else u.price end as price
              from round.run_unit u left join unseen h on h.unit_id = u.unit_id
             where u.run_id = :run and (:everywhere or u.unit_id = any(:units)) order by u.unit_id
            """;
    private static final String UNSEEN =
            """
            with own as (select * from round.place where run_id = :run and case_id = any(:hidden)),
                 earlier as (select * from round.place where run_id = :before and case_id = any(:hidden))
            select count(own.case_id)::int as children, count(own.unit_id)::int as placed,
                   coalesce(sum(own.metres), 0)::bigint as metres,
                   coalesce(sum(earlier.metres), 0)::bigint as metres_before,
                   count(distinct own.pseudonym) filter (where own.unit_id <> earlier.unit_id)::int as moved,
                   count(distinct own.pseudonym)
                       filter (where own.unit_id is not null and earlier.unit_id is null)::int as gained,
                   count(distinct earlier.pseudonym)
                       filter (where own.unit_id is null and earlier.unit_id is not null)::int as lost
              from own full join earlier on earlier.case_id = own.case_id
            """;
    private static final String JOURNEYS =
            """
            select area, unit_id, count(*)::int as children from round.place
             where run_id = :run and unit_id is not null and area <> '' and case_id <> all(:hidden)
             group by area, unit_id having count(*) >= :least
             order by children desc, area, unit_id
            """;
    private static final String OUTCOMES =
            """
            select coalesce(outcome, 'WAITING') as outcome, count(*)::int as number
              from round.place where run_id = :run and case_id <> all(:hidden) group by 1 order by 1
            """;
    private static final String LEFT =
            """
            select case_id, why, secret from round.left_to_person
             where run_id = :run and (:secret or not secret) and case_id <> all(:hidden)
             order by why, case_id
            """;

    private static final String PLACES =
            RunRepository.PLACE
                    + """
                     where run_id = :run and unit_id = :unit and case_id <> all(:hidden)
                     order by way_metres nulls first, child_id
                    """;

    private final JdbcClient jdbc;
    private final RunRepository runs;
    private final CaseFiles cases;

    RunNumbers(JdbcClient jdbc, RunRepository runs, CaseFiles cases) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.cases = cases;
    }

    /// Units of a run over which a right reaches, by id.
    @Transactional(readOnly = true)
    public List<UnitInRun> units(RunId id, RightScope scope) {
        return asked(UNITS, id, scope)
                .params(scope.places())
                .query((rs, _) -> RunRepository.unit(rs))
                .list();
    }

    /// What a run that is done comes to.
    @Transactional(readOnly = true)
    public RunFigures figures(PlacementRound round, Run run, RightScope scope) {
        var whole = Objects.requireNonNull(run.figures());
        var hidden = hidden(scope);
        if (hidden.length == 0) {
            return whole;
        }
        var out = unseen(run, hidden);
        var units = units(run.id(), scope);
        return new RunFigures(
                whole.children() - out.children(),
                whole.placed() - out.placed(),
                whole.metres() - out.metres(),
                units.stream().mapToInt(UnitInRun::longest).max().orElse(0),
                UnitInRun.free(units),
                leftToPerson(run.id(), RightScope.UNPROTECTED).size(),
                tiers(round, whole, out),
                whole.proven(),
                whole.stablePlaced() - out.placed(),
                whole.stableMetres() - out.metres(),
                less(whole.moved(), out.moved()),
                less(whole.gained(), out.gained()),
                less(whole.lost(), out.lost()),
                whole.moreMetres() == null
                        ? null
                        : whole.moreMetres() - out.metres() + out.metresBefore(),
                whole.millis());
    }

    private static @Nullable Integer less(@Nullable Integer number, int by) {
        return number == null ? null : Integer.valueOf(number - by);
    }

    /// Tiers that count children without a place, or their metres; the others count grounds, and no list adds up to
    /// them.
    private static List<RunFigures.Tier> tiers(PlacementRound round, RunFigures whole, Unseen out) {
        var tiers = new ArrayList<RunFigures.Tier>();
        for (var i = 0; i < whole.tiers().size(); i++) {
            var it = whole.tiers().get(i);
            var aim = i < round.aims().size() ? round.aims().get(i) : "";
            var by =
                    aim.equals(Aim.METRES.name())
                            ? out.metres()
                            : aim.equals(Aim.PLACED.name()) || aim.equals(Aim.RIGHT.name())
                                    ? out.children() - out.placed()
                                    : 0;
            tiers.add(new RunFigures.Tier(it.name(), it.value() - by, it.bound() - by));
        }
        return tiers;
    }

    /// What of a run a reader may not see.
    private record Unseen(
            int children,
            int placed,
            long metres,
            long metresBefore,
            int moved,
            int gained,
            int lost) {}

    private Unseen unseen(Run run, UUID[] hidden) {
        var before =
                runs.of(run.round()).stream()
                        .filter(it -> it.number() < run.number() && it.state() == Run.State.DONE)
                        .findFirst()
                        .map(it -> it.id().value())
                        .orElse(null);
        return jdbc.sql(UNSEEN)
                .param("run", run.id().value())
                .param("before", before, java.sql.Types.OTHER)
                .param("hidden", hidden)
                .query((rs, _) ->
                        new Unseen(
                                rs.getInt("children"),
                                rs.getInt("placed"),
                                rs.getLong("metres"),
                                rs.getLong("metres_before"),
                                rs.getInt("moved"),
                                rs.getInt("gained"),
                                rs.getInt("lost")))
                .single();
    }

    /// From which area to which unit five or more children go by a run, the most first.
    @Transactional(readOnly = true)
    public List<Journey> journeys(RunId id, RightScope scope) {
        return asked(JOURNEYS, id, scope)
                .param("least", Suppression.LEAST)
                .query((rs, _) ->
                        new Journey(
                                rs.getString("area"),
                                new UnitId(rs.getString("unit_id")),
                                rs.getInt("children")))
                .list();
    }

    /// How many places of a run have come to which end: names of `PlaceOutcome.What`, or `WAITING`.
    @Transactional(readOnly = true)
    public Map<String, Integer> outcomes(RunId id, RightScope scope) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        asked(OUTCOMES, id, scope)
                .query(rs -> {
                    numbers.put(rs.getString("outcome"), rs.getInt("number"));
                });
        return numbers;
    }

    /// Children whom a run left to a person.
    @Transactional(readOnly = true)
    public List<LeftToPerson> leftToPerson(RunId id, RightScope scope) {
        return asked(LEFT, id, scope)
                .params(scope.places())
                .query((rs, _) ->
                        new LeftToPerson(
                                new CaseId(rs.getObject("case_id", UUID.class)),
                                rs.getString("why"),
                                rs.getBoolean("secret")))
                .list();
    }

    /// Whom a run placed in one unit, the longest way last. The caller records the look.
    @Transactional(readOnly = true)
    public List<DraftPlace> places(RunId id, UnitId unit, RightScope scope) {
        return asked(PLACES, id, scope)
                .param("unit", unit.value())
                .query((rs, _) -> RunRepository.place(rs))
                .list();
    }

    private JdbcClient.StatementSpec asked(String sql, RunId run, RightScope scope) {
        return jdbc.sql(sql).param("run", run.value()).param("hidden", hidden(scope));
    }

    private UUID[] hidden(RightScope scope) {
        return cases.hidden(scope).stream().map(CaseId::value).toArray(UUID[]::new);
    }
}
