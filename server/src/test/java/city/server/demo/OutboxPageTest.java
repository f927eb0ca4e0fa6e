// SPDX-License-Identifier: EUPL-1.2
package city.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.CityTest;
import city.synthetic.world.Mailbox;
import city.synthetic.world.Received;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
class OutboxPageTest {
    @Autowired MockMvcTester pages;
    @Autowired Mailbox mailbox;

    @Test
    void shows_what_went_out_in_its_own_direction() {
        mailbox.keep(
                Received.Kind.SMS,
                "1",
                "+3580011112222",
                "\u0631\u0642\u0645 \u206609 310 1691\u2069\nhttps://city.invalid/l/abc");
        mailbox.keep(
                Received.Kind.MAIL,
                "2",
                "ossi@example.invalid",
                """
                Subject: =?UTF-8?Q?Otsikko_=C3=A4=C3=B6?=
                MIME-Version: 1.0
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: quoted-printable

                Vastaa pian, =C3=A4iti.

                Terveisin kaupunki
                """);
        mailbox.keep(Received.Kind.LETTER, "3", "Aino Keksitty", "<p>Svara per brev.</p>");

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

        var letter = mailbox.list(Long.MAX_VALUE, 1).getFirst();
        assertThat(pages.get().uri("/demo/outbox/" + letter.number() + "/letter"))
                .hasStatusOk()
                .bodyText()
                .contains("<p>Svara per brev.</p>");
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
