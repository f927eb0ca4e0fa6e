// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import city.heart.offer.Medium;
import city.heart.offer.Recipient;
import city.heart.offer.Reply;
import city.heart.offer.State;
import city.heart.population.LifeEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The desk has words for everything that its neighbours can say: a new constant without a text fails
/// here and not in front of an officer.
class DeskTextsTest {
    @Test
    void there_are_words_for_every_state_reply_medium_and_change() {
        var texts = ResourceBundle.getBundle("messages/desk", Locale.of("fi"));
        assertThat(
                        Stream.of(
                                        keys("desk.state.", State.values()),
                                        keys("desk.state.text.", State.values()),
                                        keys("desk.reply.", Reply.values()),
                                        keys("desk.medium.", Medium.values()),
                                        keys("desk.role.", Recipient.Role.values()),
                                        keys("desk.channel.", Recipient.Channel.values()),
                                        keys("desk.change.", LifeEvent.Kind.values()),
                                        SearchPage.PURPOSES.stream()
                                                .map(it -> "desk.purpose." + it))
                                .flatMap(it -> it)
                                .filter(it -> !texts.containsKey(it)))
                .isEmpty();
    }

    private static Stream<String> keys(String prefix, Enum<?>[] values) {
        return Arrays.stream(values).map(it -> prefix + it.name());
    }
}
