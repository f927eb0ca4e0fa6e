// SPDX-License-Identifier: EUPL-1.2
package city.message;

import static org.assertj.core.api.Assertions.assertThat;

import city.profile.Channel;
import city.profile.LearnedPoint;
import city.profile.Profiles;
import city.shared.Language;
import city.shared.ResidentId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@MessageModuleTest
class OutboxPageTest {
    @Autowired MockMvcTester pages;
    @Autowired Messages messages;
    @Autowired Deliveries deliveries;
    @Autowired Profiles profiles;
    @Autowired InventedWorld world;

    private void send(int person, String language, String text) {
        messages.queue(
                new Outgoing(
                        UUID.randomUUID(),
                        new ResidentId(person),
                        "test.proposal",
                        "offer",
                        null,
                        new Language(language),
                        new Outgoing.Text(text, "Otsikko äö", text, text),
                        false));
        while (deliveries.round() > 0) {
            // until all is out
        }
    }

    @Test
    void shows_what_went_out_in_its_own_direction() {
        profiles.learn(
                List.of(
                        new LearnedPoint(
                                new ResidentId(501),
                                Channel.SMS,
                                "+3580011112222",
                                "self",
                                LocalDate.of(2026, 1, 1)),
                        new LearnedPoint(
                                new ResidentId(502),
                                Channel.EMAIL,
                                "ossi@example.invalid",
                                "self",
                                LocalDate.of(2026, 1, 1))));
        send(501, "ar", "رقم 09 310 1691\nhttps://city.invalid/l/abc");
        send(502, "fi", "Vastaa pian, äiti.\n\nTerveisin kaupunki");
        send(503, "sv", "Svara per brev.");

        assertThat(pages.get().uri("/demo/outbox").header("Accept-Language", "en"))
                .hasStatusOk()
                .bodyText()
                .contains("+3580011112222", "<div class=\"message-text\" dir=\"rtl\">")
                .contains("<bdi dir=\"ltr\">09 310 1691</bdi>")
                .contains(
                        "<a href=\"https://city.invalid/l/abc\" dir=\"ltr\">https://city.invalid/l/abc</a>")
                .contains("ossi@example.invalid", "<h3>Otsikko äö</h3>")
                .contains("<p>Vastaa pian, äiti.</p>", "<p>Terveisin kaupunki</p>")
                .contains("Open letter ");

        var letter = world.mailbox().list(Long.MAX_VALUE, 1).getFirst();
        assertThat(pages.get().uri("/demo/outbox/" + letter.number() + "/letter"))
                .hasStatusOk()
                .bodyText()
                .contains("<p>Svara per brev.</p>", "Aino Keksitty");
    }

    @Test
    void is_not_there_for_another_machine() {
        assertThat(
                        pages.get()
                                .uri("/demo/outbox")
                                .with(request -> {
                                    request.setRemoteAddr("192.0.2.7");
                                    return request;
                                }))
                .hasStatus(404);
    }
}
