// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import static city.planning.scenario.ScenarioSubject.PLAN;
import static city.planning.scenario.ScenarioSubject.READ;

import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.web.Choice;
import city.base.web.ListPart;
import city.base.web.Paging;
import city.heart.service.PublicService;
import city.heart.service.Services;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// All scenarios, and a form for a new one.
@Controller
class WhatIfListPage {
    private final Scenarios scenarios;
    private final Services services;
    private final WhatIfTexts whatIfTexts;

    WhatIfListPage(Scenarios scenarios, Services services, WhatIfTexts whatIfTexts) {
        this.scenarios = scenarios;
        this.services = services;
        this.whatIfTexts = whatIfTexts;
    }

    record Row(
            String id, String name, String service, String period, String changed, String state) {}

    /// @param plans this officer may make scenarios
    record View(
            List<Row> rows,
            Paging paging,
            List<Choice> services,
            List<Choice> modes,
            boolean plans) {}

    @GetMapping("/desk/what-if")
    String list(ListPart part, SignedIn.Officer officer, Locale locale, Model model) {
        officer.mustBeAbleTo(READ);
        var all = scenarios.list();
        var paging = part.of(all.size());
        model.addAttribute(
                "scenarios",
                new View(
                        paging.of(all).stream().map(it -> row(it, locale)).toList(),
                        paging,
                        services.published().stream()
                                .map(it ->
                                        new Choice(
                                                it.id(),
                                                it.name(WhatIfTexts.language(locale))
                                                        + ", "
                                                        + period(it)))
                                .toList(),
                        Arrays.stream(Method.Mode.values())
                                .map(it ->
                                        new Choice(
                                                it.name(),
                                                whatIfTexts.text("scenario.mode." + it, locale)))
                                .toList(),
                        officer.may(PLAN)));
        return "scenario/list";
    }

    private Row row(Scenario it, Locale locale) {
        var fault = it.fault();
        return new Row(
                it.id().value().toString(),
                it.name(),
                whatIfTexts.service(it, locale),
                it.period(),
                whatIfTexts.text(
                        "scenario.changed",
                        locale,
                        whatIfTexts.who(it.changedBy(), locale),
                        whatIfTexts.moment(it.changedAt(), locale)),
                fault != null
                        ? whatIfTexts.text("scenario.fault." + fault, locale)
                        : whatIfTexts.text(
                                it.figures() == null ? "scenario.waits" : "scenario.computed",
                                locale));
    }

    @PostMapping("/desk/what-if")
    String create(
            @RequestParam String service,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "ANEW") Method.Mode mode,
            SignedIn.Officer officer,
            RedirectAttributes next) {
        officer.mustBeAbleTo(PLAN);
        var of = services.find(service).orElseThrow(WhatIfPage::notThere);
        return switch (scenarios.create(name, of, period(of), mode, Actor.officer(officer.id()))) {
            case Scenarios.ScenarioOutcome.Done(var id) -> "redirect:/desk/what-if/" + id.value();
            case Scenarios.ScenarioOutcome.Refused(var fault) -> {
                next.addFlashAttribute("fault", "scenario.fault." + fault);
                yield "redirect:/desk/what-if";
            }
        };
    }

    /// The school year that begins in this calendar year: whoever is due has a case for it.
    private String period(PublicService of) {
        return of.period().key(whatIfTexts.year());
    }
}
