// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.UnitId;
import city.base.signin.SignedIn;
import city.base.web.Choice;
import city.base.web.PageTexts;
import city.heart.casework.CaseAccess;
import city.heart.casework.CaseLists;
import city.heart.casework.CaseTexts;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Who is due and why, by service, unit and reason.
@Controller
class DuePage {
    private static final int PAGE = 50;

    private final PlacedCases cases;
    private final CaseTexts says;

    DuePage(PlacedCases cases, CaseTexts says) {
        this.cases = cases;
        this.says = says;
    }

    record Row(
            String caseId,
            String child,
            String service,
            String unit,
            List<String> reasons,
            String handler,
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

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    @GetMapping("/desk/due")
    @Transactional
    public String list(
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "1") int page,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model) {
        officer.mustBeAbleTo(CaseAccess.READ);
        var shown = Math.clamp(page, 1, 100_000);
        var of = service.isEmpty() ? null : service;
        var filter =
                new PlacedCases.Filter(
                        of,
                        unit.isEmpty() ? null : UnitId.find(unit).orElseThrow(DuePage::notThere),
                        reason.isEmpty() ? null : reason,
                        CaseAccess.scope(officer));
        var number = cases.countDue(filter);
        var found = cases.due(filter, (shown - 1) * PAGE, PAGE);
        model.addAttribute(
                "due",
                new View(
                        says.services(texts),
                        cases.units(of, CaseAccess.scope(officer)).stream()
                                .map(it -> counted(it, says.unit(new UnitId(it.value()), texts)))
                                .sorted(Comparator.comparing(Choice::words))
                                .toList(),
                        cases.reasons(of, CaseAccess.scope(officer)).stream()
                                .map(it -> counted(it, says.reason(of, it.value(), texts)))
                                .toList(),
                        service,
                        unit,
                        reason,
                        number,
                        rows(found, officer, texts),
                        shown > 1 ? Integer.valueOf(shown - 1) : null,
                        shown * PAGE < number ? Integer.valueOf(shown + 1) : null));
        return "preparation/due";
    }

    private static Choice counted(CaseLists.Count it, String text) {
        return new Choice(it.value(), text + " (" + it.cases() + ")");
    }

    private List<Row> rows(List<PlacedCase> lines, SignedIn.Officer officer, PageTexts texts) {
        var people =
                says.people(
                        lines.stream().map(it -> it.file().child()).distinct().toList(),
                        CaseTexts.use(officer, "desk-due", null));
        return lines.stream()
                .map(it ->
                        new Row(
                                it.file().id().value().toString(),
                                says.name(people, it.file().child(), texts),
                                says.service(it.file().service(), texts),
                                it.unit() == null ? "" : says.unit(it.unit(), texts),
                                says.reasons(it.file().service(), it.file().because(), texts),
                                texts.text(
                                        it.state() == null
                                                ? "casework.handler." + it.file().handler()
                                                : "offer.state." + it.state()),
                                it.file().secret()))
                .toList();
    }
}
