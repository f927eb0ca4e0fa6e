// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import city.base.shared.Language;
import city.heart.service.PrivacyNotice;
import city.heart.service.Services;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The privacy notice of each service in force (GDPR articles 13 and 14), as its folder makes it. Open
/// to everybody: whoever gets a message can read it before signing in.
@Controller
class PrivacyPage {
    private final Services services;

    PrivacyPage(Services services) {
        this.services = services;
    }

    record Row(String id, String name) {}

    @GetMapping("/privacy")
    String list(Locale locale, Model model) {
        var language = DeskWords.language(locale);
        List<Row> rows =
                services.published().stream()
                        .map(it -> new Row(it.id(), it.name(language)))
                        .toList();
        model.addAttribute("rows", rows);
        return "desk/privacy-list";
    }

    @GetMapping("/privacy/{service}")
    String show(@PathVariable String service, Locale locale, Model model) {
        Language language = DeskWords.language(locale);
        model.addAttribute(
                "notice",
                services.find(service)
                        .map(it -> PrivacyNotice.of(it, language))
                        .orElseThrow(CasePage::notThere));
        return "desk/privacy";
    }
}
