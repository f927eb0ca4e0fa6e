// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import city.synthetic.Persona;
import city.synthetic.Progress;
import city.synthetic.SyntheticCity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// The truth of the invented population register and education records, in a PostgreSQL database of
/// its own (no other part of the city reads it), in the schemas `register` and `education`.
public final class RegisterDatabase {
    /// The key before the first change, as large as the real register's are.
    static final long FIRST_KEY = 100_000_000;

    private static final String PERSONAS =
            "select key, child, guardians from register.persona order by position";
    private static final String LAST_DAY = "select max(day) as day from register.day";
    private static final String FIND_PERSON =
            """
            select id from register.person where code = ?
            union all select person from register.former_code where code = ?
            """;

    private final DataSource dataSource;

    /// @param dataSource connections to the database, as a user who may create schemas in it
    public RegisterDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    DataSource dataSource() {
        return dataSource;
    }

    /// Creates schemas and tables where they are missing. May be called at each start.
    public void create() {
        Jdbc.transaction(
                dataSource,
                connection -> {
                    Jdbc.script(connection, RegisterSchema.TABLES);
                    return true;
                });
    }

    /// @return whether a city was loaded, whole
    public boolean seeded() {
        return Jdbc.transaction(
                dataSource,
                connection ->
                        // Two statements: the second would not parse before the tables are there.
                        Jdbc.number(
                                                connection,
                                                "select count(*) from pg_tables where schemaname = 'register' and tablename = 'city'")
                                        > 0
                                && Jdbc.number(connection, "select count(*) from register.city")
                                        > 0);
    }

    /// Loads the city, in one transaction: after a crash there is all of it or nothing.
    ///
    /// @throws IllegalStateException if a city is already there
    public void seed(SyntheticCity city, Progress progress) {
        create();
        if (seeded()) {
            throw new IllegalStateException("the register already holds a city");
        }
        Jdbc.transaction(
                dataSource,
                connection -> {
                    new RegisterSeed(connection, city, progress).load();
                    return true;
                });
    }

    /// @return the families that are not simple, as on the first day
    public List<Persona> personas() {
        return Jdbc.transaction(
                dataSource,
                connection ->
                        Jdbc.list(
                                connection,
                                PERSONAS,
                                row -> {
                                    var guardians = row.getString("guardians");
                                    return new Persona(
                                            row.getString("key"),
                                            row.getString("child"),
                                            guardians.isEmpty()
                                                    ? List.of()
                                                    : List.of(guardians.split(",")));
                                }));
    }

    /// @return the last day that was played, empty before the first
    public Optional<LocalDate> playedThrough() {
        return Jdbc.transaction(
                dataSource,
                connection ->
                        Jdbc.list(
                                        connection,
                                        LAST_DAY,
                                        row -> Optional.ofNullable(Jdbc.day(row, "day")))
                                .getFirst());
    }

    /// The population register's last `kirjausavain`: an extract written now holds all up to it.
    public long populationKey() {
        return Jdbc.transaction(dataSource, connection -> lastKey(connection, "register.change"));
    }

    /// The education records' last key.
    public long educationKey() {
        return Jdbc.transaction(dataSource, connection -> lastKey(connection, "education.change"));
    }

    /// Records a change of the population register exactly as given, however wrong it is: for tests of
    /// what a client does with it, and for demonstrations.
    ///
    /// @param code identity code of a person of the register
    /// @param body the change as JSON, as it will stand in `muutokset`
    /// @return its key
    public long record(String code, Instant at, String body) {
        return Jdbc.transaction(
                dataSource,
                connection -> {
                    lock(connection);
                    long key = lastKey(connection, "register.change") + 1;
                    int person = personOf(connection, code);
                    Jdbc.update(
                            connection,
                            "insert into register.change (key, person, at, body) values (?, ?, ?, ?)",
                            key,
                            person,
                            java.sql.Timestamp.from(at),
                            body);
                    return key;
                });
    }

    /// Keys are given by one writer at a time, so that no key appears after a larger one was read.
    static void lock(Connection connection) throws SQLException {
        Jdbc.script(connection, "select pg_advisory_xact_lock(910091)");
    }

    static int personOf(Connection connection, String code) throws SQLException {
        return Jdbc.find(connection, FIND_PERSON, row -> row.getInt("id"), code, code)
                .orElseThrow(
                        () -> new IllegalArgumentException("nobody in the register has this code"));
    }

    static long lastKey(Connection connection, String changes) throws SQLException {
        return Jdbc.number(
                connection, "select coalesce(max(key), " + FIRST_KEY + ") from " + changes);
    }
}
