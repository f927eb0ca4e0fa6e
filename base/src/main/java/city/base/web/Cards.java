// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import city.base.shared.ResidentId;
import city.base.subject.Card;
import city.base.subject.Subject;
import city.base.subject.Subjects;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What the subjects have to say to one resident on the first page, in the reader's language.
@Component
public class Cards {
    private static final Logger LOG = LoggerFactory.getLogger(Cards.class);

    private final Subjects subjects;

    Cards(Subjects subjects) {
        this.subjects = subjects;
    }

    /// @param path where it leads
    public record Shown(String text, String path) {}

    /// By the cards' order. A subject that cannot say its own now is left out, the others stand.
    public List<Shown> of(ResidentId person, PageTexts texts) {
        var shown = new ArrayList<Shown>();
        subjects.all(Subject::cards).stream()
                .sorted(Comparator.comparingInt(Card::order))
                .forEach(it -> {
                    try {
                        it.of().apply(person).forEach(line -> shown.add(shown(line, texts)));
                    } catch (RuntimeException fault) {
                        LOG.error("A card of a subject cannot be filled now", fault);
                    }
                });
        return shown;
    }

    private static Shown shown(Card.Line line, PageTexts texts) {
        return new Shown(texts.filled(line.text(), line.values()), line.path());
    }
}
