// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PostgresServerTest {
    private static final Path FOLDER = Path.of("target", "killed-postgres");
    private static final Path PID = FOLDER.resolve("cluster/postmaster.pid");

    @Test
    void a_first_start_that_was_killed_begins_again_the_next_time() throws Exception {
        PostgresBinaries.deleteTree(FOLDER);
        // What a kill leaves while the cluster is made: PostgreSQL writes its version first.
        Files.createDirectories(FOLDER.resolve("cluster.new/base/1"));
        Files.writeString(FOLDER.resolve("cluster.new/PG_VERSION"), "18\n");
        try (var server = PostgresServer.start(FOLDER, new PostgresServer.Settings(false))) {
            var admin = new DatabaseAccess.Login(server.superuser(), server.superuserPassword());
            try (var connection = DatabaseSetup.connect(server.url("postgres"), admin)) {
                DatabaseSetup.execute(connection, "create database kept");
            }
        }
        assertThat(FOLDER.resolve("cluster.new")).doesNotExist();
        try (var server = PostgresServer.start(FOLDER, new PostgresServer.Settings(false))) {
            var admin = new DatabaseAccess.Login(server.superuser(), server.superuserPassword());
            try (var connection = DatabaseSetup.connect(server.url("kept"), admin)) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
    }

    /// A program that is still before its application: it migrates, or reads a folder.
    static final class BeforeTheApplication {
        public static void main(String[] args) throws InterruptedException {
            PostgresServer.start(Path.of(args[0]), new PostgresServer.Settings(false));
            System.out.println("up");
            new CountDownLatch(1).await();
        }
    }

    @Test
    void a_program_ended_before_its_application_is_up_leaves_no_server() throws Exception {
        var program = begin();
        assertThat(program.inputReader().readLine()).isEqualTo("up");
        assertEnds(program);
    }

    @Test
    void a_program_ended_while_its_server_starts_leaves_none() throws Exception {
        PostgresBinaries.deleteTree(FOLDER.resolve("cluster"));
        var program = begin();
        while (!Files.exists(PID)) {
            Thread.onSpinWait();
            assertThat(program.isAlive()).isTrue();
        }
        assertEnds(program);
    }

    private static Process begin() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")),
                        BeforeTheApplication.class.getName(),
                        FOLDER.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// Ends it as the system does when it goes down (SIGTERM), and looks for what it leaves.
    private static void assertEnds(Process program) throws Exception {
        program.destroy();
        assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
        // PostgreSQL takes it away as its last act.
        assertThat(PID).doesNotExist();
    }
}
