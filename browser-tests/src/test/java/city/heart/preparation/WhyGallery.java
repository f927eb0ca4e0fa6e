// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The page that says why a place was proposed, with sample content.
@Controller
class WhyGallery {
    @GetMapping("/gallery/why")
    String why(Model model) {
        model.addAttribute(
                "why",
                new WhyView(
                        "/my",
                        "Miksi sain tämän?",
                        "preparation.why.answer.MET",
                        List.of(
                                new WhyView.Reason(
                                        "Lapsi täyttää kuusi vuotta sinä vuonna, jona lukuvuosi alkaa, ja asuu"
                                                + " Helsingissä.",
                                        "Perusopetuslaki 26 a §")),
                        List.of("Syntymäpäivä: 3.5.2020", "Kotikunta: Helsinki"),
                        "18.3.2026",
                        null,
                        List.of(
                                "Jos tieto olisi ”Kotikunta: Espoo”, palvelu ei kuuluisi lapselle."),
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        "city-dmn 0.1",
                        new PlaceReasons.Reason(
                                "Oman alueesi esiopetuspaikka: Päiväkoti Käpy",
                                List.of(
                                        "Päiväkoti Kanerva, 620 m: paikat täyttyivät lapsista, joiden oman alueen yksikkö se on."),
                                "Yksi paikka lisää: Päiväkoti Kanerva.")));
        return "preparation/why";
    }
}
