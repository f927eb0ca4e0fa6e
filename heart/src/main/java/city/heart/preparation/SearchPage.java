// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.ResidentId;
import city.base.signin.RightScope;
import city.base.signin.SignedIn;
import city.base.usage.Use;
import city.base.web.Choice;
import city.base.web.Form;
import city.base.web.PageTexts;
import city.heart.casework.CaseAccess;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseTexts;
import city.heart.population.Population;
import city.heart.population.Population.Search;
import city.heart.population.Resident;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Search for a person, only with a stated purpose, which the person can read afterwards. The question
/// is posted and its answer shown at once, so that neither stands in an address.
@Controller
class SearchPage {
    /// Purposes that an officer may state; each has its sentence in `preparation.search.for.<name>`.
    static final List<String> PURPOSES =
            List.of("desk-call", "desk-visit", "desk-letter", "desk-case", "desk-correction");

    private static final int MOST = 20;
    private static final java.util.regex.Pattern CODE =
            java.util.regex.Pattern.compile("\\d{6}[-+A-FU-Y]\\d{3}[0-9A-FHJ-NPR-Y]");

    private final Population population;
    private final CaseFiles cases;
    private final CaseTexts says;

    SearchPage(Population population, CaseFiles cases, CaseTexts says) {
        this.population = population;
        this.cases = cases;
        this.says = says;
    }

    record CaseLink(String id, String service, String period, String handler) {}

    /// @param secret an order stands and this officer may not handle it: nothing more is shown
    record Row(
            @Nullable String name, @Nullable String born, boolean secret, List<CaseLink> cases) {}

    record Found(List<Row> rows, boolean more) {}

    @GetMapping("/desk/search")
    String form(SignedIn.Officer officer, PageTexts texts, Model model) {
        officer.mustBeAbleTo(PreparationSubject.SEARCH);
        return show(Form.empty(), texts, model);
    }

    @PostMapping("/desk/search")
    @Transactional
    public String search(
            @RequestParam Map<String, String> sent,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model,
            HttpServletResponse response) {
        officer.mustBeAbleTo(PreparationSubject.SEARCH);
        var form =
                Form.of(sent)
                        .check("purpose", PURPOSES::contains, "preparation.search.purpose.fault")
                        .check("who", it -> it.length() >= 2, "preparation.search.who.fault");
        if (!form.isOk()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(form, texts, model);
        }
        var use = CaseTexts.use(officer, form.value("purpose"), null);
        var found = population.search(asked(form.value("who")), use);
        model.addAttribute(
                "found",
                new Found(
                        rows(
                                found.stream().limit(MOST).toList(),
                                use,
                                CaseAccess.scope(officer),
                                texts),
                        found.size() > MOST));
        return show(form, texts, model);
    }

    /// An identity code, or the beginning of a family name and perhaps of a first name after it.
    private static Search asked(String who) {
        var code = who.toUpperCase(Locale.ROOT);
        if (CODE.matcher(code).matches()) {
            return Search.byCode(code);
        }
        var parts = who.split("\\s+", 2);
        return parts.length == 2 && parts[0].length() >= 2
                ? new Search(null, parts[0], parts[1], null)
                : Search.byName(who);
    }

    /// The people found, each followed by the children for whom he or she answers.
    private List<Row> rows(List<ResidentId> found, Use use, RightScope scope, PageTexts texts) {
        var everybody = new LinkedHashSet<ResidentId>();
        for (var it : found) {
            everybody.add(it);
            everybody.addAll(population.childrenOf(it, use));
        }
        var people = population.findAll(everybody, use);
        var families = population.families(everybody, use);
        var rows = new ArrayList<Row>();
        for (var id : everybody) {
            var person = people.get(id);
            if (person == null) {
                continue;
            }
            var family = families.get(id);
            if (!scope.reaches(person.order() || (family != null && family.order()))) {
                rows.add(new Row(null, null, true, List.of()));
            } else {
                rows.add(
                        new Row(
                                says.name(people, id, texts),
                                person.birth().date().map(texts::day).orElseGet(() -> year(person)),
                                false,
                                cases.of(id, scope).stream()
                                        .map(it ->
                                                new CaseLink(
                                                        it.id().value().toString(),
                                                        says.service(it.key().service(), texts),
                                                        it.key().period(),
                                                        "casework.handler." + it.handler()))
                                        .toList()));
            }
        }
        return rows;
    }

    private static @Nullable String year(Resident person) {
        return person.birth().year() == null ? null : String.valueOf(person.birth().year());
    }

    private String show(Form form, PageTexts texts, Model model) {
        model.addAttribute("form", form);
        model.addAttribute(
                "purposes",
                PURPOSES.stream()
                        .map(it -> new Choice(it, texts.text("preparation.search.for." + it)))
                        .toList());
        return "preparation/search";
    }
}
