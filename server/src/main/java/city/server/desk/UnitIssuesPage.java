// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import static city.server.desk.DeskPermissions.CAPACITY;
import static city.server.desk.DeskPermissions.UNIT_ISSUES;

import city.base.shared.UnitId;
import city.base.signin.SignedIn;
import city.heart.capacity.Capacity;
import city.heart.placement.Placements;
import city.heart.unit.UnitIssue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// What is wrong in the city's own list of units, areas and groups, and what to do about it. It ends when
/// the mended list has been read.
@Controller
class UnitIssuesPage {
    private final Capacity capacity;
    private final Placements placements;
    private final DeskWords words;

    UnitIssuesPage(Capacity capacity, Placements placements, DeskWords words) {
        this.capacity = capacity;
        this.placements = placements;
        this.words = words;
    }

    /// @param unit id of a unit that has a page; empty where there is none
    record Row(String what, String mend, String place, String unit) {}

    @GetMapping("/desk/capacity/issues")
    String list(SignedIn.Officer officer, Locale locale, Model model) {
        officer.mustBeAbleTo(UNIT_ISSUES);
        List<Row> rows = capacity.issues().stream().map(it -> row(it, officer, locale)).toList();
        model.addAttribute("rows", rows);
        return "desk/capacity-issues";
    }

    private Row row(UnitIssue it, SignedIn.Officer officer, Locale locale) {
        var language = it.language();
        var key = "desk.capacity.issue." + it.kind();
        return new Row(
                words.text(
                        key,
                        locale,
                        it.amount(),
                        language == null ? "" : language.locale().getDisplayLanguage(locale)),
                words.text(key + ".mend", locale),
                String.join(
                        ", ",
                        List.of(it.what(), it.other(), Optional.ofNullable(it.period()).orElse(""))
                                .stream()
                                .filter(text -> !text.isEmpty())
                                .toList()),
                officer.may(CAPACITY) ? unit(it) : "");
    }

    private String unit(UnitIssue it) {
        return it.kind() == UnitIssue.Kind.CAPACITY_BELOW_PLACED
                ? placements.unit(new UnitId(it.what())).map(u -> u.id().value()).orElse("")
                : "";
    }
}
