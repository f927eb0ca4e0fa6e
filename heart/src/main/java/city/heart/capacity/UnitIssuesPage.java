// SPDX-License-Identifier: EUPL-1.2
package city.heart.capacity;

import static city.heart.capacity.CapacitySubject.ISSUES;
import static city.heart.capacity.CapacitySubject.READ;

import city.base.shared.UnitId;
import city.base.signin.SignedIn;
import city.base.web.PageTexts;
import city.heart.unit.UnitIssue;
import city.heart.unit.Units;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// What is wrong in the city's own list of units, areas and groups, and what to do about it. It ends when
/// the mended list has been read.
@Controller
class UnitIssuesPage {
    private final Capacity capacity;
    private final Units units;

    UnitIssuesPage(Capacity capacity, Units units) {
        this.capacity = capacity;
        this.units = units;
    }

    /// @param unit id of a unit that has a page; empty where there is none
    record Row(String what, String mend, String place, String unit) {}

    @GetMapping("/desk/capacity/issues")
    String list(SignedIn.Officer officer, PageTexts texts, Model model) {
        officer.mustBeAbleTo(ISSUES);
        List<Row> rows = capacity.issues().stream().map(it -> row(it, officer, texts)).toList();
        model.addAttribute("rows", rows);
        return "capacity/issues";
    }

    private Row row(UnitIssue it, SignedIn.Officer officer, PageTexts texts) {
        var language = it.language();
        var key = "capacity.issue." + it.kind();
        return new Row(
                texts.text(
                        key,
                        it.amount(),
                        language == null
                                ? ""
                                : language.locale().getDisplayLanguage(texts.locale())),
                texts.text(key + ".mend"),
                String.join(
                        ", ",
                        List.of(it.what(), it.other(), Optional.ofNullable(it.period()).orElse(""))
                                .stream()
                                .filter(text -> !text.isEmpty())
                                .toList()),
                officer.may(READ) ? unit(it) : "");
    }

    private String unit(UnitIssue it) {
        return it.kind() == UnitIssue.Kind.CAPACITY_BELOW_PLACED
                ? units.find(new UnitId(it.what())).map(u -> u.id().value()).orElse("")
                : "";
    }
}
