// SPDX-License-Identifier: EUPL-1.2
package city.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// First start of the whole city, and restarts. Every start begins at `./city run` in a process of
/// its own; the build is done before.
public final class StartBench {
    private StartBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var quick = args.length > 0 && args[0].equals("--quick");
        var results = new Results("start");
        var data = Files.createTempDirectory("city-start");
        String[] size = quick ? new String[] {"--residents", "20000"} : new String[0];
        var began = System.nanoTime();
        try (var server = Server.start(data, size)) {
            server.awaitPage("/", Duration.ofMinutes(5));
            results.add(
                    "first start to the first page, " + (quick ? "20,000" : "all") + " residents",
                    "ours",
                    seconds(began),
                    "s",
                    1,
                    "at most 60 s");
            awaitStartCache(data);
        }
        var restarts = new double[3];
        var columns = new double[3];
        for (var i = 0; i < restarts.length; i++) {
            began = System.nanoTime();
            try (var server = Server.start(data, size)) {
                server.awaitPage("/", Duration.ofMinutes(2));
                restarts[i] = seconds(began);
                awaitColumns(data);
                columns[i] = seconds(began);
                if (i == 0) {
                    results.add(
                            "memory of the server after a restart",
                            "ours",
                            Processes.residentMegabytes(server.handle()),
                            "MB RSS",
                            1,
                            "");
                    results.add(
                            "… of it live objects, after a whole collection",
                            "ours",
                            Processes.heapMegabytes(server.handle()),
                            "MB heap",
                            1,
                            "");
                }
            }
        }
        results.add(
                "restart to the first page",
                "ours",
                Results.median(restarts),
                "s",
                3,
                "at most 7 s");
        results.add(
                "restart to the whole city's columns",
                "ours",
                Results.median(columns),
                "s",
                3,
                "at most 15 s");
        results.add(
                "application unpacked, without the start-up cache",
                "ours",
                Processes.folderMegabytes(Path.of("server/target/app"))
                        - Files.size(Path.of("server/target/app/city.aot")) / 1e6,
                "MB",
                1,
                "at most 400 MB");
        results.write();
    }

    /// The server says in its log when they stand.
    private static void awaitColumns(Path data) throws IOException, InterruptedException {
        var log = data.resolve("server.log");
        for (var i = 0; i < 6000; i++) {
            if (Files.readString(log).contains("columns stand")) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new IllegalStateException("The columns were not built; see " + log);
    }

    /// The cache is made in the background after the first start; restarts are measured with it.
    static void awaitStartCache(Path data) throws InterruptedException {
        var cache = Path.of("server/target/app/city.aot.for");
        for (var i = 0; i < 1200 && !Files.exists(cache); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        if (!Files.exists(cache)) {
            System.out.println(
                    "No start-up cache was made; see " + data.resolve("start-cache.log"));
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
