// SPDX-License-Identifier: EUPL-1.2
package city.browser;

import city.browser.RunningCity.Started;
import city.offer.FlowRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A second city whose pre-primary places are given in rounds, with nobody at the desk yet and no jobs: a
/// round stands still in each state until a test moves it on.
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
            var city = RunningCity.start(Path.of("target", "round-city"), folder());
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

    /// Helsinki, its pre-primary places in rounds.
    private static Path folder() {
        try {
            var to = Files.createTempDirectory(Path.of("target"), "round").resolve("helsinki");
            var from = Path.of("../cities/helsinki");
            try (var files = Files.walk(from)) {
                for (var it : files.toList()) {
                    Files.copy(it, to.resolve(from.relativize(it).toString()));
                }
            }
            var service = to.resolve("services/pre-primary/service.yaml");
            var text = Files.readString(service);
            if (!text.contains("\nassignment:")) {
                Files.writeString(
                        service,
                        text
                                + """
                                assignment:
                                  mode: round
                                  opens: "01-07"
                                  order: [right, placed, own-area, continuity, metres]
                                """);
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
