// SPDX-License-Identifier: EUPL-1.2
package city.heart.education;

import city.base.database.BinaryCopy;
import city.heart.education.EducationRecord.Elsewhere;
import city.heart.education.EducationRecord.Provision;
import city.heart.education.EducationRecord.Start;
import city.heart.population.Timeline;
import city.heart.register.RecordFault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A record as it is kept, and as the education interface writes it.
record Stored(
        @Nullable String unit,
        Provision provision,
        Start start,
        boolean begunEarly,
        boolean needsPerson,
        @Nullable Elsewhere elsewhere)
        implements StoredReading {
    /// Of a unit's or a service's id.
    private static final int LONGEST = 100;

    static final String COLUMNS =
            "known_from, resident_id, valid_from, unit, provision, start, begun_early, needs_person,"
                    + " elsewhere_service, elsewhere_year";

    /// A record that cannot be taken.
    record Bad(String field, RecordFault fault) implements StoredReading {}

    EducationRecord on(LocalDate day) {
        return new EducationRecord(
                unit,
                provision,
                start,
                begunEarly,
                needsPerson,
                EducationRecord.counts(elsewhere, day),
                elsewhere);
    }

    static StoredReading read(JsonNode record) {
        try {
            var care = record.path("care");
            if (!care.isString()) {
                return new Bad("care", RecordFault.MISSING_FIELD);
            }
            var shift = record.path("start").path("shift");
            var way = record.path("elsewhere");
            var unit = record.path("unit").asStringOpt().orElse(null);
            if (unit != null && !isId(unit)) {
                return new Bad("unit", RecordFault.UNUSABLE_TEXT);
            }
            if (way.isObject() && !isId(way.path("service").asString())) {
                return new Bad("elsewhere.service", RecordFault.UNUSABLE_TEXT);
            }
            return new Stored(
                    unit,
                    provision(care.asString()),
                    shift.isMissingNode() ? Start.ORDINARY : Start.valueOf(shift.asString()),
                    record.path("earlyCompulsory").asBoolean(false),
                    record.path("needsPerson").asBoolean(false),
                    way.isObject()
                            ? new Elsewhere(
                                    way.path("service").asString(), way.path("schoolYear").asInt())
                            : null);
        } catch (IllegalArgumentException | JacksonException _) {
            return new Bad("record", RecordFault.MALFORMED);
        }
    }

    private static boolean isId(String text) {
        return text.length() <= LONGEST && text.codePoints().allMatch(Stored::isPrinted);
    }

    private static boolean isPrinted(int it) {
        return !Character.isISOControl(it) && Character.getType(it) != Character.SURROGATE;
    }

    private static Provision provision(String care) {
        return Provision.valueOf(care);
    }

    static Stored read(ResultSet rs) throws SQLException {
        var service = rs.getString("elsewhere_service");
        return new Stored(
                rs.getString("unit"),
                Provision.valueOf(rs.getString("provision")),
                Start.valueOf(rs.getString("start")),
                rs.getBoolean("begun_early"),
                rs.getBoolean("needs_person"),
                service == null ? null : new Elsewhere(service, rs.getInt("elsewhere_year")));
    }

    static void write(BinaryCopy rows, long recording, int resident, Timeline.Row<Stored> row) {
        rows.row(10).number(recording).number(resident).date(row.from());
        var it = row.value();
        if (it == null) {
            for (var i = 0; i < 7; i++) {
                rows.nothing();
            }
            return;
        }
        var place = it.elsewhere;
        rows.text(it.unit)
                .text(it.provision.name())
                .text(it.start.name())
                .truth(it.begunEarly)
                .truth(it.needsPerson)
                .text(place == null ? null : place.service())
                .number(place == null ? null : Integer.valueOf(place.schoolYear()));
    }
}
