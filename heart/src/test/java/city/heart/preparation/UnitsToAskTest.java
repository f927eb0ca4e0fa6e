// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.heart.offer.OfferTexts;
import city.heart.offer.Reply;
import city.heart.offer.ReplyVersion;
import city.heart.placement.Room;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class UnitsToAskTest extends PreparationScenario {
    @Autowired OfferTexts offerTexts;

    @Test
    void a_guardian_sees_every_other_unit_with_its_way_and_room_and_the_wish_stays_in_the_answer() {
        var child = world.child(1, "west", 11);
        run();
        var east = new UnitId("east-school");
        var found = asks().of(offer(child), MOTHER).orElseThrow();
        assertThat(found.building()).isEqualTo("west");
        assertThat(found.rooms())
                .extracting(Room::unit, Room::left, Room::ownArea)
                .containsExactly(tuple(east, 2, false));
        assertThat(found.rooms().getFirst().wayMetres()).isGreaterThanOrEqualTo(1400);

        offers.answer(List.of(offer(child)), MOTHER, wish(List.of(east)));
        assertThat(offers.find(offer(child), MOTHER).orElseThrow().mine())
                .extracting(ReplyVersion::reply, ReplyVersion::wishes)
                .containsExactly(Reply.ANOTHER_UNIT, List.of(east));
        // Other wishes are another answer.
        offers.answer(List.of(offer(child)), MOTHER, wish(List.of()));
        assertThat(offers.find(offer(child), MOTHER).orElseThrow().mine())
                .extracting(ReplyVersion::version, ReplyVersion::wishes)
                .containsExactly(2, List.of());
    }

    private static ReplyVersion.Content wish(List<UnitId> units) {
        return new ReplyVersion.Content(Reply.ANOTHER_UNIT, null, units);
    }

    @Test
    void who_is_no_recipient_asks_for_nothing() {
        var child = world.child(1, "west", 11);
        run();
        assertThat(asks().of(offer(child), new ResidentId(99))).isEmpty();
    }

    private UnitsToAsk asks() {
        return new UnitsToAsk(offers, offerTexts, world, placements, time);
    }
}
