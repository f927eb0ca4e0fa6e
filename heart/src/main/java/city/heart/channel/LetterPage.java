// SPDX-License-Identifier: EUPL-1.2
package city.heart.channel;

import city.base.shared.Language;
import city.base.web.Dates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/// Messages as pages: a letter to print (A4, the address in the envelope's window) and the e-mail.
/// The same dispatch always gives the same page: its date is the city's day on which it was written.
@Component
class LetterPage {
    private static final String PRINT =
            """
            @page { size: A4; margin: 15mm 20mm; }
            body { font: 11.5pt/1.45 Arial, sans-serif; max-width: 170mm; margin: 0 auto; }
            .sender { min-height: 26mm; font-size: 9.5pt; line-height: 1.35; }
            .sender span:first-child { font-weight: bold; }
            address { font-style: normal; min-height: 38mm; text-align: left;
                unicode-bidi: isolate; direction: ltr; }
            .date { text-align: end; }
            h1 { font-size: 15pt; line-height: 1.3; }
            p { overflow-wrap: anywhere; }
            .slip { border-top: 1px dashed #000; margin-top: 10mm; padding-top: 4mm; break-inside: avoid; }
            .slip h2 { font-size: 12.5pt; margin: 0 0 2mm; }
            .slip ul { list-style: none; padding: 0; margin: 3mm 0; }
            .slip li { padding: 1mm 0; }
            .box { display: inline-block; width: 4mm; height: 4mm; border: 1px solid #000;
                margin-inline-end: 3mm; vertical-align: middle; }
            .blank { border-bottom: 1px solid #000; min-height: 8mm; margin: 1mm 0; font-size: 9.5pt; }
            .return { text-align: left; direction: ltr; margin-top: 4mm; }
            """;

    private final SpringTemplateEngine templates;

    LetterPage(SpringTemplateEngine templates) {
        this.templates = templates;
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
                        "head", Optional.ofNullable(dispatch.head()),
                        "date", Dates.day(dispatch.writtenOn(), dispatch.language())));
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
