// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import city.synthetic.population.Population;
import city.synthetic.record.PersonJson;
import city.synthetic.record.PersonJson.Group;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Moves within the city, in and out.
final class MoveHappenings {
    /// The municipality code of those who live abroad.
    private static final String ABROAD = "200";

    private final DayContext day;

    MoveHappenings(DayContext day) {
        this.day = day;
    }

    boolean moveWithin(PersonRow person) {
        var members = leavesHome(person) ? List.of(person) : day.household(person);
        if (members.isEmpty() || !day.allFree(members)) {
            return false;
        }
        var target = day.newHome();
        var since = day.reported();
        for (var member : members) {
            member.moveTo(target);
            member.homeTemporary = false;
            member.homeSince = DayContext.latest(since, member.born);
            day.book.tellHome(member, PersonJson.ADDED);
            day.meets(member.id);
        }
        return true;
    }

    /// Young people move out alone from where somebody a generation older lives.
    private boolean leavesHome(PersonRow person) {
        var generation = person.born.minusYears(18);
        return person.adult(day.date)
                && person.born.isAfter(day.date.minusYears(28))
                && day.book.view.dependantsOf(person.id).isEmpty()
                && day.household(person).stream().anyMatch(it -> it.born.isBefore(generation));
    }

    boolean moveOut(PersonRow person) {
        var members = day.household(person);
        if (members.isEmpty() || !day.allFree(members)) {
            return false;
        }
        boolean abroad =
                day.buildingsElsewhere.isEmpty()
                        || day.dice.chance(day.rates.get("event.movedInFromAbroad"));
        var since = day.reported();
        int building =
                abroad
                        ? -1
                        : day.buildingsElsewhere.get(day.dice.below(day.buildingsElsewhere.size()));
        var known = day.book.view.buildings.get(building);
        for (var member : members) {
            member.municipality = known == null ? ABROAD : known.municipality();
            member.residentSince = DayContext.latest(since, member.born);
            member.building = building;
            member.stair = 0;
            member.apartment = 0;
            member.homeTemporary = false;
            member.homeSince = member.residentSince;
            tellMove(member, PersonJson.CHANGED);
            day.meets(member.id);
        }
        return true;
    }

    private void tellMove(PersonRow person, String attribute) {
        var seen = day.book.view.seen(person, day.date);
        day.book.tell(
                person,
                out -> {
                    PersonJson.group(out, seen, Group.KOTIKUNTA, attribute);
                    day.book.home(out, person, seen, attribute);
                });
    }

    boolean moveIn() throws SQLException {
        int grownUps = day.dice.chance(0.6) ? 1 : 2;
        int children = day.dice.chance(grownUps == 1 ? 0.08 : 0.45) ? 1 + day.dice.below(2) : 0;
        var home = day.newHome();
        var since = day.reported();
        int language = day.sources.languages().draw(30, day.dice);
        var family =
                day.sources.names().someFamily(day.sources.languages().code(language), day.dice);
        var parents = new ArrayList<PersonRow>();
        for (int i = 0; i < grownUps; i++) {
            boolean woman = grownUps == 2 ? i == 0 : day.dice.chance(0.5);
            parents.add(arrive(home, since, language, family, 22 + day.dice.below(22), woman));
        }
        var arrived = new ArrayList<>(parents);
        for (int i = 0; i < children; i++) {
            var child =
                    arrive(
                            home,
                            since,
                            language,
                            family,
                            day.dice.below(12),
                            day.dice.chance(0.488));
            arrived.add(child);
            for (var parent : parents) {
                day.addParent(child, parent, parent.woman ? "AITI" : "ISA");
            }
        }
        arrived.forEach(day::tellNew);
        return true;
    }

    private PersonRow arrive(
            PersonRow home, LocalDate since, int language, String family, int age, boolean woman)
            throws SQLException {
        var person = day.book.newPerson();
        person.born = day.date.minusYears(age).minusDays(1 + day.dice.below(364));
        person.woman = woman;
        person.code = day.newCode(person.born, woman);
        person.language = day.sources.languages().code(language);
        person.languageIso = day.sources.languages().iso(language);
        person.contact = language > 1 ? "fi" : null;
        person.given = day.sources.names().someGiven(person.language, woman, day.dice);
        person.family = family;
        person.municipality = day.folder.municipality();
        person.residentSince = DayContext.latest(since, person.born);
        person.moveTo(home);
        person.homeSince = person.residentSince;
        if (age >= 18 && day.dice.chance(day.rates.get("family.email"))) {
            person.email = Population.email(person.id);
            person.emailSince = day.date;
        }
        day.meets(person.id);
        return person;
    }

    boolean addressFound(PersonRow person) {
        if (!day.isFree(person) || person.building >= 0) {
            return false;
        }
        person.moveTo(day.newHome());
        person.homeTemporary = false;
        person.homeSince = day.date;
        day.book.tellHome(person, PersonJson.ADDED);
        day.meets(person.id);
        return true;
    }
}
