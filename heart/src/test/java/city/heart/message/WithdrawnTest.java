// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import static org.assertj.core.api.Assertions.assertThat;

import city.heart.channel.Carrier;
import city.synthetic.world.Received;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What was queued and must not leave any more.
@MessageModuleTest
class WithdrawnTest extends DeliveryScenario {
    @Test
    void an_order_that_begins_after_queueing_stops_it() {
        var person = withPhone("+3580012345678");
        var message = to(person, "Ei saa lähteä.");
        messages.queue(message);
        town.people.put(person, new Addressee(List.of(), true, false));

        deliveries.round();

        assertThat(world.mailbox().find(Received.Kind.SMS, message.id().toString())).isEmpty();
        assertThat(stateOf(message))
                .extracting(Delivery::state, Delivery::reason, Delivery::sentOn)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Delivery.State.WITHDRAWN, "order", null));
    }

    @Test
    void nothing_is_sent_to_the_dead() {
        var person = somebody();
        var message = to(person, "Ei kuolleelle.");
        messages.queue(message);
        town.people.put(person, new Addressee(List.of("x", "y"), false, true));
        deliveries.round();
        assertThat(world.mailbox().find(Received.Kind.LETTER, message.id().toString())).isEmpty();
        assertThat(stateOf(message)).extracting(Delivery::reason).containsExactly("died");
    }

    @Test
    void the_sender_is_asked_before_each_try_and_can_withdraw() {
        var message = to(withPhone("+3580012345678"), "Muutti pois.");
        messages.queue(message);
        with(new Carrier.HandOutcome.Later("away")).round();
        sender.overtaken.put(message.id(), "moved-out");
        wall.goOn(Duration.ofMinutes(1));
        deliveries.round();
        assertThat(sender.asked).containsExactly(message.id(), message.id());
        assertThat(stateOf(message))
                .extracting(Delivery::state, Delivery::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Delivery.State.WITHDRAWN, "moved-out"));
    }

    @Test
    void withdrawn_before_it_left_it_never_leaves() {
        var waiting = to(withPhone("+3580012345678"), "Odottaa.");
        var gone = to(withPhone("+3580012345678"), "Lähti.");
        messages.queue(gone);
        deliveries.round();
        messages.queue(waiting);

        assertThat(messages.withdraw(List.of(waiting.id(), gone.id()), "order-began"))
                .containsExactly(waiting.id());
        assertThat(deliveries.round()).isZero();
        assertThat(world.mailbox().find(Received.Kind.SMS, waiting.id().toString())).isEmpty();
    }

    @Test
    void withdrawn_while_a_server_looks_again_it_does_not_leave() {
        var message = to(withPhone("+3580012345678"), "Viime hetkellä.");
        messages.queue(message);
        var claim = UUID.randomUUID();
        var parcel =
                repository
                        .claim(claim, wall.instant(), wall.instant().plusSeconds(120), 10)
                        .getFirst();
        assertThat(messages.withdraw(List.of(message.id()), "order-began"))
                .containsExactly(message.id());
        assertThat(repository.begin(claim, List.of(parcel.key()), wall.instant())).isEmpty();
    }
}
