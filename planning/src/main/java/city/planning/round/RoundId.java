// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import java.util.UUID;

/// A round's number.
public record RoundId(UUID value) {
    static RoundId random() {
        return new RoundId(UUID.randomUUID());
    }
}
