// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import city.base.shared.CityTime;
import city.base.signin.SignedIn;
import city.base.subject.Subject;
import city.base.subject.Subjects;
import city.base.subject.Worklist;
import city.base.web.DeskPanel;
import city.base.web.PageTexts;
import city.heart.service.Services;
import city.heart.service.Unreadable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The desk's first page: what waits, and the numbers that the subjects tell. For every officer; each number
/// is that of a list which this officer may see.
@Controller
class DeskPage {
    private static final Logger LOG = LoggerFactory.getLogger(DeskPage.class);

    private final Subjects subjects;
    private final List<DeskPanel> panels;
    private final Services services;
    private final Clock clock;

    DeskPage(Subjects subjects, List<DeskPanel> panels, Services services, @CityTime Clock clock) {
        this.subjects = subjects;
        this.panels = panels.stream().sorted(Comparator.comparingInt(DeskPanel::order)).toList();
        this.services = services;
        this.clock = clock;
    }

    /// A list of work of one subject, where anything waits or not.
    ///
    /// @param text key of the words behind the number
    record WorkLine(String path, String text, String waiting, long overdue) {}

    /// @param unreadable services for which nothing is done until somebody mends or publishes a version
    record View(
            String today,
            List<WorkLine> worklists,
            List<DeskPanel.Table> tables,
            List<Unreadable> unreadable) {}

    @GetMapping("/desk")
    String show(SignedIn.Officer officer, PageTexts texts, Model model) {
        model.addAttribute(
                "desk",
                new View(
                        texts.day(LocalDate.now(clock)),
                        worklists(officer, texts),
                        tables(officer.permissions(), texts),
                        services.unreadable()));
        return "desk/desk";
    }

    /// A subject that cannot count now is left out, the others stand.
    private List<WorkLine> worklists(SignedIn.Officer officer, PageTexts texts) {
        var permissions = officer.permissions();
        var lines = new ArrayList<WorkLine>();
        subjects.all(Subject::worklists).stream()
                .filter(it -> permissions.contains(it.permission()))
                .sorted(Comparator.comparingInt(Worklist::order))
                .forEach(it -> {
                    try {
                        var count = it.count().apply(permissions, officer.units());
                        lines.add(
                                new WorkLine(
                                        it.path(),
                                        it.text(),
                                        texts.number(count.waiting()),
                                        count.overdue()));
                    } catch (RuntimeException fault) {
                        LOG.error("The work at {} cannot be counted now", it.path(), fault);
                    }
                });
        return lines;
    }

    private List<DeskPanel.Table> tables(Set<String> permissions, PageTexts texts) {
        var tables = new ArrayList<DeskPanel.Table>();
        for (var panel : panels) {
            try {
                tables.addAll(panel.tables(permissions, texts));
            } catch (RuntimeException fault) {
                LOG.error(
                        "The numbers of {} cannot be told now",
                        panel.getClass().getSimpleName(),
                        fault);
            }
        }
        return tables;
    }
}
