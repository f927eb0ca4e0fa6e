// SPDX-License-Identifier: EUPL-1.2
package city.__wing__.__name__;

import static city.__wing__.__name__.__Name__Subject.ADD;

import city.base.shared.CityTime;
import city.base.signin.SignedIn;
import city.base.web.Form;
import city.base.web.PageTexts;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What everybody reads, and where officers add to it.
@Controller
class __Name__Page {
    private final __Names__ all;
    private final Clock clock;

    __Name__Page(__Names__ all, @CityTime Clock clock) {
        this.all = all;
        this.clock = clock;
    }

    record Row(String text, String lastDay) {}

    @GetMapping("/__names__")
    String list(PageTexts texts, Model model) {
        model.addAttribute("rows", rows(texts));
        return "__name__/list";
    }

    @GetMapping("/desk/__names__")
    String form(PageTexts texts, Model model) {
        return form(Form.empty(), texts, model);
    }

    @PostMapping("/desk/__names__")
    String add(
            @RequestParam Map<String, String> sent,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        officer.mustBeAbleTo(ADD);
        var form =
                Form.of(sent)
                        .require("text", "__name__.text.fault")
                        .atMost("text", __Name__.LONGEST, "__name__.text.fault")
                        .check("lastDay", this::isTodayOrLater, "__name__.last-day.fault");
        if (!form.isOk()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(form, texts, model);
        }
        all.add(form.value("text"), LocalDate.parse(form.value("lastDay")));
        next.addFlashAttribute("notice", "__name__.added");
        return "redirect:/desk/__names__";
    }

    private String form(Form form, PageTexts texts, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("rows", rows(texts));
        return "__name__/desk";
    }

    private List<Row> rows(PageTexts texts) {
        return all.listShown().stream()
                .map(it -> new Row(it.text(), texts.day(it.lastDay())))
                .toList();
    }

    private boolean isTodayOrLater(String typed) {
        try {
            return !LocalDate.parse(typed).isBefore(LocalDate.now(clock));
        } catch (DateTimeParseException _) {
            return false;
        }
    }
}
