// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.shared.OwnCity;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import city.heart.population.Columns;
import city.heart.population.Home;
import city.heart.population.LifeEvent;
import city.heart.population.Population;
import city.heart.preparation.WaitingCases;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// All children due a service in a school year, for planning: waiting, offered a place, or decided. Of those under a
/// non-disclosure order nothing is read; of the others the building and the language of teaching, no name.
/// The look is the system's own and recorded.
@Component
class WholeDemand {
    private static final int EVENTS = 5_000;
    private static final Set<String> FACTS =
            Set.of(
                    "dwelling building",
                    "mother tongue group",
                    "home municipality",
                    "alive",
                    "children of the same birth",
                    "siblings at home",
                    "non disclosure order");

    private final WaitingCases cases;
    private final Population population;
    private final Clock clock;
    private final short municipality;

    WholeDemand(
            WaitingCases cases, @Lazy Population population, @CityTime Clock clock, OwnCity city) {
        this.cases = cases;
        this.population = population;
        this.clock = clock;
        this.municipality = Short.parseShort(city.municipality());
    }

    /// Kept in memory only, never stored.
    ///
    /// @param day the city's day on which it was drawn
    /// @param position of the last life event that is in it
    /// @param cases changes whenever a case or its place does
    /// @param due nobody whose family stands under a non-disclosure order
    record Drawn(LocalDate day, long position, int cases, List<Due> due) {
        public Drawn {
            due = List.copyOf(due);
        }
    }

    /// One child.
    ///
    /// @param language of teaching
    /// @param building null where no permanent home is known
    /// @param birth the same for children of one birth; 0 for a child alone
    /// @param holds the unit of the place that is offered or decided; null for one who waits
    /// @param siblings units that speak for the child for the sake of a brother or sister at home
    record Due(
            ResidentId child,
            Language language,
            @Nullable String building,
            int birth,
            @Nullable UnitId holds,
            Set<UnitId> siblings) {
        public Due {
            siblings = Set.copyOf(siblings);
        }
    }

    /// @param before what was drawn earlier; given back as it is where nothing of it has changed since
    @Transactional
    public Drawn draw(String service, String period, @Nullable Drawn before) {
        var today = LocalDate.now(clock);
        var position = population.lastLifeEvent();
        var all = cases.inPeriod(service, period);
        if (before != null
                && before.day().equals(today)
                && before.cases() == all.hashCode()
                && untouched(before)) {
            return before;
        }
        var giving =
                cases.giving(service, period)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "Service " + service + " is not in force"));
        var use =
                new Use(
                        Actor.system("what-if"),
                        "planning",
                        "planning",
                        Basis.TASK,
                        service,
                        FACTS);
        var columns = population.columns(today, use);
        var here = new ArrayList<WaitingCases.InPeriod>();
        for (var it : all) {
            var id = it.child().value();
            if (id < columns.size()
                    && lives(columns, id)
                    && !it.secret()
                    && !Columns.bit(columns.order(), id)) {
                here.add(it);
            }
        }
        var homes = population.homes(here.stream().map(WaitingCases.InPeriod::child).toList(), use);
        return new Drawn(
                today,
                position,
                all.hashCode(),
                due(here, homes, cases.siblings(service, period, homes.values()), giving));
    }

    private boolean lives(Columns columns, int id) {
        return Columns.bit(columns.living(), id) && columns.municipalities()[id] == municipality;
    }

    /// Nothing that is drawn has changed since: no order anywhere, nothing about any of these children.
    private boolean untouched(Drawn before) {
        var events = population.lifeEventsAfter(before.position(), EVENTS);
        if (events.size() == EVENTS) {
            return false;
        }
        if (events.isEmpty()) {
            return true;
        }
        var children = new HashSet<ResidentId>();
        before.due().forEach(it -> children.add(it.child()));
        return events.stream()
                .noneMatch(it ->
                        it.kind() == LifeEvent.Kind.ORDER_BEGAN
                                || it.kind() == LifeEvent.Kind.ORDER_ENDED
                                || children.contains(it.subject()));
    }

    private static List<Due> due(
            List<WaitingCases.InPeriod> here,
            Map<ResidentId, Home> homes,
            Map<ResidentId, Set<UnitId>> near,
            WaitingCases.Giving giving) {
        Map<ResidentId, Integer> births = new HashMap<>();
        var due = new ArrayList<Due>();
        for (var it : here) {
            var home = homes.get(it.child());
            var sameBirth = home == null ? List.<ResidentId>of() : home.sameBirth();
            if (!sameBirth.isEmpty()) {
                births.put(
                        it.child(),
                        sameBirth.stream()
                                .map(births::get)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(it.child().value()));
            }
            due.add(
                    new Due(
                            it.child(),
                            giving.teaching(home == null ? null : home.motherTongue()),
                            home == null ? null : home.building(),
                            births.getOrDefault(it.child(), 0),
                            it.unit(),
                            near.getOrDefault(it.child(), Set.of())));
        }
        return due;
    }
}
