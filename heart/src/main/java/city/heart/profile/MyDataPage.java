// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

import city.base.shared.CityTime;
import city.base.signin.SignedIn;
import city.base.subject.Subjects;
import city.base.usage.AboutTexts;
import city.base.usage.Act;
import city.base.usage.ActorTexts;
import city.base.usage.FactTexts;
import city.base.usage.Usages;
import city.base.usage.Use;
import city.base.web.OwnData;
import city.base.web.PageTexts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// What the city knows about me, and who has used it, when, for what: the acts of `usage` in words, looks at the
/// person first, the sweeps of the machine counted for each day. Officers are named by their role, not as persons.
@Controller
class MyDataPage {
    private static final int MOST = 200;
    private static final int MOST_SWEEPS = 1_000;

    private final Usages usages;
    private final Subjects subjects;
    private final ObjectProvider<FactTexts> declared;
    private final ObjectProvider<AboutTexts> owners;
    private final MyOwnData own;
    private final Clock clock;

    MyDataPage(
            Usages usages,
            Subjects subjects,
            ObjectProvider<FactTexts> declared,
            ObjectProvider<AboutTexts> owners,
            MyOwnData own,
            @CityTime Clock clock) {
        this.usages = usages;
        this.subjects = subjects;
        this.declared = declared;
        this.owners = owners;
        this.own = own;
        this.clock = clock;
    }

    /// The uses of one day by the same user for the same purpose.
    ///
    /// @param times how often; 1 or more
    /// @param about what it was about, where the reader may be told
    /// @param facts which data
    record Row(
            String on,
            String who,
            String purpose,
            AboutTexts.@Nullable Thing about,
            String basis,
            String facts,
            int times) {
        Row times(int number) {
            return new Row(on, who, purpose, about, basis, facts, number);
        }
    }

    /// The sweeps of one day for the same purpose.
    ///
    /// @param times how many passed over everybody
    /// @param named how many of them named this person
    record SweepRow(String on, String purpose, int times, int named) {}

    /// @param more there are more than are shown
    /// @param sweeps of the machine over the whole city
    record View(List<Row> rows, boolean more, List<SweepRow> sweeps) {}

    @GetMapping("/my/data")
    String show(SignedIn.Resident me, PageTexts texts, Model model) {
        // First the uses: this look at the data is one of the next time.
        model.addAttribute("data", uses(me, texts));
        model.addAttribute("own", own.of(me, texts));
        return "profile/data";
    }

    /// The same as a file, to be kept or taken elsewhere (GDPR article 20).
    @GetMapping("/my/data/download")
    ResponseEntity<Download> download(SignedIn.Resident me, PageTexts texts) {
        var uses = uses(me, texts);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename("my-data.json").build().toString())
                .cacheControl(CacheControl.noStore())
                .body(new Download(LocalDate.now(clock), own.of(me, texts).sections(), uses));
    }

    /// @param made on which day
    /// @param data what the city holds, by source
    /// @param uses who has used it
    record Download(LocalDate made, List<OwnData.Section> data, View uses) {}

    private View uses(SignedIn.Resident me, PageTexts texts) {
        var acts = usages.looksAt(me.id(), MOST);
        return new View(
                rows(acts, me, texts),
                acts.size() == MOST,
                sweeps(usages.sweepsOver(me.id(), MOST_SWEEPS), texts));
    }

    private List<SweepRow> sweeps(List<Act> acts, PageTexts texts) {
        record Key(LocalDate day, String purpose) {}
        var counted = new LinkedHashMap<Key, int[]>();
        for (var act : acts) {
            var key =
                    new Key(
                            act.at().atZone(clock.getZone()).toLocalDate(),
                            purposeWords(act, texts));
            var numbers = counted.computeIfAbsent(key, _ -> new int[2]);
            numbers[0]++;
            numbers[1] += act.how() == Act.How.SWEEP_NOMINATED ? 1 : 0;
        }
        return counted.entrySet().stream()
                .map(it ->
                        new SweepRow(
                                texts.words(it.getKey().day()),
                                it.getKey().purpose(),
                                it.getValue()[0],
                                it.getValue()[1]))
                .toList();
    }

    /// Pages are opened again and again: what differs in the hour only is told once, with its number.
    private List<Row> rows(List<Act> acts, SignedIn.Resident me, PageTexts texts) {
        var abouts = abouts(acts, me, texts);
        var times = new LinkedHashMap<Row, Integer>();
        acts.forEach(it ->
                times.merge(row(it, abouts.get(it.use().about()), me, texts), 1, Integer::sum));
        return times.entrySet().stream().map(it -> it.getKey().times(it.getValue())).toList();
    }

    /// Asked of whoever owns such things, all at once.
    private Map<Use.About, AboutTexts.Thing> abouts(
            List<Act> acts, SignedIn.Resident me, PageTexts texts) {
        var asked =
                acts.stream()
                        .map(it -> it.use().about())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        var things = new HashMap<Use.About, AboutTexts.Thing>();
        owners.orderedStream().forEach(it -> things.putAll(it.of(asked, me.id(), texts)));
        return things;
    }

    private Row row(
            Act act, AboutTexts.@Nullable Thing about, SignedIn.Resident me, PageTexts texts) {
        var day = act.at().atZone(clock.getZone()).toLocalDate();
        return new Row(
                texts.words(day),
                ActorTexts.forResident(act.use().actor(), me.id(), texts),
                purposeWords(act, texts),
                about,
                texts.text("profile.basis." + act.use().basis()),
                facts(act.use().facts(), texts),
                1);
    }

    /// In the words of the subject that has it; without, as it is named: nothing is left out.
    private String purposeWords(Act act, PageTexts texts) {
        var purpose = act.use().purpose();
        return subjects.withPurpose(purpose)
                .flatMap(it -> texts.find(it.name() + ".purpose." + purpose))
                .orElse(purpose);
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
