// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PostgresServerTest {
    private static final Path FOLDER = Path.of("target", "killed-postgres");

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
}
