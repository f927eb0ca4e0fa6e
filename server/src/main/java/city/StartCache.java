// SPDX-License-Identifier: EUPL-1.2
package city;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The JVM's ahead-of-time cache, which makes later starts about twice as fast. It is trained once,
/// in the background after a start that had none, by a second server on a small city of its own
/// with the same flags and class path; the launcher uses it from the next start on, as long as build
/// and JDK are the same (the key).
final class StartCache implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StartCache.class);
    private static final String CACHE = "city.aot";

    private final Path data;
    private volatile @Nullable Process training;

    StartCache(Path data) {
        this.data = data;
    }

    /// Begins training when the launcher asked for it and no cache is there; returns at once.
    void trainWhereMissing() {
        var key = System.getProperty("city.start-cache-key");
        if (key == null || Files.exists(Path.of(CACHE))) {
            return;
        }
        Thread.ofVirtual().name("start-cache").start(() -> train(key));
    }

    private void train(String key) {
        var folder = data.resolve("start-cache");
        try {
            Files.createDirectories(folder);
            var process =
                    new ProcessBuilder(command(folder))
                            .redirectErrorStream(true)
                            .redirectOutput(data.resolve("start-cache.log").toFile())
                            .start();
            training = process;
            if (process.waitFor() == 0 && Files.exists(Path.of(CACHE + ".new"))) {
                Files.move(
                        Path.of(CACHE + ".new"),
                        Path.of(CACHE),
                        StandardCopyOption.REPLACE_EXISTING);
                Files.writeString(Path.of(CACHE + ".for"), key + "\n");
                log.info("The start-up cache is ready: the next start is faster.");
            } else {
                log.info(
                        "No start-up cache was made; details are in start-cache.log beside the data.");
            }
            city.base.database.PostgresServer.forget(folder);
        } catch (IOException e) {
            log.info("No start-up cache was made: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(Path folder) {
        var command = new ArrayList<String>(List.of("nice", "-n", "10"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (var flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!flag.startsWith("-XX:AOT") && !flag.startsWith("-Dcity.start-cache-key")) {
                command.add(flag);
            }
        }
        command.add("-XX:AOTCacheOutput=" + CACHE + ".new");
        command.addAll(
                List.of("-jar", System.getProperty("java.class.path"), "--train", "--port", "0"));
        command.addAll(List.of("--data", folder.toString(), "--residents", "2000"));
        return command;
    }

    /// Ends a training that still runs: nothing that the city started outlives it.
    @Override
    public void close() {
        var process = training;
        if (process != null && process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
