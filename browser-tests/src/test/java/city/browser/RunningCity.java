// SPDX-License-Identifier: EUPL-1.2
package city.browser;

import city.CityApplication;
import city.offer.FlowRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/// The real server, started as its launcher starts it: once per test run, on a fresh city of 2,000
/// residents and a free port. It ends with the test run's process.
final class RunningCity {
    private static final CompletableFuture<WebServerInitializedEvent> LISTENS =
            new CompletableFuture<>();
    private static final Path DATA = Path.of("target", "city");

    /// Where its pages are, without a slash at the end.
    static final URI ADDRESS = start();

    private RunningCity() {}

    private static URI start() {
        try {
            forget(DATA);
            CityApplication.main(
                    new String[] {
                        "--residents",
                        "2000",
                        "--port",
                        "0",
                        "--data",
                        DATA.toString(),
                        "--city",
                        "../cities/helsinki"
                    });
            var listens = LISTENS.get(10, TimeUnit.MINUTES);
            // The day's sweep, and what it sends: afterwards there are offers to look at.
            listens.getApplicationContext().getBean(FlowRunner.class).run();
            return URI.create("http://localhost:" + listens.getWebServer().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
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
            LISTENS.complete(event);
        }
    }
}
