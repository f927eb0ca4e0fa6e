// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import city.base.usage.Actor;
import org.jspecify.annotations.Nullable;

/// A version of a service in the catalogue.
///
/// @param version content hash of its folder
/// @param author who brought it in
/// @param publisher who approved it; null for a draft
public record Version(
        String serviceId, String version, State state, Actor author, @Nullable Actor publisher) {
    private static final int SHORT = 12;

    /// Enough of its hash to tell it from others, for people.
    public String shortVersion() {
        return version.substring(0, SHORT);
    }

    /// What it is now.
    public enum State {
        /// Waits for a second pair of eyes.
        DRAFT,
        /// In force from a later day on.
        APPROVED,
        /// In force; one per service.
        PUBLISHED,
        /// Was in force once.
        RETIRED,
        /// A second person did not approve it.
        SENT_BACK
    }
}
