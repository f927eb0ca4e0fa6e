// SPDX-License-Identifier: EUPL-1.2
package city.bench.workload;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/// The child process: `Worker CLASS` makes a subject and answers lines from its parent with one line each.
///
/// ```
/// answers CASE FILE   → ok, with the answers in the file; or none
/// run CASE MILLIS     → decisions nanoseconds cpu-nanoseconds
/// ```
public final class Worker {
    /// Keeps what is measured alive.
    static volatile long sink;

    private Worker() {}

    public static void main(String[] args) throws Exception {
        // What peers print goes elsewhere; the parent reads answers only.
        var answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        var subject = (Subject) Class.forName(args[0]).getDeclaredConstructor().newInstance();
        var ready = new HashMap<String, Subject.@Nullable Work>();
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var words = line.split(" ", -1);
            try {
                if (!ready.containsKey(words[1])) {
                    ready.put(words[1], subject.prepare(Case.of(words[1])));
                }
                var work = ready.get(words[1]);
                answers.println(
                        work == null
                                ? "none"
                                : switch (words[0]) {
                                    case "answers" -> {
                                        Files.write(Path.of(words[2]), work.answers());
                                        yield "ok";
                                    }
                                    case "run" -> run(work, Long.parseLong(words[2]));
                                    default -> throw new IllegalArgumentException(line);
                                });
            } catch (Exception | Error e) {
                e.printStackTrace();
                answers.println("failed " + e.toString().replaceAll("\\s+", " "));
            }
        }
    }

    private static String run(Subject.Work work, long millis) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        var done = 0L;
        var cpu = threads.getCurrentThreadCpuTime();
        var began = System.nanoTime();
        var until = began + millis * 1_000_000;
        do {
            sink += work.batch();
            done += work.size();
        } while (System.nanoTime() < until);
        return done
                + " "
                + (System.nanoTime() - began)
                + " "
                + (threads.getCurrentThreadCpuTime() - cpu);
    }
}
