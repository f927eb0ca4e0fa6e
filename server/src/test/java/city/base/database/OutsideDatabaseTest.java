// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OutsideDatabaseTest {
    private static final String PASSWORD = "p w&d'ä";
    private static PostgresServer server;

    @BeforeAll
    static void somebodyElseRunsPostgres() throws SQLException {
        server =
                PostgresServer.start(
                        Path.of("target", "outside-postgres"), new PostgresServer.Settings(false));
        var admin = new DatabaseAccess.Login(server.superuser(), server.superuserPassword());
        try (var connection = DatabaseSetup.connect(server.url("postgres"), admin)) {
            for (var database : new String[] {"helsinki", "helsinki_register"}) {
                DatabaseSetup.execute(
                        connection, "drop database if exists " + database + " with (force)");
            }
            DatabaseSetup.execute(connection, "drop role if exists city_app, keeper");
            DatabaseSetup.execute(
                    connection,
                    "create role keeper login createrole createdb password '"
                            + PASSWORD.replace("'", "''")
                            + "'");
            DatabaseSetup.execute(connection, "create database helsinki owner keeper");
        }
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void a_city_lives_on_a_postgresql_that_others_run_and_its_registers_beside_it()
            throws SQLException {
        var access = DatabaseSetup.onOutside(url(PASSWORD), true);
        Migrations.run(access.url(), access.owner(), access.app());

        assertThat(access.url()).isEqualTo(server.url("helsinki"));
        assertThat(access.registerUrl()).isEqualTo(server.url("helsinki_register"));
        try (var app = DatabaseSetup.connect(access.url(), access.app())) {
            DatabaseSetup.execute(app, "select number from population.recording");
            assertThatThrownBy(() -> DatabaseSetup.execute(app, "create table usage.mine (id int)"))
                    .hasMessageContaining("permission denied");
        }
        try (var register = DatabaseSetup.connect(access.registerUrl(), access.owner())) {
            assertThatCode(() -> DatabaseSetup.execute(register, "create schema register"))
                    .doesNotThrowAnyException();
        }
        assertThat(DatabaseSetup.onOutside(url(PASSWORD), true)).isEqualTo(access);
        assertThat(DatabaseSetup.onOutside(url(PASSWORD), false).registerUrl()).isEmpty();
    }

    @Test
    void every_parameter_of_the_address_holds_for_all_connections() throws SQLException {
        var access =
                DatabaseSetup.onOutside(
                        url(PASSWORD) + "&sslmode=disable&ApplicationName=the%20city", true);

        assertThat(access.url())
                .isEqualTo(server.url("helsinki") + "?sslmode=disable&ApplicationName=the%20city");
        assertThat(access.registerUrl())
                .isEqualTo(
                        server.url("helsinki_register")
                                + "?sslmode=disable&ApplicationName=the%20city");
        try (var app = DatabaseSetup.connect(access.url(), access.app());
                var rows =
                        app.createStatement()
                                .executeQuery("select current_setting('application_name')")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("the city");
        }
        assertThatThrownBy(
                        () -> DatabaseSetup.onOutside(url(PASSWORD) + "&sslmode=verify-full", true))
                .as("a server without TLS")
                .isInstanceOf(DatabaseProblem.class);
    }

    @Test
    void the_application_s_password_leads_nowhere_else() {
        var app = DatabaseSetup.onOutside(url(PASSWORD), false).app();
        assertThat(app.password()).matches("[0-9a-f]{64}");
        assertThatThrownBy(() ->
                        DatabaseSetup.connect(
                                server.url("helsinki"),
                                new DatabaseAccess.Login("keeper", app.password())))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void a_wrong_password_is_said_in_one_line_without_the_password() {
        assertThatThrownBy(() -> DatabaseSetup.onOutside(url("wrong"), true))
                .isInstanceOf(DatabaseProblem.class)
                .hasMessage(
                        "The database at --database-url cannot be used (28P01): check host, name and"
                                + " password, and that its user may create roles and databases.");
    }

    @Test
    void an_older_postgresql_is_refused() {
        assertThatThrownBy(() -> DatabaseSetup.requireVersion(17, "17.6"))
                .isInstanceOf(DatabaseProblem.class)
                .hasMessage(
                        "The database at --database-url is PostgreSQL 17.6; 18 or newer is needed.");
        assertThatCode(() -> DatabaseSetup.requireVersion(18, "18.0")).doesNotThrowAnyException();
    }

    private static String url(String password) {
        return server.url("helsinki")
                + "?user=keeper&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8);
    }
}
