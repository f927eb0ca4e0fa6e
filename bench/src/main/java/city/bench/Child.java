// SPDX-License-Identifier: EUPL-1.2
package city.bench;

import city.bench.workload.Case;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A subject of `bench dmn` in a process of its own.
final class Child implements AutoCloseable {
    private final String name;
    private final Process process;
    private final BufferedReader from;
    private final BufferedWriter to;

    /// @param name as it stands in the results
    /// @param options of the JVM
    Child(String name, String type, String classPath, List<String> options) throws IOException {
        this.name = name;
        var command = new ArrayList<>(List.of(java()));
        command.addAll(options);
        command.addAll(
                List.of(
                        "-Xmx2g",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        classPath,
                        "city.bench.workload.Worker",
                        type));
        var log =
                Path.of(
                        "target",
                        "bench",
                        "dmn-" + name.replaceAll("[^A-Za-z0-9.]+", "-") + ".log");
        this.process =
                new ProcessBuilder(command)
                        .redirectError(
                                Files.createDirectories(log.getParent())
                                        .resolve(log.getFileName())
                                        .toFile())
                        .start();
        this.from =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.to =
                new BufferedWriter(
                        new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// The class path of a module of the benchmarks, with its dependencies.
    static String classPath(String module) throws IOException {
        return String.join(
                File.pathSeparator,
                "bench/" + module + "/target/classes",
                "bench/workload/target/classes",
                Files.readString(Path.of("bench", module, "target", "class-path")).strip());
    }

    String name() {
        return name;
    }

    /// The answers to a case, one a line.
    ///
    /// @return empty when the subject takes no part
    List<String> answers(Case what) throws IOException {
        var file = Files.createTempFile("answers", ".txt");
        try {
            return ask("answers " + what.line() + " " + file).equals("none")
                    ? List.of()
                    : Files.readAllLines(file);
        } finally {
            Files.delete(file);
        }
    }

    /// Decisions a second over so many milliseconds at least.
    double run(Case what, int millis) throws IOException {
        var figures = ask("run " + what.line() + " " + millis).split(" ", -1);
        return Double.parseDouble(figures[0]) * 1e9 / Double.parseDouble(figures[1]);
    }

    private String ask(String line) throws IOException {
        to.write(line);
        to.newLine();
        to.flush();
        var answer = from.readLine();
        if (answer == null || answer.startsWith("failed ")) {
            throw new IOException(name + ": " + line + ": " + answer);
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        to.close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
