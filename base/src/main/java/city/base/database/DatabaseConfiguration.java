// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The owner's way in beside the application's pool: for bulk loads that drop and make indexes.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    /// Unpooled, rarely used; ask for it by the qualifier `owner`.
    @Bean(defaultCandidate = false)
    @Qualifier("owner")
    DataSource ownerDataSource(
            @Value("${spring.datasource.url}") String url,
            @Value("${city.database.owner-user}") String user,
            @Value("${city.database.owner-password}") String password) {
        return new DriverManagerDataSource(url, user, password);
    }
}
