// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import city.synthetic.population.Population;
import city.synthetic.record.PersonJson;
import city.synthetic.record.PersonJson.Group;
import city.synthetic.record.RegisterPerson;
import java.sql.SQLException;
import java.util.List;

/// What happens to single people, and non-disclosure orders on those of one home.
final class PersonHappenings {
    private final DayContext day;

    PersonHappenings(DayContext day) {
        this.day = day;
    }

    boolean nameGiven(PersonRow child) {
        if (!day.isFree(child) || !child.given.isEmpty()) {
            return false;
        }
        child.given =
                day.sources.names().someGiven(child.language, child.woman, day.dice)
                        + " "
                        + day.sources.names().someGiven(child.language, child.woman, day.dice);
        return day.tellOnly(child, PersonJson.CHANGED, Group.HENKILON_NIMI);
    }

    boolean nameChange(PersonRow person) {
        if (!day.isFree(person) || person.given.isEmpty()) {
            return false;
        }
        var family = day.sources.names().someFamily(person.language, day.dice);
        if (family.equals(person.family)) {
            return false;
        }
        person.family = family;
        return day.tellOnly(person, PersonJson.CHANGED, Group.HENKILON_NIMI);
    }

    boolean emailChange(PersonRow person) {
        if (!day.isFree(person) || !person.adult(day.date)) {
            return false;
        }
        day.meets(person.id);
        var old = person.email;
        person.emailSince = day.date;
        if (old != null && day.dice.chance(0.2)) {
            person.email = null;
            day.book.tell(person, out -> PersonJson.gone(out, Group.SAHKOPOSTIOSOITE));
            return true;
        }
        var plain = Population.email(person.id);
        person.email = plain.equals(old) ? "uusi-" + plain : plain;
        day.book.tell(
                person,
                old == null ? PersonJson.ADDED : PersonJson.CHANGED,
                Group.SAHKOPOSTIOSOITE);
        return true;
    }

    boolean orderBegins(PersonRow person) {
        var members = day.household(person);
        if (members.isEmpty() || !day.allFree(members) || person.order) {
            return false;
        }
        for (var member : members) {
            member.order = true;
            member.orderEnds = day.date.plusYears(2);
            tellOrder(member, PersonJson.ADDED);
        }
        return true;
    }

    boolean orderEnds(PersonRow person) {
        var members =
                person.building < 0
                        ? List.of(person)
                        : day.household(person).stream().filter(it -> it.order).toList();
        if (!person.order || !day.allFree(members)) {
            return false;
        }
        for (var member : members) {
            member.order = false;
            member.orderEnds = day.date;
            tellOrder(member, PersonJson.CHANGED);
        }
        return true;
    }

    /// The order itself and the home, which from now on is withheld or told again.
    private void tellOrder(PersonRow person, String attribute) {
        var seen = day.book.view.seen(person, day.date);
        day.book.tell(
                person,
                out -> {
                    PersonJson.group(out, seen, Group.TURVAKIELTO, attribute);
                    if (person.building >= 0) {
                        day.book.home(out, person, seen, PersonJson.CHANGED);
                    }
                });
        day.meets(person.id);
    }

    boolean codeCorrection(PersonRow person) throws SQLException {
        if (!day.isFree(person)) {
            return false;
        }
        var former = person.code;
        person.code = day.newCode(person.born, person.woman);
        day.book.formerCode(person, former);
        var seen = day.book.view.seen(person, day.date);
        day.book.tellUnder(
                former,
                person,
                out -> PersonJson.group(out, seen, Group.HENKILOTUNNUS_KORJAUS, PersonJson.ADDED));
        day.meets(person.id);
        return true;
    }

    boolean addressCorrection(PersonRow person) {
        if (!day.isFree(person) || person.building < 0 || person.homeSince == null) {
            return false;
        }
        var corrected =
                DayContext.latest(person.homeSince.minusDays(1 + day.dice.below(40)), person.born);
        if (corrected.equals(person.homeSince)) {
            return false;
        }
        person.homeSince = corrected;
        day.book.tellHome(person, PersonJson.CHANGED);
        day.meets(person.id);
        return true;
    }

    boolean birthDateCompletion(PersonRow person) {
        if (!day.isFree(person) || person.precision == RegisterPerson.Precision.DAY) {
            return false;
        }
        person.precision = RegisterPerson.Precision.DAY;
        return day.tellOnly(person, PersonJson.CHANGED, Group.SYNTYMAPAIVA);
    }
}
