// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.signin.SignedIn;
import city.base.subject.Card;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import city.base.web.Dates;
import city.heart.eligibility.Answer;
import city.heart.eligibility.Eligibility;
import city.heart.eligibility.Verdict;
import city.heart.population.Family;
import city.heart.population.Names;
import city.heart.population.Population;
import city.heart.service.PublicService;
import city.heart.service.Services;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// What a guardian's children are due, and why not: for each child and each service the rule's answer
/// of today, in its own words, and from when it can be another one. The rule is asked when the page
/// is, as a use of one's own data. Where an order stands or a child is in care the page says only who
/// can be asked: even "not due" can tell where a child lives.
@Controller
class ChildrenPage {
    private final Population population;
    private final Eligibility eligibility;
    private final Services services;
    private final List<Proposals> proposals;
    private final CaseLists cases;
    private final Clock clock;

    ChildrenPage(
            Population population,
            Eligibility eligibility,
            Services services,
            List<Proposals> proposals,
            CaseLists cases,
            @CityTime Clock clock) {
        this.population = population;
        this.eligibility = eligibility;
        this.services = services;
        this.proposals = proposals;
        this.cases = cases;
        this.clock = clock;
    }

    /// One service for one child.
    ///
    /// @param answer key of the sentence that says what came out
    /// @param period the school year it is about; null where that is not known or needs no saying
    /// @param reasons in plain words; empty where a proposal says it itself
    /// @param nextChange the first day on which the answer can be another one; null for none
    /// @param phone who can be asked; null where nobody needs to be
    /// @param offer id of the proposal; null where there is none
    record Row(
            String service,
            String answer,
            @Nullable String period,
            List<Reason> reasons,
            @Nullable String nextChange,
            @Nullable String phone,
            @Nullable String offer) {}

    /// @param section empty where it rests on none
    record Reason(String text, String section) {}

    /// @param name null where the register told none
    record Child(@Nullable String name, List<Row> rows) {}

    /// @param children of whom the machine may tell
    /// @param phone where there are others, whom a person handles; else null
    record View(List<Child> children, @Nullable String phone) {}

    @GetMapping("/my/children")
    @Transactional
    public String show(SignedIn.Resident me, Locale locale, Model model) {
        model.addAttribute("view", view(me.id(), new Language(locale.getLanguage())));
        return "casework/children";
    }

    /// "A person has this": so that nobody reads that there is nothing while somebody works on it.
    @Transactional
    List<Card.Line> card(ResidentId me) {
        var use = use(me, null);
        var families = population.families(population.childrenOf(me, use), use);
        var offered =
                proposals.stream()
                        .flatMap(it -> it.of(me).stream())
                        .map(Proposals.Proposal::child)
                        .collect(Collectors.toSet());
        var lines =
                cases.of(families.keySet()).stream()
                        .collect(Collectors.groupingBy(CaseLine::child));
        return families.entrySet().stream()
                        .filter(it -> it.getValue().child().died() == null)
                        .anyMatch(it -> {
                            var its = lines.getOrDefault(it.getKey(), List.of());
                            return handledByPerson(it.getValue(), its)
                                    || (!offered.contains(it.getKey())
                                            && its.stream()
                                                    .anyMatch(one ->
                                                            one.handler()
                                                                    == CaseFile.Handler.PERSON));
                        })
                ? List.of(new Card.Line("casework.card.person", List.of(), "/my/children"))
                : List.of();
    }

    View view(ResidentId me, Language language) {
        var use = use(me, null);
        var families = population.families(population.childrenOf(me, use), use);
        var mine = proposals.stream().flatMap(it -> it.of(me).stream()).toList();
        var lines =
                cases.of(families.keySet()).stream()
                        .collect(Collectors.groupingBy(CaseLine::child));
        var today = LocalDate.now(clock);
        var children = new ArrayList<Child>();
        var handled = false;
        for (var entry : families.entrySet()) {
            var child = entry.getKey();
            var family = entry.getValue();
            if (family.child().died() != null) {
                continue;
            }
            if (handledByPerson(family, lines.getOrDefault(child, List.of()))) {
                handled = true;
                continue;
            }
            children.add(
                    new Child(
                            Optional.ofNullable(family.child().names())
                                    .map(Names::full)
                                    .orElse(null),
                            services.published().stream()
                                    .map(it ->
                                            row(
                                                    it,
                                                    child,
                                                    me,
                                                    mine,
                                                    lines.getOrDefault(child, List.of()),
                                                    today,
                                                    language))
                                    .flatMap(Optional::stream)
                                    .toList()));
        }
        return new View(
                children,
                handled
                        ? services.published().stream()
                                .map(it -> it.contact().phone())
                                .findFirst()
                                .orElse(null)
                        : null);
    }

    private static boolean handledByPerson(Family family, List<CaseLine> cases) {
        return family.order()
                || family.inCare()
                || family.adLitem()
                || cases.stream().anyMatch(CaseLine::secret);
    }

    private Optional<Row> row(
            PublicService service,
            ResidentId child,
            ResidentId me,
            List<Proposals.Proposal> mine,
            List<CaseLine> cases,
            LocalDate today,
            Language language) {
        var offer =
                mine.stream()
                        .filter(it -> it.child().equals(child) && it.service().equals(service.id()))
                        .findFirst();
        if (offer.isPresent()) {
            return Optional.of(
                    new Row(
                            service.name(language),
                            offer.get().decided()
                                    ? "casework.children.decided"
                                    : "casework.children.offered",
                            offer.get().period(),
                            List.of(),
                            null,
                            null,
                            offer.get().id()));
        }
        var verdict = eligibility.explain(service, child, today, use(me, service));
        var person =
                verdict.answer() == Answer.PERSON
                        || (verdict.answer() == Answer.MET
                                && cases.stream()
                                        .anyMatch(it ->
                                                it.service().equals(service.id())
                                                        && it.handler()
                                                                == CaseFile.Handler.PERSON));
        if (verdict.answer() == Answer.NOT_MET && verdict.nextChange() == null) {
            // It will never be this child's turn again, or never was: a service of another age.
            return Optional.empty();
        }
        return Optional.of(
                new Row(
                        service.name(language),
                        person
                                ? "casework.children.person"
                                : waits(service, verdict, cases)
                                        ? "casework.children.waits"
                                        : key(verdict),
                        verdict.period(),
                        verdict.reasons().stream()
                                .map(it -> new Reason(it.text().in(language), it.section()))
                                .toList(),
                        verdict.nextChange() == null
                                ? null
                                : Dates.day(verdict.nextChange(), language),
                        person ? service.contact().phone() : null,
                        null));
    }

    /// Places are given to all children of the school year together, and have not been yet.
    private static boolean waits(PublicService service, Verdict verdict, List<CaseLine> cases) {
        return verdict.answer() == Answer.MET
                && cases.stream()
                        .anyMatch(it ->
                                it.service().equals(service.id())
                                        && it.handler() == CaseFile.Handler.WAITING);
    }

    private static String key(Verdict verdict) {
        return switch (verdict.answer()) {
            case MET -> "casework.children.met";
            case NOT_MET -> "casework.children.not-met";
            case PERSON -> "casework.children.person";
        };
    }

    private static Use use(ResidentId me, @Nullable PublicService service) {
        return new Use(
                Actor.resident(me),
                "guardian",
                "own-data",
                service == null ? Basis.DUTY : service.data().basis(),
                service == null ? null : service.id(),
                Set.of("names", "guardians", "non disclosure order", "taken into care"));
    }
}
