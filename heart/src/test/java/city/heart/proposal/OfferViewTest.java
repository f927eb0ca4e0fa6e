// SPDX-License-Identifier: EUPL-1.2
package city.heart.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import city.heart.offer.Reply;
import city.heart.offer.State;
import city.heart.proposal.OfferView.Badge;
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
                    OPEN, , false, false, WAITING
                    REMINDED, , false, false, REMINDED
                    ACCEPTED, ACCEPT, false, false, ACCEPTED
                    ACCEPTED, , false, false, OTHER_ACCEPTED
                    PARTLY_REFUSED, HOME, false, false, DECLINED
                    PARTLY_REFUSED, , false, false, OTHER_DECLINED
                    REFUSED, HOME, false, false, DECLINED
                    CONTRARY, ACCEPT, false, false, DIFFERENT
                    READY, ACCEPT, false, false, ACCEPTED
                    READY, , false, false, READY
                    WITH_PERSON, ACCEPT, false, false, WITH_PERSON
                    DECIDED, ACCEPT, false, false, DECIDED
                    WITHDRAWN, , false, false, WITHDRAWN
                    REPLACED, , false, false, REPLACED
                    OPEN, , true, false, INFORMED
                    REMINDED, , true, false, INFORMED
                    PARTLY_REFUSED, , true, false, INFORMED
                    ACCEPTED, , true, false, OTHER_ACCEPTED
                    OPEN, , false, true, PASSED
                    REMINDED, , false, true, PASSED
                    PARTLY_REFUSED, , false, true, PASSED
                    """)
    void tells_each_guardian_where_the_offer_stands_for_him_or_her(
            State state, Reply own, boolean informed, boolean passed, Badge badge) {
        assertThat(Badge.of(state, own, informed, passed)).isEqualTo(badge);
    }

    @Test
    void has_words_for_every_standing_and_every_outcome() {
        var texts = ResourceBundle.getBundle("messages/offer", java.util.Locale.of("fi"));
        assertThat(Arrays.stream(Badge.values()).map(Badge::getText))
                .allSatisfy(it -> assertThat(texts.getString(it)).isNotBlank());
    }
}
