// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import city.synthetic.record.Guardian;
import city.synthetic.record.PersonJson;
import city.synthetic.record.PersonJson.Group;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Births and deaths, and who decides for a child.
final class FamilyHappenings {
    private final DayContext day;

    FamilyHappenings(DayContext day) {
        this.day = day;
    }

    boolean birth(PersonRow mother) throws SQLException {
        int age = mother.born.until(day.date).getYears();
        if (!mother.woman || !day.isFree(mother) || age < 18 || age > 48 || mother.building < 0) {
            return false;
        }
        var child = day.book.newPerson();
        child.born = day.date.minusDays(day.dice.below(day.newestDays));
        child.woman = day.dice.chance(0.488);
        child.code = day.newCode(child.born, child.woman);
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
        day.addParent(child, mother, "AITI");
        var father = partner(mother);
        if (father != null) {
            day.addParent(child, father, "ISA");
            day.meets(father.id);
        }
        day.tellNew(child);
        for (var relation : day.book.view.guardiansOf(child.id)) {
            var guardian = day.book.view.person(relation.guardian == null ? 0 : relation.guardian);
            var seen = relation.seen(child.code);
            day.book.tell(guardian, out -> PersonJson.dependant(out, seen, PersonJson.ADDED));
        }
        day.meets(mother.id);
        return true;
    }

    private @Nullable PersonRow partner(PersonRow mother) {
        for (var member : day.household(mother)) {
            int apart = (int) Math.abs(member.born.toEpochDay() - mother.born.toEpochDay());
            if (!member.woman && member.adult(day.date) && apart < 15 * 365 && day.isFree(member)) {
                return member;
            }
        }
        return null;
    }

    private @Nullable PersonRow guardian(RelationRow relation) {
        return relation.guardian == null ? null : day.book.view.person(relation.guardian);
    }

    boolean death(PersonRow person) {
        if (!day.isFree(person)) {
            return false;
        }
        person.died = DayContext.latest(day.reported(), person.born);
        day.book.tell(person, PersonJson.ADDED, Group.KUOLINPAIVA);
        for (var relation : relationsOf(person)) {
            if (relation.to == null || relation.to.isAfter(day.date)) {
                relation.to = DayContext.latest(person.died, relation.from);
                day.book.tellRelation(relation, PersonJson.CHANGED);
            }
        }
        day.meets(person.id);
        return true;
    }

    private List<RelationRow> relationsOf(PersonRow person) {
        var relations = new ArrayList<>(day.book.view.guardiansOf(person.id));
        relations.addAll(day.book.view.dependantsOf(person.id));
        return relations;
    }

    boolean separation(PersonRow child) {
        var guardians = deciding(child);
        if (!day.isFree(child) || guardians.size() != 2) {
            return false;
        }
        var leaving = guardian(guardians.getLast());
        var staying = guardian(guardians.getFirst());
        if (leaving == null
                || staying == null
                || !leaving.sharesHome(child)
                || !staying.sharesHome(child)
                || !day.isFree(leaving)
                || !day.isFree(staying)) {
            return false;
        }
        boolean inTurns = day.dice.chance(day.rates.get("family.twoHomes"));
        leaving.moveTo(day.newHome());
        leaving.homeSince = day.date;
        leaving.homeTemporary = false;
        day.book.tellHome(leaving, PersonJson.ADDED);
        for (var relation : guardians) {
            relation.living =
                    inTurns ? "VUOROASUMINEN" : staying.woman ? "AIDIN_LUONA" : "ISAN_LUONA";
            day.book.tellRelation(relation, PersonJson.CHANGED);
        }
        List.of(child.id, leaving.id, staying.id).forEach(day::meets);
        return true;
    }

    boolean guardianChange(PersonRow child) {
        var guardians = deciding(child);
        if (!day.isFree(child) || guardians.isEmpty()) {
            return false;
        }
        day.meets(child.id);
        if (guardians.size() == 2 && day.dice.chance(0.6)) {
            var ended = guardians.getLast();
            ended.to = day.date;
            day.book.tellRelation(ended, PersonJson.CHANGED);
            var sole = guardians.getFirst();
            sole.kind = "MAARATTY_HUOLTAJA";
            day.book.tellRelation(sole, PersonJson.CHANGED);
            return true;
        }
        var adult = day.someAdult();
        if (adult == null) {
            return false;
        }
        var added = day.book.newRelation(child.id, adult.id);
        added.kind = "MAARATTY_HUOLTAJA";
        added.role = "MUU";
        added.from = day.date;
        added.to = child.born.plusYears(18);
        day.book.tellRelation(added, PersonJson.ADDED);
        return true;
    }

    boolean careBegins(PersonRow child) {
        if (!day.isFree(child) || child.adult(day.date) || child.inCareSince != null) {
            return false;
        }
        child.inCareSince = day.date;
        return day.tellOnly(child, PersonJson.ADDED, Group.HUOSTAANOTTO);
    }

    boolean careEnds(PersonRow child) {
        var since = child.inCareSince;
        if (!day.isFree(child) || since == null) {
            return false;
        }
        child.inCareSince = null;
        day.meets(child.id);
        day.book.tell(child, out -> PersonJson.inCare(out, since, day.date, PersonJson.CHANGED));
        return true;
    }

    boolean adLitemBegins(PersonRow child) {
        var adult = day.isFree(child) && !child.adult(day.date) ? day.someAdult() : null;
        if (adult == null) {
            return false;
        }
        var relation = day.book.newRelation(child.id, adult.id);
        relation.kind = Guardian.AD_LITEM;
        relation.role = "MUU";
        relation.from = day.date;
        day.book.tellRelation(relation, PersonJson.ADDED);
        day.meets(child.id);
        return true;
    }

    private List<RelationRow> deciding(PersonRow child) {
        return day.book.view.guardiansOf(child.id).stream()
                .filter(it -> it.holdsOn(day.date))
                .toList();
    }
}
