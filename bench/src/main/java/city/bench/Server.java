// SPDX-License-Identifier: EUPL-1.2
package city.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server started as people start it, by `./city run`, and ended by SIGTERM.
final class Server implements AutoCloseable {
    final int port;
    private final Process process;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// The data folder of a benchmark: what `--data` names, else a new one.
    static Path folder(List<String> arguments, String name) throws IOException {
        var given = arguments.indexOf("--data");
        return given >= 0
                ? Path.of(arguments.get(given + 1))
                : Files.createTempDirectory("city-" + name);
    }

    /// Returns at once; `awaitPage` waits.
    static Server start(Path data, String... options) throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var command =
                new ArrayList<String>(
                        List.of("./city", "run", "--data", data.toString(), "--port", "" + port));
        command.addAll(List.of(options));
        Files.createDirectories(data);
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(data.resolve("server.log").toFile());
        // Nobody is there to play the round that a demonstration leaves.
        builder.environment().put("CITY_PLACEMENT_FIRSTROUND", "publish");
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new Server(process, port);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /// Asks a page until it answers 200.
    ///
    /// @return its text
    /// @throws IllegalStateException when the process ends or the time is over
    String awaitPage(String path, Duration most) throws IOException, InterruptedException {
        var until = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < until && process.isAlive()) {
            try {
                var answer =
                        client.send(
                                HttpRequest.newBuilder(uri(path))
                                        .header("Accept", "text/html")
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return answer.body();
                }
            } catch (IOException notYet) {
                // Nobody listens yet: asked again below.
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new IllegalStateException("The server did not answer " + path + " in time");
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
