// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

/// What can be wrong with a register's record. What it is and how to mend it at the source stands in
/// the texts `register.fault.<NAME>` and `register.fault.<NAME>.mend`, shown at `/desk/faults`.
public enum RecordFault {
    /// The record is no JSON object of the agreed shape.
    MALFORMED,
    /// A field that the group needs is not there.
    MISSING_FIELD,
    /// No such day, or a day that cannot be (born or died tomorrow, before 1850).
    IMPOSSIBLE_DATE,
    /// Wrong check character, or no identity code at all.
    INVALID_IDENTITY_CODE,
    /// Not a municipality of Finland.
    UNKNOWN_MUNICIPALITY,
    /// Not a language code.
    UNKNOWN_LANGUAGE,
    /// A text that cannot be kept: control characters, or too long.
    UNUSABLE_TEXT,
    /// A group of information that this city does not know. It is passed over, the rest is taken.
    UNKNOWN_GROUP,
    /// The person stands on both sides of one relation, or two people claim one identity code.
    CONTRADICTION,
    /// The database refuses what the record says, though it reads well. It is put aside, the others are taken.
    REFUSED,
    /// Another register speaks of somebody whom the population register has not told of.
    UNKNOWN_PERSON
}
