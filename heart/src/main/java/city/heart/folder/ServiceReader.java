// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import city.base.shared.Language;
import city.base.usage.Basis;
import city.heart.service.Assignment;
import city.heart.service.Automation;
import city.heart.service.ContactPerson;
import city.heart.service.Controller;
import city.heart.service.DeploymentDecision;
import city.heart.service.FactUse;
import city.heart.service.Laws;
import city.heart.service.Multilingual;
import city.heart.service.Period;
import city.heart.service.ProposableUnits;
import city.heart.service.PublicService;
import city.heart.service.RetentionPeriods;
import city.heart.service.Review;
import city.heart.service.Rule;
import city.heart.service.Silence;
import city.heart.service.Vocabulary;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a service's folder whole, with all its faults. The law is typed here: what silence does may
/// follow only from a duty, and the machine decides only under a deployment decision.
final class ServiceReader {
    static final String FILE = "service.yaml";
    private static final int FEWEST_ANSWER_DAYS = 14;

    private final Folder folder;
    private final Vocabulary vocabulary;
    private final Laws laws;
    private final FolderFaults faults;

    private ServiceReader(Folder folder, Vocabulary vocabulary, Laws laws, FolderFaults faults) {
        this.folder = folder;
        this.vocabulary = vocabulary;
        this.laws = laws;
        this.faults = faults;
    }

    /// @return the service, or null when a fault was added
    static @Nullable PublicService read(
            Folder folder, Vocabulary vocabulary, Laws laws, FolderFaults faults) {
        var before = faults.size();
        var service = new ServiceReader(folder, vocabulary, laws, faults).read();
        return faults.size() == before ? service : null;
    }

    private @Nullable PublicService read() {
        var file = Part.file(folder, FILE, faults);
        file.only(
                "id",
                "name",
                "keywords",
                "controller",
                "purpose",
                "basis",
                "silence",
                "answerDays",
                "automation",
                "period",
                "reviews",
                "facts",
                "recipients",
                "retention",
                "contact",
                "units",
                "personDecides",
                "assignment",
                "admission");
        var id = file.get("id");
        if (id.present() && !id.text().equals(folder.name())) {
            id.fault("id `" + id.text() + "` should be the folder's name, `" + folder.name() + "`");
        }
        if (id.present() && !id.text().matches("[a-z]+(-[a-z]+)*")) {
            id.fault("id `" + id.text() + "`: small letters and hyphens");
        }
        var basis = file.get("basis");
        basis.only("kind", "sections");
        var kind = basis.get("kind").choice(Basis.class, Basis.TASK);
        var sections = sections(basis.get("sections"));
        var answerDays = file.get("answerDays");
        if (answerDays.present() && answerDays.number() < FEWEST_ANSWER_DAYS) {
            answerDays.fault("`answerDays`: guardians have at least 14 days to be heard");
        }
        var period = period(file.get("period"));
        var facts = facts(file.get("facts"));
        var texts = new TextsReader(folder, faults);
        var personDecides = file.get("personDecides");
        var rule = new RuleReader(folder, vocabulary, laws, faults);
        var readRule = rule.read();
        var examples = new ExamplesReader(vocabulary).read(folder, faults);
        var recipients = file.get("recipients").list().stream().map(Part::multilingual).toList();
        var readTexts = texts.read();
        var service =
                new Object() {
                    final Silence silence = silence(file.get("silence"), kind);
                    final Automation automation = automation(file.get("automation"));
                    final List<Review> reviews = reviews(file.get("reviews"));
                    final Controller controller = controller(file.get("controller"));
                    final RetentionPeriods retention = retention(file.get("retention"));
                    final ContactPerson contact = contact(file.get("contact"));
                    final ProposableUnits units = units(file.get("units"), file.find("admission"));
                    final Assignment assignment = assignment(file.find("assignment"), units);
                    final Multilingual name = multilingual(file.get("name"));
                    final Multilingual keywords = multilingual(file.find("keywords"));
                    final Multilingual purpose = multilingual(file.get("purpose"));
                };
        if (readRule == null) {
            return null;
        }
        checkFacts(file.get("facts"), facts, readRule);
        var reasons = rule.tryOn(readRule, examples, period, personDecides);
        texts.checkReasons(reasons, new LinkedHashSet<>(personDecides.texts()));
        return new PublicService(
                id.text(),
                folder.sha256(),
                service.name,
                service.keywords,
                new PublicService.DataUse(
                        service.controller,
                        service.purpose,
                        kind,
                        sections,
                        recipients,
                        service.retention),
                service.silence,
                answerDays.number(),
                service.automation,
                period,
                service.reviews,
                facts,
                service.contact,
                service.units,
                personDecides.texts(),
                readRule,
                vocabulary,
                laws,
                readTexts,
                service.assignment);
    }

