// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

import city.synthetic.Dice;
import city.synthetic.Rates;
import city.synthetic.record.EducationRecord;
import city.synthetic.record.EducationRecord.Care;
import city.synthetic.record.EducationRecord.Contact;
import city.synthetic.record.EducationRecord.Elsewhere;
import city.synthetic.record.EducationRecord.Shift;
import city.synthetic.record.EducationRecord.Start;
import city.synthetic.record.EducationRecord.Way;
import city.synthetic.units.Unit;
import city.synthetic.units.UnitsFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Says what the city's education services know about the children from one year of age to the
/// summer in which they start school.
final class EducationBuilder {
    private static final List<Way> WAYS = List.of(Way.values());

    private final Population population;
    private final People people;
    private final Guardianships guardianships;
    private final Guardianships.Index byChild;
    private final LocalDate today;
    private final Rates rates;
    private final Dice dice;
    private final List<Unit> units;
    private final Map<Integer, String> cases = new HashMap<>();
    private final Languages languages;

    EducationBuilder(
            Population population,
            People people,
            Guardianships guardianships,
            Guardianships.Index byChild,
            List<NotSimpleFamilies.Case> families,
            PopulationBuilder.Sources sources) {
        this.population = population;
        this.people = people;
        this.guardianships = guardianships;
        this.byChild = byChild;
        this.today = sources.firstDay();
        this.rates = sources.folder().rates();
        this.dice = Dice.of(sources.seed(), "education", 0);
        this.languages = sources.languages();
        this.units =
                UnitsFile.read(sources.folder().path().resolve("units/units.geojson")).stream()
                        .filter(it -> it.kind() == Unit.Kind.PRE_PRIMARY)
                        .filter(it -> it.firstYear() < today.getYear())
                        .toList();
        families.forEach(it -> cases.put(it.child(), it.key()));
    }

    List<EducationRecord> build() {
        var records = new ArrayList<EducationRecord>();
        int youngest = (int) today.minusYears(1).toEpochDay();
        int oldest = (int) LocalDate.of(today.getYear() - 7, 1, 1).toEpochDay();
        for (int i = 0; i < population.residents(); i++) {
            if (people.born[i] >= oldest && people.born[i] <= youngest) {
                var record = record(i, cases.getOrDefault(i, ""));
                if (record != null) {
                    records.add(record);
                }
            }
        }
        return records;
    }

    private @Nullable EducationRecord record(int child, String key) {
        int year = LocalDate.ofEpochDay(people.born[child]).getYear();
        boolean forSchool = year == today.getYear() - 7;
        boolean forPrePrimary = year == today.getYear() - 6;
        boolean plain = !key.isEmpty();
        // Every share is drawn for everyone, so that one family's case never changes the next one.
        boolean inUnit = dice.chance(rates.get(careRate(today.getYear() - year)));
        boolean privately = dice.chance(rates.get("education.private"));
        boolean unknown = dice.chance(rates.get("education.unknown"));
        boolean later = forSchool && dice.chance(rates.get("education.laterStart"));
        boolean earlier = forPrePrimary && dice.chance(rates.get("education.earlierStart"));
        boolean early = dice.chance(rates.get("education.earlyCompulsory"));
        boolean person = dice.chance(rates.get("education.needsPerson"));
        boolean away = forSchool && dice.chance(rates.get("education.elsewhere"));
        var way = WAYS.get(dice.below(WAYS.size()));
        if (plain) {
            inUnit = !key.equals("no-care");
            privately = key.equals("private-care");
            unknown = key.equals("unknown-care");
            later = key.equals("later-start");
            earlier = key.equals("early-start");
            early = key.equals("early-compulsory");
            person = key.equals("support");
            away = key.equals("place-elsewhere");
            way = Way.PRIVATE_SCHOOL;
        }
        if (unknown) {
            return null;
        }
        var unit = inUnit ? unit(child, !privately) : null;
        int months = 3 + dice.below(24);
        return new EducationRecord(
                population.code(child),
                unit == null ? Care.NONE : unit.municipal() ? Care.MUNICIPAL : Care.PRIVATE,
                unit == null ? null : unit.id(),
                unit == null ? null : unit.language(),
                unit == null ? null : since(child, months),
                later
                        ? new Start(Shift.LATER, today.minusDays(20 + dice.below(40)))
                        : earlier
                                ? new Start(Shift.EARLIER, today.minusDays(20 + dice.below(40)))
                                : null,
                early,
                person,
                away ? new Elsewhere(way, "school", today.getYear()) : null,
                unit == null ? List.of() : contacts(child, since(child, months)));
    }

    private static String careRate(int age) {
        return age >= 7
                ? "education.careAtAge6"
                : age >= 4
                        ? "education.careAtAge3To5"
                        : age >= 3 ? "education.careAtAge2" : "education.careAtAge1";
    }

    private LocalDate since(int child, int months) {
        var day = today.minusMonths(months).withDayOfMonth(1);
        var earliest = LocalDate.ofEpochDay(people.born[child]).plusMonths(9);
        return day.isBefore(earliest) ? earliest : day;
    }

    /// A near unit of the home's language: the nearest by a distance stretched by chance.
    private @Nullable Unit unit(int child, boolean municipal) {
        int building = people.building[child];
        boolean swedish = languages.code(people.language[child]).equals("sv");
        Unit best = null;
        double nearest = Double.MAX_VALUE;
        for (Unit unit : units) {
            if (unit.municipal() != municipal || unit.language().equals("sv") != swedish) {
                continue;
            }
            double distance =
                    building < 0
                            ? dice.share()
                            : Math.hypot(
                                            unit.easting() - population.easting(building),
                                            unit.northing() - population.northing(building))
                                    * (0.7 + dice.share());
            if (distance < nearest) {
                nearest = distance;
                best = unit;
            }
        }
        return best;
    }

    private List<Contact> contacts(int child, LocalDate recorded) {
        var guardians = new TreeSet<Integer>();
        for (int i = byChild.start()[child]; i < byChild.start()[child + 1]; i++) {
            int row = byChild.order()[i];
            int guardian = guardianships.guardian[row];
            if (guardian >= 0
                    && guardianships.kind[row] != Guardianships.AD_LITEM
                    && people.died[guardian] < 0
                    && people.has(guardian, People.PHONE)) {
                guardians.add(guardian);
            }
        }
        return guardians.stream()
                .map(it -> new Contact(population.code(it), phone(it + 1), recorded))
                .toList();
    }

    /// A number that nobody can have: national numbers never begin with 0.
    static String phone(int id) {
        return "+35800%08d".formatted(id);
    }
}
