// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import static org.assertj.core.api.Assertions.assertThat;

import city.heart.placement.UnitChoice;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaskTextsTest {
    @Test
    void there_are_words_for_everything_that_is_asked_and_every_ground() {
        var texts = new HashSet<String>();
        texts.addAll(ResourceBundle.getBundle("messages/casework", Locale.of("fi")).keySet());
        texts.addAll(ResourceBundle.getBundle("messages/offer", Locale.of("fi")).keySet());
        assertThat(
                        Stream.of(
                                        keys("casework.ask.", TaskKind.values()),
                                        keys("casework.ask.title.", TaskKind.values()),
                                        keys("offer.ground.", UnitChoice.Ground.values()))
                                .flatMap(it -> it)
                                .filter(it -> !texts.contains(it)))
                .isEmpty();
    }

    private static Stream<String> keys(String prefix, Enum<?>[] values) {
        return Arrays.stream(values).map(it -> prefix + it.name());
    }
}
