// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

import city.synthetic.BuildingId;
import city.synthetic.CityFolder;
import city.synthetic.IdentityCode;
import city.synthetic.Persona;
import city.synthetic.Progress;
import city.synthetic.record.Address;
import city.synthetic.record.EducationRecord;
import city.synthetic.record.Guardian;
import city.synthetic.record.RegisterPerson;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The people of the invented city as the registers hold them on the first day, read from columns:
/// one [RegisterPerson] is filled again for each. Not changed after it was made; any number of
/// threads may read it, each with an object of its own.
public final class Population {
    private static final String[] KINDS = {
        "LAKISAATEINEN_HUOLTAJA", "MAARATTY_HUOLTAJA", Guardian.AD_LITEM
    };
    private static final String[] ROLES = {"AITI", "ISA", "MUU"};
    private static final String[] LIVING = {"", "AIDIN_LUONA", "ISAN_LUONA", "VUOROASUMINEN"};
    private static final List<List<String>> RIGHTS =
            List.of(
                    List.of(),
                    List.of("OPETUS", "TERVEYDENHOITO", "TIEDONSAANTIOIKEUS"),
                    List.of("TIEDONSAANTIOIKEUS"));

    private final PopulationBuilder.Sources sources;
    private final People people;
    private final Buildings buildings;
    private final Guardianships guardianships;
    private final Guardianships.Index byChild;
    private final Guardianships.Index byGuardian;
    private final int residents;
    private final Map<Integer, String> formerCodes;
    private final List<NotSimpleFamilies.Case> cases;
    private final String municipality;

    Population(
            PopulationBuilder.Sources sources,
            People people,
            Buildings buildings,
            Guardianships guardianships,
            int residents,
            Map<Integer, String> formerCodes,
            List<NotSimpleFamilies.Case> cases) {
        this.sources = sources;
        this.people = people;
        this.buildings = buildings;
        this.guardianships = guardianships;
        this.byChild = guardianships.byChild(people.size);
        this.byGuardian = guardianships.byGuardian(people.size);
        this.residents = residents;
        this.formerCodes = formerCodes;
        this.cases = cases;
        this.municipality = sources.folder().municipality();
    }

    /// Makes the people.
    ///
    /// @param residents 0 for the true size
    public static Population make(
            CityFolder folder, long seed, LocalDate firstDay, int residents, Progress progress) {
        return PopulationBuilder.build(
                PopulationBuilder.Sources.read(folder, seed, firstDay), residents, progress);
    }

    /// @return how many live in the city
    public int residents() {
        return residents;
    }

    /// @return how many people there are, residents first
    public int size() {
        return people.size;
    }

    /// @return the first day of the city
    public LocalDate firstDay() {
        return sources.firstDay();
    }

    /// @return the folder from which it was made
    public CityFolder folder() {
        return sources.folder();
    }

    /// @return the seed with which it was made
    public long seed() {
        return sources.seed();
    }

    /// @return how many buildings there are, those elsewhere last
    public int buildingCount() {
        return buildings.size;
    }

    /// @return the families that are not simple, each with its child and guardians
    public List<Persona> personas() {
        return cases.stream().map(this::persona).toList();
    }

    private Persona persona(NotSimpleFamilies.Case family) {
        var person = fill(new RegisterPerson(), family.child());
        var today = sources.firstDay();
        return new Persona(
                family.key(),
                person.code,
                person.guardians.stream()
                        .filter(it -> !it.kind().equals(Guardian.AD_LITEM))
                        .filter(it -> it.to() == null || it.to().isAfter(today))
                        .map(Guardian::other)
                        .filter(it -> it != null)
                        .toList());
    }

    /// @return the person's identity code
    public String code(int person) {
        return IdentityCode.of(
                LocalDate.ofEpochDay(people.born[person]),
                people.woman[person],
                people.codeSlot[person]);
    }

