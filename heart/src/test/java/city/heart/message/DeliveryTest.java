// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.secret.LinkTokens;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.subject.Stream;
import city.heart.channel.Carrier;
import city.heart.message.Messages.DeliveryOutcome;
import city.heart.profile.Channel;
import city.synthetic.world.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// By which way a message goes, that it goes once whoever is killed when, and what follows where it does not arrive.
@MessageModuleTest
class DeliveryTest extends DeliveryScenario {
    @Autowired Confirmations confirmations;
    @Autowired Carrier smsCarrier;
    @Autowired city.heart.channel.MailCarrier mails;

    @Test
    void a_link_stands_in_the_tables_by_name_and_is_the_same_in_every_mail_that_leaves() {
        var link = tokens.newId();
        var said = "Vastaa:\nhttps://city.invalid/l/" + LinkTokens.name(link);
        for (var channel : List.of(Channel.SMS, Channel.EMAIL)) {
            var to =
                    with(
                            channel,
                            channel == Channel.SMS ? "+3580012345678" : "aino@example.invalid");
            var message = withLink(to, said, link);
            messages.queue(message);
            // A server hands it over and is killed before it can write that down.
            var claim = UUID.randomUUID();
            var parcel =
                    repository
                            .claim(claim, wall.instant(), wall.instant().plus(CLAIMED), 10)
                            .getFirst();
            repository.begin(claim, List.of(parcel.key()), wall.instant());
            (channel == Channel.SMS ? smsCarrier : mails).hand(parcel.dispatch(tokens));
            wall.goOn(CLAIMED);
            assertThat(deliveries.round()).isEqualTo(1);

            var left =
                    channel == Channel.SMS
                            ? received(Received.Kind.SMS, message.id().toString())
                            : received(Received.Kind.MAIL, message.id() + "@city.invalid");
            assertThat(left.repeats()).isEqualTo(1);
            assertThat(left.content())
                    .contains("https://city.invalid/l/" + tokens.token(link))
                    .doesNotContain(LinkTokens.name(link));
            assertThat(WholeDatabase.columnsWith(Set.of(tokens.token(link)), owner)).isEmpty();
            // The look itself sees what is there.
            assertThat(WholeDatabase.columnsWith(Set.of(LinkTokens.name(link)), owner))
                    .containsExactly("message.message.texts");
        }
    }

