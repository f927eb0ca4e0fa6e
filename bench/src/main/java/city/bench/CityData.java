// SPDX-License-Identifier: EUPL-1.2
package city.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The databases of a running city, seen from outside as its operator sees them.
final class CityData {
    private final String base;
    private final String password;
    private final ProcessHandle process;
    private final Path log;

    /// @param data folder of a server that runs
    CityData(Path data) throws IOException {
        var lines = Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"));
        process = ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow();
        base = "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/";
        log = data.resolve("postgres/postgresql.log");
        password = Files.readString(data.resolve("postgres/password")).strip();
    }

    /// PostgreSQL's first process.
    ProcessHandle process() {
        return process;
    }

    DataSource source(String database) {
        return new DriverManagerDataSource(base + database, "postgres", password);
    }

    /// The first column of the first row, as a number; 0 where there is none.
    long number(String sql) throws SQLException {
        return number("city", sql);
    }

    long number(String database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(base + database, "postgres", password);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /// Changes something in the city's database.
    void run(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(base + "city", "postgres", password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    LocalDate today() throws SQLException {
        return LocalDate.ofEpochDay(
                number("select max(day) - date '1970-01-01' from casework.sweep"));
    }

    /// Has the database tell its statements to its log, or keep them to itself again. What is idle hears it a moment later.
    void tellStatements(boolean told) throws SQLException, InterruptedException {
        run(told ? "alter system set log_statement = 'all'" : "alter system reset log_statement");
        run("select pg_reload_conf()");
        TimeUnit.SECONDS.sleep(1);
    }

    /// The database's log as long as it is now.
    long logLength() throws IOException {
        return Files.size(log);
    }

    /// What of the log matches, from a length on.
    long countInLog(long from, Pattern pattern) throws IOException {
        try (var file = FileChannel.open(log)) {
            var text = ByteBuffer.allocate((int) (file.size() - from));
            file.read(text, from);
            return pattern.matcher(new String(text.array(), StandardCharsets.UTF_8))
                    .results()
                    .count();
        }
    }

    /// Waits until the day's sweeps are done, the rounds have given their places, everything prepared is sent,
    /// and every message handed over: what is measured afterwards does not share the machine with it.
    void awaitSweep(Duration most) throws SQLException, InterruptedException {
        await(
                "The first sweep did not end",
                most,
                """
                select case when (select count(*) from casework.sweep where done) >= 2
                        and not exists (select from casework.case_file where handler = 'WAITING')
                        and not exists (select from offer.offer where state = 'PREPARED')
                        and not exists (select from message.delivery where state in ('QUEUED', 'CLAIMED', 'SENDING'))
                       then 1 else 0 end
                """);
    }

    /// Waits until a statement gives something else than 0.
    void await(String otherwise, Duration most, String sql)
            throws SQLException, InterruptedException {
        var until = System.nanoTime() + most.toNanos();
        while (number(sql) == 0) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(otherwise + " within " + most);
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
