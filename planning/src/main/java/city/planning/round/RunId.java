// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import java.util.UUID;

/// The number of one run of a round.
public record RunId(UUID value) {
    static RunId random() {
        return new RunId(UUID.randomUUID());
    }
}
