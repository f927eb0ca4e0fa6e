// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.signin.SignedIn;
import city.base.web.Choice;
import city.base.web.ListPart;
import city.base.web.PageTexts;
import city.base.web.Paging;
import city.heart.casework.CaseAccess;
import city.heart.casework.CaseFilter;
import city.heart.casework.CaseFilters;
import city.heart.casework.CaseLists;
import city.heart.casework.CaseTexts;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Who is due and why, by service, unit, part of the city, reason and name.
@Controller
class DuePage {
    private static final String PURPOSE = "desk-due";

    private final PlacedCases placed;
    private final CaseLists cases;
    private final CaseFilters filters;
    private final CaseTexts says;

    DuePage(PlacedCases placed, CaseLists cases, CaseFilters filters, CaseTexts says) {
        this.placed = placed;
        this.cases = cases;
        this.filters = filters;
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

    /// @param reason what is chosen; empty for all
    record View(
            CaseFilters.View filter,
            List<Choice> reasons,
            String reason,
            List<Row> rows,
            Paging paging) {}

    @GetMapping("/desk/due")
    @Transactional
    public String list(
            CaseFilters.Sent sent,
            @RequestParam(defaultValue = "") String reason,
            ListPart part,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model) {
        officer.mustBeAbleTo(CaseAccess.READ);
        var scope = CaseAccess.scope(officer);
        var because = reason.isEmpty() ? null : reason;
        var filter =
                filters.named(
                        filters.filter(sent, scope),
                        sent,
                        it -> cases.peopleDue(it, because),
                        CaseTexts.use(officer, PURPOSE, null));
        var paging = part.of(cases.countDue(filter, because));
        var ofService = new CaseFilter(filter.service(), null, null, scope);
        model.addAttribute(
                "due",
                new View(
                        filters.view("/desk/due", sent, cases.units(ofService), texts),
                        cases.reasons(ofService).stream()
                                .map(it ->
                                        new Choice(
                                                it.value(),
                                                says.reason(filter.service(), it.value(), texts)
                                                        + " ("
                                                        + texts.number(it.cases())
                                                        + ")"))
                                .toList(),
                        reason,
                        rows(
                                placed.due(filter, because, paging.offset(), Paging.ROWS),
                                officer,
                                texts),
                        paging));
        return "preparation/due";
    }

    /// The same by a child's name, which stands in no address.
    @PostMapping("/desk/due")
    @Transactional
    public String named(
            CaseFilters.Sent sent,
            @RequestParam(defaultValue = "") String reason,
            ListPart part,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model) {
        return list(sent, reason, part, officer, texts, model);
    }

    private List<Row> rows(List<PlacedCase> lines, SignedIn.Officer officer, PageTexts texts) {
        var people =
                says.people(
                        lines.stream().map(it -> it.file().child()).distinct().toList(),
                        CaseTexts.use(officer, PURPOSE, null));
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
