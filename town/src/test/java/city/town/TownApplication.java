// SPDX-License-Identifier: EUPL-1.2
package city.town;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.modulith.Modulithic;

/// The wings below and this one, for this wing's tests.
@TestComponent
@SpringBootApplication(scanBasePackages = "city", exclude = FlywayAutoConfiguration.class)
@Modulithic(
        additionalPackages = "city",
        sharedModules = {
            "shared",
            "database",
            "web",
            "usage",
            "subject",
            "signin",
            "secret",
            "api",
            "exchange",
            "hours"
        })
public class TownApplication {}
