// SPDX-License-Identifier: EUPL-1.2
package city.education;

import city.shared.RecordingNumber;
import java.time.LocalDate;

/// The education records of the whole city in primitive arrays, as known at one recording, on one
/// day; a resident's number is the index. Never write to the arrays.
public final class EducationColumns {
    /// In `provisions` and `starts`: no record of this person.
    public static final byte NO_RECORD = -1;

    private final RecordingNumber known;
    private final LocalDate day;
    final byte[] provisions;
    final byte[] starts;
    final long[] hasUnit;
    final long[] begunEarly;
    final long[] needsPerson;
    final long[] placeElsewhere;

    EducationColumns(RecordingNumber known, LocalDate day, int size) {
        this.known = known;
        this.day = day;
        provisions = new byte[size];
        starts = new byte[size];
        java.util.Arrays.fill(provisions, NO_RECORD);
        java.util.Arrays.fill(starts, NO_RECORD);
        var words = size / 64 + 1;
        hasUnit = new long[words];
        begunEarly = new long[words];
        needsPerson = new long[words];
        placeElsewhere = new long[words];
    }

    /// All records up to this recording are in the columns, none after it.
    public RecordingNumber known() {
        return known;
    }

    /// The day on which the records held.
    public LocalDate day() {
        return day;
    }

    /// The highest resident number with a column plus one. Whoever is beyond it has no record.
    public int size() {
        return provisions.length;
    }

    /// Ordinal of [EducationRecord.Provision], or `NO_RECORD`.
    public byte[] provisions() {
        return provisions;
    }

    /// Ordinal of [EducationRecord.Start], or `NO_RECORD`.
    public byte[] starts() {
        return starts;
    }

    /// Who has a present early-education unit.
    public long[] hasUnit() {
        return hasUnit;
    }

    /// Whose compulsory education has begun early.
    public long[] begunEarly() {
        return begunEarly;
    }

    /// About whom only a person may decide.
    public long[] needsPerson() {
        return needsPerson;
    }

    /// Who has a place elsewhere.
    public long[] placeElsewhere() {
        return placeElsewhere;
    }
}
