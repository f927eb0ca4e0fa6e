// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import static city.server.desk.DeskPermissions.AUDIT;
import static city.server.desk.DeskPermissions.HANDLE;
import static city.server.desk.DeskPermissions.READ;
import static city.server.desk.DeskPermissions.SIGN;
import static city.server.desk.DeskPermissions.secret;

import city.base.shared.UnitId;
import city.base.signin.SignedIn;
import city.base.web.Choice;
import city.heart.placement.Fill;
import city.heart.placement.Placements;
import city.planning.round.Aside;
import city.planning.round.PlacementRound;
import city.planning.round.RoundState;
import city.planning.round.Rounds;
import city.planning.round.Run;
import city.planning.round.RunFigures;
import city.planning.round.RunId;
import city.planning.round.UnitWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts a round into words, tables and a map.
@Component
class RoundWords {
    private final Rounds rounds;
    private final Placements placements;
    private final DeskWords words;
    private final FunnelWords funnel;

    RoundWords(Rounds rounds, Placements placements, DeskWords words, FunnelWords funnel) {
        this.rounds = rounds;
        this.funnel = funnel;
        this.placements = placements;
        this.words = words;
    }

    /// @param number of the run to show; 0 for the chosen one, else the latest that is done
    RoundView view(PlacementRound round, int number, SignedIn.Officer officer, Locale locale) {
        var runs = rounds.runs(round.id());
        var shown = shown(round, runs, number);
        return new RoundView(
                round.id().value().toString(),
                words.service(round.service(), locale),
                round.period(),
                words.text("desk.rounds.state." + round.state(), locale),
                words.text("desk.rounds.state.text." + round.state(), locale),
                round.seed(),
                round.aims().stream()
                        .map(it -> words.text("desk.rounds.aim." + it, locale))
                        .toList(),
                shown == null ? null : shown(round, shown, officer, locale),
                runs.stream()
                        .filter(it -> it.state().going())
                        .findFirst()
                        .map(it ->
                                new RoundView.Going(
                                        it.number(),
                                        "desk.rounds.run." + it.state(),
                                        it.reached(),
                                        it.expected()))
                        .orElse(null),
                runs.stream().map(this::row).toList(),
                rounds.steps(round.id()).stream()
                        .map(it ->
                                new RoundView.StepRow(
                                        words.text("desk.rounds.step." + it.happening(), locale),
                                        words.moment(it.at()),
                                        it.by(),
                                        it.words()))
                        .toList(),
                open(round, locale),
                offering(round.state()) ? funnel.view(round, secret(officer), locale) : null,
                note(round),
                back(round, locale),
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

    private RoundView.RunRow row(Run it) {
        return new RoundView.RunRow(
                it.number(),
                words.moment(it.askedAt()),
                it.askedBy(),
                "desk.rounds.run." + it.state(),
                it.fault(),
                it.figures());
    }

    private RoundView.RunShown shown(
            PlacementRound round, Run run, SignedIn.Officer officer, Locale locale) {
        var figures = Objects.requireNonNull(run.figures());
        var units = rounds.units(run.id());
        var said = last(run.id(), locale);
        var fill = units.stream().map(it -> new Fill(it.unit(), it.seats(), it.filled())).toList();
        var journeys = rounds.journeys(run.id());
        var chosen = run.id().equals(round.chosen());
        var asides =
                asides(
                        round.service(),
                        rounds.asides(run.id(), secret(officer)),
                        officer.may(READ),
                        locale);
        return new RoundView.RunShown(
                run.id().value().toString(),
                run.number(),
                chosen,
                figures,
                figures.placed() == 0 ? 0 : figures.metres() / figures.placed(),
                tiers(round, figures, locale),
                Objects.requireNonNull(run.inputSha256()),
                Objects.requireNonNull(run.fileSha256()),
                placements.map(
                        round.kind(),
                        city.base.shared.Language.FI,
                        round.period(),
                        fill,
                        journeys,
                        words.text("desk.rounds.map.title", locale)),
                journeys.stream()
                        .map(it ->
                                new RoundView.JourneyRow(
                                        placements
                                                .schoolOf(it.area(), round.period())
                                                .map(school -> words.unit(school, locale))
                                                .orElse(it.area()),
                                        words.unit(it.unit(), locale),
                                        it.children()))
                        .toList(),
                units.stream()
                        .map(it ->
                                new RoundView.UnitLine(
                                        it.unit().value(),
                                        words.unit(it.unit(), locale),
                                        it.seats(),
                                        it.filled(),
                                        it.seats() == 0 ? 100 : 100 * it.filled() / it.seats(),
                                        it.filled() == 0 ? 0 : it.metres() / it.filled(),
                                        it.longest(),
                                        it.price(),
                                        said.get(it.unit())))
                        .sorted(Comparator.comparing(RoundView.UnitLine::name))
                        .toList(),
                said(run.id(), locale),
                asides,
                asides.stream().mapToInt(RoundView.AsideRow::number).sum(),
                chosen && offering(round.state())
                        ? rounds.outcomes(run.id()).entrySet().stream()
                                .map(it ->
                                        new Choice(
                                                "desk.rounds.outcome." + it.getKey(),
                                                it.getValue().toString()))
                                .toList()
                        : List.of());
    }

    /// One line for each reason, the most frequent first.
    private List<RoundView.AsideRow> asides(
            String service, List<Aside> all, boolean reads, Locale locale) {
        record Key(String why, boolean secret) {}
        return all.stream()
                .collect(
                        Collectors.groupingBy(it ->
                                new Key(reads ? it.why() : it.why().split(" ", 2)[0], it.secret())))
                .entrySet()
                .stream()
                .map(it ->
                        new RoundView.AsideRow(
                                why(service, it.getKey().why(), locale),
                                it.getKey().secret(),
                                it.getValue().size(),
                                reads
                                        ? it.getValue().stream()
                                                .map(one -> one.caseId().toString())
                                                .toList()
                                        : List.of()))
                .sorted(
                        Comparator.comparingInt(RoundView.AsideRow::number)
                                .reversed()
                                .thenComparing(RoundView.AsideRow::why))
                .toList();
    }

    private static boolean offering(RoundState state) {
        return state == RoundState.PUBLISHING || state == RoundState.PUBLISHED;
    }

    /// Why, and what to do. The rule's own reason only for those who read cases: it can be a sensitive one.
    private String why(String service, String code, Locale locale) {
        if (Arrays.stream(city.heart.placement.Choice.Why.values())
                .anyMatch(it -> it.name().equals(code))) {
            return words.text("desk.rounds.why." + code, locale);
        }
        if (code.equals("PERSON")) {
            return words.text("desk.standing.PERSON", locale);
        }
        var parts = code.split(" ", 2);
        return words.text("desk.ask.title." + parts[0], locale)
                + ": "
                + words.ask(service, parts[0], parts.length > 1 ? parts[1] : null, locale);
    }

    /// Everything that units have said to a run, the oldest first.
    List<RoundView.WordRow> said(RunId run, Locale locale) {
        return rounds.allWords(run).stream()
                .map(it ->
                        new RoundView.WordRow(
                                it.unit().value(),
                                words.unit(it.unit(), locale),
                                words.moment(it.at()),
                                it.by(),
                                word(it, locale)))
                .toList();
    }

    private String word(UnitWord it, Locale locale) {
        var because = it.because();
        return words.text(it.agrees() ? "desk.rounds.agrees" : "desk.rounds.disagrees", locale)
                + (because == null ? "" : ": " + because);
    }

    private Map<UnitId, String> last(RunId run, Locale locale) {
        Map<UnitId, String> byUnit = new HashMap<>();
        rounds.words(run).forEach(it -> byUnit.put(it.unit(), word(it, locale)));
        return byUnit;
    }

    private List<RoundView.OpenUnit> open(PlacementRound round, Locale locale) {
        var chosen = round.chosen();
        if (chosen == null || round.state() != RoundState.PUT_FORWARD) {
            return List.of();
        }
        var said = last(chosen, locale);
        return rounds.unitsOpen(chosen).stream()
                .map(it -> new RoundView.OpenUnit(words.unit(it, locale), said.get(it)))
                .sorted(Comparator.comparing(RoundView.OpenUnit::unit))
                .toList();
    }

    private @Nullable String note(PlacementRound round) {
        var steps = rounds.steps(round.id());
        return round.state() == RoundState.OPEN && !steps.isEmpty()
                ? steps.getLast().words()
                : null;
    }

    /// The note with which a round goes back: what units said against it.
    private String back(PlacementRound round, Locale locale) {
        var chosen = round.chosen();
        return chosen == null
                ? ""
                : rounds.words(chosen).stream()
                        .filter(it -> !it.agrees())
                        .map(it -> words.unit(it.unit(), locale) + ": " + it.because())
                        .collect(Collectors.joining("\n"));
    }

    private List<RoundView.TierRow> tiers(PlacementRound round, RunFigures figures, Locale locale) {
        var rows = new ArrayList<RoundView.TierRow>();
        // One tier for each aim, in the order of the aims; after them the lot, whose value says
        // nothing.
        for (var i = 0; i < round.aims().size(); i++) {
            var tier = figures.tiers().get(i);
            rows.add(
                    new RoundView.TierRow(
                            words.text("desk.rounds.tier." + round.aims().get(i), locale),
                            tier.value(),
                            tier.bound()));
        }
        return rows;
    }

    private static RoundView.May may(
            PlacementRound round, List<Run> runs, @Nullable Run shown, SignedIn.Officer officer) {
        var handles = officer.may(HANDLE);
        var signs = officer.may(SIGN);
        var state = round.state();
        var going = runs.stream().anyMatch(it -> it.state().going());
        var own = officer.id().equals(round.runBy()) || officer.id().equals(round.putForwardBy());
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
                officer.may(READ),
                officer.may(AUDIT) && shown != null);
    }
}
