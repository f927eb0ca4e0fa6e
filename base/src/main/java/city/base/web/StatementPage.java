// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import city.base.shared.CityTime;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The accessibility statement.
@Controller
class StatementPage {
    private final AccessibilityStatement statement;
    private final Clock clock;

    StatementPage(
            @Value("${city.folder:../cities/helsinki}") String folder, @CityTime Clock clock) {
        this.statement = AccessibilityStatement.read(Path.of(folder, "accessibility.yaml"));
        this.clock = clock;
    }

    /// What the page shows.
    record View(
            String date,
            List<String> gaps,
            String supervisor,
            String website,
            String email,
            String phone) {}

    @GetMapping("/accessibility")
    String show(PageTexts texts, Model model) {
        var supervisor = statement.supervisor(LocalDate.now(clock));
        var name = supervisor.name().getOrDefault(texts.language().code(), "");
        model.addAttribute(
                "statement",
                new View(
                        texts.day(statement.date()),
                        statement.gaps(),
                        name,
                        supervisor.website(),
                        supervisor.email(),
                        supervisor.phone()));
        return "web/accessibility";
    }
}
