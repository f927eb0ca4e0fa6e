// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.heart.service.RetentionPeriods;
import city.heart.service.Services;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// How long a version of a service keeps what it made, from the end of the period it is about.
public interface KeptPeriods {
    /// @return empty for a version that the catalogue does not know: then nothing is erased
    Optional<RetentionPeriods> of(String service, String version);

    /// As the services' folders say.
    @Component
    class OfFolders implements KeptPeriods {
        private final Services services;

        OfFolders(Services services) {
            this.services = services;
        }

        @Override
        public Optional<RetentionPeriods> of(String service, String version) {
            return services.find(service, version).map(it -> it.data().retention());
        }
    }
}
