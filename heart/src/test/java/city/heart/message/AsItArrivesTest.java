// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.shared.Language;
import city.base.shared.Letterhead;
import city.synthetic.world.Received;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What a message looks like where it arrives: as SMS, mail and letter.
@MessageModuleTest
class AsItArrivesTest extends DeliveryScenario {
    @Autowired city.heart.channel.MailCarrier mails;

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
        var line =
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
                        null,
                        new Letterhead(
                                Language.FI,
                                List.of("Helsingin kaupunki", "PL 00000"),
                                "Asianumero HEL 2026-000123",
                                new Letterhead.Slip(
                                        line,
                                        line,
                                        List.of(line),
                                        List.of(line),
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
}
