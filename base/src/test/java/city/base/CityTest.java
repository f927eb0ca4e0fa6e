// SPDX-License-Identifier: EUPL-1.2
package city.base;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/// A test of the application of its wing: one first day (8 January 2026), one set of properties, and so
/// one context and one database for all such tests of a wing. Each makes what it needs with ids of its own
/// and asks for nothing else. Who needs a whole city with its residents takes `InventedCityTest`, who must move the
/// clock or wants the tables empty an `OwnCityTest`; no class names a first day or properties by itself.
@SpringBootTest(
        properties = {
            "city.jobs.enabled=false",
            "city.clock.first-day=2026-01-08",
            "city.message.invented-world=true"
        })
@AutoConfigureMockMvc
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CityTest {}
