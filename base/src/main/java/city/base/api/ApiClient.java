// SPDX-License-Identifier: EUPL-1.2
package city.base.api;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody's program that calls the city's interface with a key of its own.
///
/// @param id stands for it in `usage`
/// @param name of the program or of whoever runs it; no two have the same
/// @param contact an address of whoever answers for it
/// @param purpose what for, as the client stated it
/// @param scopes names of the `ApiScope`s it has; without one it reads no personal data
/// @param validUntil the last day on which its key is good
/// @param endedOn since when it is good no longer, where an officer ended it
record ApiClient(
        UUID id,
        String name,
        String contact,
        String purpose,
        Set<String> scopes,
        int perMinute,
        int perDay,
        LocalDate validUntil,
        @Nullable LocalDate endedOn) {
    ApiClient {
        scopes = Set.copyOf(scopes);
    }

    boolean mayCall(LocalDate today) {
        return endedOn == null && !today.isAfter(validUntil);
    }
}
