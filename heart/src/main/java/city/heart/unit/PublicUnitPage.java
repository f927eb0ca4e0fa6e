// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.shared.Language;
import city.base.shared.UnitId;
import city.base.subject.SearchDocument;
import city.base.web.PageTexts;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// One unit for everybody: where it is and in which languages it teaches.
@Controller
class PublicUnitPage {
    private final Units units;

    PublicUnitPage(Units units) {
        this.units = units;
    }

    /// @param languages of teaching, in the reader's language
    record View(
            String name,
            String address,
            @Nullable String phone,
            List<String> languages,
            boolean municipal) {}

    @GetMapping("/units/{id}")
    String show(@PathVariable String id, PageTexts texts, Model model) {
        model.addAttribute(
                "unit",
                UnitId.find(id)
                        .flatMap(units::find)
                        .map(it -> view(it, texts))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "unit/unit";
    }

    private static View view(Unit it, PageTexts texts) {
        return new View(
                it.name(texts.language()),
                it.addressLine(texts.language()),
                it.phone(),
                it.languages().stream()
                        .map(language -> language.locale().getDisplayLanguage(texts.locale()))
                        .sorted()
                        .toList(),
                it.municipal());
    }

    /// The unit as the search knows it: by its name and its street.
    static SearchDocument document(Unit it) {
        return new SearchDocument(
                "/units/" + it.id().value(), codes(it.names()), Map.of(), codes(it.address()));
    }

    private static Map<String, String> codes(Map<Language, String> texts) {
        return texts.entrySet().stream()
                .collect(Collectors.toMap(one -> one.getKey().code(), Map.Entry::getValue));
    }
}
