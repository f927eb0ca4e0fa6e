// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import city.base.web.Choice;
import city.base.web.PageTexts;
import city.heart.population.Names;
import city.heart.population.Population;
import city.heart.population.Resident;
import city.heart.service.PublicService;
import city.heart.service.ServiceTexts;
import city.heart.service.Services;
import city.heart.unit.Units;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What officers' pages of cases have in common: people by name (each look leaves its usage), units, services
/// and reasons in words.
@Component
public class CaseTexts {
    /// Rows on a page: more than anybody reads; the page says "or more" beyond.
    public static final int MOST = 200;

    private final Population population;
    private final Units units;
    private final Services services;
    private final TaskTexts tasks;

    CaseTexts(Population population, Units units, Services services, TaskTexts tasks) {
        this.population = population;
        this.units = units;
        this.services = services;
        this.tasks = tasks;
    }

    /// An officer's use of a family's data: a task laid down in law, by a named officer.
    public static Use use(SignedIn.Officer officer, String purpose, @Nullable String service) {
        return new Use(
                Actor.officer(officer.id()),
                "service officer",
                purpose,
                Basis.DUTY,
                service,
                Set.of("names", "birth date"));
    }

    /// The same of one case.
    public static Use useOfCase(SignedIn.Officer officer, String purpose, CaseFile file) {
        return use(officer, purpose, file.key().service()).about(CaseId.ABOUT, file.id().value());
    }

    public Map<ResidentId, Resident> people(Collection<ResidentId> ids, Use use) {
        return ids.isEmpty() ? Map.of() : population.findAll(ids, use);
    }

    /// A name, or that there is none.
    public String name(Map<ResidentId, Resident> people, ResidentId who, PageTexts texts) {
        return Optional.ofNullable(people.get(who))
                .map(Resident::names)
                .map(Names::full)
                .orElseGet(() -> texts.text("casework.no-name"));
    }

    public String unit(UnitId unit, PageTexts texts) {
        return units.find(unit).map(it -> it.name(texts.language())).orElse("");
    }

    public String service(String id, PageTexts texts) {
        return services.find(id).map(it -> it.name(texts.language())).orElse(id);
    }

    /// The published services, to choose from.
    public List<Choice> services(PageTexts texts) {
        return services.published().stream()
                .map(it -> new Choice(it.id(), it.name(texts.language())))
                .toList();
    }

    /// What a person is asked to do, in words; the service says more where its rule asks.
    public String task(WorkItem item, PageTexts texts) {
        return tasks.text(item.service(), item.ask().name(), item.detail(), texts.locale());
    }

    /// The rule's reasons in words.
    public List<String> reasons(String service, RuleAnswer answer, PageTexts texts) {
        return reasons(service, answer.because(), texts);
    }

    public List<String> reasons(String service, List<RuleAnswer.Because> because, PageTexts texts) {
        return because.stream()
                .map(it ->
                        texts(service)
                                        .filter(its -> has(its, "reason." + it.code()))
                                        .map(its -> its.reason(texts.language(), it.code()))
                                        .orElse(it.code())
                                + (it.section().isEmpty() ? "" : " (" + it.section() + ")"))
                .toList();
    }

    /// One reason in words, by its code.
    ///
    /// @param service null for the first that knows it
    public String reason(@Nullable String service, String code, PageTexts texts) {
        return services.published().stream()
                .filter(it -> service == null || it.id().equals(service))
                .map(PublicService::texts)
                .filter(it -> has(it, "reason." + code))
                .map(it -> it.reason(texts.language(), code))
                .findFirst()
                .orElse(code);
    }

    /// A name and title as they stand under a decision.
    ///
    /// @param title in Finnish
    /// @param titleSv in Swedish: a decision is in either language, by the party's
    /// @param known the name is that of who has signed in, and is not typed
    public record Signer(String name, String title, String titleSv, boolean known) {
        /// The most letters of each.
        public static final int LONGEST = 100;

        /// The same under the name of who has signed in; where the issuer tells none, it is typed.
        public Signer as(String signedIn) {
            return signedIn.isEmpty() ? this : new Signer(signedIn, title, titleSv, true);
        }
    }

    /// The official whom the service names; who signs may be another one and says so.
    public Signer signer(String service) {
        return services.find(service)
                .map(it ->
                        new Signer(
                                it.contact().person(),
                                it.contact().title().in(Language.FI),
                                it.contact().title().in(Language.SV),
                                false))
                .orElseGet(() -> new Signer("", "", "", false));
    }

    private Optional<ServiceTexts> texts(String service) {
        return services.find(service).map(it -> it.texts());
    }

    private static boolean has(ServiceTexts texts, String key) {
        return texts.find(Language.FI, key).isPresent();
    }
}