    private static Multilingual multilingual(Part part) {
        return part.present() ? part.multilingual() : SharedFiles.nothing();
    }

    private List<String> sections(Part part) {
        if (part.present() && part.list().isEmpty()) {
            part.fault("`basis.sections` names at least one section of law");
        }
        return part.list().stream().map(this::section).toList();
    }

    private String section(Part part) {
        var section = part.text();
        if (!section.isEmpty() && laws.cite(section).isEmpty()) {
            part.fault(
                    "section `"
                            + section
                            + "` should look like `628/1998 26 a §`, of a law in "
                            + SharedFiles.LAWS);
        }
        return section;
    }

    private Silence silence(Part part, Basis basis) {
        part.only("does", "section", "reminderDays");
        var does = part.get("does");
        var section = section(part.get("section"));
        if (part.present() && basis != Basis.DUTY) {
            does.fault(
                    "what silence does can follow only from a duty; the basis is "
                            + basis.name().toLowerCase(java.util.Locale.ROOT));
        }
        return switch (does.text()) {
            case "decide-on-proposal" -> new Silence.DecideOnProposal(section);
            case "remind-then-person" ->
                    new Silence.RemindThenPerson(section, part.get("reminderDays").number());
            default -> {
                does.fault(
                        "`silence.does` is decide-on-proposal or remind-then-person, not "
                                + does.text());
                yield new Silence.RemindThenPerson(section, 0);
            }
        };
    }

    /// At once where the folder says nothing.
    private static Assignment assignment(Part part, ProposableUnits units) {
        if (!part.present()) {
            return new Assignment.AtOnce();
        }
        part.only("mode", "opens", "order");
        var mode = part.get("mode");
        return switch (mode.text()) {
            case "at-once" -> new Assignment.AtOnce();
            case "round" -> {
                var order =
                        part.get("order").list().stream()
                                .map(it -> it.choice(Assignment.Aim.class, Assignment.Aim.PLACED))
                                .toList();
                if (!order.contains(Assignment.Aim.PLACED)
                        || Set.copyOf(order).size() < order.size()) {
                    part.fault("`assignment.order` names placed, and nothing twice");
                }
                if (units.admission() != ProposableUnits.Admission.AREA
                        && (order.contains(Assignment.Aim.OWN_AREA)
                                || order.contains(Assignment.Aim.CONTINUITY))) {
                    part.fault("own-area and continuity count by admission areas only");
                }
                yield new Assignment.Round(monthDay(part.get("opens")), order);
            }
            default -> {
                mode.fault("`assignment.mode` is at-once or round, not " + mode.text());
                yield new Assignment.AtOnce();
            }
        };
    }

    private static Automation automation(Part part) {
        part.only("mode", "deployment");
        var mode = part.get("mode");
        var deployment = part.find("deployment");
        return switch (mode.text()) {
            case "prepare" -> new Automation.Prepare();
            case "decide" -> {
                if (!deployment.present()) {
                    mode.fault(
                            "`decide` needs a deployment decision: `deployment` with by, on, tests,"
                                    + " officer, published (906/2019, chapter 6 a)");
                }
                deployment.only("by", "on", "tests", "officer", "published");
                if (deployment.present() && deployment.get("tests").texts().isEmpty()) {
                    deployment.fault("`automation.deployment.tests` names at least one test");
                }
                yield new Automation.Decide(
                        new DeploymentDecision(
                                deployment.get("by").text(),
                                deployment.get("on").date(),
                                deployment.get("tests").texts(),
                                deployment.get("officer").text(),
                                deployment.get("published").text()));
            }
            default -> {
                mode.fault("`automation.mode` is prepare or decide, not " + mode.text());
                yield new Automation.Prepare();
            }
        };
    }

    private static Period period(Part part) {
        part.only("begins", "ends", "terms");
        var terms = new HashMap<Integer, Period.Term>();
        part.find("terms")
                .entries()
                .forEach((year, term) -> {
                    term.only("first", "last", "assumption");
                    var first = term.get("first").date();
                    if (!year.equals(Integer.toString(first.getYear()))) {
                        term.fault("the first day of " + year + " is " + first);
                    }
                    terms.put(
                            first.getYear(),
                            new Period.Term(
                                    first, term.get("last").date(), term.get("assumption").bool()));
                });
        return new Period(monthDay(part.get("begins")), monthDay(part.get("ends")), terms);
    }

    private static MonthDay monthDay(Part part) {
        var text = part.text();
        try {
            return MonthDay.parse("--" + text);
        } catch (java.time.DateTimeException _) {
            part.fault("`" + part.name() + "` is a month and day such as \"08-01\"");
            return MonthDay.of(1, 1);
        }
    }

