// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import city.synthetic.CityFolder;
import city.synthetic.Dice;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Lets a day happen in the invented city: births, deaths, moves, changes of guardianship and name,
/// orders, late and corrected facts, by the yearly rates of the city's folder. What happens on a day
/// depends on the seed, the day and the city as it stands, and is one transaction.
public final class Player {
    private static final LocalTime OPENS = LocalTime.of(8, 0);

    /// So many days' happenings at most in one transaction when many are made.
    private static final double MOST_DAYS_AT_ONCE = 25;

    private static final String SAVE_DAY = "insert into register.day (day, result) values (?, ?)";
    private static final String FIND_DAY = "select result from register.day where day = ?";

    private final RegisterDatabase database;
    private final CityFolder folder;
    private final DayContext.Sources sources;

    /// Reads the folder's names and units, which takes some tenths of a second: keep the player.
    ///
    /// @param folder for rates, names, units and time zone
    public Player(RegisterDatabase database, CityFolder folder) {
        this(database, folder, DayContext.Sources.read(folder));
    }

    Player(RegisterDatabase database, CityFolder folder, DayContext.Sources sources) {
        this.database = database;
        this.folder = folder;
        this.sources = sources;
    }

    /// Plays one day, or does nothing if that day was played already.
    ///
    /// @param day the first day of the city or a later one; days before it that were not played are
    ///     left out
    /// @return what happened; the same as before if it was played already
    public PlayedDay play(LocalDate day) {
        return Jdbc.transaction(
                database.dataSource(),
                connection -> {
                    RegisterDatabase.lock(connection);
                    var before =
                            Jdbc.find(connection, FIND_DAY, row -> row.getString("result"), day);
                    if (before.isPresent()) {
                        return JsonMapper.shared().readValue(before.get(), PlayedDay.class);
                    }
                    var played = once(connection, day, 1, 0);
                    Jdbc.update(
                            connection,
                            SAVE_DAY,
                            day,
                            JsonMapper.shared().writeValueAsString(played));
                    return played;
                });
    }

    /// Makes changes in the usual mix of a day until at least so many more wait, all dated on this day:
    /// for measuring how fast a client takes them. One transaction, so that a client sees all or none
    /// of them. The day does not count as played.
    ///
    /// @param changes how many changes of the population register
    /// @return all that happened
    public PlayedDay playMany(LocalDate day, int changes) {
        return Jdbc.transaction(
                database.dataSource(),
                connection -> {
                    RegisterDatabase.lock(connection);
                    return many(connection, day, changes);
                });
    }

    private PlayedDay many(Connection connection, LocalDate day, int changes) throws SQLException {
        int population = 0;
        int education = 0;
        var events = new LinkedHashMap<String, Integer>();
        double days = 1;
        int round = 0;
        PlayedDay last;
        do {
            last = once(connection, day, days, ++round);
            population += last.populationChanges();
            education += last.educationChanges();
            last.events().forEach((event, count) -> events.merge(event, count, Integer::sum));
            double perDay = Math.max(0.1, last.populationChanges() / days);
            days = Math.clamp((changes - population) / perDay, 0.2, MOST_DAYS_AT_ONCE);
        } while (population < changes);
        return new PlayedDay(
                day, last.populationKey(), last.educationKey(), population, education, events);
    }

    /// Lets one thing happen to one person, as on a demonstration or in a test.
    ///
    /// @param code the person's present identity code: the mother of a birth, the child whose guardians
    ///     change, anyone of a household that moves
    /// @return what happened
    /// @throws IllegalArgumentException if nobody has this code, or it cannot happen to this person
    public PlayedDay happen(LocalDate day, Event event, String code) {
        return Jdbc.transaction(
                database.dataSource(),
                connection -> {
                    RegisterDatabase.lock(connection);
                    var dice =
                            Dice.of(
                                    folder.seed(),
                                    event.key(),
                                    RegisterDatabase.lastKey(connection, "register.change")
                                            + RegisterDatabase.lastKey(
                                                    connection, "education.change"));
                    int person = RegisterDatabase.personOf(connection, code);
                    var book =
                            new DayPlan(connection, folder, dice, day, 0)
                                    .only(event, person, sources, opens(day));
                    return write(connection, book);
                });
    }

    private PlayedDay once(Connection connection, LocalDate day, double scale, int round)
            throws SQLException {
        var first =
                Jdbc.list(
                                connection,
                                "select first_day from register.city",
                                row -> row.getObject("first_day", LocalDate.class))
                        .getFirst();
        if (day.isBefore(first)) {
            throw new IllegalArgumentException("the invented city begins on " + first);
        }
        var dice = Dice.of(folder.seed(), "day-" + round, day.toEpochDay());
        var book = new DayPlan(connection, folder, dice, day, scale).happen(sources, opens(day));
        return write(connection, book);
    }

    private static PlayedDay write(Connection connection, DayBook book) throws SQLException {
        book.write(connection);
        return new PlayedDay(
                book.day,
                RegisterDatabase.lastKey(connection, "register.change"),
                RegisterDatabase.lastKey(connection, "education.change"),
                book.populationChanges(),
                book.educationChanges(),
                Map.copyOf(book.events()));
    }

    private Instant opens(LocalDate day) {
        return day.atTime(OPENS).atZone(folder.zone()).toInstant();
    }

    /// @return all things that can happen
    public static List<Event> events() {
        return List.of(Event.values());
    }
}
