// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import static city.server.desk.DeskPermissions.READ;
import static city.server.desk.DeskPermissions.UNITS;
import static city.server.desk.DeskPermissions.secret;

import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Usages;
import city.base.usage.Use;
import city.base.web.Choice;
import city.base.web.Form;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseId;
import city.heart.population.Population;
import city.heart.population.Resident;
import city.planning.round.Outcome;
import city.planning.round.Place;
import city.planning.round.PlacementRound;
import city.planning.round.RoundId;
import city.planning.round.RoundState;
import city.planning.round.Rounds;
import city.planning.round.Run;
import city.planning.round.UnitRow;
import city.planning.round.UnitWord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One unit's part of a round. Who leads the unit sees how many children come, how far they live and on
/// what ground, without names, and accepts or rejects; officers who may open cases see who the children
/// are. Each look is recorded on every child shown. A family under a non-disclosure order is on the list
/// only for those who may handle it.
@Controller
class RoundUnitPage {
    private static final int LONGEST = 2000;

    private final Rounds rounds;
    private final CaseFiles cases;
    private final RoundWords texts;
    private final DeskWords words;
    private final Population population;
    private final Usages usages;
    private final Clock clock;

    RoundUnitPage(
            Rounds rounds,
            CaseFiles cases,
            RoundWords texts,
            DeskWords words,
            Population population,
            Usages usages,
            @CityTime Clock clock) {
        this.rounds = rounds;
        this.cases = cases;
        this.texts = texts;
        this.words = words;
        this.population = population;
        this.usages = usages;
        this.clock = clock;
    }

    /// @param run number of the run, for officers; 0 for the one that is put forward. Who leads a unit
    ///     sees no other
    @GetMapping("/desk/rounds/{id}/units/{unit}")
    @Transactional
    public String show(
            @PathVariable UUID id,
            @PathVariable String unit,
            @RequestParam(defaultValue = "0") int run,
            SignedIn.Officer officer,
            Locale locale,
            Model model) {
        mayLook(officer, unit);
        return show(id, unit, run, Form.empty(), officer, locale, model);
    }

    /// The unit agrees, or does not and says why. Said again it is the last word that counts; all are kept.
    @PostMapping("/desk/rounds/{id}/units/{unit}")
    @Transactional
    public String say(
            @PathVariable UUID id,
            @PathVariable String unit,
            @RequestParam Map<String, String> sent,
            SignedIn.Officer officer,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        mustLead(officer, unit);
        var form =
                Form.of(sent)
                        .check(
                                "agrees",
                                it -> it.equals("yes") || it.equals("no"),
                                "desk.round-unit.agrees.fault")
                        .atMost("reason", LONGEST, "desk.round-unit.reason.long");
        if (form.value("agrees").equals("no")) {
            form = form.require("reason", "desk.round-unit.reason.fault");
        }
        if (!form.isOk()) {
            return show(id, unit, 0, form, officer, locale, model);
        }
        var reason = form.value("reason");
        var came =
                rounds.say(
                        find(id).id(),
                        new UnitWord(
                                new UnitId(unit),
                                form.value("agrees").equals("yes"),
                                reason.isEmpty() ? null : reason,
                                clock.instant(),
                                officer.id()));
        if (came != Outcome.DONE) {
            // The round has moved on meanwhile: there may be nothing left to look at here.
            next.addFlashAttribute("fault", "desk.rounds.fault." + came);
            return "redirect:/desk/units";
        }
        next.addFlashAttribute("notice", "desk.rounds.notice.said");
        return "redirect:/desk/rounds/" + id + "/units/" + unit;
    }

    private String show(
            UUID id,
            String unit,
            int run,
            Form form,
            SignedIn.Officer officer,
            Locale locale,
            Model model) {
        var round = find(id);
        var reads = officer.may(READ);
        var of = run(round, reads ? run : 0, reads);
        var row =
                rounds.units(of.id()).stream()
                        .filter(it -> it.unit().value().equals(unit))
                        .findFirst()
                        .orElseThrow(CasePage::notThere);
        model.addAttribute("part", view(round, of, row, officer, locale));
        model.addAttribute("form", form);
        model.addAttribute(
                "answers",
                List.of(
                        new Choice("yes", words.text("desk.round-unit.agrees.yes", locale)),
                        new Choice("no", words.text("desk.round-unit.agrees.no", locale))));
        return "desk/round-unit";
    }

