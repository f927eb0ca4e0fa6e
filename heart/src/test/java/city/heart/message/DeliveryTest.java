// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.shared.Letterhead;
import city.base.shared.ResidentId;
import city.base.shared.WallTime;
import city.base.subject.Stream;
import city.heart.channel.Carrier;
import city.heart.channel.Dispatch;
import city.heart.message.Messages.DeliveryOutcome;
import city.heart.profile.Channel;
import city.heart.profile.LearnedPoint;
import city.heart.profile.Profiles;
import city.synthetic.world.Received;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Delivery over real HTTP and real SMTP on loopback.
@MessageModuleTest
class DeliveryTest {
    private static final Duration CLAIMED = Duration.ofMinutes(2);

    private static final AtomicInteger NEXT = new AtomicInteger(1000);
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 7);

    @Autowired Messages messages;
    @Autowired Deliveries deliveries;
    @Autowired Confirmations confirmations;
    @Autowired DeliveryRepository repository;
    @Autowired Carrier smsCarrier;
    @Autowired Profiles profiles;
    @Autowired TestGateways world;
    @Autowired Setting.Town town;
    @Autowired Setting.Sender sender;
    @Autowired Setting.Ear ear;
    @Autowired @WallTime Setting.Hands wall;
    @Autowired @CityTime Clock city;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;

    @Autowired city.heart.channel.MailCarrier mails;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    @BeforeEach
    void nothing_waits() {
        JdbcClient.create(owner)
                .sql(
                        """
                        truncate message.message, message.delivery, message.outcome,
                                 profile.contact_point, profile.choice
                        """)
                .update();
        wall.reset();
        town.people.clear();
        sender.overtaken.clear();
        sender.asked.clear();
        ear.heard.clear();
    }

    private static ResidentId somebody() {
        return new ResidentId(NEXT.incrementAndGet());
    }

    private ResidentId withPhone(String number) {
        return with(Channel.SMS, number);
    }

    private ResidentId with(Channel channel, String value) {
        var person = somebody();
        profiles.learn(List.of(new LearnedPoint(person, channel, value, "self", TODAY)));
        return person;
    }

    private static Outgoing to(ResidentId person, String sms) {
        return message(UUID.randomUUID(), person, sms, Language.FI, false);
    }

    private static Outgoing message(
            UUID id, ResidentId person, String sms, Language language, boolean letterAlso) {
        return new Outgoing(
                id,
                person,
                "test.proposal",
                "offer",
                "pre-primary",
                List.of(text(language, sms)),
                null,
                letterAlso);
    }

    private static Outgoing.Text text(Language language, String sms) {
        return new Outgoing.Text(
                language, sms, "Lapsesi esiopetus", "Hei!\n\n" + sms, "Hei!\n\n" + sms);
    }

    private List<Delivery> stateOf(Outgoing message) {
        return messages.deliveriesOf(List.of(message.id())).getOrDefault(message.id(), List.of());
    }

    private Received received(Received.Kind kind, String reference) {
        return world.mailbox().find(kind, reference).orElseThrow();
    }

    @Test
    void a_mail_that_leaves_twice_is_the_same_to_the_letter_and_taken_once() {
        var dispatch =
                new city.heart.channel.Dispatch(
                        UUID.randomUUID(),
                        "maija@example.invalid",
                        List.of(),
                        List.of(
                                new city.heart.channel.Dispatch.Part(
                                        Language.FI,
                                        "Lapsesi esiopetus",
                                        "Hei!\n\nVastaathan: https://helsinki.invalid/l/x")),
                        null,
                        TODAY,
                        Instant.parse("2026-01-07T08:00:00Z"));
        mails.hand(dispatch);
        mails.hand(dispatch);
        var received = received(Received.Kind.MAIL, dispatch.id() + "@city.invalid");
        assertThat(received.repeats()).isEqualTo(1);
        assertThat(received.content())
                .contains(
                        "Content-Type: multipart/alternative;",
                        "Content-Type: text/plain; charset=UTF-8",
                        "Content-Type: text/html; charset=UTF-8");
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
                                Setting.MORNING,
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
        assertThat(smsCarrier.hand(parcel.dispatch())).isEqualTo(new Carrier.Handed.Accepted());

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
        var away = with(new Carrier.Handed.Later("away"));
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
        with(new Carrier.Handed.Later("away")).round();
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

    @Test
    void arabic_reads_from_the_right_and_keeps_its_numbers_in_order() {
        var text = "اتصل بنا على الرقم 09 310 1691 قبل 21.1.2026";
        var message = message(UUID.randomUUID(), somebody(), text, new Language("ar"), false);
        messages.queue(message);
        deliveries.round();
        assertThat(received(Received.Kind.LETTER, message.id().toString()).content())
                .contains("<html dir=\"rtl\" lang=\"ar\">")
                .contains("<bdi dir=\"ltr\">09 310 1691</bdi>")
                .contains("<bdi dir=\"ltr\">21.1.2026</bdi>");
    }

    @Test
    void what_is_said_in_two_languages_is_one_message_and_each_part_says_its_language() {
        var person = withPhone("+3580012345679");
        var message =
                new Outgoing(
                        UUID.randomUUID(),
                        person,
                        "test.proposal",
                        "offer",
                        "pre-primary",
                        List.of(
                                text(Language.FI, "Soita 09 310 1691."),
                                text(new Language("ar"), "اتصل بالرقم 09 310 1691.")),
                        null,
                        true);
        messages.queue(message);
        deliveries.round();
        assertThat(received(Received.Kind.SMS, message.id().toString()).content())
                .isEqualTo("Soita 09 310 1691.\n--\nاتصل بالرقم \u206609 310 1691\u2069.");
        assertThat(received(Received.Kind.LETTER, message.id().toString()).content())
                .contains(
                        "<html dir=\"ltr\" lang=\"fi\">",
                        "<section lang=\"fi\" dir=\"ltr\">",
                        "<section lang=\"ar\" dir=\"rtl\">");
    }

    @Test
    void a_letter_has_sender_case_and_slip_and_the_citys_day() {
        var words =
                new Letterhead.Line(
                        List.of(
                                new Letterhead.Wording(Language.FI, "Vastauslappu"),
                                new Letterhead.Wording(new Language("ar"), "قسيمة الرد")));
        var message =
                new Outgoing(
                        UUID.randomUUID(),
                        somebody(),
                        "test.proposal",
                        "offer",
                        "pre-primary",
                        List.of(text(Language.FI, "Sama.")),
                        new Letterhead(
                                Language.FI,
                                List.of("Helsingin kaupunki", "PL 00000"),
                                "Asianumero HEL 2026-000123",
                                new Letterhead.Slip(
                                        words,
                                        words,
                                        List.of(words),
                                        List.of(words),
                                        List.of("00003 VASTAUSLÄHETYS"))),
                        false);
        messages.queue(message);
        deliveries.round();
        assertThat(received(Received.Kind.LETTER, message.id().toString()).content())
                .contains(
                        "<span>Helsingin kaupunki</span>",
                        "Asianumero HEL 2026-000123",
                        "<bdi lang=\"fi\">Vastauslappu</bdi> / <bdi lang=\"ar\">قسيمة الرد</bdi>",
                        "<span>00003 VASTAUSLÄHETYS</span>",
                        ">%d.%d.%d<"
                                .formatted(
                                        TODAY.getDayOfMonth(),
                                        TODAY.getMonthValue(),
                                        TODAY.getYear()));
    }

    @Test
    void a_typographic_apostrophe_does_not_make_an_sms_twice_as_long() {
        var message = to(withPhone("+3580012345680"), "Go’aanka " + "a".repeat(140));
        messages.queue(message);
        deliveries.round();
        assertThat(received(Received.Kind.SMS, message.id().toString()).content())
                .startsWith("Go'aanka")
                .satisfies(it -> assertThat(SmsText.segments(it)).isEqualTo(1));
    }

    @Test
    void an_sms_that_is_too_long_is_refused_at_once() {
        var message = to(withPhone("+3580012345678"), "ж".repeat(8 * 67 + 1));
        assertThatThrownBy(() -> messages.queue(message))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("9 segments");
    }

    /// A round with another outside world: answers in turn, the last for ever.
    private Deliveries with(Carrier.Handed... answers) {
        Deque<Carrier.Handed> left = new ArrayDeque<>(List.of(answers));
        Carrier carrier =
                new Carrier() {
                    @Override
                    public Channel channel() {
                        return Channel.SMS;
                    }

                    @Override
                    public Handed hand(Dispatch dispatch) {
                        return left.size() > 1 ? left.pop() : left.getFirst();
                    }
                };
        return new Deliveries(
                repository,
                List.of(carrier),
                List.of(sender),
                town,
                profiles,
                events,
                transaction,
                city,
                wall,
                CLAIMED);
    }
}
