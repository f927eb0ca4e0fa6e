// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import java.util.UUID;

/// A scenario's id.
public record ScenarioId(UUID value) {
    static ScenarioId random() {
        return new ScenarioId(UUID.randomUUID());
    }
}
