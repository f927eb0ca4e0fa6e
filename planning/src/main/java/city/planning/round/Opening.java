// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.heart.service.Assignment.Aim;
import java.util.List;

/// What a round is opened for.
///
/// @param kind of unit
/// @param aims what counts, the weightiest first
public record Opening(String service, String period, String kind, List<Aim> aims) {
    public Opening {
        aims = List.copyOf(aims);
    }
}
