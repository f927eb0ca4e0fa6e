// SPDX-License-Identifier: EUPL-1.2
package city.heart.casenote;

import city.base.shared.ContactLanguages;
import city.base.shared.OwnCity;
import city.base.shared.ResidentId;
import city.base.signin.SignedIn;
import city.base.usage.ActorTexts;
import city.base.usage.Use;
import city.base.web.Choice;
import city.base.web.Form;
import city.base.web.PageTexts;
import city.heart.casework.CaseAccess;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseTexts;
import city.heart.decision.CaseSection;
import city.heart.population.Family;
import city.heart.population.Guardian;
import city.heart.population.Names;
import city.heart.population.Population;
import city.heart.population.Resident;
import city.heart.profile.Channel;
import city.heart.profile.Contact;
import city.heart.profile.ContactPoint;
import city.heart.profile.Profiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// On the page of a case: whom to reach, how and in which language, what was tried, and when to go on.
@Component
class GuardiansSection implements CaseSection {
    /// Of whoever is neither Finnish nor Swedish, an interpreter is ordered for this language (Administrative
    /// Procedure Act 434/2003, section 26).
    private static final Set<String> WITHOUT_INTERPRETER = Set.of("fi", "sv");

    private final CaseNotes notes;
    private final Population population;
    private final Profiles profiles;
    private final OwnCity city;
    private final ActorTexts actors;

    GuardiansSection(
            CaseNotes notes,
            Population population,
            Profiles profiles,
            OwnCity city,
            ActorTexts actors) {
        this.actors = actors;
        this.notes = notes;
        this.population = population;
        this.profiles = profiles;
        this.city = city;
    }

    /// @param role in words, as are all texts here
    /// @param phones E.164, the newest working one first
    /// @param language in which to write; where there are two, the binding one first
    /// @param interpreter for which language; null where none is needed
    /// @param chosen which way the person asked for; null for none
    record Reached(
            String name,
            String role,
            List<String> phones,
            List<String> emails,
            String language,
            @Nullable String interpreter,
            @Nullable String chosen) {}

    /// @param who the officer
    /// @param how by which way, and with whom
    /// @param reached whether somebody answered, in words; null where nobody was tried
    record Noted(
            String at,
            String who,
            String how,
            @Nullable String reached,
            String text,
            @Nullable String next) {}

    /// @param answered whether somebody did
    /// @param safe the safe contact; null where no order stands, empty where none is noted
    /// @param handles this officer may add notes
    record View(
            String caseId,
            List<Reached> guardians,
            List<Noted> notes,
            @Nullable String safe,
            boolean handles,
            List<Choice> with,
            List<Choice> ways,
            List<Choice> answered,
            Form form,
            Form safeForm) {}

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String template() {
        return "casenote/section";
    }

    @Override
    public Object view(CaseFile file, SignedIn.Officer officer, PageTexts texts) {
        return view(file, Form.empty(), officer, texts);
    }

    View view(CaseFile file, Form form, SignedIn.Officer officer, PageTexts texts) {
        var use = use(file, officer);
        var guardians = guardians(file, use);
        var contacts =
                profiles.contactsOf(
                        guardians.stream().map(it -> it.person().id()).distinct().toList(), use);
        var safe = file.secret() ? notes.safeContact(file).orElse("") : "";
        return new View(
                file.id().value().toString(),
                guardians.stream().map(it -> reached(it, contacts, texts)).toList(),
                notes.of(file).stream().map(it -> noted(it, guardians, texts)).toList(),
                file.secret() ? safe : null,
                officer.may(CaseAccess.HANDLE),
                with(guardians, texts),
                CaseNote.Way.TRIED.stream()
                        .map(it -> new Choice(it.name(), texts.text("casenote.way." + it)))
                        .toList(),
                List.of(
                        new Choice("yes", texts.text("casenote.reached.was")),
                        new Choice("no", texts.text("casenote.reached.not"))),
                form,
                form.withProposed(Map.of("safe", safe)));
    }

