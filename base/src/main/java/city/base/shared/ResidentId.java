// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

/// The city's own number of a person: given at first sight, never reused, says nothing about the
/// person, and outlives a corrected identity code. Not for an URL where it would tell who.
///
/// @param value 1 or greater; also the person's index in columns
public record ResidentId(int value) {
    public ResidentId {
        if (value < 1) {
            throw new IllegalArgumentException("A resident's number is 1 or greater");
        }
    }
}
