// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import city.synthetic.record.EducationJson;
import city.synthetic.record.EducationRecord;
import city.synthetic.record.Guardian;
import city.synthetic.record.JsonBytes;
import city.synthetic.record.PersonJson;
import city.synthetic.record.PersonJson.Group;
import city.synthetic.record.RegisterPerson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What happens on a day, while it is being written: the people concerned in memory, the rows that
/// changed, and the changes that the interfaces will tell, in their order. Written in one go.
final class DayBook {
    /// The register is open from eight to four; changes are spread over these hours.
    private static final Duration OPEN = Duration.ofHours(8);

    private static final String ADD_DWELLINGS =
            """
            update register.building b set dwellings = b.dwellings + more.number
              from unnest(?::int[], ?::int[]) more(id, number) where b.id = more.id
            """;

    final LocalDate day;
    final RegisterView view = new RegisterView();
    final Map<Integer, EducationRecord> education = new LinkedHashMap<>();
    private final Instant opens;
    private final Set<Integer> changedPeople = new LinkedHashSet<>();
    private final Set<Integer> changedRelations = new LinkedHashSet<>();
    private final List<RegisterView.ParentRow> newParents = new ArrayList<>();
    private final Map<String, Integer> newFormerCodes = new LinkedHashMap<>();
    private final Map<Integer, Integer> newDwellings = new LinkedHashMap<>();
    private final Set<Integer> changedRecords = new LinkedHashSet<>();
    private final List<Told> told = new ArrayList<>();
    private final List<Integer> toldEducation = new ArrayList<>();
    private final Map<String, Integer> events = new TreeMap<>();
    private int nextPerson;
    private int nextRelation;

    /// A change as it will be told; the body lacks only its time.
    private record Told(int person, String code, String groups) {}

    DayBook(LocalDate day, Instant opens, int nextPerson, int nextRelation) {
        this.day = day;
        this.opens = opens;
        this.nextPerson = nextPerson;
        this.nextRelation = nextRelation;
    }

    /// Tells a change of a person: the groups that the writer writes.
    void tell(PersonRow person, Consumer<JsonBytes> groups) {
        tellUnder(person.code, person, groups);
    }

    /// Tells a change under another code than the present one.
    void tellUnder(String code, PersonRow person, Consumer<JsonBytes> groups) {
        changedPeople.add(person.id);
        var out = new JsonBytes().open('[');
        groups.accept(out);
        told.add(new Told(person.id, code, out.close(']').toString()));
    }

    /// Tells groups of a person as they now stand.
    void tell(PersonRow person, String attribute, Group... groups) {
        var seen = view.seen(person, day);
        tell(
                person,
                out -> {
                    for (var group : groups) {
                        PersonJson.group(out, seen, group, attribute);
                    }
                });
    }

    /// Tells the home as it now stands, or that there is none any more.
    void tellHome(PersonRow person, String attribute) {
        var seen = view.seen(person, day);
        tell(person, out -> home(out, person, seen, attribute));
    }

    void home(JsonBytes out, PersonRow person, RegisterPerson seen, String attribute) {
        if (person.temporaryHomeTold && (!person.homeTemporary || person.building < 0)) {
            PersonJson.gone(out, Group.TILAPAINEN_KOTIMAINEN_OSOITE);
        }
        if (person.building < 0) {
            PersonJson.gone(out, Group.VAKINAINEN_KOTIMAINEN_OSOITE);
            PersonJson.gone(out, Group.VAKINAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS);
            return;
        }
        PersonJson.group(out, seen, Group.VAKINAINEN_KOTIMAINEN_OSOITE, attribute);
        PersonJson.group(out, seen, Group.VAKINAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS, attribute);
        PersonJson.group(out, seen, Group.TILAPAINEN_KOTIMAINEN_OSOITE, attribute);
    }

    /// Tells a relation to both sides.
    void tellRelation(RelationRow relation, String attribute) {
        changedRelations.add(relation.id);
        var child = view.person(relation.child);
        var guardian = relation.guardian == null ? null : view.person(relation.guardian);
        var fromChild = relation.seen(guardian == null ? null : guardian.code);
        if (relation.kind.equals(Guardian.AD_LITEM)) {
            tell(child, out -> PersonJson.guardianAdLitem(out, fromChild, attribute));
            return;
        }
        tell(child, out -> PersonJson.guardian(out, fromChild, attribute));
        if (guardian != null) {
            tell(guardian, out -> PersonJson.dependant(out, relation.seen(child.code), attribute));
        }
    }

    /// Tells a child's education record as it now stands.
    void tellEducation(int child, EducationRecord record) {
        education.put(child, record);
        changedRecords.add(child);
        toldEducation.add(child);
    }

