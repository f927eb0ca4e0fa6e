// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

/// How places are given.
public sealed interface Rule permits Tiers, Ladder {
    /// What the lot is drawn from; published, so that everybody can draw it again.
    String seed();
}