    private List<Review> reviews(Part part) {
        var reviews = new ArrayList<Review>();
        for (var row : part.list()) {
            row.only("from", "until", "authority", "address", "days", "section", "verified");
            var until = row.find("until");
            var verified = row.get("verified");
            if (verified.present() && !verified.bool()) {
                verified.unverified(
                        "no lawyer has confirmed where such a decision is appealed: have the row checked, then write"
                                + " `verified: true`");
            }
            reviews.add(
                    new Review(
                            row.get("from").date(),
                            until.present() ? until.date() : null,
                            multilingual(row.get("authority")),
                            multilingual(row.get("address")),
                            row.get("days").number(),
                            section(row.get("section")),
                            verified.bool()));
        }
        reviews.sort(Comparator.comparing(Review::from));
        LocalDate next = null;
        for (var i = 0; i < reviews.size(); i++) {
            var review = reviews.get(i);
            if (next != null && !review.from().equals(next)) {
                part.fault("review authorities leave a gap or overlap at " + review.from());
            }
            next = review.until() == null ? null : review.until().plusDays(1);
            if ((next == null) != (i == reviews.size() - 1)) {
                part.fault("the last review authority, and only it, has no `until`");
            }
        }
        if (part.present() && reviews.isEmpty()) {
            part.fault("`reviews` names at least one authority");
        }
        return reviews;
    }

    private static Controller controller(Part part) {
        part.only("name", "address", "email", "phone", "officer");
        return new Controller(
                multilingual(part.get("name")),
                part.get("address").oneOrMultilingual(),
                part.get("email").text(),
                part.get("phone").text(),
                part.get("officer").text());
    }

    private static RetentionPeriods retention(Part part) {
        part.only("proposal", "answer", "decision", "messageLog");
        return new RetentionPeriods(
                part.get("proposal").period(),
                part.get("answer").period(),
                part.get("decision").period(),
                part.get("messageLog").period());
    }

    private static ContactPerson contact(Part part) {
        part.only("person", "title", "phone", "email", "hours");
        return new ContactPerson(
                part.get("person").text(),
                multilingual(part.get("title")),
                part.get("phone").text(),
                part.get("email").text(),
                multilingual(part.get("hours")));
    }

    /// By admission areas where the folder says nothing.
    private static ProposableUnits units(Part part, Part admission) {
        part.only("kind", "languages");
        var languages = new ArrayList<Language>();
        for (var code : part.get("languages").list()) {
            if (code.text().matches("[a-z]{2}")) {
                languages.add(new Language(code.text()));
            } else {
                code.fault("`" + code.text() + "` is no language");
            }
        }
        return new ProposableUnits(
                part.get("kind").text(),
                languages,
                admission.present()
                        ? admission.choice(
                                ProposableUnits.Admission.class, ProposableUnits.Admission.AREA)
                        : ProposableUnits.Admission.AREA);
    }

    private List<FactUse> facts(Part part) {
        var uses = new ArrayList<FactUse>();
        var names = new HashSet<String>();
        for (var row : part.list()) {
            row.only("name", "uses", "need");
            var name = row.get("name");
            if (name.present() && !names.add(name.text())) {
                name.fault("fact `" + name.text() + "` is listed twice");
            }
            if (name.present() && vocabulary.find(name.text()).isEmpty()) {
                name.fault("fact `" + name.text() + "` is not in the vocabulary");
            }
            var kinds = new HashSet<FactUse.Use>();
            for (var use : row.get("uses").list()) {
                kinds.add(use.choice(FactUse.Use.class, FactUse.Use.MESSAGE));
            }
            uses.add(new FactUse(name.text(), kinds, multilingual(row.get("need"))));
        }
        return uses;
    }

    private static void checkFacts(Part part, List<FactUse> facts, Rule rule) {
        var asked = Set.copyOf(rule.inputs());
        for (var row : part.list()) {
            var name = row.find("name").text();
            var declared =
                    facts.stream()
                            .anyMatch(it ->
                                    it.name().equals(name) && it.uses().contains(FactUse.Use.RULE));
            if (declared && !asked.contains(name)) {
                row.fault(
                        "fact `"
                                + name
                                + "` is declared for the rule, and the rule does not ask it");
            }
        }
        for (var name : rule.inputs()) {
            if (facts.stream()
                    .noneMatch(
                            it -> it.name().equals(name) && it.uses().contains(FactUse.Use.RULE))) {
                part.fault(
                        "the rule asks `"
                                + name
                                + "`, and `facts` does not declare it for the rule");
            }
        }
    }
}
