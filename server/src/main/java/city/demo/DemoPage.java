// SPDX-License-Identifier: EUPL-1.2
package city.demo;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/// The page on which the demonstration is moved on. It shows counts only, nobody's data.
@Controller
@Demonstration
class DemoPage {
    private final Days days;

    DemoPage(Days days) {
        this.days = days;
    }

    /// How often a thing happened, by the key of the invented register (`birth`, `move-in` …).
    record Happening(String key, int times) {}

    /// @param today in words
    /// @param happenings of the day played last, null before the first
    record DemoView(String today, @Nullable List<Happening> happenings, int lifeEvents, int sent) {}

    @GetMapping("/demo")
    String show(Model model, Locale locale) {
        var last = days.last();
        var today =
                days.today()
                        .format(
                                java.time.format.DateTimeFormatter.ofLocalizedDate(
                                                java.time.format.FormatStyle.FULL)
                                        .withLocale(locale));
        model.addAttribute(
                "demo",
                last == null
                        ? new DemoView(today, null, 0, 0)
                        : new DemoView(
                                today,
                                last.day().events().entrySet().stream()
                                        .map(it -> new Happening(it.getKey(), it.getValue()))
                                        .toList(),
                                last.taken().lifeEvents(),
                                last.taken().sent()));
        return "demo/demo";
    }

    @PostMapping("/demo/next-day")
    String next() {
        days.next();
        return "redirect:/demo";
    }
}
