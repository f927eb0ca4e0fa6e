// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import city.synthetic.record.EducationRecord;
import city.synthetic.record.EducationRecord.Care;
import city.synthetic.record.EducationRecord.Contact;
import city.synthetic.record.EducationRecord.Elsewhere;
import city.synthetic.record.EducationRecord.Shift;
import city.synthetic.record.EducationRecord.Start;
import city.synthetic.record.EducationRecord.Way;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Education records in and out of their tables.
final class EducationRow {
    private static final String RECORDS =
            """
            select r.*, p.code from education.record r join register.person p on p.id = r.person
             where r.person = any(?) order by r.person
            """;
    private static final String CONTACTS =
            """
            select c.child, g.code, c.phone, c.recorded
              from education.contact c join register.person g on g.id = c.guardian
             where c.child = any(?) order by c.child, g.id
            """;

    private EducationRow() {}

    /// @return the records of these people, as far as there are any, by person
    static Map<Integer, EducationRecord> load(Connection connection, Collection<Integer> people)
            throws SQLException {
        var ids = people.toArray(Integer[]::new);
        var contacts = new HashMap<Integer, List<Contact>>();
        Jdbc.list(
                        connection,
                        CONTACTS,
                        row ->
                                Map.entry(
                                        row.getInt("child"),
                                        new Contact(
                                                row.getString("code"),
                                                row.getString("phone"),
                                                row.getObject("recorded", LocalDate.class))),
                        (Object) ids)
                .forEach(it ->
                        contacts.computeIfAbsent(it.getKey(), _ -> new ArrayList<>())
                                .add(it.getValue()));
        var records = new LinkedHashMap<Integer, EducationRecord>();
        Jdbc.list(
                        connection,
                        RECORDS,
                        row -> Map.entry(row.getInt("person"), of(row, contacts)),
                        (Object) ids)
                .forEach(it -> records.put(it.getKey(), it.getValue()));
        return records;
    }

    private static EducationRecord of(ResultSet row, Map<Integer, List<Contact>> contacts)
            throws SQLException {
        var shift = row.getString("start_shift");
        var way = row.getString("way");
        return new EducationRecord(
                row.getString("code"),
                Care.valueOf(row.getString("care")),
                row.getString("unit"),
                row.getString("unit_language"),
                Jdbc.day(row, "since"),
                shift == null
                        ? null
                        : new Start(
                                Shift.valueOf(shift),
                                row.getObject("start_decided", LocalDate.class)),
                row.getBoolean("early"),
                row.getBoolean("needs_person"),
                way == null
                        ? null
                        : new Elsewhere(
                                Way.valueOf(way),
                                row.getString("service"),
                                row.getInt("school_year")),
                contacts.getOrDefault(row.getInt("person"), List.of()));
    }

    /// Writes all columns after the first, which says whose record it is.
    static void write(CopyRows rows, EducationRecord record) throws SQLException {
        var start = record.start();
        var elsewhere = record.elsewhere();
        rows.put(record.care().name()).put(record.unit()).put(record.unitLanguage());
        rows.put(record.since()).put(start == null ? null : start.shift().name());
        rows.put(start == null ? null : start.decided()).put(record.earlyCompulsory());
        rows.put(record.needsPerson()).put(elsewhere == null ? null : elsewhere.way().name());
        rows.put(elsewhere == null ? null : elsewhere.service());
        rows.put(elsewhere == null ? null : (Integer) elsewhere.schoolYear()).end();
    }
}
