// SPDX-License-Identifier: EUPL-1.2
package city.server.demo;

import city.base.secret.CityKey;
import city.base.shared.WallTime;
import city.heart.channel.InventedGateways;
import city.synthetic.world.MailServer;
import city.synthetic.world.Mailbox;
import city.synthetic.world.MailboxInDatabase;
import city.synthetic.world.MailboxInMemory;
import city.synthetic.world.NotifyGateway;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/// The gateways of a demonstration: real servers on loopback that keep what they get. They exist only
/// where the city is a demonstration and no gateway is configured.
@Component
@ConditionalOnExpression(InventedWorld.EXISTS)
class InventedWorld implements InventedGateways {
    static final String EXISTS =
            "${city.message.invented-world:${city.demo.enabled:false}}"
                    + " and '${city.message.gateway:}${city.message.smtp:}'.isBlank()";

    private final @Nullable HikariDataSource connections;
    private final Mailbox mailbox;
    private final String key = UUID.randomUUID().toString();
    private final NotifyGateway gateway;
    private final MailServer mail;

    InventedWorld(
            @Value("${city.database.register-url:}") String url,
            @Value("${city.database.owner-user:}") String user,
            @Value("${city.database.owner-password:}") String password,
            CityKey cityKey,
            @WallTime Clock wall) {
        this.connections = url.isEmpty() ? null : pool(url, user, password);
        this.mailbox =
                connections == null
                        ? new MailboxInMemory(wall)
                        : new MailboxInDatabase(connections, sealed(cityKey), wall);
        this.gateway = NotifyGateway.start(mailbox, key, 0);
        this.mail = MailServer.start(mailbox, 0);
    }

    private static MailboxInDatabase.Seal sealed(CityKey key) {
        return new MailboxInDatabase.Seal() {
            @Override
            public byte[] close(String text) {
                return key.seal().seal(text);
            }

            @Override
            public String open(byte[] closed) {
                return key.seal().open(closed);
            }
        };
    }

    private static HikariDataSource pool(String url, String user, String password) {
        var pool = new HikariDataSource();
        pool.setPoolName("world");
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(3);
        pool.setMinimumIdle(0);
        return pool;
    }

    @Bean
    Mailbox mailbox() {
        return mailbox;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public URI gateway() {
        return gateway.uri();
    }

    @Override
    public URI smtp() {
        return mail.uri();
    }

    @PreDestroy
    void close() {
        gateway.close();
        mail.close();
        if (connections != null) {
            connections.close();
        }
    }
}
