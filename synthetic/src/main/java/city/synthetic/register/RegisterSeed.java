// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import city.synthetic.Persona;
import city.synthetic.Progress;
import city.synthetic.SyntheticCity;
import city.synthetic.population.Population;
import city.synthetic.record.EducationRecord;
import city.synthetic.record.RegisterPerson;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Loads an invented city into the registers' tables by COPY. A person's id is the index in the
/// population plus one, a building's id is its index.
final class RegisterSeed {
    private static final String CITY =
            """
            insert into register.city (seed, first_day, municipality, residents)
            values (?, ?, ?, ?)
            """;
    private static final String EDUCATION_IN =
            """
            create temporary table record_in (
                code text, care text, unit text, unit_language text, since date, start_shift text,
                start_decided date, early boolean, needs_person boolean, way text, service text,
                school_year int) on commit drop;
            create temporary table contact_in (
                child text, guardian text, phone text, recorded date) on commit drop
            """;
    private static final String EDUCATION =
            """
            insert into education.record
            select p.id, r.care, r.unit, r.unit_language, r.since, r.start_shift, r.start_decided,
                   r.early, r.needs_person, r.way, r.service, r.school_year
              from record_in r join register.person p on p.code = r.code;
            insert into education.contact
            select c.id, g.id, i.phone, i.recorded
              from contact_in i join register.person c on c.code = i.child
              join register.person g on g.code = i.guardian
            """;

    private final Connection connection;
    private final Population city;
    private final List<Persona> personas;
    private final Progress progress;

    RegisterSeed(Connection connection, SyntheticCity city, Progress progress) {
        this.connection = connection;
        this.city = city.population();
        this.personas = city.personas();
        this.progress = progress;
    }

    void load() throws SQLException {
        people();
        buildings();
        relations();
        progress.report("load", 0.6);
        personas();
        Jdbc.script(connection, RegisterSchema.INDEXES);
        progress.report("load", 0.9);
        education();
        Jdbc.update(
                connection,
                CITY,
                city.seed(),
                city.firstDay(),
                city.folder().municipality(),
                city.residents());
        Jdbc.script(connection, "analyze");
        progress.report("load", 1);
    }

    private void people() throws SQLException {
        var person = new RegisterPerson();
        var row = new PersonRow();
        try (var rows = new CopyRows(connection, "register.person")) {
            for (int i = 0; i < city.size(); i++) {
                fill(row, city.fill(person, i), i);
                row.write(rows);
                if (i % 50_000 == 0) {
                    progress.report("load", 0.5 * i / city.size());
                }
            }
        }
        try (var parents = new CopyRows(connection, "register.parent")) {
            for (int i = 0; i < city.size(); i++) {
                if (city.firstParent(i) >= 0 || city.secondParent(i) >= 0) {
                    parents(parents, city.fill(person, i), i);
                }
            }
        }
        try (var codes = new CopyRows(connection, "register.former_code")) {
            for (int i = 0; i < city.size(); i++) {
                for (var code : city.formerCodes(i)) {
                    codes.put(code).put(i + 1).end();
                }
            }
        }
    }

    private void fill(PersonRow row, RegisterPerson person, int index) {
        row.id = person.id;
        row.code = person.code;
        row.born = person.born;
        row.precision = person.precision;
        row.woman = person.woman;
        row.given = person.given;
        row.family = person.family;
        row.language = person.language;
        row.languageIso = person.languageIso;
        row.contact = person.contactLanguage;
        row.municipality = person.municipality == null ? "" : person.municipality;
        row.residentSince = person.residentSince;
        row.building = city.building(index);
        row.stair = city.stair(index);
        row.apartment = city.apartment(index);
        row.homeTemporary = person.homeIsTemporary;
        row.homeSince = person.homeSince;
        row.died = person.died;
        row.order = person.order;
        row.orderEnds = person.orderEnds;
        row.inCareSince = person.inCareSince;
        row.email = person.email;
        row.emailSince = person.emailSince;
    }

    private void parents(CopyRows rows, RegisterPerson child, int index) throws SQLException {
        int next = 0;
        for (int parent : new int[] {city.firstParent(index), city.secondParent(index)}) {
            if (parent >= 0 && next < child.parents.size()) {
                var seen = child.parents.get(next++);
                rows.put(index + 1).put(parent + 1).put(seen.mother()).put(seen.informed()).end();
            }
        }
    }

    private void buildings() throws SQLException {
        try (var rows = new CopyRows(connection, "register.building")) {
            for (int i = 0; i < city.buildingCount(); i++) {
                var address = city.address(i, 0, 0);
                rows.put(i).put(address.buildingId()).put(address.streetFi());
                rows.put(address.streetSv()).put(address.houseNumber()).put(address.postalCode());
                rows.put(address.townFi()).put(address.townSv()).put(address.municipality());
                rows.put(city.dwellings(i)).end();
            }
        }
    }

    private void relations() throws SQLException {
        var row = new RelationRow();
        int id = 0;
        try (var rows = new CopyRows(connection, "register.relation")) {
            for (int i = 0; i < city.relationCount(); i++) {
                var found = city.relation(i);
                if (found.isEmpty()) {
                    continue;
                }
                var relation = found.get().relation();
                row.id = ++id;
                row.child = found.get().child() + 1;
                row.guardian =
                        found.get().guardian() < 0 ? null : (Integer) (found.get().guardian() + 1);
                row.foreigner = relation.foreigner();
                row.kind = relation.kind();
                row.role = relation.role();
                row.from = relation.from();
                row.to = relation.to();
                row.living = relation.living();
                row.rights = relation.rights();
                row.write(rows);
            }
        }
    }

    private void personas() throws SQLException {
        try (var rows = new CopyRows(connection, "register.persona")) {
            int position = 0;
            for (var persona : personas) {
                rows.put(++position).put(persona.key()).put(persona.child());
                rows.put(persona.guardians()).end();
            }
        }
    }

    private void education() throws SQLException {
        Jdbc.script(connection, EDUCATION_IN);
        var records = city.educationRecords();
        try (var rows = new CopyRows(connection, "record_in")) {
            for (var record : records) {
                rows.put(record.code());
                EducationRow.write(rows, record);
            }
        }
        try (var rows = new CopyRows(connection, "contact_in")) {
            for (var record : records) {
                for (EducationRecord.Contact contact : record.contacts()) {
                    rows.put(record.code()).put(contact.code()).put(contact.phone());
                    rows.put(contact.recorded()).end();
                }
            }
        }
        Jdbc.script(connection, EDUCATION);
    }
}
