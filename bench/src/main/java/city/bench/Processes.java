// SPDX-License-Identifier: EUPL-1.2
package city.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a process and everything it started have used, from `/proc`.
final class Processes {
    /// Linux counts processor time in hundredths of a second for everybody who asks.
    private static final double TICKS_A_SECOND = 100;

    private Processes() {}

    /// Processor seconds so far.
    ///
    /// @param server   the server with the invented registers in it
    /// @param database PostgreSQL with all its processes
    record Cpu(double server, double database) {
        Cpu minus(Cpu before) {
            return new Cpu(server - before.server, database - before.database);
        }
    }

    static Cpu cpu(ProcessHandle server, ProcessHandle database) {
        return new Cpu(
                seconds(server),
                seconds(database) + database.descendants().mapToDouble(Processes::seconds).sum());
    }

    /// Resident memory of one process, in megabytes.
    static double residentMegabytes(ProcessHandle process) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(it -> it.startsWith("VmRSS:"))
                    .mapToDouble(it -> Double.parseDouble(it.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }

    private static final Pattern GENERATION =
            Pattern.compile("(?m)^(?:DefNew|Tenured)\\s+total \\d+K, used (\\d+)K");

    /// Live objects in the heap of a JVM with the serial collector, after a whole collection, in megabytes.
    static double heapMegabytes(ProcessHandle jvm) throws IOException, InterruptedException {
        jcmd(jvm, "GC.run");
        return GENERATION
                        .matcher(jcmd(jvm, "GC.heap_info"))
                        .results()
                        .mapToLong(it -> Long.parseLong(it.group(1)))
                        .sum()
                / 1024.0;
    }

    private static String jcmd(ProcessHandle jvm, String command)
            throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(jvm.pid()),
                                command)
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    /// All files below a folder, in megabytes.
    static double folderMegabytes(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(it -> it.toFile().length()).sum()
                    / 1e6;
        }
    }

    /// Processor seconds of one process so far.
    static double seconds(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            // The command in brackets may hold blanks; counted after it, fields 12 to 15 are the
            // user and system time of the process and of its children that have ended.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            var ticks = 0L;
            for (var i = 11; i <= 14; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return ticks / TICKS_A_SECOND;
        } catch (IOException ended) {
            return 0;
        }
    }
}
