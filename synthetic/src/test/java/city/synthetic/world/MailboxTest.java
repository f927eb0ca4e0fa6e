// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.world;

import static city.synthetic.world.Received.Kind.LETTER;
import static city.synthetic.world.Received.Kind.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import city.synthetic.register.TestPostgres;
import city.synthetic.world.Mailbox.Arrival;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Both ways to keep what arrived say and keep the same.
class MailboxTest {
    private static final Instant NOON = Instant.parse("2026-01-07T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    static Stream<Mailbox> mailboxes() {
        return Stream.of(
                new MailboxInMemory(CLOCK), new MailboxInDatabase(TestPostgres.fresh(), CLOCK));
    }

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
