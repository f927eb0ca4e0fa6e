// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import city.heart.eligibility.Eligibility;
import city.heart.eligibility.Reason;
import city.heart.eligibility.Telling;
import city.heart.eligibility.Verdict;
import city.heart.population.Family;
import city.heart.population.LifeEvent;
import city.heart.population.Population;
import city.heart.service.Automation;
import city.heart.service.Multilingual;
import city.heart.service.PublicService;
import city.heart.service.Services;
import city.heart.service.Silence;
import city.heart.service.TextKey;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The city's published services and their rules.
@Component
class CityRules implements Rules {
    private final Services services;
    private final Eligibility eligibility;
    private final Population population;
    private final Map<String, Terms> terms = new ConcurrentHashMap<>();

    CityRules(Services services, Eligibility eligibility, Population population) {
        this.population = population;
        this.services = services;
        this.eligibility = eligibility;
    }

    @Override
    public List<Terms> published() {
        return services.published().stream().map(this::terms).toList();
    }

    @Override
    public Set<String> unreadable() {
        var ids = new HashSet<String>();
        services.unreadable().forEach(it -> ids.add(it.serviceId()));
        return ids;
    }

    @Override
    public Optional<Terms> find(String service, String version) {
        return services.find(service, version).map(this::terms);
    }

    @Override
    public Map<ResidentId, Due> decide(Terms of, Collection<ResidentId> children, LocalDate day) {
        Map<ResidentId, Due> dues = new HashMap<>();
        var service = service(of.service(), of.version());
        eligibility
                .judge(service, children, day, use(service, "service"))
                .forEach((child, it) -> dues.put(child, due(it)));
        return dues;
    }

    /// In columns: of the people whom a page of changes touches, few are children of an age that
    /// matters, and reading every family for that would be most of the work of a day.
    @Override
    public Set<ResidentId> concerned(List<Terms> of, Collection<ResidentId> people, LocalDate day) {
        var concerned = new HashSet<ResidentId>();
        for (var one : of) {
            var service = service(one.service(), one.version());
            ServiceFailed.in(
                            one,
                            () ->
                                    eligibility.nominate(
                                            service, people, day, use(service, "life event")))
                    .all()
                    .stream()
                    .mapToObj(ResidentId::new)
                    .forEach(concerned::add);
        }
        return concerned;
    }