    /// With whom a note of this case can be about.
    List<ResidentId> guardians(CaseFile file, SignedIn.Officer officer) {
        return guardians(file, use(file, officer)).stream().map(it -> it.person().id()).toList();
    }

    private List<Guardian> guardians(CaseFile file, Use use) {
        var child = file.key().child();
        return Optional.ofNullable(population.families(List.of(child), use).get(child))
                .map(Family::guardians)
                .orElse(List.of());
    }

    private static Use use(CaseFile file, SignedIn.Officer officer) {
        return CaseTexts.useOfCase(officer, CaseNoteSubject.CONTACT, file)
                .of(Set.of("names", "guardians", "phone", "e-mail", "languages"));
    }

    private Reached reached(Guardian it, Map<ResidentId, Contact> contacts, PageTexts texts) {
        var contact = contacts.getOrDefault(it.person().id(), Contact.unknown(it.person().id()));
        var spoken = spoken(it.person(), contact);
        return new Reached(
                name(it.person(), texts),
                texts.text(
                        it.decides()
                                ? "casenote.role.decides"
                                : it.unclear()
                                        ? "casenote.role.unclear"
                                        : "casenote.role.informed"),
                points(contact, Channel.SMS),
                points(contact, Channel.EMAIL),
                written(it.person(), contact, texts),
                spoken == null || WITHOUT_INTERPRETER.contains(spoken)
                        ? null
                        : language(spoken, texts),
                contact.chosen() == null
                        ? null
                        : texts.text("casenote.chosen." + contact.chosen()));
    }

    private static List<String> points(Contact contact, Channel channel) {
        return contact.points().stream()
                .filter(it -> it.channel() == channel && it.working())
                .map(ContactPoint::value)
                .distinct()
                .toList();
    }

    /// In the languages in which the machine writes too.
    private String written(Resident person, Contact contact, PageTexts texts) {
        return ContactLanguages.of(
                        contact.language(),
                        person.contactLanguage(),
                        person.motherTongue(),
                        city.languages()::contains)
                .inOrder()
                .stream()
                .map(it -> language(it.code(), texts))
                .collect(Collectors.joining(", "));
    }

    /// As asked for, else the mother tongue.
    private static @Nullable String spoken(Resident person, Contact contact) {
        return contact.language() != null ? contact.language().code() : person.motherTongueCode();
    }

    private static String language(String code, PageTexts texts) {
        return java.util.Locale.of(code).getDisplayLanguage(texts.locale());
    }

    private static String name(Resident person, PageTexts texts) {
        return Optional.ofNullable(person.names())
                .map(Names::full)
                .orElseGet(() -> texts.text("casework.no-name"));
    }

    private Noted noted(CaseNote it, List<Guardian> guardians, PageTexts texts) {
        var way = texts.text("casenote.way." + it.way());
        var with =
                guardians.stream()
                        .map(Guardian::person)
                        .filter(one -> one.id().equals(it.with()))
                        .findFirst()
                        .map(one -> name(one, texts))
                        .orElseGet(() -> texts.text("casenote.with.other"));
        return new Noted(
                texts.moment(it.at()),
                actors.forOfficer(it.by(), texts),
                it.reached() == null ? way : way + ": " + with,
                it.reached() == null
                        ? null
                        : texts.text(
                                it.reached() ? "casenote.reached.was" : "casenote.reached.not"),
                it.text(),
                texts.dayOrNull(it.next()));
    }

    private static List<Choice> with(List<Guardian> guardians, PageTexts texts) {
        var choices = new ArrayList<Choice>();
        guardians.forEach(it ->
                choices.add(
                        new Choice(
                                Integer.toString(it.person().id().value()),
                                name(it.person(), texts))));
        choices.add(new Choice("", texts.text("casenote.with.other")));
        return choices;
    }
}
