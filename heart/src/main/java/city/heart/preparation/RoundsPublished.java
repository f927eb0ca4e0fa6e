// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

/// Told by whoever gives the places of a service together: who is due before waits, who is due after is
/// offered a place at once.
public interface RoundsPublished {
    /// The places of this service and period have been given.
    boolean published(String service, String period);
}
