// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotifyGatewayTest {
    private static final Instant NOON = Instant.parse("2026-01-07T10:00:00Z");

    private final Mailbox mailbox = new MailboxInMemory(Clock.fixed(NOON, ZoneOffset.UTC));
    private final NotifyGateway gateway = NotifyGateway.start(mailbox, "key", 0);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        gateway.close();
    }

    private int send(String key, String reference, String text) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create(gateway.uri() + "/v2/notifications/sms"))
                                .header("Authorization", "Bearer " + key)
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                """
                                                {"phone_number": "+3580012345678", "reference": "%s",
                                                 "personalisation": {"text": "%s"}}
                                                """
                                                        .formatted(reference, text)))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void takes_the_same_message_again_as_one_and_refuses_another_under_its_reference()
            throws Exception {
        assertThat(send("key", "a", "Hei")).isEqualTo(201);
        assertThat(send("key", "a", "Hei")).isEqualTo(201);
        assertThat(send("key", "a", "Hei hei")).isEqualTo(409);
        assertThat(mailbox.list(Long.MAX_VALUE, 10))
                .containsExactly(
                        new Received(1, Received.Kind.SMS, "a", "+3580012345678", "Hei", NOON, 1));
    }

    @Test
    void knows_its_callers() throws Exception {
        assertThat(send("guess", "a", "Hei")).isEqualTo(403);
        assertThat(mailbox.count()).isZero();
    }
}
