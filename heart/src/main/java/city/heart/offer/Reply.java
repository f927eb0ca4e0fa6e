// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

/// What a guardian answers to a proposed place. Everything but `ACCEPT` says how the duty to take
/// part will be met instead, needs all guardians (Act 361/1983, section 5) and goes to a person.
public enum Reply {
    ACCEPT,
    /// Another unit of the city.
    ANOTHER_UNIT,
    /// Teaching in the other national language.
    ANOTHER_LANGUAGE,
    /// A private or state school.
    PRIVATE,
    /// A school of another municipality.
    OTHER_MUNICIPALITY,
    /// Teaching at home.
    HOME,
    /// A later start than the year of birth says.
    LATER,
    /// An earlier start.
    EARLIER,
    /// Something else, said in words.
    OTHER;

    /// True where every guardian must say the same.
    boolean needsAll() {
        return this != ACCEPT;
    }
}
