// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.shared.Language;
import city.base.shared.UnitId;
import city.heart.placement.Placements;
import city.heart.service.Services;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What the units and services of rounds are called.
@Component
public class RoundNames {
    private final Placements placements;
    private final Services services;

    RoundNames(Placements placements, Services services) {
        this.placements = placements;
        this.services = services;
    }

    public Optional<String> unit(UnitId unit, Language language) {
        return placements.nameOf(unit, language);
    }

    /// Its id where it has no name any more.
    public String service(String id, Language language) {
        return services.find(id).map(it -> it.name(language)).orElse(id);
    }
}
