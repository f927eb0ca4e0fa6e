// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.List;

/// What a verifier found.
///
/// @param proven what holds, in plain sentences
/// @param failures what does not hold, in plain sentences with the ids of the instance; empty if all is well
public record Verdict(List<String> proven, List<String> failures) {
    public Verdict {
        proven = List.copyOf(proven);
        failures = List.copyOf(failures);
    }

    public boolean holds() {
        return failures.isEmpty();
    }
}
