// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import static city.server.desk.DeskPermissions.READ;
import static city.server.desk.DeskPermissions.secret;

import city.base.shared.UnitId;
import city.base.signin.SignedIn;
import city.base.web.Choice;
import city.heart.casework.CaseLists;
import city.heart.offer.PlacedCase;
import city.heart.offer.PlacedCases;
import city.heart.service.Services;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Who is due and why, by service, unit and reason.
@Controller
class DuePage {
    private static final int PAGE = 50;

    private final PlacedCases cases;
    private final Services services;
    private final DeskWords words;

    DuePage(PlacedCases cases, Services services, DeskWords words) {
        this.cases = cases;
        this.services = services;
        this.words = words;
    }

    record Row(
            String caseId,
            String child,
            String service,
            String unit,
            List<String> reasons,
            String standing,
            boolean secret) {}

    /// @param service, unit, reason what is chosen; empty for all
    /// @param previous, next numbers of pages; null where there is none
    record View(
            List<Choice> services,
            List<Choice> units,
            List<Choice> reasons,
            String service,
            String unit,
            String reason,
            int number,
            List<Row> rows,
            @Nullable Integer previous,
            @Nullable Integer next) {}

    @GetMapping("/desk/due")
    @Transactional
    public String list(
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "1") int page,
            SignedIn.Officer officer,
            Locale locale,
            Model model) {
        officer.mustBeAbleTo(READ);
        var shown = Math.clamp(page, 1, 100_000);
        var of = service.isEmpty() ? null : service;
        var filter =
                new PlacedCases.Filter(
                        of,
                        unit.isEmpty() ? null : new UnitId(unit),
                        reason.isEmpty() ? null : reason,
                        secret(officer));
        var number = cases.countDue(filter);
        var found = cases.due(filter, (shown - 1) * PAGE, PAGE);
        model.addAttribute(
                "due",
                new View(
                        services.published().stream()
                                .map(it -> new Choice(it.id(), it.name(DeskWords.language(locale))))
                                .toList(),
                        cases.units(of, secret(officer)).stream()
                                .map(it -> counted(it, words.unit(new UnitId(it.value()), locale)))
                                .sorted(Comparator.comparing(Choice::words))
                                .toList(),
                        cases.reasons(of, secret(officer)).stream()
                                .map(it -> counted(it, words.reason(of, it.value(), locale)))
                                .toList(),
                        service,
                        unit,
                        reason,
                        number,
                        rows(found, officer, locale),
                        shown > 1 ? Integer.valueOf(shown - 1) : null,
                        shown * PAGE < number ? Integer.valueOf(shown + 1) : null));
        return "desk/due";
    }

    private static Choice counted(CaseLists.Count it, String text) {
        return new Choice(it.value(), text + " (" + it.cases() + ")");
    }

    private List<Row> rows(List<PlacedCase> lines, SignedIn.Officer officer, Locale locale) {
        var people =
                words.people(
                        lines.stream().map(it -> it.file().child()).distinct().toList(),
                        DeskWords.use(officer, "desk-due", null));
        return lines.stream()
                .map(it ->
                        new Row(
                                it.file().id().value().toString(),
                                words.name(people, it.file().child(), locale),
                                words.service(it.file().service(), locale),
                                it.unit() == null ? "" : words.unit(it.unit(), locale),
                                words.reasons(it.file().service(), it.file().because(), locale),
                                words.text(
                                        it.state() == null
                                                ? "desk.standing." + it.file().standing()
                                                : "desk.state." + it.state(),
                                        locale),
                                it.file().secret()))
                .toList();
    }
}
