// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

/// A way to reach somebody.
public enum Channel {
    SMS,
    EMAIL,
    /// Paper. Works for everybody who has an address, so it is what remains.
    LETTER
}
