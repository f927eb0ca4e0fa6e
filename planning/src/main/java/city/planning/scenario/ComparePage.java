// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import static city.planning.scenario.ScenarioSubject.READ;

import city.base.shared.Language;
import city.base.signin.SignedIn;
import city.heart.placement.Plan;
import city.planning.scenario.Figures.AreaRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Two scenarios of one service and school year side by side, and today beside both.
@Controller
class ComparePage {
    private final Scenarios scenarios;
    private final WhatIfTexts whatIfTexts;
    private final FigureTexts numbers;

    ComparePage(Scenarios scenarios, WhatIfTexts whatIfTexts, FigureTexts numbers) {
        this.scenarios = scenarios;
        this.whatIfTexts = whatIfTexts;
        this.numbers = numbers;
    }

    record Side(String id, String name, List<WhatIfView.ChangeRow> changes, List<String> giving) {}

    record Line(String label, String today, String one, String other) {}

    /// An area in which the two are not alike.
    record AreaLine(
            String area,
            String language,
            String movedOne,
            String movedOther,
            String lostOne,
            String lostOther,
            String waysOne,
            String waysOther) {}

    /// @param otherDay the two were computed on children of different days: today is that of the first
    record View(
            String service,
            String period,
            Side one,
            Side other,
            List<Line> lines,
            List<AreaLine> areas,
            boolean computed,
            boolean otherDay) {}

    @GetMapping("/desk/what-if/compare")
    String compare(
            @RequestParam UUID one,
            @RequestParam UUID other,
            SignedIn.Officer officer,
            Locale locale,
            Model model) {
        officer.mustBeAbleTo(READ);
        var first = find(one);
        var second = find(other);
        if (!WhatIfTexts.comparable(first, second)) {
            throw WhatIfPage.notThere();
        }
        var today = scenarios.today(first);
        var a = first.figures();
        var b = second.figures();
        model.addAttribute(
                "compared",
                new View(
                        whatIfTexts.service(first, locale),
                        first.period(),
                        side(first, today, locale),
                        side(second, today, locale),
                        a == null || b == null ? List.of() : lines(a, b, locale),
                        a == null || b == null ? List.of() : areas(a, b, today, locale),
                        a != null && b != null,
                        a != null && b != null && !a.day().equals(b.day())));
        return "scenario/compare";
    }

    private Scenario find(UUID id) {
        return scenarios.find(new ScenarioId(id)).orElseThrow(WhatIfPage::notThere);
    }

    private Side side(Scenario of, Plan today, Locale locale) {
        return new Side(
                of.id().value().toString(),
                of.name(),
                whatIfTexts.changes(of, today, locale),
                whatIfTexts.giving(of, locale));
    }

    private List<Line> lines(Figures a, Figures b, Locale locale) {
        var one = numbers.lines(a, locale);
        var other = numbers.lines(b, locale);
        var lines = new ArrayList<Line>();
        for (var i = 0; i < one.size(); i++) {
            var it = one.get(i);
            lines.add(
                    it.change()
                            ? new Line(it.label(), "", change(it), change(other.get(i)))
                            : new Line(it.label(), it.before(), it.after(), other.get(i).after()));
        }
        return lines;
    }

    /// Each scenario's own, against today: of children who are not the same in both.
    private static String change(WhatIfView.Line it) {
        return it.more().isEmpty() ? "0" : it.more();
    }

    private List<AreaLine> areas(Figures a, Figures b, Plan today, Locale locale) {
        record Key(Language language, String area) {}
        var rows = new TreeMap<String, AreaLine>();
        var others = new HashMap<Key, AreaRow>();
        b.areas().forEach(it -> others.put(new Key(it.language(), it.area()), it));
        for (var it : a.areas()) {
            var other = others.get(new Key(it.language(), it.area()));
            if (other != null
                    && !(Objects.equals(it.moved(), other.moved())
                            && Objects.equals(it.lost(), other.lost())
                            && Objects.equals(it.ways(), other.ways()))) {
                var name = whatIfTexts.area(it.area(), it.language(), today, locale);
                rows.put(
                        name + it.language().code(),
                        new AreaLine(
                                name,
                                whatIfTexts.text(
                                        "scenario.language." + it.language().code(), locale),
                                numbers.small(it.moved(), locale),
                                numbers.small(other.moved(), locale),
                                numbers.small(it.lost(), locale),
                                numbers.small(other.lost(), locale),
                                numbers.ways(it.ways(), false, locale),
                                numbers.ways(other.ways(), false, locale)));
            }
        }
        return List.copyOf(rows.values());
    }
}