    @Override
    public Set<ResidentId> met(Terms of, Collection<ResidentId> children, LocalDate day) {
        var service = service(of.service(), of.version());
        var met = eligibility.nominate(service, children, day, use(service, "round")).met();
        return children.stream()
                .filter(it -> met.get(it.value()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Due due(Eligibility.Judged it) {
        var period = it.verdict().period();
        return new Due(
                period == null ? "unknown" : period,
                ruleAnswer(it.verdict()),
                it.read(Family.class).orElseThrow());
    }

    private static RuleAnswer ruleAnswer(Verdict verdict) {
        return new RuleAnswer(
                verdict.answer(),
                verdict.reasons().stream().map(CityRules::because).toList(),
                verdict.storedFacts(),
                verdict.ruleSha256(),
                verdict.engineVersion(),
                verdict.known(),
                verdict.day());
    }

    private static RuleAnswer.Because because(Reason reason) {
        return new RuleAnswer.Because(reason.code(), reason.section());
    }

    @Override
    public RuleAnswer recompute(String service, String version, RuleAnswer stored) {
        return ruleAnswer(again(service, version, stored));
    }

    @Override
    public Optional<Change> nextChange(
            String service, String version, RuleAnswer stored, LocalDate from) {
        return eligibility
                .nextChange(service, version, stored.facts(), stored.known(), from)
                .map(it -> new Change(it.day(), ruleAnswer(it)));
    }

    @Override
    public List<Turn> whatWouldChange(String service, String version, RuleAnswer stored) {
        return eligibility.whatWouldChange(service, version, stored.facts(), stored.day()).stream()
                .map(it -> {
                    Map<Language, String> byLanguage = new HashMap<>();
                    for (var language : Language.WHOLE) {
                        byLanguage.put(
                                language,
                                it.facts().stream()
                                        .map(one ->
                                                one.fact().in(language)
                                                        + ": "
                                                        + one.value().in(language))
                                        .collect(Collectors.joining(", ")));
                    }
                    return new Turn(byLanguage, it.answer().name());
                })
                .toList();
    }

    private Verdict again(String service, String version, RuleAnswer stored) {
        return eligibility.recompute(
                service, version, stored.facts(), stored.known(), stored.day());
    }

    @Override
    public int[] sweep(Terms of, LocalDate day) {
        var service = service(of.service(), of.version());
        return eligibility.sweep(service, day, use(service, "sweep")).all().stream().toArray();
    }

    @Override
    public Set<ResidentId> touchedBy(Collection<LifeEvent> events) {
        return population.touchedBy(
                events,
                eligibility.paths(),
                new Use(
                        Actor.system("offer"),
                        "life event",
                        "offer",
                        Basis.DUTY,
                        null,
                        Set.of("deciding guardians")));
    }

    private PublicService service(String id, String version) {
        return services.find(id, version)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "The catalogue has no version " + version + " of " + id));
    }

    private static Use use(PublicService service, String role) {
        // Which facts were read is filled in by who reads them.
        return new Use(
                Actor.system("offer"),
                role,
                "offer",
                service.data().basis(),
                service.id(),
                Set.of());
    }

    private Terms terms(PublicService service) {
        return terms.computeIfAbsent(service.version(), _ -> translate(service));
    }

    private Terms translate(PublicService service) {
        return new Terms(
                service.id(),
                service.version(),
                service.units().kind(),
                Set.copyOf(service.units().languages()),
                service.answerDays(),
                reminderDays(service.silence()),
                deployment(service.automation()),
                service.contact().phone(),
                new Terms.Contact(
                        service.contact().person(),
                        codes(service.contact().title()),
                        service.contact().email(),
                        codes(service.contact().hours())),
                new Terms.Days() {
                    @Override
                    public LocalDate first(String period) {
                        return service.period().firstDay(period);
                    }

                    @Override
                    public LocalDate last(String period) {
                        return service.period().lastDay(period);
                    }
                },
                day -> {
                    var review = service.appeal(day);
                    return new Terms.Appeal(
                            codes(review.authority()),
                            codes(review.address()),
                            review.days(),
                            review.section(),
                            review.verified());
                },
                new ServiceTexts(service),
                service.assignment(),
                service.units().admission().name());
    }

    private static @Nullable Integer reminderDays(Silence silence) {
        return switch (silence) {
            case Silence.DecideOnProposal _ -> null;
            case Silence.RemindThenPerson remind -> remind.reminderDays();
        };
    }

    private static Terms.@Nullable Deployment deployment(Automation automation) {
        return switch (automation) {
            case Automation.Prepare _ -> null;
            case Automation.Decide(var under) ->
                    new Terms.Deployment(under.deciders(), under.on(), under.published());
        };
    }

    private static Map<String, String> codes(Multilingual byLanguage) {
        Map<String, String> byCode = new HashMap<>();
        byLanguage.byLanguage().forEach((language, text) -> byCode.put(language.code(), text));
        return byCode;
    }

    /// The texts of one version of a service.
    private final class ServiceTexts implements Terms.Texts {
        private final PublicService service;

        ServiceTexts(PublicService service) {
            this.service = service;
        }

        @Override
        public String fill(Language wanted, String key, Map<String, String> values) {
            return service.texts().fill(wanted, key(key), values);
        }

        @Override
        public Language languageOf(Language wanted, String key) {
            return service.texts().languageOf(wanted, key(key));
        }

        private static TextKey key(String id) {
            return TextKey.of(id)
                    .orElseThrow(() -> new IllegalArgumentException("There is no text " + id));
        }

        @Override
        public String reason(Language wanted, String code) {
            return service.texts().reason(wanted, code);
        }

        @Override
        public List<String> facts(Language wanted, RuleAnswer ruleAnswer) {
            return Telling.facts(
                            again(service.id(), service.version(), ruleAnswer),
                            service.vocabulary())
                    .stream()
                    .map(it -> it.text().in(wanted) + ": " + it.valueText().in(wanted))
                    .toList();
        }

        @Override
        public String section(Language wanted, String section) {
            return service.laws().cite(section).map(it -> it.in(wanted)).orElse(section);
        }

        @Override
        public String authority(Language wanted) {
            return service.data().controller().name().in(wanted);
        }

        @Override
        public String name(Language wanted) {
            return service.name(wanted);
        }
    }
}
