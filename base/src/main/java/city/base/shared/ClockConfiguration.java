// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The city itself, and its two clocks. `city.clock.first-day` set means a demonstration; absent, the
/// city lives today.
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {
    @Bean
    OwnCity ownCity(@Value("${city.folder:../cities/helsinki}") String folder) {
        return OwnCity.read(Path.of(folder));
    }

    @Bean(defaultCandidate = false)
    @WallTime
    @ConditionalOnMissingBean(name = "wallClock")
    Clock wallClock() {
        return Clock.systemUTC();
    }

    @Bean(defaultCandidate = false)
    @CityTime
    @ConditionalOnMissingBean(name = "cityClock")
    Clock cityClock(
            JdbcClient jdbc,
            @WallTime Clock wallClock,
            OwnCity city,
            @Value("${city.clock.first-day:}") String firstDay) {
        return firstDay.isEmpty()
                ? Clock.system(city.zone())
                : new CityClock(jdbc, wallClock, city.zone(), LocalDate.parse(firstDay));
    }
}
