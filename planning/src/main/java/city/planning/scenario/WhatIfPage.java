// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import static city.planning.scenario.ScenarioSubject.PLAN;
import static city.planning.scenario.ScenarioSubject.READ;

import city.base.shared.Language;
import city.base.shared.PostalAreas;
import city.base.shared.UnitId;
import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.heart.service.Assignment.Aim;
import city.planning.scenario.Scenario.Fault;
import city.planning.scenario.Scenarios.ScenarioOutcome;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One scenario: its changes, and today beside what would be. A change is computed at once; where that
/// takes longer, the page comes anew by itself.
@Controller
class WhatIfPage {
    /// So long a page waits for figures.
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Scenarios scenarios;
    private final ScenarioRunner runner;
    private final PostalAreas postalAreas;
    private final WhatIfTexts whatIfTexts;

    WhatIfPage(
            Scenarios scenarios,
            ScenarioRunner runner,
            PostalAreas postalAreas,
            WhatIfTexts whatIfTexts) {
        this.scenarios = scenarios;
        this.runner = runner;
        this.postalAreas = postalAreas;
        this.whatIfTexts = whatIfTexts;
    }

    @GetMapping("/desk/what-if/{id}")
    String show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "fi") String areas,
            SignedIn.Officer officer,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        officer.mustBeAbleTo(READ);
        var of = find(id);
        if (of.waits()) {
            runner.compute(of.id(), PATIENCE);
            of = find(id);
        }
        if (of.waits()) {
            response.setHeader("Refresh", "2");
        }
        model.addAttribute(
                "scenario",
                whatIfTexts.view(
                        of,
                        areas.matches("[a-z]{2}") ? areas : "fi",
                        officer.may(PLAN),
                        officer.may(PLAN) && of.madeBy().equals(Actor.officer(officer.id())),
                        locale));
        return "scenario/scenario";
    }

    @PostMapping("/desk/what-if/{id}/close")
    String close(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String unit,
            SignedIn.Officer officer,
            RedirectAttributes next) {
        var of = planned(id, officer);
        return UnitId.find(unit)
                .map(it -> add(of, new Change.Close(it), officer, next))
                .orElseGet(() -> refused(of.id(), Fault.UNIT, next));
    }

    @PostMapping("/desk/what-if/{id}/seats")
    String seats(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String more,
            SignedIn.Officer officer,
            RedirectAttributes next) {
        var of = planned(id, officer);
        var its = UnitId.find(unit).orElse(null);
        if (its == null) {
            return refused(of.id(), Fault.UNIT, next);
        }
        var number = more.strip().replace('−', '-');
        return number.matches("[+-]?\\d{1,4}")
                ? add(of, new Change.Seats(its, Integer.parseInt(number)), officer, next)
                : refused(of.id(), Fault.SEATS, next);
    }

    /// @param postalArea the new unit stands in its middle, unless a place is named
    @PostMapping("/desk/what-if/{id}/open")
    String open(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "fi") String language,
            @RequestParam(defaultValue = "") String seats,
            @RequestParam(defaultValue = "") String postalArea,
            @RequestParam(defaultValue = "") String place,
            SignedIn.Officer officer,
            RedirectAttributes next) {
        var of = planned(id, officer);
        if (name.isBlank() || name.strip().length() > 80) {
            return refused(of.id(), Fault.NAME, next);
        }
        if (!seats.strip().matches("\\d{1,4}")) {
            return refused(of.id(), Fault.SEATS, next);
        }
        var at =
                Corners.place(place)
                        .or(() ->
                                postalAreas
                                        .find(postalArea)
                                        .filter(_ -> place.isBlank())
                                        .map(it -> Corners.inside(it.outline())));
        if (at.isEmpty() || !language.matches("[a-z]{2}")) {
            return refused(of.id(), Fault.PLACE, next);
        }
        return add(
                of,
                new Change.Open(
                        of.changes().nextPlanned(),
                        name.strip(),
                        new Language(language),
                        at.get().east(),
                        at.get().north(),
                        Integer.parseInt(seats.strip())),
                officer,
                next);
    }

    /// @param area language and id
    /// @param postalArea only the part of the area within it
    /// @param corners only the part within this polygon; goes before the postal area
    @PostMapping("/desk/what-if/{id}/shift")
    String shift(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String postalArea,
            @RequestParam(defaultValue = "") String corners,
            @RequestParam(defaultValue = "") String to,
            SignedIn.Officer officer,
            RedirectAttributes next) {
        var of = planned(id, officer);
        var school = UnitId.find(to).orElse(null);
        if (school == null) {
            return refused(of.id(), Fault.UNIT, next);
        }
        if (!area.matches("[a-z]{2}:.+")) {
            return refused(of.id(), Fault.AREA, next);
        }
        String part = null;
        String code = null;
        if (!corners.isBlank()) {
            part = Corners.polygon(corners).orElse(null);
            if (part == null) {
                return refused(of.id(), Fault.POLYGON, next);
            }
        } else if (!postalArea.isBlank()) {
            var its = postalAreas.find(postalArea).orElseThrow(WhatIfPage::notThere);
            part = its.outline();
            code = its.code();
        }
        return add(
                of,
                new Change.Shift(
                        area.substring(3), new Language(area.substring(0, 2)), code, part, school),
                officer,
                next);
    }

    @PostMapping("/desk/what-if/{id}/remove")
    String remove(
            @PathVariable UUID id,
            @RequestParam int index,
            @RequestParam int version,
            SignedIn.Officer officer,
            RedirectAttributes next) {
        var of = planned(id, officer);
        return done(
                of.id(),
                scenarios.remove(of.id(), index, version, Actor.officer(officer.id())),
                "changed",
                next);
    }

    /// @param aim in their order; an empty one is left out
    @PostMapping("/desk/what-if/{id}/give")
    String give(
            @PathVariable UUID id,
            @RequestParam Method.Mode mode,
            @RequestParam("method") Method.Procedure procedure,
            @RequestParam(defaultValue = "") List<String> aim,
            SignedIn.Officer officer,
            RedirectAttributes next) {
        var of = planned(id, officer);
        var order = new ArrayList<Aim>();
        for (var it : aim) {
            if (!it.isBlank()) {
                order.add(aim(it));
            }
        }
        var method = new Method(mode, procedure, order, of.method().seed());
        return done(
                of.id(),
                scenarios.give(of.id(), method, Actor.officer(officer.id())),
                "changed",
                next);
    }

    private static Aim aim(String name) {
        try {
            return Aim.valueOf(name);
        } catch (IllegalArgumentException _) {
            throw WhatIfPage.notThere();
        }
    }

    @PostMapping("/desk/what-if/{id}/rename")
    String rename(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            SignedIn.Officer officer,
            RedirectAttributes next) {
        var of = planned(id, officer);
        return done(
                of.id(),
                scenarios.rename(of.id(), name, Actor.officer(officer.id())),
                "renamed",
                next);
    }

    @PostMapping("/desk/what-if/{id}/copy")
    String copy(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            SignedIn.Officer officer,
            RedirectAttributes next) {
        var of = planned(id, officer);
        return done(
                of.id(),
                scenarios.copy(of.id(), name, Actor.officer(officer.id())),
                "copied",
                next);
    }

    @PostMapping("/desk/what-if/{id}/again")
    String again(@PathVariable UUID id, SignedIn.Officer officer) {
        var of = planned(id, officer);
        scenarios.again(of.id());
        return "redirect:/desk/what-if/" + id;
    }

    @PostMapping("/desk/what-if/{id}/delete")
    String delete(@PathVariable UUID id, SignedIn.Officer officer, RedirectAttributes next) {
        var of = planned(id, officer);
        return switch (scenarios.delete(of.id(), Actor.officer(officer.id()))) {
            case ScenarioOutcome.Done _ -> {
                next.addFlashAttribute("notice", "scenario.notice.deleted");
                yield "redirect:/desk/what-if";
            }
            case ScenarioOutcome.Refused(var fault) -> refused(of.id(), fault, next);
        };
    }

    private String add(
            Scenario of, Change change, SignedIn.Officer officer, RedirectAttributes next) {
        return done(
                of.id(),
                scenarios.add(of.id(), change, Actor.officer(officer.id())),
                "changed",
                next);
    }

    private static String done(
            ScenarioId id, ScenarioOutcome outcome, String notice, RedirectAttributes next) {
        return switch (outcome) {
            case ScenarioOutcome.Done(var to) -> {
                next.addFlashAttribute("notice", "scenario.notice." + notice);
                yield "redirect:/desk/what-if/" + to.value();
            }
            case ScenarioOutcome.Refused(var fault) -> refused(id, fault, next);
        };
    }

    private static String refused(ScenarioId id, Fault fault, RedirectAttributes next) {
        next.addFlashAttribute("fault", "scenario.fault." + fault);
        return "redirect:/desk/what-if/" + id.value();
    }

    private Scenario planned(UUID id, SignedIn.Officer officer) {
        officer.mustBeAbleTo(PLAN);
        return find(id);
    }

    private Scenario find(UUID id) {
        return scenarios.find(new ScenarioId(id)).orElseThrow(WhatIfPage::notThere);
    }

    static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
