// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.shared.Language;
import city.heart.service.Services;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// What a person is asked to do, in words for officers.
@Component
public class TaskTexts {
    private final Services services;
    private final MessageSource texts;

    TaskTexts(Services services, MessageSource texts) {
        this.services = services;
        this.texts = texts;
    }

    /// @param ask name of an `Ask`
    public String title(String ask, Locale locale) {
        return texts.getMessage("casework.ask.title." + ask, null, locale);
    }

    /// What to do; the service says more where its rule asks.
    ///
    /// @param ask name of an `Ask`
    /// @param detail the code of the rule's reason, or null
    public String text(String service, String ask, @Nullable String detail, Locale locale) {
        var more =
                detail == null
                        ? Optional.<String>empty()
                        : services.find(service)
                                .map(it -> it.texts())
                                .filter(it -> it.find(Language.FI, "ask." + detail).isPresent())
                                .map(it -> it.ask(new Language(locale.getLanguage()), detail));
        return more.orElseGet(() -> texts.getMessage("casework.ask." + ask, null, locale));
    }
}