    private RoundUnitView view(
            PlacementRound round, Run run, UnitRow row, SignedIn.Officer officer, Locale locale) {
        var reads = officer.may(READ);
        var places = seen(rounds.places(run.id(), row.unit()), secret(officer));
        var children = places.stream().map(Place::child).toList();
        Map<ResidentId, Resident> people;
        if (reads) {
            people = words.people(children, DeskWords.use(officer, "desk-round", round.service()));
        } else {
            people = Map.of();
            usages.record(use(officer, round.service()), children, population.latest());
        }
        var rows = new ArrayList<RoundUnitView.ChildRow>();
        for (var it : places) {
            rows.add(
                    row(
                            rows.size() + 1,
                            it,
                            reads ? words.name(people, it.child(), locale) : null,
                            locale));
        }
        var ways = places.stream().map(RoundUnitPage::metres).filter(Objects::nonNull).toList();
        return new RoundUnitView(
                round.id().value().toString(),
                row.unit().value(),
                words.unit(row.unit(), locale),
                words.service(round.service(), locale),
                round.period(),
                words.text("desk.rounds.state." + round.state(), locale),
                run.number(),
                row.seats(),
                places.size(),
                ways.isEmpty()
                        ? null
                        : Math.round(ways.stream().mapToInt(Integer::intValue).average().orElse(0)),
                ways.stream().max(Integer::compare).orElse(null),
                reads,
                rows,
                texts.said(run.id(), locale).stream()
                        .filter(it -> it.unitId().equals(row.unit().value()))
                        .toList(),
                leads(officer, row.unit().value())
                        && round.state() == RoundState.PUT_FORWARD
                        && row.filled() > 0);
    }

    private RoundUnitView.ChildRow row(int number, Place it, @Nullable String name, Locale locale) {
        var metres = metres(it);
        var choice = Objects.requireNonNull(it.choice());
        return new RoundUnitView.ChildRow(
                number,
                name,
                name == null ? null : it.caseId().toString(),
                metres == null
                        ? words.text("desk.round-unit.way.none", locale)
                        : words.text("desk.round-unit.way", locale, metres),
                words.text("desk.ground." + choice.ground(), locale));
    }

    private static @Nullable Integer metres(Place it) {
        var choice = it.choice();
        return choice == null ? null : choice.wayMetres();
    }

    /// An order may have begun after the run.
    private List<Place> seen(List<Place> places, boolean secret) {
        if (secret) {
            return places;
        }
        var hidden =
                cases.protectedAmong(places.stream().map(it -> new CaseId(it.caseId())).toList());
        return places.stream().filter(it -> !hidden.contains(new CaseId(it.caseId()))).toList();
    }

    private Run run(PlacementRound round, int number, boolean reads) {
        var chosen = round.chosen();
        if (number == 0 && chosen != null) {
            return rounds.run(chosen).orElseThrow(CasePage::notThere);
        }
        return rounds.runs(round.id()).stream()
                .filter(it -> reads && it.state() == Run.State.DONE)
                .filter(it -> number == 0 || it.number() == number)
                .findFirst()
                .orElseThrow(CasePage::notThere);
    }

    private static Use use(SignedIn.Officer officer, String service) {
        return new Use(
                Actor.officer(officer.id()),
                "unit manager",
                "round-unit",
                Basis.DUTY,
                service,
                Set.of("dwelling building"));
    }

    private static boolean leads(SignedIn.Officer officer, String unit) {
        return officer.may(UNITS) && officer.units().contains(unit);
    }

    private static void mayLook(SignedIn.Officer officer, String unit) {
        if (!officer.may(READ)) {
            mustLead(officer, unit);
        }
    }

    /// Another unit than one's own is the same as none.
    private static void mustLead(SignedIn.Officer officer, String unit) {
        officer.mustBeAbleTo(UNITS);
        if (!leads(officer, unit)) {
            throw CasePage.notThere();
        }
    }

    private PlacementRound find(UUID id) {
        return rounds.find(new RoundId(id)).orElseThrow(CasePage::notThere);
    }
}
