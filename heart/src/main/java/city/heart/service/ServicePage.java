// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import city.base.subject.SearchDocument;
import city.base.web.PageTexts;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// One service in force for everybody: what it is for and where to ask.
@Controller
class ServicePage {
    private final Services services;

    ServicePage(Services services) {
        this.services = services;
    }

    /// @param authority who answers for it
    record View(
            String id,
            String name,
            String purpose,
            String authority,
            String title,
            String phone,
            String hours,
            String email) {}

    @GetMapping("/services/{id}")
    String show(@PathVariable String id, PageTexts texts, Model model) {
        model.addAttribute(
                "service",
                services.find(id)
                        .map(it -> view(it, texts))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "service/service";
    }

    private static View view(PublicService it, PageTexts texts) {
        var language = texts.language();
        return new View(
                it.id(),
                it.name(language),
                it.data().purpose().in(language),
                it.data().controller().name().in(language),
                it.contact().title().in(language),
                it.contact().phone(),
                it.contact().hours().in(language),
                it.contact().email());
    }

    /// The service as the search knows it: by its name and what it is for.
    static SearchDocument document(PublicService it) {
        return new SearchDocument(
                "/services/" + it.id(),
                codes(it.name()),
                codes(it.keywords()),
                codes(it.data().purpose()));
    }

    private static Map<String, String> codes(Multilingual texts) {
        return texts.byLanguage().entrySet().stream()
                .collect(Collectors.toMap(one -> one.getKey().code(), Map.Entry::getValue));
    }
}
