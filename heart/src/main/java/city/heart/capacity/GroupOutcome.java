// SPDX-License-Identifier: EUPL-1.2
package city.heart.capacity;

/// What came of a change to a unit's groups. All are ordinary results.
public enum GroupOutcome {
    DONE,
    /// There is a group of this name on some of these days.
    OVERLAPS,
    /// The last day is before the first.
    ENDS_BEFORE_IT_BEGINS,
    /// No such unit or group, or the unit has no places of this kind.
    NOT_THERE
}
