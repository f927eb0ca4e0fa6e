// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

import city.base.shared.CityTime;
import city.base.signin.SignedIn;
import city.base.subject.Subjects;
import city.base.usage.Act;
import city.base.usage.ActorTexts;
import city.base.usage.FactTexts;
import city.base.usage.Usages;
import city.base.web.PageTexts;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Who has used my data, when, for what: the acts of `usage` in words. Officers are named by their
/// role, not as persons.
@Controller
class MyDataPage {
    private static final int MOST = 200;

    private final Usages usages;
    private final Subjects subjects;
    private final ObjectProvider<FactTexts> declared;
    private final Clock clock;

    MyDataPage(
            Usages usages,
            Subjects subjects,
            ObjectProvider<FactTexts> declared,
            @CityTime Clock clock) {
        this.usages = usages;
        this.subjects = subjects;
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
    String show(SignedIn.Resident me, PageTexts texts, Model model) {
        var acts = usages.actsOn(me.id(), MOST);
        model.addAttribute("data", new View(rows(acts, me, texts), acts.size() == MOST));
        return "profile/data";
    }

    /// Pages are opened again and again: what differs in the hour only is told once, with its number.
    private List<Row> rows(List<Act> acts, SignedIn.Resident me, PageTexts texts) {
        var times = new LinkedHashMap<Row, Integer>();
        acts.forEach(it -> times.merge(row(it, me, texts), 1, Integer::sum));
        return times.entrySet().stream().map(it -> it.getKey().times(it.getValue())).toList();
    }

    private Row row(Act act, SignedIn.Resident me, PageTexts texts) {
        var day = act.at().atZone(clock.getZone()).toLocalDate();
        return new Row(
                texts.words(day),
                ActorTexts.forResident(act.use().actor(), me.id(), texts),
                purpose(act, texts),
                texts.text("profile.basis." + act.use().basis()),
                facts(act.use().facts(), texts),
                1);
    }

    /// In the words of the subject that has it; without, as it is named: nothing is left out.
    private String purpose(Act act, PageTexts texts) {
        var purpose = act.use().purpose();
        var words =
                subjects.withPurpose(purpose)
                        .flatMap(it -> texts.find(it.name() + ".purpose." + purpose))
                        .orElse(purpose);
        return act.how() == Act.How.SWEEP_PASSED
                ? words + " " + texts.text("profile.passed")
                : words;
    }

    private String facts(Set<String> facts, PageTexts texts) {
        return facts.stream()
                .map(it -> fact(it, texts))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /// In this page's words, else in those of whoever declares the fact, else by its bare name: nothing
    /// is left out.
    private String fact(String fact, PageTexts texts) {
        return texts.find("profile.fact." + fact.replace(' ', '-'))
                .or(() ->
                        declared.orderedStream()
                                .flatMap(it -> it.of(fact, texts.language()).stream())
                                .findFirst()
                                .map(it ->
                                        it.substring(0, 1).toLowerCase(texts.locale())
                                                + it.substring(1)))
                .orElse(fact);
    }
}
