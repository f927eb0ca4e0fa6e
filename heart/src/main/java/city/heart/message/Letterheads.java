// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.shared.ContactLanguages;
import city.base.shared.Language;
import city.base.shared.Letterhead;
import city.base.shared.OwnCity;
import city.base.web.Dates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// What makes a message the city's own: who writes, where the city is found, about which case, and the slip by
/// which whoever answers on paper answers with the same effect.
@Component
public class Letterheads {
    private final MessageSource messages;
    private final OwnCity city;
    private final String site;

    Letterheads(
            MessageSource messages,
            OwnCity city,
            @Value("${city.site:http://localhost:8080}") String site) {
        this.messages = messages;
        this.city = city;
        this.site = site;
    }

    /// An answer that a letter asks for.
    ///
    /// @param lastDay by which it is posted
    /// @param yes in a language: what is asked
    /// @param help in a language: what else can be asked for, such as a call or an interpreter
    public record Question(
            LocalDate lastDay,
            Function<Language, String> yes,
            Function<Language, List<String>> help) {}

    /// @param contact phone and address of who answers questions, in one line
    /// @param caseNumber as people quote it
    /// @param asked null where no answer is asked for
    public Letterhead of(
            ContactLanguages in, String contact, String caseNumber, @Nullable Question asked) {
        var sender = new ArrayList<>(city.sender().lines(in.official()));
        sender.add(contact);
        sender.add(site);
        return new Letterhead(
                in.official(),
                sender,
                say("letter.case", in.official(), caseNumber),
                asked == null ? null : slip(in, asked));
    }

    /// What stands below a mail: where the city is, and the case.
    public String below(Language language, String caseNumber) {
        var lines = city.sender().lines(language);
        return String.join(
                "\n", lines.get(1), lines.get(2), site, say("letter.case", language, caseNumber));
    }

    private Letterhead.Slip slip(ContactLanguages in, Question asked) {
        var help = asked.help().apply(in.official()).size();
        var choices = new ArrayList<Letterhead.Line>();
        choices.add(line(in, asked.yes()));
        choices.add(own(in, "letter.slip.other"));
        for (var i = 0; i < help; i++) {
            var number = i;
            choices.add(line(in, it -> asked.help().apply(it).get(number)));
        }
        return new Letterhead.Slip(
                own(in, "letter.slip.title"),
                line(in, it -> say("letter.slip.lead", it, Dates.day(asked.lastDay(), it))),
                choices,
                Stream.of("letter.slip.wish", "letter.slip.phone", "letter.slip.signature")
                        .map(it -> own(in, it))
                        .toList(),
                city.sender().replyLines(in.official()));
    }

    private Letterhead.Line own(ContactLanguages in, String key) {
        return line(in, it -> say(key, it));
    }

    private static Letterhead.Line line(
            ContactLanguages in, Function<Language, String> inLanguage) {
        return new Letterhead.Line(
                in.inOrder().stream()
                        .map(it -> new Letterhead.Wording(it, inLanguage.apply(it)))
                        .toList());
    }

    /// The city's own words around those of a service, in Finnish where nobody has written them in a language.
    public String say(String key, Language language, Object... values) {
        var own = messages.getMessage(key, values, null, language.locale());
        return own != null ? own : messages.getMessage(key, values, Language.FI.locale());
    }
}