    /// Fills the object with everything the register holds about this person.
    ///
    /// @return the same object
    public RegisterPerson fill(RegisterPerson into, int person) {
        into.id = person + 1;
        into.code = code(person);
        var former = formerCodes.get(person);
        into.formerCodes = former == null ? List.of() : List.of(former);
        into.born = LocalDate.ofEpochDay(people.born[person]);
        into.precision =
                people.has(person, People.DAY_UNKNOWN)
                        ? RegisterPerson.Precision.MONTH
                        : RegisterPerson.Precision.DAY;
        into.woman = people.woman[person];
        var given = sources.names().given(people.given[person]);
        into.given =
                people.secondGiven[person] < 0
                        ? given
                        : given + " " + sources.names().given(people.secondGiven[person]);
        into.family = sources.names().family(people.family[person]);
        int language = people.language[person];
        into.language = sources.languages().code(language);
        into.languageIso = sources.languages().iso(language);
        into.contactLanguage = language > Languages.SV ? person % 20 == 0 ? "sv" : "fi" : null;
        int neighbour = people.municipality[person] - 1;
        into.municipality =
                neighbour < 0
                        ? municipality
                        : sources.folder().neighbours().get(neighbour).municipality();
        into.residentSince = LocalDate.ofEpochDay(people.residentSince[person]);
        into.home = home(person);
        into.homeIsTemporary = people.has(person, People.TEMPORARY_HOME);
        into.homeSince = LocalDate.ofEpochDay(people.homeSince[person]);
        into.died = people.died[person] < 0 ? null : LocalDate.ofEpochDay(people.died[person]);
        into.order = people.has(person, People.ORDER);
        into.orderEnds = into.order ? sources.firstDay().plusDays(90 + person % 1700) : null;
        into.inCareSince =
                people.has(person, People.IN_CARE)
                        ? LocalDate.ofEpochDay(people.homeSince[person])
                        : null;
        boolean email = people.has(person, People.EMAIL) && person < people.size;
        boolean adult = !into.born.isAfter(sources.firstDay().minusYears(18));
        into.email = email && adult ? email(into.id) : null;
        into.emailSince = sources.firstDay().minusDays(30 + person % 1500);
        relations(into, person);
        return into;
    }

    /// @return the invented e-mail address of a person of the register, in the top-level domain that
    ///     RFC 2606 keeps for this
    public static String email(int id) {
        return "asukas-" + id + "@example.invalid";
    }

    private void relations(RegisterPerson into, int person) {
        into.parents.clear();
        into.guardians.clear();
        into.dependants.clear();
        boolean child = into.born.isAfter(sources.firstDay().minusYears(18));
        if (child) {
            boolean ended = false;
            for (int i = byChild.start()[person]; i < byChild.start()[person + 1]; i++) {
                int row = byChild.order()[i];
                into.guardians.add(relation(row, guardianships.guardian[row]));
                ended |= guardianships.kind[row] == Guardianships.ORDERED;
            }
            parent(into, firstParent(person), ended);
            parent(into, secondParent(person), ended);
        }
        for (int i = byGuardian.start()[person]; i < byGuardian.start()[person + 1]; i++) {
            int row = byGuardian.order()[i];
            into.dependants.add(relation(row, guardianships.child[row]));
        }
    }

    private void parent(RegisterPerson into, int parent, boolean soleCustody) {
        if (parent >= 0) {
            var code = code(parent);
            var until = sources.firstDay();
            boolean guardian =
                    into.guardians.stream()
                            .anyMatch(it ->
                                    code.equals(it.other())
                                            && it.to() != null
                                            && it.to().isAfter(until));
            into.parents.add(
                    new RegisterPerson.Parent(
                            code, people.woman[parent], soleCustody && !guardian));
        }
    }

    private Guardian relation(int row, int other) {
        Guardian.@Nullable Foreigner foreigner = null;
        if (other < 0) {
            var known = guardianships.foreigners.get(-1 - other);
            foreigner =
                    new Guardian.Foreigner(
                            known.given(),
                            known.family(),
                            LocalDate.ofEpochDay(known.born()),
                            known.country());
        }
        return new Guardian(
                other < 0 ? null : code(other),
                foreigner,
                KINDS[guardianships.kind[row]],
                ROLES[guardianships.role[row]],
                LocalDate.ofEpochDay(guardianships.from[row]),
                guardianships.to[row] < 0 ? null : LocalDate.ofEpochDay(guardianships.to[row]),
                LIVING[guardianships.living[row]],
                RIGHTS.get(guardianships.rights[row]));
    }

