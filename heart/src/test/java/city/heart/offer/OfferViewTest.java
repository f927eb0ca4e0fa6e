// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import static org.assertj.core.api.Assertions.assertThat;

import city.heart.offer.OfferView.Badge;
import java.util.Arrays;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferViewTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    OPEN,           ,             WAITING
                    REMINDED,       ,             REMINDED
                    ACCEPTED,       ACCEPT,       ACCEPTED
                    ACCEPTED,       ,             OTHER_ACCEPTED
                    PARTLY_REFUSED, HOME,         DECLINED
                    PARTLY_REFUSED, ,             OTHER_DECLINED
                    REFUSED,        HOME,         DECLINED
                    CONTRARY,       ACCEPT,       DIFFERENT
                    READY,          ACCEPT,       ACCEPTED
                    READY,          ,             READY
                    WITH_PERSON,    ACCEPT,       WITH_PERSON
                    DECIDED,        ACCEPT,       DECIDED
                    WITHDRAWN,      ,             WITHDRAWN
                    REPLACED,       ,             REPLACED
                    """)
    void tells_each_guardian_where_the_offer_stands_for_him_or_her(
            State state, Reply own, Badge badge) {
        assertThat(Badge.of(state, own)).isEqualTo(badge);
    }

    @Test
    void has_words_for_every_standing_and_every_outcome() {
        var texts = ResourceBundle.getBundle("messages/offer", java.util.Locale.of("fi"));
        assertThat(Arrays.stream(Badge.values()).map(Badge::getText))
                .allSatisfy(it -> assertThat(texts.getString(it)).isNotBlank());
    }
}
