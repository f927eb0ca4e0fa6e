// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.signin.SignedIn;
import city.base.usage.Act;
import city.base.usage.FactTexts;
import city.base.usage.Usages;
import city.base.web.Dates;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Who has used my data, when, for what: the acts of `usage` in words. Officers are named by their
/// role, not as persons.
@Controller
class MyDataPage {
    private static final int MOST = 200;

    private final Usages usages;
    private final MessageSource texts;
    private final ObjectProvider<FactTexts> declared;
    private final Clock clock;

    MyDataPage(
            Usages usages,
            MessageSource texts,
            ObjectProvider<FactTexts> declared,
            @CityTime Clock clock) {
        this.usages = usages;
        this.texts = texts;
        this.declared = declared;
        this.clock = clock;
    }

    /// The uses of one day by the same user for the same purpose.
    ///
    /// @param times how often; 1 or more
    /// @param facts which data
    record Row(String on, String who, String purpose, String basis, String facts, int times) {
        Row times(int number) {
            return new Row(on, who, purpose, basis, facts, number);
        }
    }

    /// @param more there are more than are shown
    record View(List<Row> rows, boolean more) {}

    @GetMapping("/my/data")
    String show(SignedIn.Resident me, Locale locale, Model model) {
        var acts = usages.actsOn(me.id(), MOST);
        model.addAttribute("data", new View(rows(acts, me, locale), acts.size() == MOST));
        return "profile/data";
    }

    /// Pages are opened again and again: what differs in the hour only is told once, with its number.
    private List<Row> rows(List<Act> acts, SignedIn.Resident me, Locale locale) {
        var times = new LinkedHashMap<Row, Integer>();
        acts.forEach(it -> times.merge(row(it, me, locale), 1, Integer::sum));
        return times.entrySet().stream().map(it -> it.getKey().times(it.getValue())).toList();
    }

    private Row row(Act act, SignedIn.Resident me, Locale locale) {
        var day = act.at().atZone(clock.getZone()).toLocalDate();
        return new Row(
                Dates.words(day, new Language(locale.getLanguage())),
                who(act, me, locale),
                purpose(act, locale),
                text("profile.basis." + act.use().basis(), locale),
                facts(act.use().facts(), locale),
                1);
    }

    private String who(Act act, SignedIn.Resident me, Locale locale) {
        var actor = act.use().actor();
        return switch (actor.kind()) {
            case RESIDENT ->
                    actor.id().equals(Integer.toString(me.number()))
                            ? text("profile.who.me", locale)
                            : text("profile.who.resident", locale);
            case OFFICER -> text("profile.who.officer", locale);
            case SYSTEM -> text("profile.who.system", locale);
            case PARTNER -> text("profile.who.partner", locale);
        };
    }

    /// A purpose without a sentence of its own is told as it is named: nothing is left out.
    private String purpose(Act act, Locale locale) {
        var how = act.how() == Act.How.SWEEP_PASSED ? " " + text("profile.passed", locale) : "";
        return texts.getMessage(
                        "profile.purpose." + act.use().purpose(), null, act.use().purpose(), locale)
                + how;
    }

    private String facts(Set<String> facts, Locale locale) {
        return facts.stream()
                .map(it -> fact(it, locale))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /// In this page's words, else in those of whoever declares the fact, else by its bare name: nothing
    /// is left out.
    private String fact(String fact, Locale locale) {
        var own = texts.getMessage("profile.fact." + fact.replace(' ', '-'), null, "", locale);
        if (own != null && !own.isEmpty()) {
            return own;
        }
        var language = new Language(locale.getLanguage());
        return declared.orderedStream()
                .flatMap(it -> it.of(fact, language).stream())
                .findFirst()
                .map(it -> it.substring(0, 1).toLowerCase(locale) + it.substring(1))
                .orElse(fact);
    }

    private String text(String key, Locale locale) {
        return texts.getMessage(key, null, locale);
    }
}
