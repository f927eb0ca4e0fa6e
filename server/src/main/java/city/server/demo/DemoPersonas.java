// SPDX-License-Identifier: EUPL-1.2
package city.server.demo;

import city.base.shared.Language;
import city.base.signin.Personas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The guardians of the families that are not simple, for signing in as one of them:
/// `two-homes.1`, `two-homes.2` … each with a sentence that says who that is.
@Component
@Demonstration
class DemoPersonas implements Personas {
    private final InventedCity city;
    private final MessageSource texts;

    DemoPersonas(InventedCity city, MessageSource texts) {
        this.city = city;
        this.texts = texts;
    }

    @Override
    public List<Persona> list() {
        var all = new ArrayList<Persona>();
        for (var family : city.personas()) {
            var number = 1;
            for (var guardian : family.guardians()) {
                all.add(
                        new Persona(
                                family.key() + "." + number,
                                guardian,
                                sentences(family.key(), number)));
                number++;
            }
        }
        return List.copyOf(all);
    }

    private Map<String, String> sentences(String key, int number) {
        var sentences = new HashMap<String, String>();
        for (var language : Language.WHOLE) {
            var family = texts.getMessage("demo.family." + key, null, language.locale());
            sentences.put(
                    language.code(),
                    texts.getMessage(
                            "demo.guardian", new Object[] {family, number}, language.locale()));
        }
        return sentences;
    }
}
