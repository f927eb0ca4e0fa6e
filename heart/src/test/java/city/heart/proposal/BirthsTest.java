// SPDX-License-Identifier: EUPL-1.2
package city.heart.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.ResidentId;
import city.heart.casework.Register;
import city.heart.offer.OfferId;
import city.heart.offer.ReceivedOffer;
import city.heart.preparation.PreparationScenario;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BirthsTest extends PreparationScenario {
    @Autowired Register register;
    private Births births;

    @BeforeEach
    void readsBirths() {
        births = new Births(offers, register);
    }

    @Test
    void children_of_one_birth_have_one_page_and_one_card() {
        var one = world.child(1, "west", 11);
        var two = world.child(2, "west", 11);
        var sister = world.child(3, "west", 11);
        world.areOfOneBirth(one, two);
        run();
        var together = List.of(offer(one), offer(two));
        assertThat(ids(births.of(offer(one), MOTHER))).isEqualTo(together);
        assertThat(ids(births.of(offer(two), MOTHER))).isEqualTo(together);
        assertThat(ids(births.of(offer(sister), MOTHER))).containsExactly(offer(sister));
        assertThat(births.grouped(offers.list(MOTHER), MOTHER).stream().map(BirthsTest::ids))
                .containsExactlyInAnyOrder(together, List.of(offer(sister)));
    }

    @Test
    void who_is_no_recipient_finds_neither_child() {
        var one = world.child(1, "west", 11);
        var two = world.child(2, "west", 11);
        world.areOfOneBirth(one, two);
        run();
        assertThat(births.of(offer(one), new ResidentId(99))).isEmpty();
    }

    private static List<OfferId> ids(List<ReceivedOffer> some) {
        return some.stream().map(ReceivedOffer::id).toList();
    }
}
