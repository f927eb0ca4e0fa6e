// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import city.synthetic.record.Address;
import city.synthetic.record.RegisterPerson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A part of the register in memory: some people with all their relations and homes, and of the
/// people they are related to at least the identity code.
final class RegisterView {
    private static final String PEOPLE =
            "select * from register.person where id = any(?) order by id";
    private static final String HOUSEMATES =
            """
            select distinct on (other.id) other.*
              from register.person one
              join register.person other
                on other.building = one.building and other.apartment = one.apartment
               and other.stair = one.stair
             where one.id = any(?)
             order by other.id
            """;
    private static final String RELATIONS =
            "select * from register.relation where child = any(?) or guardian = any(?) order by id";
    private static final String PARENTS =
            """
            select child, parent, mother, informed from register.parent
             where child = any(?) or parent = any(?) order by child, mother desc, parent
            """;
    private static final String BUILDINGS = "select * from register.building where id = any(?)";
    private static final String FORMER =
            "select person, code from register.former_code where person = any(?) order by code";

    final Map<Integer, PersonRow> people = new LinkedHashMap<>();
    final Map<Integer, RelationRow> relations = new LinkedHashMap<>();
    final Map<Integer, BuildingRow> buildings = new HashMap<>();
    final Map<Integer, List<Integer>> relationsByChild = new HashMap<>();
    final Map<Integer, List<Integer>> relationsByGuardian = new HashMap<>();
    final Map<Integer, List<ParentRow>> parents = new HashMap<>();
    final Map<Integer, List<String>> formerCodes = new HashMap<>();

    /// A row of `register.parent`.
    record ParentRow(int child, int parent, boolean mother, boolean informed) {}

    /// A row of `register.building`.
    record BuildingRow(
            int id,
            String buildingId,
            String streetFi,
            String streetSv,
            String houseNumber,
            String postalCode,
            String townFi,
            String townSv,
            String municipality,
            int dwellings) {}

    /// Adds these people with their relations and homes.
    ///
    /// @param housemates whether to add, in the same way, whoever shares a home with them
    void load(Connection connection, Collection<Integer> ids, boolean housemates)
            throws SQLException {
        var wanted = new LinkedHashSet<>(ids);
        var asked = wanted.toArray(Integer[]::new);
        Jdbc.list(connection, PEOPLE, PersonRow::of, (Object) asked).forEach(this::add);
        if (housemates) {
            for (var mate : Jdbc.list(connection, HOUSEMATES, PersonRow::of, (Object) asked)) {
                add(mate);
                wanted.add(mate.id);
            }
        }
        related(connection, wanted);
        homes(connection);
    }

    private void related(Connection connection, Set<Integer> wanted) throws SQLException {
        var asked = wanted.toArray(Integer[]::new);
        var others = new LinkedHashSet<Integer>();
        for (var relation : Jdbc.list(connection, RELATIONS, RelationRow::of, asked, asked)) {
            add(relation);
            others.add(relation.child);
            if (relation.guardian != null) {
                others.add(relation.guardian);
            }
        }
        var found =
                Jdbc.list(
                        connection,
                        PARENTS,
                        row ->
                                new ParentRow(
                                        row.getInt("child"),
                                        row.getInt("parent"),
                                        row.getBoolean("mother"),
                                        row.getBoolean("informed")),
                        asked,
                        asked);
        for (var parent : found) {
            var known = parents.computeIfAbsent(parent.child, _ -> new ArrayList<>());
            if (!known.contains(parent)) {
                known.add(parent);
            }
            others.add(parent.child);
            others.add(parent.parent);
        }
        others.removeAll(people.keySet());
        Jdbc.list(connection, PEOPLE, PersonRow::of, (Object) others.toArray(Integer[]::new))
                .forEach(this::add);
        Jdbc.list(
                        connection,
                        FORMER,
                        row -> Map.entry(row.getInt("person"), row.getString("code")),
                        (Object) asked)
                .forEach(it -> {
                    var codes = formerCodes.computeIfAbsent(it.getKey(), _ -> new ArrayList<>());
                    if (!codes.contains(it.getValue())) {
                        codes.add(it.getValue());
                    }
                });
    }

