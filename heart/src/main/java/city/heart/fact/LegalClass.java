// SPDX-License-Identifier: EUPL-1.2
package city.heart.fact;

/// What the law says of the kind of data.
public enum LegalClass {
    /// Ordinary personal data.
    ORDINARY,
    /// Under a non-disclosure order this is withheld, and so is all derived from it.
    ADDRESS,
    /// Secret by law (Act on the Openness of Government Activities 621/1999, section 24).
    SECRET
}
