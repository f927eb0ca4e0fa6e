// SPDX-License-Identifier: EUPL-1.2
package city.base.usage;

import city.base.subject.Quality;
import city.base.subject.Subject;
import java.sql.SQLException;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The months' partitions are made ahead every night: a server may run for years without a restart.
@Configuration(proxyBeanMethods = false)
class UsageSubject {
    private static final LocalTime AT = LocalTime.of(1, 0);

    @Bean
    static Subject usageDeclared(UsageMonths months) {
        return Subject.named("usage")
                .job("usage-months", AT, () -> prepare(months))
                .proved(Quality.LOAD, "./city bench pages")
                .declared();
    }

    private static void prepare(UsageMonths months) {
        try {
            months.prepare();
        } catch (SQLException e) {
            throw new IllegalStateException("The months could not be prepared", e);
        }
    }
}
