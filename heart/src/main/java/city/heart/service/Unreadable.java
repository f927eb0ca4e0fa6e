// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import java.util.List;

/// A version in force that this release cannot read: a file is damaged, or the engine refuses the rule.
///
/// @param faults what is wrong, each with file and line where known
public record Unreadable(String serviceId, String version, List<String> faults) {
    public Unreadable {
        faults = List.copyOf(faults);
    }
}