    /// @return the year in which the person was born
    public int bornYear(int person) {
        return LocalDate.ofEpochDay(people.born[person]).getYear();
    }

    /// @return identity codes that the person had before
    public List<String> formerCodes(int person) {
        var former = formerCodes.get(person);
        return former == null ? List.of() : List.of(former);
    }

    /// @return the index of the person's building, or −1
    public int building(int person) {
        return people.building[person];
    }

    /// @return stair of the person's home, 0 none, 1 = A
    public int stair(int person) {
        return people.stair[person];
    }

    /// @return number of the person's apartment, 0 none
    public int apartment(int person) {
        return people.apartment[person];
    }

    /// @return how many dwellings the building has
    public int dwellings(int building) {
        return buildings.dwellings[building];
    }

    /// @return metres in EPSG:3067; 0 for a building elsewhere
    public int easting(int building) {
        return buildings.easting[building];
    }

    /// @return metres in EPSG:3067; 0 for a building elsewhere
    public int northing(int building) {
        return buildings.northing[building];
    }

    /// @return the index of the postal area in which the person lives, in the order of
    ///     [PostalArea#read]; −1 for people elsewhere
    public int area(int person) {
        return people.area[person];
    }

    /// @return the postal areas of the city
    public List<PostalArea> areas() {
        return sources.areas();
    }

    private @Nullable Address home(int person) {
        int building = people.building[person];
        return building < 0
                ? null
                : address(building, people.stair[person], people.apartment[person]);
    }

    /// @return a home in this building
    public Address address(int building, int stair, int apartment) {
        int area = buildings.area[building];
        var neighbour = area < 0 ? sources.folder().neighbours().get(-1 - area) : null;
        var town = neighbour == null ? sources.folder().postOffice() : neighbour.town();
        return new Address(
                StreetNames.finnish(buildings.street[building]),
                StreetNames.swedish(buildings.street[building]),
                Integer.toString(buildings.houseNumber[building]),
                stair == 0 ? "" : Character.toString((char) ('A' + stair - 1)),
                apartment,
                neighbour == null ? sources.areas().get(area).code() : neighbour.postalCode(),
                text(town, "fi"),
                text(town, "sv"),
                BuildingId.of(building),
                neighbour == null ? municipality : neighbour.municipality());
    }

    private static String text(Map<String, String> texts, String language) {
        var text = texts.get(language);
        if (text == null) {
            throw new IllegalArgumentException("no text in " + language);
        }
        return text;
    }

    /// A relation of a child and a guardian, by their indexes.
    ///
    /// @param guardian −1 for a guardian without identity code
    /// @param relation seen from the child
    public record Relation(int child, int guardian, Guardian relation) {}

    /// @return how many relations [#relation] can be asked for
    public int relationCount() {
        return guardianships.size;
    }

    /// @return the relation of this number, or empty where there is none any more
    public Optional<Relation> relation(int row) {
        int child = guardianships.child[row];
        int guardian = guardianships.guardian[row];
        return child < 0
                ? Optional.empty()
                : Optional.of(new Relation(child, Math.max(-1, guardian), relation(row, guardian)));
    }

    /// @return the index of the person's mother, or −1 where the register knows none; of two mothers
    ///     the one with the smaller index
    public int firstParent(int person) {
        return twoMothers(person)
                ? Math.min(people.mother[person], people.father[person])
                : people.mother[person];
    }

    /// @return the index of the person's father or second mother, or −1 where the register knows none
    public int secondParent(int person) {
        return twoMothers(person)
                ? Math.max(people.mother[person], people.father[person])
                : people.father[person];
    }

    private boolean twoMothers(int person) {
        int second = people.father[person];
        return second >= 0 && people.mother[person] >= 0 && people.woman[second];
    }

    /// @return the children's education records, in the order of the people; see [EducationBuilder]
    public List<EducationRecord> educationRecords() {
        return new EducationBuilder(this, people, guardianships, byChild, cases, sources).build();
    }
}
