// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

import org.jspecify.annotations.Nullable;

/// A line of the residents' or the officers' menu.
///
/// @param order lower stands first
/// @param path where it leads
/// @param access for whom: residents or officers
/// @param text key of its words
public record MenuEntry(int order, String path, Access access, String text) {
    /// The permission that an officer needs to see it; null for residents and where every officer does.
    public @Nullable String permission() {
        return access instanceof Access.Officers(var permission) ? permission : null;
    }
}
