// SPDX-License-Identifier: EUPL-1.2
package city.heart.education;

import city.base.shared.RecordingNumber;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;

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

    /// Nobody has a record.
    EducationColumns(RecordingNumber known, LocalDate day, int size) {
        this(
                known,
                day,
                new byte[size],
                new byte[size],
                new long[size / 64 + 1],
                new long[size / 64 + 1],
                new long[size / 64 + 1],
                new long[size / 64 + 1]);
        Arrays.fill(provisions, NO_RECORD);
        Arrays.fill(starts, NO_RECORD);
    }

    private EducationColumns(
            RecordingNumber known,
            LocalDate day,
            byte[] provisions,
            byte[] starts,
            long[] hasUnit,
            long[] begunEarly,
            long[] needsPerson,
            long[] placeElsewhere) {
        this.known = known;
        this.day = day;
        this.provisions = provisions;
        this.starts = starts;
        this.hasUnit = hasUnit;
        this.begunEarly = begunEarly;
        this.needsPerson = needsPerson;
        this.placeElsewhere = placeElsewhere;
    }

    /// The same at a later recording, up to which nothing changed.
    EducationColumns at(RecordingNumber later) {
        return new EducationColumns(
                later, day, provisions, starts, hasUnit, begunEarly, needsPerson, placeElsewhere);
    }

    /// A copy at a later recording in which these children have no record, to be filled again.
    EducationColumns without(Collection<Integer> children, RecordingNumber later, int newSize) {
        var copy = new EducationColumns(later, day, newSize);
        System.arraycopy(provisions, 0, copy.provisions, 0, size());
        System.arraycopy(starts, 0, copy.starts, 0, size());
        System.arraycopy(hasUnit, 0, copy.hasUnit, 0, hasUnit.length);
        System.arraycopy(begunEarly, 0, copy.begunEarly, 0, begunEarly.length);
        System.arraycopy(needsPerson, 0, copy.needsPerson, 0, needsPerson.length);
        System.arraycopy(placeElsewhere, 0, copy.placeElsewhere, 0, placeElsewhere.length);
        for (int child : children) {
            copy.provisions[child] = NO_RECORD;
            copy.starts[child] = NO_RECORD;
            var others = ~(1L << child);
            copy.hasUnit[child >> 6] &= others;
            copy.begunEarly[child >> 6] &= others;
            copy.needsPerson[child >> 6] &= others;
            copy.placeElsewhere[child >> 6] &= others;
        }
        return copy;
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
