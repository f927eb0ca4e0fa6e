// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

import city.base.shared.CityTime;
import city.base.signin.SignedIn;
import city.base.subject.Subjects;
import city.base.usage.AboutTexts;
import city.base.usage.Act;
import city.base.usage.ActorTexts;
import city.base.usage.FactTexts;
import city.base.usage.SweepDay;
import city.base.usage.Usages;
import city.base.usage.Use;
import city.base.web.ListPart;
import city.base.web.OwnData;
import city.base.web.PageTexts;
import city.base.web.Paging;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
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
    /// Looks of a part: what differs in the hour only stands in one line.
    private static final int LOOKS = 200;

    /// Read at once for the file, which holds all.
    private static final int AT_ONCE = 1_000;

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

    /// @param paging counts looks; a row may stand for several
    /// @param sweeps there are some of the machine over the whole city
    record View(List<Row> rows, Paging paging, boolean sweeps) {}

    record SweepView(List<SweepRow> rows, Paging paging) {}

    /// What is held stands before the latest uses; further parts hold uses only, and so are no look at the data.
    @GetMapping("/my/data")
    String show(ListPart part, SignedIn.Resident me, PageTexts texts, Model model) {
        // First the uses: this look at the data is one of the next time.
        var paging = part.of(usages.countLooks(me.id()), LOOKS);
        var acts = usages.looksAt(me.id(), paging.offset(), LOOKS);
        model.addAttribute(
                "data", new View(rows(acts, me, texts), paging, usages.countSweepDays() > 0));
        model.addAttribute("own", paging.previous() == null ? own.of(me, texts) : null);
        return "profile/data";
    }

    @GetMapping("/my/data/sweeps")
    String sweeps(ListPart part, SignedIn.Resident me, PageTexts texts, Model model) {
        var paging = part.of(usages.countSweepDays());
        model.addAttribute(
                "sweeps",
                new SweepView(
                        sweeps(usages.sweepDays(me.id(), paging.offset(), Paging.ROWS), texts),
                        paging));
        return "profile/sweeps";
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
    record Download(LocalDate made, List<OwnData.Section> data, Uses uses) {}

    /// @param sweeps of the machine over the whole city
    record Uses(List<Row> rows, List<SweepRow> sweeps) {}

    private Uses uses(SignedIn.Resident me, PageTexts texts) {
        return new Uses(
                rows(all((offset, most) -> usages.looksAt(me.id(), offset, most)), me, texts),
                sweeps(all((offset, most) -> usages.sweepDays(me.id(), offset, most)), texts));
    }

    private static <T> List<T> all(BiFunction<Integer, Integer, List<T>> part) {
        var all = new ArrayList<T>();
        for (var some = part.apply(0, AT_ONCE);
                !some.isEmpty();
                some = part.apply(all.size(), AT_ONCE)) {
            all.addAll(some);
        }
        return all;
    }

    private List<SweepRow> sweeps(List<SweepDay> days, PageTexts texts) {
        return days.stream()
                .map(it ->
                        new SweepRow(
                                texts.day(it.day()),
                                purposeText(it.purpose(), texts),
                                it.times(),
                                it.named()))
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
                texts.day(day),
                ActorTexts.forResident(act.use().actor(), me.id(), texts),
                purposeText(act.use().purpose(), texts),
                about,
                texts.text("profile.basis." + act.use().basis()),
                facts(act.use().facts(), texts),
                1);
    }

    /// In the words of the subject that has it; without, as it is named: nothing is left out.
    private String purposeText(String purpose, PageTexts texts) {
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
