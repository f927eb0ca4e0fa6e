// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import city.base.exchange.Fault;
import java.util.List;

/// What came of reading a city's folder into the catalogue.
///
/// @param versions of the services without a fault, as they stand in the catalogue now
/// @param faults what to mend; a service with a fault keeps its version in force
public record Import(List<Version> versions, List<Fault> faults) {
    public Import {
        versions = List.copyOf(versions);
        faults = List.copyOf(faults);
    }
}
