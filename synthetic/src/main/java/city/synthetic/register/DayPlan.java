// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import city.synthetic.CityFolder;
import city.synthetic.Dice;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides how often each thing happens on a day and to whom it may happen, loads these people at
/// once, and lets it happen. Nobody meets two things on one day.
final class DayPlan {
    /// Persons of one birth day each, or of a window of days in a small city, by chance.
    private static final String BY_BIRTH =
            """
            select (select p.id from register.person p
                     where p.born >= d.day and p.born < d.day + ?
                     order by hashint4(p.id # d.n::int), p.id limit 1) as id
              from unnest(?::date[]) with ordinality d(day, n) order by d.n
            """;

    /// From whom those are drawn to whom something happens.
    enum Pool {
        ANYBODY(null, 1.6),
        CHILD(null, 1.5),
        SMALL_CHILD(null, 1.5),
        MOTHER(null, 4),
        OLD(null, 1.5),
        NAMELESS("given = '' and died is null", 1),
        UNDER_ORDER("non_disclosure", 1.5),
        IN_CARE("in_care_since is not null", 1.5),
        INEXACT("precision <> 'DAY'", 1),
        HOMELESS("building is null and died is null", 1.5);

        private final String condition;
        private final double spare;

        Pool(@Nullable String condition, double spare) {
            this.condition = condition == null ? "" : condition;
            this.spare = spare;
        }
    }

    private final Connection connection;
    private final CityFolder folder;
    private final Dice dice;
    private final LocalDate day;
    private final double scale;
    private final int residents;
    private final int people;
    private final Map<Event, Integer> wanted = new LinkedHashMap<>();
    private final Map<Event, List<Integer>> candidates = new LinkedHashMap<>();

    DayPlan(Connection connection, CityFolder folder, Dice dice, LocalDate day, double scale)
            throws SQLException {
        this.connection = connection;
        this.folder = folder;
        this.dice = dice;
        this.day = day;
        this.scale = scale;
        this.residents = (int) Jdbc.number(connection, "select residents from register.city");
        this.people = (int) Jdbc.number(connection, "select max(id) from register.person");
    }

    /// Lets the day happen, in the book only.
    DayBook happen(DayContext.Sources sources, Instant opens) throws SQLException {
        draw();
        return happen(sources, opens, false);
    }

    /// Lets one thing happen to one person, in the book only.
    DayBook only(Event event, int person, DayContext.Sources sources, Instant opens)
            throws SQLException {
        wanted.put(event, 1);
        candidates.put(event, List.of(person));
        return happen(sources, opens, true);
    }

    private DayBook happen(DayContext.Sources sources, Instant opens, boolean must)
            throws SQLException {
        var book =
                new DayBook(
                        day,
                        opens,
                        people + 1,
                        1
                                + (int)
                                        Jdbc.number(
                                                connection,
                                                "select coalesce(max(id), 0) from register.relation"));
        var ids = new LinkedHashSet<Integer>();
        candidates.values().forEach(ids::addAll);
        // Whose homes others may move to, and who may become somebody's guardian.
        var others = sample(Math.max(60, ids.size() / 4));
        ids.addAll(others);
        book.view.load(connection, ids, true);
        book.education.putAll(EducationRow.load(connection, candidatesOf(Pool.SMALL_CHILD)));
        var happenings =
                new Happenings(
                        new DayContext(
                                connection, folder, sources, dice, book, others, newestDays()));
        for (var event : Event.values()) {
            int left = wanted.getOrDefault(event, 0);
            for (int id : candidates.getOrDefault(event, List.of())) {
                if (left > 0 && happenings.happen(event, book.view.person(id))) {
                    left--;
                    book.count(event.key());
                }
            }
            if (must && left > 0) {
                throw new IllegalArgumentException(
                        event.key() + " cannot happen to this person on this day");
            }
        }
        return book;
    }

    /// Births are reported within four days. A day has codes for a few hundred newborn only: where many
    /// days' changes are made at once, their births are spread over half a year.
    private int newestDays() {
        return scale > 3 ? 180 : 4;
    }

    private void draw() throws SQLException {
        for (var event : Event.values()) {
            double expected =
                    folder.rates().get("year." + event.rate()) * residents / 1000 / 365 * scale;
            int count = event == Event.NAME_GIVEN ? Integer.MAX_VALUE : dice.poisson(expected);
            wanted.put(event, count);
            if (count > 0) {
                candidates.put(event, candidates(event.pool(), count));
            }
        }
    }

    private List<Integer> candidatesOf(Pool pool) {
        return candidates.entrySet().stream()
                .filter(it -> it.getKey().pool() == pool)
                .flatMap(it -> it.getValue().stream())
                .distinct()
                .toList();
    }

    private List<Integer> candidates(Pool pool, int count) throws SQLException {
        int size = (int) Math.min(1_000_000, Math.ceil(count * pool.spare) + 3);
        return switch (pool) {
            case ANYBODY -> sample(size);
            case CHILD -> byBirth(size, 0, 18, 0);
            case SMALL_CHILD -> byBirth(size, 1, 7, 0);
            case MOTHER -> byBirth(size, 31, 0, 4.8);
            case OLD -> dying(size);
            case NAMELESS -> nameless();
            case UNDER_ORDER, IN_CARE, INEXACT, HOMELESS -> special(pool, size);
        };
    }

    /// Mostly the old; six in a thousand are children.
    private List<Integer> dying(int size) throws SQLException {
        var children = dice.poisson(size * 0.006);
        var found = new LinkedHashSet<>(byBirth(children, 0, 18, 0));
        found.addAll(byBirth(size, 79, 0, 13));
        return List.copyOf(found);
    }

    private List<Integer> sample(int size) {
        var found = new LinkedHashSet<Integer>();
        for (int i = 0; i < size; i++) {
            found.add(1 + dice.below(people));
        }
        return List.copyOf(found);
    }

    /// @param deviation 0 for an even spread between the two ages, else a normal one around the first
    private List<Integer> byBirth(int size, int age, int oldest, double deviation)
            throws SQLException {
        var days = new LocalDate[size];
        for (int i = 0; i < size; i++) {
            double years =
                    deviation > 0
                            ? Math.clamp(dice.normal(age, deviation), 0.1, 104)
                            : age + dice.share() * (oldest - age);
            days[i] = day.minusDays((long) (years * 365.25));
        }
        int window = Math.max(1, 600_000 / residents);
        return Jdbc.list(
                        connection,
                        BY_BIRTH,
                        row -> Optional.ofNullable(row.getObject("id", Integer.class)),
                        window,
                        days)
                .stream()
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /// Children get their names some weeks after birth.
    private List<Integer> nameless() throws SQLException {
        return Jdbc.list(
                connection,
                "select id from register.person where given = '' and died is null and born <= ? order by id",
                row -> row.getInt("id"),
                day.minusDays(25));
    }

    private List<Integer> special(Pool pool, int size) throws SQLException {
        var all =
                Jdbc.list(
                                connection,
                                "select id from register.person where "
                                        + pool.condition
                                        + " order by id",
                                row -> row.getInt("id"))
                        .stream()
                        .mapToInt(Integer::intValue)
                        .toArray();
        dice.shuffle(all, all.length);
        var found = new ArrayList<Integer>();
        for (int i = 0; i < Math.min(size, all.length); i++) {
            found.add(all[i]);
        }
        return found;
    }
}
