// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import java.util.UUID;

/// One thing that a person at the desk is asked to do. Random, so that it tells nothing in an URL.
public record WorkItemId(UUID value) {
    static WorkItemId random() {
        return new WorkItemId(UUID.randomUUID());
    }

    /// @throws IllegalArgumentException when the text is no UUID
    public static WorkItemId parse(String text) {
        return new WorkItemId(UUID.fromString(text));
    }
}
