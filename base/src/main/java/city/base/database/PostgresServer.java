// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;

/// A PostgreSQL 18 of our own in a folder: real server binaries, loopback only, scram passwords, a
/// free port, `fsync` on. One at a time holds the folder (a lock that dies with its process); a
/// server left over by a crash is stopped and recovered. A watch restarts a server that dies.
///
/// Thread-safe. `close` stops the server.
public final class PostgresServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);
    private static final String MAJOR = "18";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /// How a server is run.
    ///
    /// @param durable `fsync` and `full_page_writes`; false only for tests that may lose all
    public record Settings(boolean durable) {}

    private final Path folder;
    private final Path data;
    private final PostgresBinaries binaries;
    private final PostgresUser user;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final int port;
    private final String password;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicBoolean left = new AtomicBoolean();
    private final ReentrantLock starting = new ReentrantLock();

    private PostgresServer(
            Path folder,
            PostgresBinaries binaries,
            PostgresUser user,
            FileChannel lockFile,
            FileLock lock)
            throws IOException {
        this.folder = folder;
        this.data = folder.resolve("cluster");
        this.binaries = binaries;
        this.user = user;
        this.lockFile = lockFile;
        this.lock = lock;
        this.port = freePort();
        this.password = password(folder.resolve("password"));
    }

    /// Starts, and on the first time creates, the server of this folder.
    ///
    /// @param folderAsGiven made when absent; holds binaries, cluster, log and the superuser's password
    /// @throws DatabaseProblem in one plain sentence, when this folder cannot be used
    public static PostgresServer start(Path folderAsGiven, Settings settings) {
        var folder = folderAsGiven.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            var lockFile =
                    FileChannel.open(
                            folder.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            var lock = lockFile.tryLock();
            if (lock == null) {
                lockFile.close();
                throw new DatabaseProblem(
                        "Another city server runs on the data folder "
                                + folder
                                + ". Stop it, or give this one a folder of its own with --data.");
            }
            var user = PostgresUser.choose();
            var binaries = PostgresBinaries.unpack(folder);
            var server = new PostgresServer(folder, binaries, user, lockFile, lock);
            // Runs after all contexts are closed: the pool first, the database last.
            SpringApplication.getShutdownHandlers().add(server::close);
            // Before there is a context nothing of the above runs.
            Runtime.getRuntime().addShutdownHook(new Thread(server::closeUnlessLeft));
            server.boot(settings);
            return server;
        } catch (IOException e) {
            throw new DatabaseProblem(
                    "The data folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    /// From now on the application's own end closes it, after all that uses it. To be called when the application
    /// has begun to watch for its end.
    public void leaveToApplication() {
        left.set(true);
    }

    private void closeUnlessLeft() {
        if (!left.get()) {
            close();
        }
    }

    /// @return the JDBC address of one of this server's databases, without user and password
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /// The superuser's name, for creating roles and databases only.
    public String superuser() {
        return "postgres";
    }

    /// The superuser's password, made at random for this folder.
    public String superuserPassword() {
        return password;
    }

    private void boot(Settings settings) throws IOException {
        starting.lock();
        try {
            bootAlone(settings);
        } finally {
            starting.unlock();
        }
        watch();
    }

    private void bootAlone(Settings settings) throws IOException {
        user.own(folder);
        stopLeftOver();
        var version = data.resolve("PG_VERSION");
        if (!Files.exists(version)) {
            create();
        } else if (!Files.readString(version).strip().equals(MAJOR)) {
            throw new DatabaseProblem(
                    "The data folder "
                            + folder
                            + " was made by PostgreSQL "
                            + Files.readString(version).strip()
                            + ", this server brings "
                            + MAJOR
                            + ". Keep it for the older release, and start with another --data.");
        }
        Files.writeString(data.resolve("city.conf"), configuration(settings));
        if (closing.get()) {
            throw new DatabaseProblem("The program was ended before its database had started.");
        }
        startServer();
    }

    private void create() throws IOException {
        var passwordFile = folder.resolve("password");
        user.own(passwordFile);
        // Made aside and named when it is whole: a run that is killed here begins again the next
        // time.
        var making = folder.resolve("cluster.new");
        PostgresBinaries.deleteTree(making);
        PostgresBinaries.deleteTree(data);
        run(
                "initdb",
                List.of(
                        binaries.program("initdb"),
                        "-D",
                        making.toString(),
                        "-U",
                        superuser(),
                        "--pwfile=" + passwordFile,
                        "-A",
                        "scram-sha-256",
                        "-E",
                        "UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-sync"));
        var conf = making.resolve("postgresql.conf");
        Files.writeString(conf, "\ninclude 'city.conf'\n", StandardOpenOption.APPEND);
        Files.move(making, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private String configuration(Settings settings) {
        var safe = settings.durable() ? "on" : "off";
        return """
        listen_addresses = '127.0.0.1'
        port = %d
        unix_socket_directories = ''
        max_connections = 60
        password_encryption = 'scram-sha-256'
        shared_buffers = %dMB
        work_mem = 16MB
        maintenance_work_mem = 128MB
        max_wal_size = 4GB
        checkpoint_timeout = 15min
        autovacuum_max_workers = 1
        autovacuum_vacuum_cost_delay = 10ms
        wal_compression = on
        jit = off
        timezone = 'UTC'
        log_timezone = 'UTC'
        log_statement = 'none'
        log_error_verbosity = 'terse'
        log_min_error_statement = 'panic'
        fsync = %s
        synchronous_commit = %s
        full_page_writes = %s
        """
                .formatted(port, sharedMegabytes(), safe, safe, safe);
    }

    /// An eighth of the machine's memory, at most 1 GB: the server and the system's own cache need
    /// theirs.
    private static long sharedMegabytes() {
        var machine =
                ManagementFactory.getOperatingSystemMXBean()
                                instanceof com.sun.management.OperatingSystemMXBean it
                        ? it.getTotalMemorySize() >> 20
                        : 2048;
        return Math.clamp(machine / 8, 128, 1024);
    }

    /// After a crash the former server may live on, or its process may not yet be reaped.
    private void stopLeftOver() {
        if (!Files.exists(data.resolve("postmaster.pid"))) {
            return;
        }
        if (exitCode(pgCtl("status")) == 0) {
            log.info("A database server left by an earlier run is being stopped.");
            if (exitCode(pgCtl("stop", "-m", "fast", "-w", "-t", "60")) != 0) {
                exitCode(pgCtl("stop", "-m", "immediate", "-w"));
            }
        }
    }

    private void startServer() throws IOException {
        var logFile = folder.resolve("postgresql.log");
        if (!Files.exists(logFile)) {
            Files.createFile(logFile);
            user.own(logFile);
        }
        var until = System.nanoTime() + PATIENCE.toNanos();
        // Right after a kill the old process may still hold postmaster.pid: try again for a while.
        while (exitCode(pgCtl("start", "-w", "-t", "90", "-l", logFile.toString())) != 0) {
            if (closing.get() || System.nanoTime() > until) {
                throw new DatabaseProblem(
                        "The embedded PostgreSQL does not start; its log is "
                                + logFile.toAbsolutePath()
                                + ".");
            }
            pause(Duration.ofMillis(500));
        }
    }

    private void watch() {
        Thread.ofVirtual().name("postgres-watch").start(this::restartWhenDead);
    }

    private void restartWhenDead() {
        while (!closing.get()) {
            pause(Duration.ofSeconds(1));
            if (!closing.get() && !processAlive()) {
                log.warn("The database server has stopped; it is started again.");
                starting.lock();
                try {
                    startServer();
                } catch (IOException | DatabaseProblem e) {
                    log.error("The database server could not be started again: {}", e.getMessage());
                } finally {
                    starting.unlock();
                }
            }
        }
    }

    private boolean processAlive() {
        try {
            var pid =
                    Long.parseLong(
                            Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
            return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        } catch (IOException | RuntimeException unreadable) {
            return exitCode(pgCtl("status")) == 0;
        }
    }

    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            // A start that is under way gives up first, so that there is something to stop, or
            // nothing.
            starting.lock();
            exitCode(pgCtl("stop", "-m", "fast", "-w", "-t", "60"));
            try {
                lock.release();
                lockFile.close();
            } catch (IOException e) {
                log.debug("The lock file was closed already", e);
            }
        }
    }

    /// Removes a folder that no server uses any more, with all that is in it.
    public static void forget(Path folder) throws IOException {
        PostgresBinaries.deleteTree(folder);
    }

    private List<String> pgCtl(String action, String... rest) {
        var command =
                new ArrayList<String>(
                        List.of(binaries.program("pg_ctl"), "-D", data.toString(), action));
        command.addAll(List.of(rest));
        return command;
    }

    private void run(String what, List<String> command) throws IOException {
        var out = Files.createTempFile(folder, what, ".log");
        var code = execute(command, ProcessBuilder.Redirect.to(out.toFile()));
        var said = Files.readString(out);
        Files.delete(out);
        if (code != 0) {
            throw new DatabaseProblem("PostgreSQL's " + what + " failed: " + said.strip());
        }
    }

    private int exitCode(List<String> command) {
        try {
            return execute(command, ProcessBuilder.Redirect.DISCARD);
        } catch (IOException e) {
            log.debug("{} could not be run", command.getFirst(), e);
            return -1;
        }
    }

    private int execute(List<String> command, ProcessBuilder.Redirect out) throws IOException {
        var process =
                new ProcessBuilder(user.wrap(command))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(out)
                        .start();
        try {
            if (!process.waitFor(PATIENCE.plusSeconds(30).toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(bytes));
        }
        return Files.readString(file).strip();
    }

    /// The process number of the running server, for tests that kill it.
    @Nullable Long pid() throws IOException {
        var file = data.resolve("postmaster.pid");
        return Files.exists(file)
                ? Long.parseLong(Files.readAllLines(file).getFirst().strip())
                : null;
    }
}
