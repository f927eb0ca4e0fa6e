// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.web.Choice;
import city.base.web.Form;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The page on which a guardian asks for other units, with sample content: as it opens, and as it is sent back.
@Controller
class AskUnitsGallery {
    @GetMapping("/gallery/ask-units")
    String asks(Model model) {
        return of(Form.empty(), model);
    }

    @GetMapping("/gallery/ask-units-faults")
    String asksAgain(Model model) {
        return of(Form.of(Map.of()).require("wish1", "preparation.ask.wish.fault"), model);
    }

    private static String of(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute(
                "ask",
                new AskUnitsPage.View(
                        "x",
                        List.of("y"),
                        "Aino Esimerkki, Eino Esimerkki",
                        "Päiväkoti Käpy",
                        List.of(
                                new AskUnitsPage.Row(
                                        "Päiväkoti Kanerva",
                                        "Kanervatie 3, 00640 Helsinki",
                                        "620 m, 10 min",
                                        "suomi",
                                        "12"),
                                new AskUnitsPage.Row(
                                        "Daghemmet Kotten", "", "1240 m, 19 min", "ruotsi", "< 5")),
                        31,
                        List.of(
                                new Choice("kanerva", "Päiväkoti Kanerva, 620 m, 12"),
                                new Choice("kotten", "Daghemmet Kotten, 1240 m, < 5")),
                        List.of(1, 2, 3),
                        true,
                        null));
        return "preparation/ask-units";
    }
}
