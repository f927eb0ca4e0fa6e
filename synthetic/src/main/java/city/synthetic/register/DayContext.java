// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import city.synthetic.CityFolder;
import city.synthetic.Dice;
import city.synthetic.IdentityCode;
import city.synthetic.Rates;
import city.synthetic.population.Languages;
import city.synthetic.population.NameLists;
import city.synthetic.record.PersonJson;
import city.synthetic.record.PersonJson.Group;
import city.synthetic.units.Unit;
import city.synthetic.units.UnitsFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What everything that happens on a day has in common: the book, chance, who has met something already,
/// free homes and codes.
final class DayContext {
    private static final String TAKEN =
            """
            select code from register.person where born = ?
            union all select f.code from register.former_code f
                        join register.person p on p.id = f.person where p.born = ?
            """;

    /// What does not change from day to day.
    record Sources(NameLists names, Languages languages, List<Unit> units) {
        static Sources read(CityFolder folder) {
            return new Sources(
                    NameLists.read(folder),
                    new Languages(folder.rates()),
                    UnitsFile.read(folder.path().resolve("units/units.geojson")));
        }
    }

    private final Connection connection;
    final CityFolder folder;
    final Rates rates;
    final Sources sources;
    final Dice dice;
    final DayBook book;
    final LocalDate date;
    private final List<Integer> others;
    private final Map<Long, List<Integer>> homes = new HashMap<>();
    private final Set<Integer> met = new HashSet<>();
    private final Map<LocalDate, Set<String>> codesTaken = new HashMap<>();
    final List<Integer> buildingsElsewhere;
    final int newestDays;

    /// @param others     people of whom each may give a home or a guardian
    /// @param newestDays over how many days before this one the newborn were born
    DayContext(
            Connection connection,
            CityFolder folder,
            Sources sources,
            Dice dice,
            DayBook book,
            List<Integer> others,
            int newestDays)
            throws SQLException {
        this.connection = connection;
        this.folder = folder;
        this.rates = folder.rates();
        this.sources = sources;
        this.dice = dice;
        this.book = book;
        this.date = book.day;
        this.others = others;
        this.newestDays = newestDays;
        for (var person : book.view.people.values()) {
            if (person.building >= 0) {
                homes.computeIfAbsent(home(person), _ -> new ArrayList<>()).add(person.id);
            }
        }
        this.buildingsElsewhere =
                Jdbc.list(
                        connection,
                        "select id from register.building where municipality <> ? order by id",
                        row -> row.getInt("id"),
                        folder.municipality());
        book.view.loadBuildings(connection, buildingsElsewhere.toArray(Integer[]::new));
    }

    @Nullable PersonRow someAdult() {
        for (int attempt = 0; attempt < 100; attempt++) {
            var person = book.view.person(others.get(dice.below(others.size())));
            if (isResident(person) && person.adult(book.day) && !met.contains(person.id)) {
                met.add(person.id);
                return person;
            }
        }
        return null; // everybody in reach has met something today
    }

    /// A dwelling that nobody had before, in a building of the city where others live.
    PersonRow newHome() {
        for (int attempt = 0; attempt < 1000; attempt++) {
            var person = book.view.person(others.get(dice.below(others.size())));
            var building = book.view.buildings.get(person.building);
            if (building != null && building.municipality().equals(folder.municipality())) {
                var home = new PersonRow();
                home.building = building.id();
                home.apartment = building.dwellings() + book.newDwelling(building.id());
                home.stair = Math.min(26, 1 + (home.apartment - 1) / 12);
                return home;
            }
        }
        throw new IllegalStateException("no building of the city was loaded");
    }

    String newCode(LocalDate born, boolean woman) throws SQLException {
        var taken = codesTaken.get(born);
        if (taken == null) {
            taken =
                    new HashSet<>(
                            Jdbc.list(connection, TAKEN, row -> row.getString("code"), born, born));
            codesTaken.put(born, taken);
        }
        for (int attempt = 0; attempt < 10_000; attempt++) {
            int slot = dice.below(dice.chance(0.8) ? 50 : IdentityCode.PER_DAY_AND_SEX);
            var code = IdentityCode.of(born, woman, slot);
            if (taken.add(code)) {
                return code;
            }
        }
        throw new IllegalStateException("the codes of a birth day are used up");
    }

    /// The day on which something was that is reported today: mostly today, sometimes days ago.
    LocalDate reported() {
        return dice.chance(rates.get("event.lateReport"))
                ? book.day.minusDays(
                        1 + (long) dice.exponential(rates.get("event.lateReportMeanDays")))
                : book.day;
    }

    boolean isResident(PersonRow person) {
        return person.died == null && person.municipality.equals(folder.municipality());
    }

    boolean isFree(PersonRow person) {
        return isResident(person) && !met.contains(person.id);
    }

    boolean allFree(List<PersonRow> members) {
        return members.stream().allMatch(this::isFree);
    }

    /// Everybody alive who lives in this person's home; nobody if there is no home.
    List<PersonRow> household(PersonRow person) {
        if (person.building < 0) {
            return List.of();
        }
        return homes.getOrDefault(home(person), List.of()).stream()
                .map(book.view::person)
                .filter(it -> it.died == null)
                .toList();
    }

    static long home(PersonRow person) {
        return (((long) person.building) << 32) | (((long) person.stair) << 16) | person.apartment;
    }

    static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    void tellNew(PersonRow person) {
        book.tell(person, PersonJson.ADDED, Group.values());
    }

    boolean tellOnly(PersonRow person, String attribute, Group group) {
        book.tell(person, attribute, group);
        met.add(person.id);
        return true;
    }

    /// Makes somebody a parent and by law a guardian of a child from birth on.
    void addParent(PersonRow child, PersonRow parent, String role) {
        var relation = book.newRelation(child.id, parent.id);
        relation.kind = "LAKISAATEINEN_HUOLTAJA";
        relation.role = role;
        relation.from = child.born;
        relation.to = child.born.plusYears(18);
        book.newParent(child.id, parent.id, parent.woman);
    }

    /// Nothing more happens to this person today.
    void meets(int person) {
        met.add(person);
    }
}
