// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import city.synthetic.record.RegisterPerson.Precision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A row of `register.person` in the hands of the player. `building` −1 means no address.
final class PersonRow {
    int id;
    String code = "";
    LocalDate born = LocalDate.EPOCH;
    Precision precision = Precision.DAY;
    boolean woman;
    String given = "";
    String family = "";
    String language = "fi";
    String languageIso = "fin";
    @Nullable String contact;
    String municipality = "";
    @Nullable LocalDate residentSince;
    int building = -1;
    int stair;
    int apartment;
    boolean homeTemporary;

    /// Whether the interface told a temporary home that it must take back when that ends.
    boolean temporaryHomeTold;

    @Nullable LocalDate homeSince;
    @Nullable LocalDate died;
    boolean order;
    @Nullable LocalDate orderEnds;
    @Nullable LocalDate inCareSince;
    @Nullable String email;
    @Nullable LocalDate emailSince;

    static PersonRow of(ResultSet row) throws SQLException {
        var person = new PersonRow();
        person.id = row.getInt("id");
        person.code = row.getString("code");
        person.born = row.getObject("born", LocalDate.class);
        person.precision = Precision.valueOf(row.getString("precision"));
        person.woman = row.getBoolean("woman");
        person.given = row.getString("given");
        person.family = row.getString("family");
        person.language = row.getString("language");
        person.languageIso = row.getString("language_iso");
        person.contact = row.getString("contact");
        person.municipality = row.getString("municipality");
        person.residentSince = Jdbc.day(row, "resident_since");
        person.building = row.getInt("building");
        if (row.wasNull()) {
            person.building = -1;
        }
        person.stair = row.getInt("stair");
        person.apartment = row.getInt("apartment");
        person.homeTemporary = row.getBoolean("home_temporary");
        person.temporaryHomeTold = person.homeTemporary;
        person.homeSince = Jdbc.day(row, "home_since");
        person.died = Jdbc.day(row, "died");
        person.order = row.getBoolean("non_disclosure");
        person.orderEnds = Jdbc.day(row, "order_ends");
        person.inCareSince = Jdbc.day(row, "in_care_since");
        person.email = row.getString("email");
        person.emailSince = Jdbc.day(row, "email_since");
        return person;
    }

    /// Writes the row in the order of the table's columns.
    void write(CopyRows rows) throws SQLException {
        rows.put(id).put(code).put(born).put(precision.name()).put(woman).put(given).put(family);
        rows.put(language).put(languageIso).put(contact).put(municipality).put(residentSince);
        rows.put(building < 0 ? null : (Integer) building).put(stair).put(apartment);
        rows.put(homeTemporary).put(homeSince).put(died).put(order).put(orderEnds);
        rows.put(inCareSince).put(email).put(emailSince).end();
    }

    boolean adult(LocalDate day) {
        return !born.isAfter(day.minusYears(18));
    }

    boolean sharesHome(PersonRow other) {
        return building >= 0
                && building == other.building
                && stair == other.stair
                && apartment == other.apartment;
    }

    void moveTo(PersonRow other) {
        building = other.building;
        stair = other.stair;
        apartment = other.apartment;
    }
}
