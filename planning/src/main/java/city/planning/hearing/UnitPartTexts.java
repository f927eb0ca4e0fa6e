// SPDX-License-Identifier: EUPL-1.2
package city.planning.hearing;

import city.base.shared.ResidentId;
import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.usage.ActorTexts;
import city.base.usage.Basis;
import city.base.usage.Usages;
import city.base.usage.Use;
import city.base.web.PageTexts;
import city.heart.casework.CaseAccess;
import city.heart.population.Names;
import city.heart.population.Population;
import city.heart.population.Resident;
import city.planning.round.DraftPlace;
import city.planning.round.PlacementRound;
import city.planning.round.RoundId;
import city.planning.round.RoundNames;
import city.planning.round.RoundState;
import city.planning.round.Rounds;
import city.planning.round.Run;
import city.planning.round.RunNumbers;
import city.planning.round.UnitInRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts one unit's part of a run into words. Each look is recorded on every child shown.
@Component
class UnitPartTexts {
    private final Rounds rounds;
    private final RunNumbers numbers;
    private final RoundNames names;
    private final Population population;
    private final Usages usages;
    private final ActorTexts actors;

    UnitPartTexts(
            Rounds rounds,
            RunNumbers numbers,
            RoundNames names,
            Population population,
            Usages usages,
            ActorTexts actors) {
        this.actors = actors;
        this.rounds = rounds;
        this.numbers = numbers;
        this.names = names;
        this.population = population;
        this.usages = usages;
    }

    /// What a run gives one unit.
    ///
    /// @param number of the run
    /// @param placed children on the list
    /// @param meanMetres of their ways; null without children
    /// @param longest metres; null without children
    /// @param named the children are named, for officers who may open cases
    /// @param statements what the unit has said, the oldest first
    /// @param says this officer can answer for the unit now
    record View(
            String round,
            String unitId,
            String unit,
            String service,
            String period,
            String state,
            int number,
            int seats,
            int placed,
            @Nullable Long meanMetres,
            @Nullable Integer longest,
            boolean named,
            List<ChildRow> children,
            List<StatementRow> statements,
            boolean says) {
        /// @param who said it for the unit
        record StatementRow(String at, String who, String text) {}

        /// @param name null for who leads the unit: the places can be judged without
        /// @param way in words
        record ChildRow(
                int number,
                @Nullable String name,
                @Nullable String caseId,
                String way,
                String ground) {}
    }

    /// @param row of those whom this officer may see
    View view(
            PlacementRound round,
            Run run,
            UnitInRun row,
            SignedIn.Officer officer,
            PageTexts page) {
        var reads = officer.may(CaseAccess.READ);
        var places = numbers.places(run.id(), row.unit(), CaseAccess.scope(officer));
        var children = places.stream().map(DraftPlace::child).toList();
        Map<ResidentId, Resident> people = Map.of();
        if (reads) {
            people = people(children, named(officer, round));
        } else {
            usages.record(unnamed(officer, round), children, population.latest());
        }
        var rows = new ArrayList<View.ChildRow>();
        for (var it : places) {
            rows.add(row(rows.size() + 1, it, reads ? name(people, it.child(), page) : null, page));
        }
        return new View(
                round.id().value().toString(),
                row.unit().value(),
                names.unit(row.unit(), page.language()).orElse(""),
                names.service(round.service(), page.language()),
                round.period(),
                page.text("round.desk.state." + round.state()),
                run.number(),
                row.seats(),
                places.size(),
                row.filled() == 0 ? null : Long.valueOf(row.metres() / row.filled()),
                row.filled() == 0 ? null : Integer.valueOf(row.longest()),
                reads,
                rows,
                rounds.allStatements(run.id()).stream()
                        .filter(it -> it.unit().equals(row.unit()))
                        .map(it ->
                                new View.StatementRow(
                                        page.moment(it.at()),
                                        actors.forOfficer(it.by(), page),
                                        it.text(page)))
                        .toList(),
                UnitPartPage.leads(officer, row.unit().value())
                        && round.state() == RoundState.PUT_FORWARD
                        && row.filled() > 0);
    }

    private static View.ChildRow row(
            int number, DraftPlace it, @Nullable String name, PageTexts page) {
        var metres = metres(it);
        var choice = Objects.requireNonNull(it.choice());
        return new View.ChildRow(
                number,
                name,
                name == null ? null : it.caseId().value().toString(),
                metres == null
                        ? page.text("hearing.unit.way.none")
                        : page.text("hearing.unit.way", metres),
                page.text("offer.ground." + choice.ground()));
    }

    private static @Nullable Integer metres(DraftPlace it) {
        var choice = it.choice();
        return choice == null ? null : choice.wayMetres();
    }

    private Map<ResidentId, Resident> people(Collection<ResidentId> ids, Use use) {
        return ids.isEmpty() ? Map.of() : population.findAll(ids, use);
    }

    /// A name, or that there is none.
    private static String name(Map<ResidentId, Resident> people, ResidentId who, PageTexts page) {
        return Optional.ofNullable(people.get(who))
                .map(Resident::names)
                .map(Names::full)
                .orElseGet(() -> page.text("hearing.unit.no-name"));
    }

    /// By an officer who may open the cases.
    private static Use named(SignedIn.Officer officer, PlacementRound round) {
        return new Use(
                        Actor.officer(officer.id()),
                        "service officer",
                        "desk-round",
                        Basis.DUTY,
                        round.service(),
                        Set.of("names", "birth date"))
                .about(RoundId.ABOUT, round.id().value());
    }

    /// By who leads the unit.
    private static Use unnamed(SignedIn.Officer officer, PlacementRound round) {
        return new Use(
                        Actor.officer(officer.id()),
                        "unit manager",
                        "round-unit",
                        Basis.DUTY,
                        round.service(),
                        Set.of("dwelling building"))
                .about(RoundId.ABOUT, round.id().value());
    }
}
