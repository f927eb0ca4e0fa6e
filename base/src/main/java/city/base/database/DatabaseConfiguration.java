// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The application's pool, and the owner's way in beside it: for bulk loads that drop and make indexes.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    LimitedPool dataSource(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username}") String user,
            @Value("${spring.datasource.password}") String password,
            @Value("${city.database.page-statement:#{null}}") @Nullable Duration statement,
            @Value("${city.database.page-lock:#{null}}") @Nullable Duration lock) {
        var pool =
                new LimitedPool(
                        StatementLimits.Limits.ofPages(
                                statement == null ? StatementLimits.PAGE_STATEMENT : statement,
                                lock == null ? StatementLimits.PAGE_LOCK : lock));
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        return pool;
    }

    /// Unpooled, rarely used; ask for it by the qualifier `owner`.
    @Bean(defaultCandidate = false)
    @Qualifier("owner")
    DataSource ownerDataSource(
            @Value("${spring.datasource.url}") String url,
            @Value("${city.database.owner-user}") String user,
            @Value("${city.database.owner-password}") String password) {
        return new OwnersConnections(url, user, password);
    }

    private static final class OwnersConnections extends DriverManagerDataSource {
        OwnersConnections(String url, String user, String password) {
            super(url, user, password);
        }

        @Override
        protected Connection getConnectionFromDriver(Properties properties) throws SQLException {
            var connection = super.getConnectionFromDriver(properties);
            DatabaseSetup.execute(connection, StatementLimits.OWNER.sql());
            return connection;
        }
    }
}
