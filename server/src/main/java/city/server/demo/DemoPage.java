// SPDX-License-Identifier: EUPL-1.2
package city.server.demo;

import city.base.shared.Language;
import city.base.web.Dates;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The page on which the demonstration is moved on. It shows counts only, nobody's data.
@Controller
@Demonstration
class DemoPage {
    /// What a first quarter of an hour shows, in this order.
    private static final List<Part> PARTS =
            List.of(
                    new Part("resident", "/my"),
                    new Part("messages", "/demo/outbox"),
                    new Part("officer", "/desk"),
                    new Part("sign", "/desk/decisions"),
                    new Part("round", "/desk/rounds"),
                    new Part("protected", "/desk/work"),
                    new Part("open", "/rounds"));

    private static final int MOST_DAYS = 10;

    private final Days days;

    DemoPage(Days days) {
        this.days = days;
    }

    /// One thing to try: `demo.part.<key>` is its title, `.as` as whom, `.do` what to do.
    record Part(String key, String path) {}

    /// How often a thing happened, by the key of the invented register (`birth`, `move-in` …).
    record Happening(String key, int times) {}

    /// @param today in words
    /// @param happenings of the day played last, null before the first
    /// @param step that is being done, null while no day is played
    /// @param stepNumber from 1, of `steps`
    /// @param daysLeft to be played after this one
    /// @param failed the day begun last came to no end
    record DemoView(
            String today,
            @Nullable List<Happening> happenings,
            int lifeEvents,
            int sent,
            @Nullable String step,
            int stepNumber,
            int steps,
            int daysLeft,
            boolean failed,
            List<Part> parts) {}

    @GetMapping("/demo")
    String show(Model model, Locale locale) {
        var step = days.step();
        var last = days.last();
        var today = Dates.weekday(days.today(), new Language(locale.getLanguage()));
        model.addAttribute(
                "demo",
                new DemoView(
                        today,
                        last == null
                                ? null
                                : last.day().events().entrySet().stream()
                                        .map(it -> new Happening(it.getKey(), it.getValue()))
                                        .toList(),
                        last == null ? 0 : last.taken().lifeEvents(),
                        last == null ? 0 : last.taken().done().getOrDefault("offers sent", 0),
                        step == null ? null : "demo.step." + step,
                        step == null ? 0 : step.ordinal() + 1,
                        Days.Step.values().length,
                        days.left(),
                        step == null && days.failed(),
                        PARTS));
        return "demo/demo";
    }

    /// @param watch as the page's form sends it: shows the progress and does not wait for the end
    /// @param number of days, one after the other; 1 to 10, only where it is watched
    @PostMapping("/demo/next-day")
    String next(
            @RequestParam(defaultValue = "false") boolean watch,
            @RequestParam(name = "days", defaultValue = "1") int number) {
        if (watch) {
            days.begin(Math.clamp(number, 1, MOST_DAYS));
        } else {
            days.next();
        }
        return "redirect:/demo";
    }
}
