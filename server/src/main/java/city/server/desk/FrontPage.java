// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import city.base.shared.CityTime;
import city.base.subject.FigureCounts;
import city.base.web.Choice;
import city.base.web.PageTexts;
import city.heart.service.Services;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The first page: what this is in three sentences, the city today in numbers, and the ways in.
@Controller
class FrontPage {
    /// More would not be read.
    private static final int MOST_FIGURES = 6;

    private final FigureCounts figures;
    private final Services services;
    private final Clock clock;

    FrontPage(FigureCounts figures, Services services, @CityTime Clock clock) {
        this.figures = figures;
        this.services = services;
        this.clock = clock;
    }

    /// @param figures of all subjects, as many as are read
    record View(String today, List<Counted> figures, List<Choice> services) {}

    /// @param value written as the language writes numbers
    /// @param what what is counted
    record Counted(String value, String what) {}

    @GetMapping("/")
    String show(PageTexts texts, Model model) {
        model.addAttribute(
                "front",
                new View(
                        texts.day(LocalDate.now(clock)),
                        figures.first(MOST_FIGURES).stream()
                                .map(it ->
                                        new Counted(
                                                texts.number(it.number()),
                                                texts.text(it.text(), it.number())))
                                .toList(),
                        services.published().stream()
                                .map(it -> new Choice(it.id(), it.name(texts.language())))
                                .toList()));
        return "desk/front";
    }
}