    @Test
    void a_message_whose_key_was_taken_away_waits_and_does_not_leave_without_its_link() {
        // Another key's name stands first in the id.
        var link = new UUID(tokens.newId().getMostSignificantBits() ^ 1L << 40, 1);
        var message =
                withLink(
                        withPhone("+3580012345678"),
                        "https://city.invalid/l/" + LinkTokens.name(link),
                        link);
        messages.queue(message);
        deliveries.round();
        assertThat(stateOf(message))
                .extracting(Delivery::state, Delivery::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Delivery.State.QUEUED, "LinkKeyGone"));
        assertThat(world.mailbox().find(Received.Kind.SMS, message.id().toString())).isEmpty();
    }

    private static Outgoing withLink(ResidentId person, String said, UUID link) {
        return new Outgoing(
                UUID.randomUUID(),
                person,
                "test.proposal",
                "offer",
                "pre-primary",
                List.of(text(Language.FI, said)),
                link,
                null,
                false);
    }

    @Test
    void goes_by_sms_and_is_confirmed_by_the_phone() {
        var person = withPhone("+3580012345678");
        var message = to(person, "Esiopetuspaikka: vastaa 21.1.2026 mennessä.");
        messages.queue(message);

        assertThat(deliveries.round()).isEqualTo(1);
        assertThat(received(Received.Kind.SMS, message.id().toString()))
                .returns("+3580012345678", Received::recipient)
                .returns("Esiopetuspaikka: vastaa 21.1.2026 mennessä.", Received::content);
        assertThat(stateOf(message))
                .containsExactly(
                        new Delivery(
                                message.id(),
                                Channel.SMS,
                                Delivery.State.SENT,
                                1,
                                TODAY,
                                MessageTestContext.MORNING,
                                null));

        assertThat(confirmations.round()).isZero();
        wall.goOn(Duration.ofMinutes(1));
        assertThat(confirmations.round()).isEqualTo(1);
        assertThat(stateOf(message))
                .extracting(Delivery::state)
                .containsExactly(Delivery.State.DELIVERED);
        assertThat(ear.heard)
                .isEqualTo(
                        messages
                                .outcomes()
                                .after()
                                .rows(ear.heard.getFirst().position() - 1, 10)
                                .stream()
                                .map(Stream.Row::value)
                                .toList())
                .containsExactly(
                        new DeliveryOutcome.Sent(
                                ear.heard.getFirst().position(),
                                message.id(),
                                person,
                                "test.proposal",
                                Channel.SMS,
                                TODAY),
                        new DeliveryOutcome.Confirmed(
                                ear.heard.getFirst().position() + 1,
                                message.id(),
                                person,
                                "test.proposal",
                                Channel.SMS,
                                TODAY));
    }

    @Test
    void goes_by_mail_as_text_and_page_under_the_messages_own_id() {
        var message =
                to(with(Channel.EMAIL, "aino@example.invalid"), "Vastaa\nhttps://city.invalid/l/x");
        messages.queue(message);
        deliveries.round();

        var mail = received(Received.Kind.MAIL, message.id() + "@city.invalid");
        assertThat(mail.recipient()).isEqualTo("aino@example.invalid");
        assertThat(mail.content())
                .contains("Content-Language: fi", "Auto-Submitted: auto-generated")
                .contains("Date: Wed, 7 Jan 2026");
        assertThat(stateOf(message))
                .extracting(Delivery::state)
                .containsExactly(Delivery.State.SENT);
    }

    @Test
    void without_a_working_channel_goes_by_letter() {
        var message = to(somebody(), "Vastaa kirjeellä.");
        messages.queue(message);
        deliveries.round();

        assertThat(received(Received.Kind.LETTER, message.id().toString()).content())
                .contains("Aino Keksitty", "Keksintötie 5 A 3", "00999 HELSINKI")
                .contains("<p>Vastaa kirjeellä.</p>")
                .contains("<html dir=\"ltr\" lang=\"fi\">");
    }

    @Test
    void a_letter_can_go_beside_the_sms() {
        var message =
                message(UUID.randomUUID(), withPhone("+3580012345678"), "x", Language.FI, true);
        messages.queue(message);
        assertThat(deliveries.round()).isEqualTo(2);
        assertThat(stateOf(message))
                .extracting(Delivery::channel, Delivery::state)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Channel.SMS, Delivery.State.SENT),
                        org.assertj.core.groups.Tuple.tuple(Channel.LETTER, Delivery.State.SENT));
    }

    @Test
    void queued_twice_is_sent_once() {
        var message = to(withPhone("+3580012345678"), "Kerran.");
        messages.queue(message);
        messages.queue(message);
        deliveries.round();
        assertThat(deliveries.round()).isZero();
        assertThat(received(Received.Kind.SMS, message.id().toString()).repeats()).isZero();
    }

    @Test
    void other_words_under_the_same_id_are_refused_and_nothing_beside_them_is_queued() {
        var message = to(withPhone("+3580012345678"), "Ensimmäinen.");
        messages.queue(message);
        var other = message(message.id(), message.recipient(), "Toinen.", Language.FI, false);
        var beside = to(withPhone("+3580012345678"), "Viereinen.");

        assertThatThrownBy(() -> messages.queue(List.of(beside, other)))
                .isInstanceOf(OtherTextUnderSameId.class);

        assertThat(stateOf(beside)).isEmpty();
        deliveries.round();
        assertThat(received(Received.Kind.SMS, message.id().toString()).content())
                .isEqualTo("Ensimmäinen.");
    }

    @Test
    void killed_between_sending_and_marking_repeats_the_same_text_under_the_same_id() {
        var message = to(withPhone("+3580012345678"), "Sama teksti.");
        messages.queue(message);
        // What a server does before it is killed: all but the last step.
        var claim = UUID.randomUUID();
        var parcel =
                repository
                        .claim(claim, wall.instant(), wall.instant().plusSeconds(120), 10)
                        .getFirst();
        repository.begin(claim, List.of(parcel.key()), wall.instant());
        assertThat(smsCarrier.hand(parcel.dispatch(tokens)))
                .isEqualTo(new Carrier.HandOutcome.Accepted());

        assertThat(deliveries.round()).as("still claimed by the dead server").isZero();
        wall.goOn(Duration.ofMinutes(2));
        assertThat(deliveries.round()).isEqualTo(1);

        var arrived = received(Received.Kind.SMS, message.id().toString());
        assertThat(arrived.content()).isEqualTo("Sama teksti.");
        assertThat(arrived.repeats()).isEqualTo(1);
        assertThat(stateOf(message))
                .extracting(Delivery::state)
                .containsExactly(Delivery.State.SENT);
    }

    @Test
    void a_server_that_comes_back_late_marks_nothing() {
        var message = to(withPhone("+3580012345678"), "Hidas.");
        messages.queue(message);
        var late = UUID.randomUUID();
        var parcel =
                repository
                        .claim(late, wall.instant(), wall.instant().plusSeconds(120), 10)
                        .getFirst();
        wall.goOn(Duration.ofMinutes(2));
        deliveries.round();
        assertThat(repository.begin(late, List.of(parcel.key()), wall.instant())).isEmpty();
        assertThat(stateOf(message)).extracting(Delivery::attempts).containsExactly(1);
    }

    @Test
    void two_servers_take_different_messages() {
        messages.queue(
                List.of(
                        to(withPhone("+3580012345678"), "yksi"),
                        to(withPhone("+3580012345677"), "kaksi")));
        var now = wall.instant();
        var one =
                transaction.execute(_ -> {
                    var mine = repository.claim(UUID.randomUUID(), now, now.plusSeconds(9), 1);
                    var other = new ArrayList<Parcel>();
                    // The other server asks while the first still holds its rows locked.
                    var thread =
                            Thread.ofVirtual()
                                    .start(() ->
                                            other.addAll(
                                                    repository.claim(
                                                            UUID.randomUUID(),
                                                            now,
                                                            now.plusSeconds(9),
                                                            5)));
                    try {
                        thread.join();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    assertThat(other)
                            .hasSize(1)
                            .extracting(Parcel::key)
                            .doesNotContain(mine.getFirst().key());
                    return mine;
                });
        assertThat(one).hasSize(1);
    }

    @Test
    void what_fails_is_tried_again_ever_more_rarely_and_then_a_letter_goes() {
        var person = withPhone("+3580012345678");
        var message = to(person, "Uudelleen.");
        messages.queue(message);
        var away = with(new Carrier.HandOutcome.Later("away"));
        var waited = new ArrayList<Long>();
        for (var minutes = 0L; minutes < 60 * 30; minutes++) {
            if (away.round() > 0) {
                waited.add(minutes);
            }
            if (stateOf(message).size() == 2) {
                break;
            }
            wall.goOn(Duration.ofMinutes(1));
        }
        assertThat(waited).containsExactly(0L, 1L, 5L, 21L, 85L, 325L, 565L, 805L, 1045L);
        assertThat(ear.heard)
                .last()
                .isEqualTo(
                        new DeliveryOutcome.Undelivered(
                                ear.heard.getLast().position(),
                                message.id(),
                                person,
                                "test.proposal",
                                Channel.SMS,
                                TODAY,
                                "away",
                                true));
        deliveries.round();
        assertThat(received(Received.Kind.LETTER, message.id().toString()).content())
                .contains("Uudelleen.");
    }

    @Test
    void a_number_that_is_switched_off_for_good_gets_a_letter_and_is_not_used_again() {
        var person = withPhone("+3580012345699");
        var first = to(person, "Ensin.");
        messages.queue(first);
        deliveries.round();
        wall.goOn(Duration.ofMinutes(1));
        confirmations.round();
        assertThat(stateOf(first))
                .extracting(Delivery::channel, Delivery::state, Delivery::reason)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                Channel.SMS, Delivery.State.UNDELIVERED, "not-received"),
                        org.assertj.core.groups.Tuple.tuple(
                                Channel.LETTER, Delivery.State.QUEUED, null));

        var second = to(person, "Sitten.");
        messages.queue(second);
        assertThat(stateOf(second)).extracting(Delivery::channel).containsExactly(Channel.LETTER);
    }

    @Test
    void a_mail_address_that_nobody_has_gets_a_letter() {
        var message = to(with(Channel.EMAIL, "nobody@example.invalid"), "Postitse.");
        messages.queue(message);
        deliveries.round();
        assertThat(stateOf(message))
                .extracting(Delivery::channel, Delivery::state, Delivery::reason)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                Channel.EMAIL, Delivery.State.UNDELIVERED, "refused"),
                        org.assertj.core.groups.Tuple.tuple(
                                Channel.LETTER, Delivery.State.QUEUED, null));
    }
}
