// SPDX-License-Identifier: EUPL-1.2
package city.heart.capacity;

/// How certain it is that a child comes. Occupancy at one stage counts the stages before it too.
public enum Stage {
    /// Decided.
    CONFIRMED,
    /// Proposed to the guardians, or planned by an officer: a seat is held.
    PLANNED,
    /// Only in the draft of a round.
    DRAFT
}
