// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import city.synthetic.CityFolder;
import city.synthetic.Dice;
import city.synthetic.IdentityCode;
import city.synthetic.Rates;
import city.synthetic.population.Languages;
import city.synthetic.population.NameLists;
import city.synthetic.population.Population;
import city.synthetic.record.Guardian;
import city.synthetic.record.PersonJson;
import city.synthetic.record.PersonJson.Group;
import city.synthetic.record.RegisterPerson;
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

/// Lets things happen to people in the population register: changes the rows in the book and tells the
/// changes. What cannot happen to somebody (they moved away, died, met something else today) does not.
final class Happenings {
    private static final String ABROAD = "200";
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
    private final CityFolder folder;
    private final Rates rates;
    private final Sources sources;
    private final Dice dice;
    private final DayBook book;
    private final List<Integer> others;
    private final EducationHappenings education;
    private final Map<Long, List<Integer>> homes = new HashMap<>();
    private final Set<Integer> met = new HashSet<>();
    private final Map<LocalDate, Set<String>> codesTaken = new HashMap<>();
    private final List<Integer> buildingsElsewhere;
    private final int newestDays;

    /// @param others     people of whom each may give a home or a guardian
    /// @param newestDays over how many days before this one the newborn were born
    Happenings(
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
        this.others = others;
        this.newestDays = newestDays;
        this.education = new EducationHappenings(sources.units(), dice, book);
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

    /// @return whether it happened
    boolean happen(Event event, PersonRow person) throws SQLException {
        return switch (event) {
            case BIRTH -> birth(person);
            case NAME_GIVEN -> nameGiven(person);
            case DEATH -> death(person);
            case MOVE_WITHIN -> moveWithin(person);
            case MOVE_IN -> moveIn();
            case MOVE_OUT -> moveOut(person);
            case NAME_CHANGE -> nameChange(person);
            case EMAIL_CHANGE -> emailChange(person);
            case SEPARATION -> separation(person);
            case GUARDIAN_CHANGE -> guardianChange(person);
            case CARE_BEGINS -> careBegins(person);
            case CARE_ENDS -> careEnds(person);
            case AD_LITEM_BEGINS -> adLitemBegins(person);
            case ORDER_BEGINS -> orderBegins(person);
            case ORDER_ENDS -> orderEnds(person);
            case CODE_CORRECTION -> codeCorrection(person);
            case ADDRESS_CORRECTION -> addressCorrection(person);
            case ADDRESS_FOUND -> addressFound(person);
            case BIRTH_DATE_COMPLETION -> birthDateCompletion(person);
            case CARE_CHANGE, START_DECISION, PERSON_MARK, PLACE_ELSEWHERE ->
                    isResident(person) && education.happen(event, person);
        };
    }

    private boolean birth(PersonRow mother) throws SQLException {
        int age = mother.born.until(book.day).getYears();
        if (!mother.woman || !isFree(mother) || age < 18 || age > 48 || mother.building < 0) {
            return false;
        }
        var child = book.newPerson();
        child.born = book.day.minusDays(dice.below(newestDays));
        child.woman = dice.chance(0.488);
        child.code = newCode(child.born, child.woman);
        child.family = mother.family;
        child.language = mother.language;
        child.languageIso = mother.languageIso;
        child.contact = mother.contact;
        child.municipality = mother.municipality;
        child.residentSince = child.born;
        child.moveTo(mother);
        child.homeSince = child.born;
        child.homeTemporary = mother.homeTemporary;
        child.order = mother.order;
        child.orderEnds = mother.orderEnds;
        guardian(child, mother, "AITI");
        var father = partner(mother);
        if (father != null) {
            guardian(child, father, "ISA");
            met.add(father.id);
        }
        tellNew(child);
        for (var relation : book.view.guardiansOf(child.id)) {
            var guardian = book.view.person(relation.guardian == null ? 0 : relation.guardian);
            var seen = relation.seen(child.code);
            book.tell(guardian, out -> PersonJson.dependant(out, seen, PersonJson.ADDED));
        }
        met.add(mother.id);
        return true;
    }

    private @Nullable PersonRow partner(PersonRow mother) {
        for (var member : household(mother)) {
            int apart = (int) Math.abs(member.born.toEpochDay() - mother.born.toEpochDay());
            if (!member.woman && member.adult(book.day) && apart < 15 * 365 && isFree(member)) {
                return member;
            }
        }
        return null;
    }

    private void guardian(PersonRow child, PersonRow parent, String role) {
        var relation = book.newRelation(child.id, parent.id);
        relation.kind = "LAKISAATEINEN_HUOLTAJA";
        relation.role = role;
        relation.from = child.born;
        relation.to = child.born.plusYears(18);
        book.newParent(child.id, parent.id, parent.woman);
    }

    private void tellNew(PersonRow person) {
        book.tell(person, PersonJson.ADDED, Group.values());
    }

    private boolean nameGiven(PersonRow child) {
        if (!isFree(child) || !child.given.isEmpty()) {
            return false;
        }
        child.given =
                sources.names().someGiven(child.language, child.woman, dice)
                        + " "
                        + sources.names().someGiven(child.language, child.woman, dice);
        return tellOnly(child, PersonJson.CHANGED, Group.HENKILON_NIMI);
    }

    private boolean death(PersonRow person) {
        if (!isFree(person)) {
            return false;
        }
        person.died = latest(reported(), person.born);
        book.tell(person, PersonJson.ADDED, Group.KUOLINPAIVA);
        for (var relation : relationsOf(person)) {
            if (relation.to == null || relation.to.isAfter(book.day)) {
                relation.to = latest(person.died, relation.from);
                book.tellRelation(relation, PersonJson.CHANGED);
            }
        }
        met.add(person.id);
        return true;
    }

    private List<RelationRow> relationsOf(PersonRow person) {
        var relations = new ArrayList<>(book.view.guardiansOf(person.id));
        relations.addAll(book.view.dependantsOf(person.id));
        return relations;
    }

    private boolean moveWithin(PersonRow person) {
        var members = leavesHome(person) ? List.of(person) : household(person);
        if (members.isEmpty() || !allFree(members)) {
            return false;
        }
        var target = newHome();
        var since = reported();
        for (var member : members) {
            member.moveTo(target);
            member.homeTemporary = false;
            member.homeSince = latest(since, member.born);
            book.tellHome(member, PersonJson.ADDED);
            met.add(member.id);
        }
        return true;
    }

    /// Young people move out alone from where somebody a generation older lives.
    private boolean leavesHome(PersonRow person) {
        var generation = person.born.minusYears(18);
        return person.adult(book.day)
                && person.born.isAfter(book.day.minusYears(28))
                && book.view.dependantsOf(person.id).isEmpty()
                && household(person).stream().anyMatch(it -> it.born.isBefore(generation));
    }

    private boolean moveOut(PersonRow person) {
        var members = household(person);
        if (members.isEmpty() || !allFree(members)) {
            return false;
        }
        boolean abroad =
                buildingsElsewhere.isEmpty() || dice.chance(rates.get("event.movedInFromAbroad"));
        var since = reported();
        int building = abroad ? -1 : buildingsElsewhere.get(dice.below(buildingsElsewhere.size()));
        var known = book.view.buildings.get(building);
        for (var member : members) {
            member.municipality = known == null ? ABROAD : known.municipality();
            member.residentSince = latest(since, member.born);
            member.building = building;
            member.stair = 0;
            member.apartment = 0;
            member.homeTemporary = false;
            member.homeSince = member.residentSince;
            tellMove(member, PersonJson.CHANGED);
            met.add(member.id);
        }
        return true;
    }

    private void tellMove(PersonRow person, String attribute) {
        var seen = book.view.seen(person, book.day);
        book.tell(
                person,
                out -> {
                    PersonJson.group(out, seen, Group.KOTIKUNTA, attribute);
                    book.home(out, person, seen, attribute);
                });
    }

    private boolean moveIn() throws SQLException {
        int grownUps = dice.chance(0.6) ? 1 : 2;
        int children = dice.chance(grownUps == 1 ? 0.08 : 0.45) ? 1 + dice.below(2) : 0;
        var home = newHome();
        var since = reported();
        int language = sources.languages().draw(30, dice);
        var family = sources.names().someFamily(sources.languages().code(language), dice);
        var parents = new ArrayList<PersonRow>();
        for (int i = 0; i < grownUps; i++) {
            boolean woman = grownUps == 2 ? i == 0 : dice.chance(0.5);
            parents.add(arrive(home, since, language, family, 22 + dice.below(22), woman));
        }
        var arrived = new ArrayList<>(parents);
        for (int i = 0; i < children; i++) {
            var child = arrive(home, since, language, family, dice.below(12), dice.chance(0.488));
            arrived.add(child);
            for (var parent : parents) {
                guardian(child, parent, parent.woman ? "AITI" : "ISA");
            }
        }
        arrived.forEach(this::tellNew);
        return true;
    }

    private PersonRow arrive(
            PersonRow home, LocalDate since, int language, String family, int age, boolean woman)
            throws SQLException {
        var person = book.newPerson();
        person.born = book.day.minusYears(age).minusDays(1 + dice.below(364));
        person.woman = woman;
        person.code = newCode(person.born, woman);
        person.language = sources.languages().code(language);
        person.languageIso = sources.languages().iso(language);
        person.contact = language > 1 ? "fi" : null;
        person.given = sources.names().someGiven(person.language, woman, dice);
        person.family = family;
        person.municipality = folder.municipality();
        person.residentSince = latest(since, person.born);
        person.moveTo(home);
        person.homeSince = person.residentSince;
        if (age >= 18 && dice.chance(rates.get("family.email"))) {
            person.email = Population.email(person.id);
            person.emailSince = book.day;
        }
        met.add(person.id);
        return person;
    }

    private boolean nameChange(PersonRow person) {
        if (!isFree(person) || person.given.isEmpty()) {
            return false;
        }
        var family = sources.names().someFamily(person.language, dice);
        if (family.equals(person.family)) {
            return false;
        }
        person.family = family;
        return tellOnly(person, PersonJson.CHANGED, Group.HENKILON_NIMI);
    }

    private boolean emailChange(PersonRow person) {
        if (!isFree(person) || !person.adult(book.day)) {
            return false;
        }
        met.add(person.id);
        var old = person.email;
        person.emailSince = book.day;
        if (old != null && dice.chance(0.2)) {
            person.email = null;
            book.tell(person, out -> PersonJson.gone(out, Group.SAHKOPOSTIOSOITE));
            return true;
        }
        var plain = Population.email(person.id);
        person.email = plain.equals(old) ? "uusi-" + plain : plain;
        book.tell(
                person,
                old == null ? PersonJson.ADDED : PersonJson.CHANGED,
                Group.SAHKOPOSTIOSOITE);
        return true;
    }

    private boolean separation(PersonRow child) {
        var guardians = deciding(child);
        if (!isFree(child) || guardians.size() != 2) {
            return false;
        }
        var leaving = guardian(guardians.getLast());
        var staying = guardian(guardians.getFirst());
        if (leaving == null
                || staying == null
                || !leaving.sharesHome(child)
                || !staying.sharesHome(child)
                || !isFree(leaving)
                || !isFree(staying)) {
            return false;
        }
        boolean inTurns = dice.chance(rates.get("family.twoHomes"));
        leaving.moveTo(newHome());
        leaving.homeSince = book.day;
        leaving.homeTemporary = false;
        book.tellHome(leaving, PersonJson.ADDED);
        for (var relation : guardians) {
            relation.living =
                    inTurns ? "VUOROASUMINEN" : staying.woman ? "AIDIN_LUONA" : "ISAN_LUONA";
            book.tellRelation(relation, PersonJson.CHANGED);
        }
        met.addAll(List.of(child.id, leaving.id, staying.id));
        return true;
    }

    private boolean guardianChange(PersonRow child) {
        var guardians = deciding(child);
        if (!isFree(child) || guardians.isEmpty()) {
            return false;
        }
        met.add(child.id);
        if (guardians.size() == 2 && dice.chance(0.6)) {
            var ended = guardians.getLast();
            ended.to = book.day;
            book.tellRelation(ended, PersonJson.CHANGED);
            var sole = guardians.getFirst();
            sole.kind = "MAARATTY_HUOLTAJA";
            book.tellRelation(sole, PersonJson.CHANGED);
            return true;
        }
        var adult = someAdult();
        if (adult == null) {
            return false;
        }
        var added = book.newRelation(child.id, adult.id);
        added.kind = "MAARATTY_HUOLTAJA";
        added.role = "MUU";
        added.from = book.day;
        added.to = child.born.plusYears(18);
        book.tellRelation(added, PersonJson.ADDED);
        return true;
    }

    private boolean careBegins(PersonRow child) {
        if (!isFree(child) || child.adult(book.day) || child.inCareSince != null) {
            return false;
        }
        child.inCareSince = book.day;
        return tellOnly(child, PersonJson.ADDED, Group.HUOSTAANOTTO);
    }

    private boolean careEnds(PersonRow child) {
        var since = child.inCareSince;
        if (!isFree(child) || since == null) {
            return false;
        }
        child.inCareSince = null;
        met.add(child.id);
        book.tell(child, out -> PersonJson.inCare(out, since, book.day, PersonJson.CHANGED));
        return true;
    }

    private boolean adLitemBegins(PersonRow child) {
        var adult = isFree(child) && !child.adult(book.day) ? someAdult() : null;
        if (adult == null) {
            return false;
        }
        var relation = book.newRelation(child.id, adult.id);
        relation.kind = Guardian.AD_LITEM;
        relation.role = "MUU";
        relation.from = book.day;
        book.tellRelation(relation, PersonJson.ADDED);
        met.add(child.id);
        return true;
    }

    private boolean orderBegins(PersonRow person) {
        var members = household(person);
        if (members.isEmpty() || !allFree(members) || person.order) {
            return false;
        }
        for (var member : members) {
            member.order = true;
            member.orderEnds = book.day.plusYears(2);
            tellOrder(member, PersonJson.ADDED);
        }
        return true;
    }

    private boolean orderEnds(PersonRow person) {
        var members =
                person.building < 0
                        ? List.of(person)
                        : household(person).stream().filter(it -> it.order).toList();
        if (!person.order || !allFree(members)) {
            return false;
        }
        for (var member : members) {
            member.order = false;
            member.orderEnds = book.day;
            tellOrder(member, PersonJson.CHANGED);
        }
        return true;
    }

    /// The order itself and the home, which from now on is withheld or told again.
    private void tellOrder(PersonRow person, String attribute) {
        var seen = book.view.seen(person, book.day);
        book.tell(
                person,
                out -> {
                    PersonJson.group(out, seen, Group.TURVAKIELTO, attribute);
                    if (person.building >= 0) {
                        book.home(out, person, seen, PersonJson.CHANGED);
                    }
                });
        met.add(person.id);
    }

    private boolean codeCorrection(PersonRow person) throws SQLException {
        if (!isFree(person)) {
            return false;
        }
        var former = person.code;
        person.code = newCode(person.born, person.woman);
        book.formerCode(person, former);
        var seen = book.view.seen(person, book.day);
        book.tellUnder(
                former,
                person,
                out -> PersonJson.group(out, seen, Group.HENKILOTUNNUS_KORJAUS, PersonJson.ADDED));
        met.add(person.id);
        return true;
    }

    private boolean addressCorrection(PersonRow person) {
        if (!isFree(person) || person.building < 0 || person.homeSince == null) {
            return false;
        }
        var corrected = latest(person.homeSince.minusDays(1 + dice.below(40)), person.born);
        if (corrected.equals(person.homeSince)) {
            return false;
        }
        person.homeSince = corrected;
        book.tellHome(person, PersonJson.CHANGED);
        met.add(person.id);
        return true;
    }

    private boolean addressFound(PersonRow person) {
        if (!isFree(person) || person.building >= 0) {
            return false;
        }
        person.moveTo(newHome());
        person.homeTemporary = false;
        person.homeSince = book.day;
        book.tellHome(person, PersonJson.ADDED);
        met.add(person.id);
        return true;
    }

    private boolean birthDateCompletion(PersonRow person) {
        if (!isFree(person) || person.precision == RegisterPerson.Precision.DAY) {
            return false;
        }
        person.precision = RegisterPerson.Precision.DAY;
        return tellOnly(person, PersonJson.CHANGED, Group.SYNTYMAPAIVA);
    }

    private boolean tellOnly(PersonRow person, String attribute, Group group) {
        book.tell(person, attribute, group);
        met.add(person.id);
        return true;
    }

    private List<RelationRow> deciding(PersonRow child) {
        return book.view.guardiansOf(child.id).stream().filter(it -> it.holdsOn(book.day)).toList();
    }

    private @Nullable PersonRow guardian(RelationRow relation) {
        return relation.guardian == null ? null : book.view.person(relation.guardian);
    }

    private @Nullable PersonRow someAdult() {
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
    private PersonRow newHome() {
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

    private String newCode(LocalDate born, boolean woman) throws SQLException {
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
    private LocalDate reported() {
        return dice.chance(rates.get("event.lateReport"))
                ? book.day.minusDays(
                        1 + (long) dice.exponential(rates.get("event.lateReportMeanDays")))
                : book.day;
    }

    private boolean isResident(PersonRow person) {
        return person.died == null && person.municipality.equals(folder.municipality());
    }

    private boolean isFree(PersonRow person) {
        return isResident(person) && !met.contains(person.id);
    }

    private boolean allFree(List<PersonRow> members) {
        return members.stream().allMatch(this::isFree);
    }

    /// Everybody alive who lives in this person's home; nobody if there is no home.
    private List<PersonRow> household(PersonRow person) {
        if (person.building < 0) {
            return List.of();
        }
        return homes.getOrDefault(home(person), List.of()).stream()
                .map(book.view::person)
                .filter(it -> it.died == null)
                .toList();
    }

    private static long home(PersonRow person) {
        return (((long) person.building) << 32) | (((long) person.stair) << 16) | person.apartment;
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
