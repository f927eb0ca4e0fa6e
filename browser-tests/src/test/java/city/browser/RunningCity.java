// SPDX-License-Identifier: EUPL-1.2
package city.browser;

import city.CityApplication;
import city.heart.casework.FlowRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;

/// The real server, started as its launcher starts it: once per test run, on a fresh city of 2,000
/// residents and a free port. It ends with the test run's process.
final class RunningCity {
    private static final BlockingQueue<WebServerInitializedEvent> LISTENING =
            new LinkedBlockingQueue<>();

    private static final String FIRST_ROUND = "city.placement.first-round";
    private static final Started CITY = start();

    /// Where its pages are, without a slash at the end.
    static final URI ADDRESS = CITY.address();

    private RunningCity() {}

    static <T> T bean(Class<T> type) {
        return CITY.context().getBean(type);
    }

    private static Started start() {
        // Every service has its offers: there is no time to play a round before each test. Only
        // here: the other
        // cities of this process say for themselves.
        System.setProperty(FIRST_ROUND, "publish");
        try {
            var city =
                    start(
                            Path.of("target", "city-" + System.getProperty("city.test.fork", "1")),
                            Path.of("../cities/helsinki"));
            // The day's sweep, and what it sends: afterwards there are offers to look at.
            city.context().getBean(FlowRunner.class).run();
            return city;
        } finally {
            System.clearProperty(FIRST_ROUND);
        }
    }

    /// A city that runs in this process.
    record Started(URI address, ApplicationContext context) {}

    /// Starts one more on fresh data.
    static synchronized Started start(Path data, Path folder) {
        try {
            forget(data);
            CityApplication.main(
                    new String[] {
                        "--residents",
                        "2000",
                        "--port",
                        "0",
                        "--data",
                        data.toString(),
                        "--city",
                        folder.toString()
                    });
            var listens = LISTENING.poll(10, TimeUnit.MINUTES);
            if (listens == null) {
                throw new IllegalStateException("The city did not start");
            }
            return new Started(
                    URI.create("http://localhost:" + listens.getWebServer().getPort()),
                    listens.getApplicationContext());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("The city did not start", e);
        }
    }

    /// A city of an earlier run: all but PostgreSQL's programs, which take long to unpack.
    static void forget(Path data) throws IOException {
        var pid = data.resolve("postgres/cluster/postmaster.pid");
        if (Files.exists(pid)) {
            ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).getFirst().strip()))
                    .ifPresent(it -> {
                        it.destroy();
                        it.onExit().join();
                    });
        }
        if (!Files.exists(data)) {
            return;
        }
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                var programs =
                        file.startsWith(data.resolve("postgres"))
                                && !file.startsWith(data.resolve("postgres/cluster"));
                if (!programs && !file.equals(data)) {
                    Files.delete(file);
                }
            }
        }
    }

    /// Hears on which port the server listens; registered in `META-INF/spring.factories`.
    static final class PortListener implements ApplicationListener<WebServerInitializedEvent> {
        @Override
        public void onApplicationEvent(WebServerInitializedEvent event) {
            LISTENING.add(event);
        }
    }
}
