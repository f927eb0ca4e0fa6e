// SPDX-License-Identifier: EUPL-1.2
package city.offer;

/// What a guardian answers to a proposed place. Everything but `ACCEPT` says how the duty to take
/// part will be met instead, needs all guardians (Act 361/1983, section 5) and goes to a person.
public enum Reply {
    ACCEPT,
    /// Another unit of the city.
    OTHER_UNIT,
    /// Teaching in the other national language.
    OTHER_LANGUAGE,
    /// A private or state school.
    PRIVATE_OR_STATE,
    /// A school of another municipality.
    OTHER_MUNICIPALITY,
    /// Teaching at home.
    AT_HOME,
    /// A later start than the year of birth says.
    LATER_START,
    /// An earlier start.
    EARLIER_START;

    /// True where every guardian must say the same.
    boolean needsAll() {
        return this != ACCEPT;
    }
}
