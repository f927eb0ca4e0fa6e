// SPDX-License-Identifier: EUPL-1.2
package city.heart.channel;

import city.base.shared.CityTime;
import city.base.shared.Language;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/// Messages as pages: a letter to print (A4, the address in the envelope's window) and the e-mail.
/// The same dispatch always gives the same page: its date is the day of queueing.
@Component
class LetterPage {
    private static final String PRINT =
            """
            @page { size: A4; margin: 20mm; }
            body { font: 12pt/1.5 Arial, sans-serif; max-width: 170mm; margin: 0 auto; }
            address { font-style: normal; min-height: 40mm; padding-top: 25mm; text-align: left;
                unicode-bidi: isolate; direction: ltr; }
            .date { text-align: end; }
            h1 { font-size: 15pt; line-height: 1.3; }
            p { overflow-wrap: anywhere; }
            """;

    private final SpringTemplateEngine templates;
    private final ZoneId zone;

    LetterPage(SpringTemplateEngine templates, @CityTime Clock city) {
        this.templates = templates;
        this.zone = city.getZone();
    }

    /// A letter as a complete HTML page without anything from outside.
    String of(Dispatch dispatch) {
        return page(
                "channel/letter",
                dispatch.language(),
                Map.of(
                        "subject", dispatch.subject(),
                        "parts", parts(dispatch),
                        "print", PRINT,
                        "address", dispatch.address(),
                        "date",
                                DateTimeFormatter.ofPattern("d.M.yyyy", Locale.ROOT)
                                        .format(LocalDate.ofInstant(dispatch.queuedAt(), zone))));
    }

    /// The HTML part of an e-mail.
    String ofMail(Dispatch dispatch) {
        return page(
                "channel/mail",
                dispatch.language(),
                Map.of("subject", dispatch.subject(), "parts", parts(dispatch)));
    }

    /// What is written in one language.
    ///
    /// @param direction `ltr` or `rtl`
    record Part(
            String language,
            String direction,
            List<Paragraphs.Piece> subject,
            List<List<Paragraphs.Piece>> paragraphs) {}

    private static List<Part> parts(Dispatch dispatch) {
        return dispatch.parts().stream()
                .map(it ->
                        new Part(
                                it.language().code(),
                                direction(it.language()),
                                Paragraphs.of(it.subject()).getFirst(),
                                Paragraphs.of(it.text())))
                .toList();
    }

    private static String direction(Language language) {
        return language.rightToLeft() ? "rtl" : "ltr";
    }

    private String page(String template, Language language, Map<String, Object> values) {
        var context = new Context(language.locale(), values);
        context.setVariable("language", language.code());
        context.setVariable("direction", direction(language));
        return templates.process(template, context);
    }
}