    void count(String event) {
        events.merge(event, 1, Integer::sum);
    }

    PersonRow newPerson() {
        var person = new PersonRow();
        person.id = nextPerson++;
        view.add(person);
        changedPeople.add(person.id);
        return person;
    }

    RelationRow newRelation(int child, @Nullable Integer guardian) {
        var relation = new RelationRow();
        relation.id = nextRelation++;
        relation.child = child;
        relation.guardian = guardian;
        view.add(relation);
        changedRelations.add(relation.id);
        return relation;
    }

    void newParent(int child, int parent, boolean mother) {
        var row = new RegisterView.ParentRow(child, parent, mother, false);
        view.parents.computeIfAbsent(child, _ -> new ArrayList<>()).add(row);
        newParents.add(row);
    }

    void formerCode(PersonRow person, String code) {
        view.formerCodes.computeIfAbsent(person.id, _ -> new ArrayList<>()).add(code);
        newFormerCodes.put(code, person.id);
    }

    /// One more dwelling in a building.
    ///
    /// @return how many are new there today
    int newDwelling(int building) {
        return newDwellings.merge(building, 1, Integer::sum);
    }

    int populationChanges() {
        return told.size();
    }

    int educationChanges() {
        return toldEducation.size();
    }

    Map<String, Integer> events() {
        return events;
    }

    /// Writes everything.
    void write(Connection connection) throws SQLException {
        writePeople(connection);
        writeRelations(connection);
        writeEducation(connection);
        writeTold(connection);
    }

    private void writePeople(Connection connection) throws SQLException {
        delete(connection, "delete from register.person where id = any(?)", changedPeople);
        try (var rows = new CopyRows(connection, "register.person")) {
            for (int id : changedPeople) {
                view.person(id).write(rows);
            }
        }
        try (var rows = new CopyRows(connection, "register.former_code")) {
            for (var code : newFormerCodes.entrySet()) {
                rows.put(code.getKey()).put(code.getValue()).end();
            }
        }
        Jdbc.update(
                connection,
                ADD_DWELLINGS,
                newDwellings.keySet().toArray(Integer[]::new),
                newDwellings.values().toArray(Integer[]::new));
    }

    private void writeRelations(Connection connection) throws SQLException {
        delete(connection, "delete from register.relation where id = any(?)", changedRelations);
        try (var rows = new CopyRows(connection, "register.relation")) {
            for (int id : changedRelations) {
                view.relation(id).write(rows);
            }
        }
        try (var rows = new CopyRows(connection, "register.parent")) {
            for (var parent : newParents) {
                rows.put(parent.child()).put(parent.parent()).put(parent.mother());
                rows.put(parent.informed()).end();
            }
        }
    }

    private void writeEducation(Connection connection) throws SQLException {
        delete(connection, "delete from education.record where person = any(?)", changedRecords);
        try (var rows = new CopyRows(connection, "education.record")) {
            for (int child : changedRecords) {
                rows.put(child);
                EducationRow.write(rows, record(child));
            }
        }
    }

    private void writeTold(Connection connection) throws SQLException {
        long key = RegisterDatabase.lastKey(connection, "register.change");
        long part = OPEN.toMillis() / Math.max(1, told.size());
        try (var rows = new CopyRows(connection, "register.change")) {
            for (int i = 0; i < told.size(); i++) {
                var change = told.get(i);
                var at = opens.plusMillis(part * i);
                rows.put(Long.toString(++key)).put(change.person).put(at.toString());
                rows.put(
                                "{\"henkilotunnus\":\"%s\",\"muutospv\":\"%s\",\"tietoryhmat\":%s}"
                                        .formatted(change.code, at, change.groups))
                        .end();
            }
        }
        long educationKey = RegisterDatabase.lastKey(connection, "education.change");
        long educationPart = OPEN.toMillis() / Math.max(1, toldEducation.size());
        try (var rows = new CopyRows(connection, "education.change")) {
            for (int i = 0; i < toldEducation.size(); i++) {
                int child = toldEducation.get(i);
                var at = opens.plusMillis(educationPart * i);
                rows.put(Long.toString(++educationKey)).put(child).put(at.toString());
                var out = new JsonBytes().open('{').field("key", educationKey);
                out.field("at", at.toString()).name("record");
                EducationJson.record(out, record(child));
                rows.put(out.close('}').toString()).end();
            }
        }
    }

    private EducationRecord record(int child) {
        var record = education.get(child);
        if (record == null) {
            throw new IllegalStateException("no education record of person " + child);
        }
        return record;
    }

    private static void delete(Connection connection, String sql, Collection<Integer> ids)
            throws SQLException {
        Jdbc.update(connection, sql, (Object) ids.toArray(Integer[]::new));
    }
}
