// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import static org.assertj.core.api.Assertions.assertThat;

import city.heart.placement.UnitChoice;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AskTextsTest {
    @Test
    void there_are_words_for_everything_that_is_asked_and_every_ground() {
        var texts = ResourceBundle.getBundle("messages/offer", Locale.of("fi"));
        assertThat(
                        Stream.of(
                                        keys("offer.ask.", Ask.values()),
                                        keys("offer.ask.title.", Ask.values()),
                                        keys("offer.ground.", UnitChoice.Ground.values()))
                                .flatMap(it -> it)
                                .filter(it -> !texts.containsKey(it)))
                .isEmpty();
    }

    private static Stream<String> keys(String prefix, Enum<?>[] values) {
        return Arrays.stream(values).map(it -> prefix + it.name());
    }
}
