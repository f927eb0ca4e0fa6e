// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import city.base.database.LineBlocks;
import city.heart.population.LoadTarget;
import city.heart.population.LoadTrial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// The population register's initial extract: a file with one element of `perustiedot` a line, UTF-8. Read block by
/// block on all processors, so that its length costs no memory.
public final class Extract {
    /// So many broken lines are no accident where they are more than one in [#ONE_IN]: it is another file.
    private static final int MANY = 1000;

    private static final int ONE_IN = 20;

    private final Path file;
    private final LocalDate today;

    /// @param today the day in the city
    public Extract(Path file, LocalDate today) {
        this.file = file;
        this.today = today;
    }

    /// What a load of it would take.
    ///
    /// @param people with a line of their own
    /// @param faults by line
    /// @param who    they are
    public record Tried(int people, List<ExtractFault> faults, LoadTrial who) {
        /// Whether somebody in it has this code.
        ///
        /// @param code as another register writes it; what is no identity code is nobody's
        public boolean knows(String code) {
            return IdentityCode.isValid(code) && who.knows(code);
        }
    }

    /// Reads it as a load does and writes nothing.
    ///
    /// @throws IllegalArgumentException one line that says that it is no extract
    public Tried read(LoadProgress progress) throws IOException {
        var who = new LoadTrial();
        try (var executor = executor()) {
            var read = read(executor, () -> who, progress);
            return new Tried(
                    read.people(),
                    read.broken.stream().map(ExtractReader.BrokenLine::told).toList(),
                    who);
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// What was read.
    ///
    /// @param last   number of the last line, from 1
    /// @param broken by line
    record Read(int last, int empty, List<ExtractReader.BrokenLine> broken) {
        int people() {
            return last - empty - broken.size();
        }
    }

    static ExecutorService executor() {
        return Executors.newFixedThreadPool(workers());
    }

    private static int workers() {
        return Math.max(2, Runtime.getRuntime().availableProcessors());
    }

    /// @param targets one for each thread
    /// @throws IllegalArgumentException where it is no extract
    Read read(
            ExecutorService executor, Supplier<? extends LoadTarget> targets, LoadProgress progress)
            throws IOException, SQLException {
        var size = Math.max(1, Files.size(file));
        var rows = new AtomicLong();
        var readers = new ArrayList<ExtractReader>();
        try (var blocks = new LineBlocks(file)) {
            var turns = new Turns();
            for (var i = 0; i < workers(); i++) {
                ExtractReader.BlockRead heard =
                        (end, lines) -> {
                            progress.rows(rows.addAndGet(lines));
                            progress.at("read", (double) end / size);
                        };
                readers.add(new ExtractReader(blocks, turns, targets.get(), today, heard));
            }
            all(executor, readers);
        }
        var broken =
                readers.stream()
                        .flatMap(it -> it.broken().stream())
                        .sorted(Comparator.comparingInt(ExtractReader.BrokenLine::number))
                        .toList();
        var last = readers.stream().mapToInt(ExtractReader::lastLine).max().orElse(0);
        var lines = readers.stream().mapToInt(ExtractReader::lines).sum();
        refuseOther(lines, broken);
        return new Read(last, last - lines, broken);
    }

    private void refuseOther(int lines, List<ExtractReader.BrokenLine> broken) {
        if (lines == broken.size() || broken.size() > Math.max(MANY, lines / ONE_IN)) {
            var first = broken.isEmpty() ? "" : ", the first in line " + told(broken.getFirst());
            throw new IllegalArgumentException(
                    file.getFileName()
                            + " is no extract of the population register: of its "
                            + lines
                            + " lines "
                            + broken.size()
                            + " cannot be taken"
                            + first
                            + " Nothing of it was loaded.");
        }
    }

    private static String told(ExtractReader.BrokenLine line) {
        return line.told().line() + ", " + line.told().text();
    }

    static <T> void all(ExecutorService executor, List<? extends Callable<T>> tasks)
            throws SQLException, IOException {
        try {
            for (var done : executor.invokeAll(tasks)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The load was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw new IOException("The load failed", e.getCause());
        }
    }
}
