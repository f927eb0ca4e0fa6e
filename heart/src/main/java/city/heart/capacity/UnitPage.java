// SPDX-License-Identifier: EUPL-1.2
package city.heart.capacity;

import static city.heart.capacity.CapacitySubject.CHANGE;
import static city.heart.capacity.CapacitySubject.READ;

import city.base.shared.UnitId;
import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.web.Form;
import city.base.web.PageTexts;
import city.heart.capacity.Capacity.GroupOutcome;
import city.heart.unit.Unit;
import city.heart.unit.Units;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One unit: its seats by school year, its groups over time and how full its staff is month by month. A
/// group can be added and closed; who did it is kept.
@Controller
class UnitPage {
    private final Units units;
    private final Capacity capacity;
    private final UnitTexts texts;

    UnitPage(Units units, Capacity capacity, UnitTexts texts) {
        this.units = units;
        this.capacity = capacity;
        this.texts = texts;
    }

    @GetMapping("/desk/capacity/{id}")
    String show(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String period,
            SignedIn.Officer officer,
            PageTexts page,
            Model model) {
        officer.mustBeAbleTo(READ);
        return show(unit(id), Form.empty(), period, officer, page, model);
    }

    @PostMapping("/desk/capacity/{id}/groups")
    String add(
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            SignedIn.Officer officer,
            PageTexts page,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        officer.mustBeAbleTo(CHANGE);
        var unit = unit(id);
        var form =
                Form.of(sent)
                        .require("name", "capacity.group.name.fault")
                        .atMost("name", 100, "capacity.group.name.fault")
                        .check(
                                "seats",
                                it -> it.matches("1000|\\d{1,3}"),
                                "capacity.group.seats.fault")
                        .check(
                                "caretakers",
                                it -> it.matches("\\d{1,3}([.,]\\d)?"),
                                "capacity.group.caretakers.fault")
                        .check("first", it -> day(it) != null, "capacity.group.first.fault")
                        .check(
                                "last",
                                it -> it.isEmpty() || day(it) != null,
                                "capacity.group.last.fault");
        var first = day(form.value("first"));
        if (form.isOk() && first != null) {
            var came =
                    capacity.add(
                            unit.id(),
                            form.value("kind").isEmpty()
                                    ? unit.kinds().stream().min(String::compareTo).orElse("")
                                    : form.value("kind"),
                            form.value("name"),
                            Integer.parseInt(form.value("seats")),
                            new BigDecimal(form.value("caretakers").replace(',', '.')),
                            first,
                            day(form.value("last")),
                            Actor.officer(officer.id()));
            switch (came) {
                case DONE -> {
                    next.addFlashAttribute("notice", "capacity.notice.added");
                    return "redirect:/desk/capacity/" + unit.id().value();
                }
                case NOT_THERE -> throw CapacityPage.notThere();
                case OVERLAPS ->
                        form = form.check("name", _ -> false, "capacity.group.fault." + came);
                case ENDS_BEFORE_IT_BEGINS ->
                        form = form.check("last", _ -> false, "capacity.group.fault." + came);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(unit, form, null, officer, page, model);
    }

    @PostMapping("/desk/capacity/{id}/groups/{group}/close")
    String close(
            @PathVariable String id,
            @PathVariable UUID group,
            @RequestParam(defaultValue = "") String last,
            SignedIn.Officer officer,
            RedirectAttributes next) {
        officer.mustBeAbleTo(CHANGE);
        var unit = unit(id);
        var day = day(last);
        var came =
                day == null
                        ? GroupOutcome.ENDS_BEFORE_IT_BEGINS
                        : capacity.close(unit.id(), group, day, Actor.officer(officer.id()));
        switch (came) {
            case DONE -> next.addFlashAttribute("notice", "capacity.notice.closed");
            case NOT_THERE -> throw CapacityPage.notThere();
            case OVERLAPS, ENDS_BEFORE_IT_BEGINS ->
                    next.addFlashAttribute("fault", "capacity.group.fault." + came);
        }
        return "redirect:/desk/capacity/" + unit.id().value();
    }

    private String show(
            Unit unit,
            Form form,
            @Nullable String period,
            SignedIn.Officer officer,
            PageTexts page,
            Model model) {
        var periods = capacity.periods();
        if (period != null && !periods.contains(period)) {
            throw CapacityPage.notThere();
        }
        model.addAttribute("form", form);
        model.addAttribute(
                "unit",
                texts.view(
                        unit,
                        period != null ? period : periods.isEmpty() ? "" : periods.getLast(),
                        periods,
                        officer,
                        page));
        return "capacity/unit";
    }

    private Unit unit(String id) {
        return UnitId.find(id).flatMap(units::find).orElseThrow(CapacityPage::notThere);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }
}
