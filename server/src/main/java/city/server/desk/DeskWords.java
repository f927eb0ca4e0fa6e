// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import city.base.web.Dates;
import city.heart.offer.AskTexts;
import city.heart.offer.Grounds;
import city.heart.offer.Reply;
import city.heart.offer.WorkItem;
import city.heart.placement.Placements;
import city.heart.population.Names;
import city.heart.population.Population;
import city.heart.population.Resident;
import city.heart.service.ServiceTexts;
import city.heart.service.Services;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// What the desk's pages have in common: people by name (each look leaves its usage), units, services,
/// reasons and days in words.
@Component
class DeskWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H.mm");

    private final Population population;
    private final Placements placements;
    private final Services services;
    private final AskTexts asks;
    private final MessageSource texts;
    private final Clock clock;

    DeskWords(
            Population population,
            Placements placements,
            Services services,
            AskTexts asks,
            MessageSource texts,
            @CityTime Clock clock) {
        this.population = population;
        this.placements = placements;
        this.services = services;
        this.asks = asks;
        this.texts = texts;
        this.clock = clock;
    }

    /// The desk's own use of a family's data: a task laid down in law, by a named officer.
    static Use use(SignedIn.Officer officer, String purpose, @Nullable String service) {
        return new Use(
                Actor.officer(officer.id()),
                "service officer",
                purpose,
                Basis.DUTY,
                service,
                Set.of("names", "birth date"));
    }

    Map<ResidentId, Resident> people(Collection<ResidentId> ids, Use use) {
        return ids.isEmpty() ? Map.of() : population.findAll(ids, use);
    }

    /// A name, or that there is none.
    String name(Map<ResidentId, Resident> people, ResidentId who, Locale locale) {
        return Optional.ofNullable(people.get(who))
                .map(Resident::names)
                .map(Names::full)
                .orElseGet(() -> text("desk.no-name", locale));
    }

    String unit(UnitId unit, Locale locale) {
        return placements.unit(unit).map(it -> it.name(language(locale))).orElse("");
    }

    String service(String id, Locale locale) {
        return services.find(id).map(it -> it.name(language(locale))).orElse(id);
    }

    /// What a person is asked to do, in words; the service says more where its rule asks.
    String ask(WorkItem item, Locale locale) {
        return asks.text(item.service(), item.ask().name(), item.detail(), locale);
    }

    /// The rule's reasons in words.
    List<String> reasons(String service, Grounds grounds, Locale locale) {
        return reasons(service, grounds.because(), locale);
    }

    /// One reason in words, by its code.
    ///
    /// @param service null for the first that knows it
    String reason(@Nullable String service, String code, Locale locale) {
        return services.published().stream()
                .filter(it -> service == null || it.id().equals(service))
                .map(it -> it.texts())
                .filter(it -> has(it, "reason." + code))
                .map(it -> it.reason(language(locale), code))
                .findFirst()
                .orElse(code);
    }

    List<String> reasons(String service, List<Grounds.Because> because, Locale locale) {
        return because.stream()
                .map(it ->
                        texts(service)
                                        .filter(texts -> has(texts, "reason." + it.code()))
                                        .map(texts -> texts.reason(language(locale), it.code()))
                                        .orElse(it.code())
                                + (it.section().isEmpty() ? "" : " (" + it.section() + ")"))
                .toList();
    }

    /// The official whom the service names; who signs may be another one and says so.
    CaseView.Signer signer(String service) {
        return services.find(service)
                .map(it ->
                        new CaseView.Signer(
                                it.contact().person(),
                                it.contact().title().in(Language.FI),
                                it.contact().title().in(Language.SV)))
                .orElseGet(() -> new CaseView.Signer("", "", ""));
    }

    /// A guardian's reply in words.
    String reply(Reply reply, Locale locale) {
        return text("desk.reply." + reply, locale);
    }

    private Optional<ServiceTexts> texts(String service) {
        return services.find(service).map(it -> it.texts());
    }

    private static boolean has(ServiceTexts texts, String key) {
        return texts.find(Language.FI, key).isPresent();
    }

    static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : Dates.numbers(day);
    }

    String moment(Instant at) {
        var local = at.atZone(clock.getZone());
        return Dates.numbers(local.toLocalDate()) + " " + TIME.format(local);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    String text(String key, Locale locale, Object... values) {
        return texts.getMessage(key, values, locale);
    }

    static Language language(Locale locale) {
        return new Language(locale.getLanguage());
    }
}
