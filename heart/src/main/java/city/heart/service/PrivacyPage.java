// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import city.base.web.PageTexts;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

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
    String list(PageTexts texts, Model model) {
        var language = texts.language();
        List<Row> rows =
                services.published().stream()
                        .map(it -> new Row(it.id(), it.name(language)))
                        .toList();
        model.addAttribute("rows", rows);
        return "service/privacy-list";
    }

    @GetMapping("/privacy/{service}")
    String show(@PathVariable String service, PageTexts texts, Model model) {
        var language = texts.language();
        model.addAttribute("service", service);
        model.addAttribute(
                "notice",
                services.find(service)
                        .map(it -> PrivacyNotice.of(it, language))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "service/privacy";
    }
}
