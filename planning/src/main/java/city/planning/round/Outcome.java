// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

/// What came of an attempt to move a round on. All are ordinary results.
public enum Outcome {
    DONE,
    /// The round is in a state in which this cannot happen.
    NOT_NOW,
    /// A second person has to do it.
    ANOTHER_PERSON,
    /// A reason is wanted.
    NEEDS_REASON,
    /// The run is not done, or not proved.
    NOT_PROVED,
    /// Not every unit of the run has agreed, and who signs has not said why to sign all the same.
    UNITS_OPEN
}
