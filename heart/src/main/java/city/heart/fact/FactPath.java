// SPDX-License-Identifier: EUPL-1.2
package city.heart.fact;

/// Whose facts make a fact: a change to any of these people can change it.
public enum FactPath {
    /// The resident.
    SELF,
    /// The resident's guardians.
    GUARDIAN,
    /// Everybody registered in the resident's dwelling.
    DWELLING
}
