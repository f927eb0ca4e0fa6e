// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The first figure of each answer is what a sender goes by (RFC 5321, 4.2.1): 4 means to try again, 5 never to.
class MailServerTest {
    private static final Instant NOON = Instant.parse("2026-01-07T10:00:00Z");

    private final Mailbox mailbox = new MailboxInMemory(Clock.fixed(NOON, ZoneOffset.UTC));

    /// What the server answers to each line, the mail's text last.
    private static List<String> send(Mailbox mailbox, String to, String mail) throws IOException {
        try (var server = MailServer.start(mailbox, 0);
                var socket = new Socket(server.uri().getHost(), server.uri().getPort());
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.US_ASCII))) {
            var said = new ArrayList<String>();
            in.readLine();
            for (var line :
                    List.of(
                            "HELO city",
                            "MAIL FROM:<city@example.org>",
                            "RCPT TO:<" + to + ">",
                            "DATA",
                            mail + "\r\n.")) {
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                said.add(in.readLine());
            }
            return said;
        }
    }

    private static String last(List<String> said) {
        return said.getLast().substring(0, 3);
    }

    @Test
    void keeps_a_mail_under_its_message_id() throws IOException {
        var said = send(mailbox, "anna@example.org", "Message-ID: <1@city>\r\n\r\nHei");
        assertThat(last(said)).isEqualTo("250");
        assertThat(mailbox.find(Received.Kind.MAIL, "1@city"))
                .map(Received::recipient)
                .contains("anna@example.org");
    }

    @Test
    void refuses_for_good_a_mail_without_a_message_id() throws IOException {
        assertThat(last(send(mailbox, "anna@example.org", "Subject: Hei\r\n\r\nHei")))
                .isEqualTo("554");
        assertThat(mailbox.count()).isZero();
    }

    @Test
    void refuses_for_good_whom_it_does_not_know() throws IOException {
        var mail = "Message-ID: <1@city>\r\n\r\nHei";
        assertThat(send(mailbox, "nobody@example.org", mail))
                .filteredOn(it -> it.startsWith("550"))
                .isNotEmpty();
        assertThat(mailbox.count()).isZero();
    }

    @Test
    void refuses_for_now_a_mail_that_cannot_be_kept_while_its_database_is_away()
            throws IOException {
        var said = send(new Away(), "anna@example.org", "Message-ID: <1@city>\r\n\r\nHei");
        assertThat(last(said)).isEqualTo("451");
    }

    /// A mailbox whose database is away.
    private static final class Away implements Mailbox {
        private static IllegalStateException away() {
            return new IllegalStateException("The connection was refused");
        }

        @Override
        public Arrival keep(Received.Kind kind, String reference, String to, String content) {
            throw away();
        }

        @Override
        public Optional<Received> find(Received.Kind kind, String reference) {
            throw away();
        }

        @Override
        public List<Received> list(long before, int limit) {
            throw away();
        }

        @Override
        public List<Received> search(String words, int limit) {
            throw away();
        }

        @Override
        public long count() {
            throw away();
        }
    }
}
