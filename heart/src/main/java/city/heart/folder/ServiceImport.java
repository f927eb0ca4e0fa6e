// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import city.base.usage.Actor;
import city.heart.service.Services;
import city.heart.service.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Reads the city's folder into the catalogue at each start. `city.service.publish` true puts a
/// changed folder in force at once, which is for trying out only.
@Component
@Order(100)
class ServiceImport implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceImport.class);
    private static final Actor DEMONSTRATION = Actor.system("demonstration");

    private final Services services;
    private final Path city;
    private final boolean publish;

    ServiceImport(
            Services services,
            @Value("${city.folder:../cities/helsinki}") Path city,
            @Value("${city.service.publish:false}") boolean publish) {
        this.services = services;
        this.city = city;
        this.publish = publish;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!Files.isDirectory(city.resolve(CityServices.SERVICES))) {
            LOG.warn("{} has no services: nothing is proposed", city);
            return;
        }
        var done = services.importFolder(city, Services.FOLDER);
        done.faults().forEach(it -> LOG.error("{}", it));
        for (var version : done.versions()) {
            if (version.state() == Version.State.PUBLISHED || replacedByOfficers(version)) {
                continue;
            }
            if (publish) {
                services.publish(version.serviceId(), version.version(), DEMONSTRATION);
            } else {
                LOG.warn(
                        "The folder of service {} differs from the version in force: version {} waits"
                                + " for a second person to publish it",
                        version.serviceId(),
                        version.shortVersion());
            }
        }
    }

    /// Whether the folder's version was in force and officers have put one of their own in its place since: the
    /// folder is behind, and must not undo what two people decided.
    private boolean replacedByOfficers(Version version) {
        if (version.state() != Version.State.RETIRED) {
            return false;
        }
        var byOfficers =
                services.versions().stream()
                        .anyMatch(it ->
                                it.serviceId().equals(version.serviceId())
                                        && it.state() == Version.State.PUBLISHED
                                        && !it.author().equals(Services.FOLDER));
        if (byOfficers) {
            LOG.info(
                    "The folder of service {} is an earlier version than the one in force, which officers"
                            + " handed in: it stays so",
                    version.serviceId());
        }
        return byOfficers;
    }
}
