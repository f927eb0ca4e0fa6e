// SPDX-License-Identifier: EUPL-1.2
package city.service;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// The front door of the catalogue.
@Service
public class Services {
    /// The services in force, one version of each, by id.
    public List<PublicService> published() {
        return List.of();
    }

    /// The version in force of a service.
    public Optional<PublicService> find(String id) {
        return Optional.empty();
    }

    /// A version of a service, whether it is still in force or not.
    public Optional<PublicService> find(String id, String version) {
        return Optional.empty();
    }
}
