// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

import org.jspecify.annotations.Nullable;

/// Who may see a page.
public sealed interface Access {
    /// Anybody, without signing in.
    record Everybody() implements Access {}

    /// Whoever is signed in as a resident.
    record Residents() implements Access {}

    /// Whoever works for the city and may do this.
    ///
    /// @param permission `<subject>:<verb>`, or null where every officer may
    record Officers(@Nullable String permission) implements Access {}

    /// Machines with a key of the city's interface, and people without one at its quota for guests.
    record Machines() implements Access {}

    /// Browsers on the machine that runs the city: the demonstration's own pages.
    record ThisMachine() implements Access {}
}
