// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

/// A unit with seats, for one language and track: a house with two tracks is two units.
///
/// @param id opaque, unique in the instance
/// @param seats how many children it can take in all, those who keep their place included; at most
///     1,000,000
public record Unit(String id, int seats) {
    private static final int MOST_SEATS = 1_000_000;

    public Unit {
        if (id.isBlank() || seats < 0 || seats > MOST_SEATS) {
            throw new IllegalArgumentException("Unit \"" + id + "\" with " + seats + " seats");
        }
    }
}
