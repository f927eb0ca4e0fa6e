// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import city.base.shared.Language;
import city.base.usage.FactTexts;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The facts of the services in force, in the words of the city's vocabulary.
@Component
class VocabularyTexts implements FactTexts {
    private final Services services;

    VocabularyTexts(Services services) {
        this.services = services;
    }

    @Override
    public Optional<String> of(String fact, Language language) {
        return services.published().stream()
                .flatMap(it -> it.vocabulary().find(fact).stream())
                .findFirst()
                .map(it -> it.text().in(language));
    }
}
