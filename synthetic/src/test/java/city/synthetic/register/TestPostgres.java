// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.postgresql.ds.PGSimpleDataSource;
import org.tukaani.xz.XZInputStream;

/// A PostgreSQL 18 for the tests of this module, without durability, ended with the JVM. The server's
/// own launcher is not used because the server stands above this library.
public final class TestPostgres {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int PORT = start();

    private TestPostgres() {}

    /// An empty database of its own.
    public static DataSource fresh() {
        var name = "test_" + COUNT.incrementAndGet();
        execute("create database " + name);
        return database(name);
    }

    /// A copy of a database to which nobody is connected.
    static DataSource copyOf(DataSource template) {
        var name = "test_" + COUNT.incrementAndGet();
        execute(
                "create database %s template %s strategy file_copy"
                        .formatted(name, ((PGSimpleDataSource) template).getDatabaseName()));
        return database(name);
    }

    private static void execute(String sql) {
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:postgresql://127.0.0.1:" + PORT + "/postgres?user=postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DataSource database(String name) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {PORT});
        source.setDatabaseName(name);
        source.setUser("postgres");
        return source;
    }

    private static int start() {
        try {
            var home =
                    unpack(
                            Path.of(
                                            "target",
                                            "test-postgres-"
                                                    + System.getProperty("city.test.fork", "1"))
                                    .toAbsolutePath());
            var data = Files.createTempDirectory(home.getParent(), "data");
            Files.delete(data);
            run(home, "initdb", "-D", data.toString(), "-U", "postgres", "-A", "trust", "-N");
            int port;
            try (var socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            var log = data.resolveSibling(data.getFileName() + ".log").toString();
            run(
                    home,
                    "pg_ctl",
                    "start",
                    "-w",
                    "-D",
                    data.toString(),
                    "-l",
                    log,
                    "-o",
                    "-F -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c port=" + port);
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() ->
                                    run(
                                            home,
                                            "pg_ctl",
                                            "stop",
                                            "-m",
                                            "immediate",
                                            "-D",
                                            data.toString())));
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path unpack(Path folder) throws IOException {
        var home = folder.resolve("postgresql");
        if (Files.isDirectory(home)) {
            return home;
        }
        var half = folder.resolve("unpacking");
        try (var archive = TestPostgres.class.getResourceAsStream("/postgres-linux-x86_64.txz");
                var tar =
                        new TarArchiveInputStream(
                                new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = half.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                Files.deleteIfExists(target);
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(
                                target, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
        Files.move(half, home);
        return home;
    }

    private static void run(Path home, String program, String... arguments) {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            var output = Files.createTempFile("test-postgres", ".log");
            int code =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start()
                            .waitFor();
            if (code != 0) {
                throw new IllegalStateException(program + " failed: " + Files.readString(output));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
