// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.shared.WallTime;
import city.heart.channel.InventedGateways;
import city.synthetic.world.MailServer;
import city.synthetic.world.Mailbox;
import city.synthetic.world.MailboxInMemory;
import city.synthetic.world.NotifyGateway;
import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.time.Clock;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;

/// The demonstration's gateways, with a mailbox in memory: real servers on loopback.
@TestComponent
class TestGateways implements InventedGateways {
    private static final String KEY = "key of the tests";
    private final Mailbox mailbox;
    private final NotifyGateway gateway;
    private final MailServer mail;

    TestGateways(@WallTime Clock wall) {
        mailbox = new MailboxInMemory(wall);
        gateway = NotifyGateway.start(mailbox, KEY, 0);
        mail = MailServer.start(mailbox, 0);
    }

    @Bean
    Mailbox mailbox() {
        return mailbox;
    }

    @Override
    public URI gateway() {
        return gateway.uri();
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public URI smtp() {
        return mail.uri();
    }

    @PreDestroy
    void close() {
        gateway.close();
        mail.close();
    }
}
