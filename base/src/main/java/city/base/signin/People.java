// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import city.base.subject.Roles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/// Everybody whom the embedded issuer knows: the invented residents and one officer for each role.
class People {
    private final Personas personas;
    private final ManagedUnits units;
    private final MessageSource texts;

    /// @param name of an officer, invented; empty for a resident
    /// @param identityCode of a resident, null for an officer
    /// @param units that this officer leads
    record Person(
            String key,
            String name,
            @Nullable String identityCode,
            List<String> roles,
            List<String> units) {
        @Override
        public String toString() {
            return key;
        }
    }

    /// One line of the list.
    ///
    /// @param who a sentence in the language of the page
    public record Choice(String key, String who) {}

    People(Personas personas, ManagedUnits units, MessageSource texts) {
        this.personas = personas;
        this.units = units;
        this.texts = texts;
    }

    Optional<Person> find(String key) {
        if (Roles.ALL.contains(key)) {
            return Optional.of(
                    new Person(
                            key,
                            texts.getMessage("signin.name." + key, null, Locale.of("fi")),
                            null,
                            List.of(key),
                            key.equals(Roles.UNIT_MANAGER) ? units.list() : List.of()));
        }
        return personas.list().stream()
                .filter(it -> it.key().equals(key))
                .findFirst()
                .map(it -> new Person(it.key(), "", it.identityCode(), List.of(), List.of()));
    }

    Person get(String key) {
        return find(key).orElseThrow(() -> new NoSuchElementException("No person " + key));
    }

    List<Choice> residents(Locale locale) {
        var choices = new ArrayList<Choice>();
        for (var persona : personas.list()) {
            choices.add(
                    new Choice(
                            persona.key(),
                            persona.who().getOrDefault(locale.getLanguage(), persona.key())));
        }
        return choices;
    }

    List<Choice> officers(Locale locale) {
        return Roles.ALL.stream()
                .map(it -> new Choice(it, texts.getMessage("signin.role." + it, null, locale)))
                .toList();
    }
}
