// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.record;

/// Writes a child's education record. Fields that are not known are left out.
public final class EducationJson {
    private EducationJson() {}

    /// Writes `{"person": …, "care": …, …}`.
    public static void record(JsonBytes out, EducationRecord record) {
        out.open('{').field("person", record.code()).field("care", record.care().name());
        if (record.unit() != null) {
            out.field("unit", record.unit());
        }
        if (record.unitLanguage() != null) {
            out.field("unitLanguage", record.unitLanguage());
        }
        if (record.since() != null) {
            out.field("since", record.since());
        }
        var start = record.start();
        if (start != null) {
            out.name("start").open('{').field("shift", start.shift().name());
            out.field("decided", start.decided()).close('}');
        }
        out.field("earlyCompulsory", record.earlyCompulsory());
        out.field("needsPerson", record.needsPerson());
        var elsewhere = record.elsewhere();
        if (elsewhere != null) {
            out.name("elsewhere").open('{').field("way", elsewhere.way().name());
            out.field("service", elsewhere.service());
            out.field("schoolYear", elsewhere.schoolYear()).close('}');
        }
        out.name("contacts").open('[');
        for (var contact : record.contacts()) {
            out.open('{').field("person", contact.code()).field("phone", contact.phone());
            out.field("source", "early-education-customer");
            out.field("recorded", contact.recorded()).close('}');
        }
        out.close(']').close('}');
    }
}
