// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.world;

import static city.synthetic.world.Received.Kind.LETTER;
import static city.synthetic.world.Received.Kind.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import city.synthetic.register.TestPostgres;
import city.synthetic.world.Mailbox.Arrival;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Both ways to keep what arrived say and keep the same.
class MailboxTest {
    private static final Instant NOON = Instant.parse("2026-01-07T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    static Stream<Mailbox> mailboxes() {
        return Stream.of(
                new MailboxInMemory(CLOCK),
                new MailboxInDatabase(TestPostgres.fresh(), TURNED, CLOCK));
    }

    @Test
    void what_was_said_stands_in_no_table_and_is_found_by_its_words() throws SQLException {
        var database = TestPostgres.fresh();
        var mailbox = new MailboxInDatabase(database, TURNED, CLOCK);
        mailbox.keep(SMS, "a", "+358401234567", "Vastaa: https://city.invalid/l/Secret");
        mailbox.keep(SMS, "b", "+358407654321", "Hei");
        assertThat(mailbox.search("SECRET", 10))
                .extracting(Received::reference)
                .containsExactly("a");
        assertThat(mailbox.search("040 765", 10))
                .extracting(Received::reference)
                .containsExactly("b");
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var kept =
                        statement.executeQuery(
                                "select string_agg(encode(content, 'escape') || reference, ' ' order by number) from world.received")) {
            kept.next();
            assertThat(kept.getString(1)).isEqualTo("terceS/l/dilavni.ytic//:sptth :aatsaVa ieHb");
        }
    }

    /// Enough of a seal to see that there is one.
    private static final MailboxInDatabase.Seal TURNED =
            new MailboxInDatabase.Seal() {
                @Override
                public byte[] close(String text) {
                    return new StringBuilder(text)
                            .reverse()
                            .toString()
                            .getBytes(StandardCharsets.UTF_8);
                }

                @Override
                public String open(byte[] closed) {
                    return new StringBuilder(new String(closed, StandardCharsets.UTF_8))
                            .reverse()
                            .toString();
                }
            };

    @ParameterizedTest
    @MethodSource("mailboxes")
    void a_repeat_is_counted_and_a_contradiction_is_not_kept(Mailbox mailbox) {
        assertThat(
                        Stream.of(
                                mailbox.keep(SMS, "a", "+358", "Hei"),
                                mailbox.keep(SMS, "a", "+358", "Hei"),
                                mailbox.keep(SMS, "a", "+358", "Hei hei"),
                                mailbox.keep(SMS, "a", "+359", "Hei"),
                                mailbox.keep(SMS, "a", "+358", "Hei"),
                                mailbox.keep(LETTER, "a", "+358", "Hei hei")))
                .containsExactly(
                        Arrival.NEW,
                        Arrival.REPEATED,
                        Arrival.DIFFERENT,
                        Arrival.DIFFERENT,
                        Arrival.REPEATED,
                        Arrival.NEW);
        assertThat(mailbox.find(SMS, "a"))
                .contains(new Received(1, SMS, "a", "+358", "Hei", NOON, 2));
        assertThat(mailbox.list(Long.MAX_VALUE, 10))
                .extracting(Received::kind)
                .containsExactly(LETTER, SMS);
        assertThat(mailbox.count()).isEqualTo(2);
    }
}
