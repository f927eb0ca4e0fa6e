// SPDX-License-Identifier: EUPL-1.2
package city.base;

import city.base.signin.IdentityLookup;
import java.util.Optional;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;

/// The base alone, for this wing's tests.
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
            "api"
        })
public class BaseApplication {
    /// The register is above the base: here nobody is in it.
    @Bean
    static IdentityLookup nobody() {
        return _ -> Optional.empty();
    }
}
