// SPDX-License-Identifier: EUPL-1.2
package city.browser;

import city.browser.RunningCity.Started;
import city.heart.casework.FlowRunner;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A second city, in which no round is made by itself and no job runs: a round stands still in each state
/// until a test moves it on.
final class RoundCity {
    private static final List<String> STILL =
            List.of("city.jobs.enabled=false", "city.placement.first-round=");
    private static final Started CITY = start();

    private RoundCity() {}

    static URI address() {
        return CITY.address();
    }

    static <T> T bean(Class<T> type) {
        return CITY.context().getBean(type);
    }

    /// One value of the database.
    static String value(String sql) {
        return bean(JdbcClient.class).sql(sql).query(String.class).single();
    }

    private static Started start() {
        STILL.forEach(it -> System.setProperty(key(it), it.substring(key(it).length() + 1)));
        try {
            var city =
                    RunningCity.start(
                            Path.of(
                                    "target",
                                    "round-city-" + System.getProperty("city.test.fork", "1")),
                            Path.of("../cities/helsinki"));
            // Two seats in each unit: not everybody is in the nearest one.
            city.context()
                    .getBean(JdbcClient.class)
                    .sql("update placement.seat set capacity = 2 where kind = 'pre-primary'")
                    .update();
            city.context().getBean(FlowRunner.class).run();
            return city;
        } finally {
            STILL.forEach(it -> System.clearProperty(key(it)));
        }
    }

    private static String key(String setting) {
        return setting.substring(0, setting.indexOf('='));
    }
}
