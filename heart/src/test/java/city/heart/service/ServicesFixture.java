// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The catalogue without a context.
public final class ServicesFixture {
    private ServicesFixture() {}

    public static Services services(
            JdbcClient jdbc,
            ServiceFolders folders,
            ApplicationEventPublisher events,
            Clock clock) {
        return new Services(
                new ServiceRepository(jdbc),
                new VersionRepository(jdbc),
                folders,
                events,
                clock,
                clock);
    }

    public static ServiceVersions versions(JdbcClient jdbc, Services services, Clock clock) {
        return new ServiceVersions(
                new ServiceRepository(jdbc), new VersionRepository(jdbc), services, clock);
    }
}
