// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.shared.Suppression;
import city.base.shared.UnitId;
import city.base.signin.RightScope;
import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.usage.ActorTexts;
import city.base.web.Choice;
import city.base.web.PageTexts;
import city.heart.casework.CaseAccess;
import city.heart.casework.TaskTexts;
import city.heart.casework.WaitingRepository.LeftToPerson;
import city.heart.placement.Fill;
import city.heart.placement.Placements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts a round into words, tables and a map.
@Component
class RoundTexts {
    private final Rounds rounds;
    private final RunNumbers numbers;
    private final Placements placements;
    private final RoundNames names;
    private final TaskTexts asks;
    private final FunnelTexts funnel;
    private final ActorTexts actors;

    RoundTexts(
            Rounds rounds,
            RunNumbers numbers,
            Placements placements,
            RoundNames names,
            TaskTexts asks,
            FunnelTexts funnel,
            ActorTexts actors) {
        this.actors = actors;
        this.rounds = rounds;
        this.numbers = numbers;
        this.funnel = funnel;
        this.placements = placements;
        this.names = names;
        this.asks = asks;
    }

    /// @param number of the run to show; 0 for the chosen one, else the latest that is done
    RoundView view(PlacementRound round, int number, SignedIn.Officer officer, PageTexts page) {
        var runs = rounds.runs(round.id());
        var shown = shown(round, runs, number);
        return new RoundView(
                round.id().value().toString(),
                service(round.service(), page),
                round.period(),
                page.text("round.desk.state." + round.state()),
                page.text("round.desk.state.text." + round.state()),
                round.seed(),
                round.aims().stream().map(it -> page.text("round.desk.aim." + it)).toList(),
                shown == null ? null : shown(round, shown, officer, page),
                runs.stream()
                        .filter(it -> it.state().going())
                        .findFirst()
                        .map(it ->
                                new RoundView.Going(
                                        it.number(),
                                        "round.desk.run." + it.state(),
                                        it.reached(),
                                        it.expected()))
                        .orElse(null),
                runs.stream().map(it -> row(round, it, CaseAccess.scope(officer), page)).toList(),
                rounds.steps(round.id()).stream()
                        .map(it ->
                                new RoundView.StepRow(
                                        page.text("round.desk.step." + it.happening()),
                                        page.moment(it.at()),
                                        actors.forOfficer(it.by(), page),
                                        it.text()))
                        .toList(),
                open(round, page),
                offering(round.state())
                        ? funnel.view(round, CaseAccess.scope(officer), page)
                        : null,
                note(round),
                back(round, page),
                may(round, runs, shown, officer));
    }

    private static @Nullable Run shown(PlacementRound round, List<Run> runs, int number) {
        return runs.stream()
                .filter(it -> it.state() == Run.State.DONE)
                .filter(it -> number == 0 || it.number() == number)
                .max(
                        Comparator.comparing((Run it) -> it.id().equals(round.chosen()))
                                .thenComparing(Run::number))
                .orElse(null);
    }

    private RoundView.RunRow row(PlacementRound round, Run it, RightScope scope, PageTexts page) {
        return new RoundView.RunRow(
                it.number(),
                page.moment(it.askedAt()),
                actors.forOfficer(it.askedBy(), page),
                "round.desk.run." + it.state(),
                it.fault(),
                it.figures() == null ? null : numbers.figures(round, it, scope));
    }

    private RoundView.RunShown shown(
            PlacementRound round, Run run, SignedIn.Officer officer, PageTexts page) {
        var scope = CaseAccess.scope(officer);
        var figures = numbers.figures(round, run, scope);
        var units = numbers.units(run.id(), scope);
        var said = last(run.id(), page);
        var fill = units.stream().map(it -> new Fill(it.unit(), it.seats(), it.filled())).toList();
        var journeys = numbers.journeys(run.id(), scope);
        var chosen = run.id().equals(round.chosen());
        var left =
                left(
                        round.service(),
                        numbers.leftToPerson(run.id(), scope),
                        officer.may(CaseAccess.READ),
                        page);
        return new RoundView.RunShown(
                run.id().value().toString(),
                run.number(),
                chosen,
                page.moment(run.askedAt()),
                figures,
                ProofTexts.of(figures.proven(), page),
                figures.placed() == 0 ? 0 : figures.metres() / figures.placed(),
                tiers(round, figures, page),
                Objects.requireNonNull(run.inputSha256()),
                Objects.requireNonNull(run.fileSha256()),
                placements.map(
                        city.base.shared.Language.FI,
                        round.period(),
                        fill,
                        journeys,
                        page.text("round.desk.map.title"),
                        page.language()),
                journeys.stream()
                        .map(it ->
                                new RoundView.JourneyRow(
                                        placements
                                                .schoolOf(it.area(), round.period())
                                                .map(school -> unit(school, page))
                                                .orElse(it.area()),
                                        unit(it.unit(), page),
                                        it.children()))
                        .toList(),
                lines(units, officer, said, page),
                said(run.id(), page),
                left,
                left.stream().mapToInt(RoundView.LeftRow::number).sum(),
                chosen && offering(round.state())
                        ? numbers.outcomes(run.id(), scope).entrySet().stream()
                                .map(it ->
                                        new Choice(
                                                "round.desk.outcome." + it.getKey(),
                                                it.getValue().toString()))
                                .toList()
                        : List.of());
    }