    private void homes(Connection connection) throws SQLException {
        var ids =
                people.values().stream()
                        .map(it -> it.building)
                        .filter(it -> it >= 0 && !buildings.containsKey(it))
                        .distinct()
                        .toArray(Integer[]::new);
        loadBuildings(connection, ids);
    }

    void loadBuildings(Connection connection, Integer[] ids) throws SQLException {
        Jdbc.list(
                        connection,
                        BUILDINGS,
                        row ->
                                new BuildingRow(
                                        row.getInt("id"),
                                        row.getString("building_id"),
                                        row.getString("street_fi"),
                                        row.getString("street_sv"),
                                        row.getString("house_number"),
                                        row.getString("postal_code"),
                                        row.getString("town_fi"),
                                        row.getString("town_sv"),
                                        row.getString("municipality"),
                                        row.getInt("dwellings")),
                        (Object) ids)
                .forEach(it -> buildings.put(it.id, it));
    }

    void add(PersonRow person) {
        people.putIfAbsent(person.id, person);
    }

    void add(RelationRow relation) {
        if (relations.putIfAbsent(relation.id, relation) == null) {
            relationsByChild
                    .computeIfAbsent(relation.child, _ -> new ArrayList<>())
                    .add(relation.id);
            if (relation.guardian != null) {
                relationsByGuardian
                        .computeIfAbsent(relation.guardian, _ -> new ArrayList<>())
                        .add(relation.id);
            }
        }
    }

    PersonRow person(int id) {
        var person = people.get(id);
        if (person == null) {
            throw new IllegalStateException("person " + id + " was not loaded");
        }
        return person;
    }

    RelationRow relation(int id) {
        var relation = relations.get(id);
        if (relation == null) {
            throw new IllegalStateException("relation " + id + " was not loaded");
        }
        return relation;
    }

    List<RelationRow> guardiansOf(int child) {
        return relationsByChild.getOrDefault(child, List.of()).stream()
                .map(this::relation)
                .toList();
    }

    List<RelationRow> dependantsOf(int guardian) {
        return relationsByGuardian.getOrDefault(guardian, List.of()).stream()
                .map(this::relation)
                .toList();
    }

    /// @return the person with all groups, as the interface tells it on this day
    RegisterPerson seen(PersonRow row, LocalDate day) {
        var person = new RegisterPerson();
        person.id = row.id;
        person.code = row.code;
        person.formerCodes = List.copyOf(formerCodes.getOrDefault(row.id, List.of()));
        person.born = row.born;
        person.precision = row.precision;
        person.woman = row.woman;
        person.given = row.given;
        person.family = row.family;
        person.language = row.language;
        person.languageIso = row.languageIso;
        person.contactLanguage = row.contact;
        person.municipality = row.municipality;
        person.residentSince = row.residentSince;
        person.home = address(row);
        person.homeIsTemporary = row.homeTemporary;
        person.homeSince = row.homeSince;
        person.died = row.died;
        person.order = row.order;
        person.orderEnds = row.orderEnds;
        person.inCareSince = row.inCareSince;
        person.email = row.email;
        person.emailSince = row.emailSince;
        for (var relation : dependantsOf(row.id)) {
            person.dependants.add(relation.seen(person(relation.child).code));
        }
        if (row.adult(day)) {
            return person;
        }
        for (var relation : guardiansOf(row.id)) {
            person.guardians.add(
                    relation.seen(
                            relation.guardian == null ? null : person(relation.guardian).code));
        }
        for (var parent : parents.getOrDefault(row.id, List.of())) {
            person.parents.add(
                    new RegisterPerson.Parent(
                            person(parent.parent).code, parent.mother, parent.informed));
        }
        return person;
    }

    private @Nullable Address address(PersonRow row) {
        var building = buildings.get(row.building);
        return building == null
                ? null
                : new Address(
                        building.streetFi,
                        building.streetSv,
                        building.houseNumber,
                        row.stair == 0 ? "" : Character.toString((char) ('A' + row.stair - 1)),
                        row.apartment,
                        building.postalCode,
                        building.townFi,
                        building.townSv,
                        building.buildingId,
                        building.municipality);
    }
}
