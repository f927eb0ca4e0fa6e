// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.hours.ServiceDays;
import city.heart.casework.CaseFile;
import city.heart.offer.Medium;
import city.heart.offer.Recipient;
import city.heart.offer.Reply;
import city.heart.offer.State;
import city.heart.offer.States;
import city.heart.population.LifeEvent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Officers' pages have words for everything that their subjects can say: a new constant without a text fails
/// here and not in front of an officer.
class OfficersTextsTest {
    @Test
    void there_are_words_for_every_state_reply_medium_and_change() {
        var texts = new HashSet<String>();
        for (var subject : List.of("casework", "offer", "preparation")) {
            texts.addAll(ResourceBundle.getBundle("messages/" + subject, Locale.of("fi")).keySet());
        }
        assertThat(
                        Stream.of(
                                        keys("casework.handler.", CaseFile.Handler.values()),
                                        keys("offer.state.", State.values()),
                                        keys("offer.state.text.", State.values()),
                                        keys("offer.happening.", States.Happening.values()),
                                        keys("offer.reply.", Reply.values()),
                                        keys("offer.medium.", Medium.values()),
                                        keys("offer.role.", Recipient.Role.values()),
                                        keys("offer.channel.", ServiceDays.Channel.values()),
                                        keys("preparation.change.", LifeEvent.Kind.values()))
                                .flatMap(it -> it)
                                .filter(it -> !texts.contains(it)))
                .isEmpty();
    }

    private static Stream<String> keys(String prefix, Enum<?>[] values) {
        return Arrays.stream(values).map(it -> prefix + it.name());
    }
}