    /// By name. Who sees no cases is told of no small group, nor what would give it away.
    private List<RoundView.UnitLine> lines(
            List<UnitInRun> units,
            SignedIn.Officer officer,
            Map<UnitId, String> said,
            PageTexts page) {
        var hidden =
                officer.may(CaseAccess.READ)
                        ? Set.<UnitInRun>of()
                        : Suppression.hidden(units, UnitInRun::filled);
        return units.stream()
                .map(it ->
                        new RoundView.UnitLine(
                                it.unit().value(),
                                unit(it.unit(), page),
                                it.seats(),
                                hidden.contains(it) ? null : RoundView.UnitChildren.of(it),
                                it.price(),
                                said.get(it.unit())))
                .sorted(Comparator.comparing(RoundView.UnitLine::name))
                .toList();
    }

    /// One line for each reason, the most frequent first.
    private List<RoundView.LeftRow> left(
            String service, List<LeftToPerson> all, boolean reads, PageTexts page) {
        record Key(String why, boolean secret) {}
        return all.stream()
                .collect(
                        Collectors.groupingBy(it ->
                                new Key(reads ? it.why() : it.why().split(" ", 2)[0], it.secret())))
                .entrySet()
                .stream()
                .map(it ->
                        new RoundView.LeftRow(
                                why(service, it.getKey().why(), page),
                                it.getKey().secret(),
                                it.getValue().size(),
                                reads
                                        ? it.getValue().stream()
                                                .map(one -> one.caseId().value().toString())
                                                .toList()
                                        : List.of()))
                .sorted(
                        Comparator.comparingInt(RoundView.LeftRow::number)
                                .reversed()
                                .thenComparing(RoundView.LeftRow::why))
                .toList();
    }

    private static boolean offering(RoundState state) {
        return state == RoundState.PUBLISHING || state == RoundState.PUBLISHED;
    }

    /// Why, and what to do. The rule's own reason only for those who read cases: it can be a sensitive one.
    private String why(String service, String code, PageTexts page) {
        if (Arrays.stream(city.heart.placement.UnitChoice.Why.values())
                .anyMatch(it -> it.name().equals(code))) {
            return page.text("round.desk.why." + code);
        }
        if (code.equals("PERSON")) {
            return page.text("round.desk.why.PERSON");
        }
        var parts = code.split(" ", 2);
        return asks.title(parts[0], page.locale())
                + ": "
                + asks.text(service, parts[0], parts.length > 1 ? parts[1] : null, page.locale());
    }

    /// Everything that units have said to a run, the oldest first.
    private List<RoundView.StatementRow> said(RunId run, PageTexts page) {
        return rounds.allStatements(run).stream()
                .map(it ->
                        new RoundView.StatementRow(
                                it.unit().value(),
                                unit(it.unit(), page),
                                page.moment(it.at()),
                                actors.forOfficer(it.by(), page),
                                it.text(page)))
                .toList();
    }

    private Map<UnitId, String> last(RunId run, PageTexts page) {
        Map<UnitId, String> byUnit = new HashMap<>();
        rounds.statements(run).forEach(it -> byUnit.put(it.unit(), it.text(page)));
        return byUnit;
    }

    private List<RoundView.OpenUnit> open(PlacementRound round, PageTexts page) {
        var chosen = round.chosen();
        if (chosen == null || round.state() != RoundState.PUT_FORWARD) {
            return List.of();
        }
        var said = last(chosen, page);
        return rounds.unitsOpen(chosen).stream()
                .map(it -> new RoundView.OpenUnit(unit(it, page), said.get(it)))
                .sorted(Comparator.comparing(RoundView.OpenUnit::unit))
                .toList();
    }

    private @Nullable String note(PlacementRound round) {
        var steps = rounds.steps(round.id());
        return round.state() == RoundState.OPEN && !steps.isEmpty() ? steps.getLast().text() : null;
    }

    /// The note with which a round goes back: what units said against it.
    private String back(PlacementRound round, PageTexts page) {
        var chosen = round.chosen();
        return chosen == null
                ? ""
                : rounds.statements(chosen).stream()
                        .filter(it -> !it.agrees())
                        .map(it -> unit(it.unit(), page) + ": " + it.because())
                        .collect(Collectors.joining("\n"));
    }

    private List<RoundView.TierRow> tiers(
            PlacementRound round, RunFigures figures, PageTexts page) {
        var rows = new ArrayList<RoundView.TierRow>();
        // One tier for each aim, in the order of the aims; after them the lot, whose value says
        // nothing.
        for (var i = 0; i < round.aims().size(); i++) {
            var tier = figures.tiers().get(i);
            rows.add(
                    new RoundView.TierRow(
                            page.text("round.desk.tier." + round.aims().get(i)),
                            tier.value(),
                            tier.bound()));
        }
        return rows;
    }

    private static RoundView.May may(
            PlacementRound round, List<Run> runs, @Nullable Run shown, SignedIn.Officer officer) {
        var handles = officer.may(RoundSubject.RUN);
        var signs = officer.may(RoundSubject.SIGN);
        var state = round.state();
        var going = runs.stream().anyMatch(it -> it.state().going());
        var me = Actor.officer(officer.id());
        var own = me.equals(round.runBy()) || me.equals(round.putForwardBy());
        var before =
                state == RoundState.OPEN
                        || state == RoundState.PUT_FORWARD
                        || state == RoundState.SIGNED;
        return new RoundView.May(
                handles && state == RoundState.OPEN && !going,
                handles && state == RoundState.OPEN && !going && shown != null,
                signs && state == RoundState.PUT_FORWARD && !own,
                signs && state == RoundState.PUT_FORWARD && own,
                handles && (state == RoundState.PUT_FORWARD || state == RoundState.SIGNED),
                signs && state == RoundState.SIGNED,
                handles && before,
                officer.may(CaseAccess.READ),
                officer.may(Rounds.AUDIT) && shown != null);
    }

    private String unit(UnitId unit, PageTexts page) {
        return names.unit(unit, page.language()).orElse("");
    }

    String service(String id, PageTexts page) {
        return names.service(id, page.language());
    }
}
