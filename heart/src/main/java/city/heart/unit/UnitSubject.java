// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.subject.Access;
import city.base.subject.Subject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where the city's units are is open data.
@Configuration(proxyBeanMethods = false)
class UnitSubject {
    @Bean
    static Subject unitDeclared(UnitImport units) {
        return Subject.named("unit")
                .route("/api/v1/units/**", new Access.Machines())
                .seed(
                        "unit.places",
                        20,
                        world -> {
                            world.progress()
                                    .show("Placing units, admission areas and buildings", 0);
                            units.buildings(world.files().resolve("buildings.csv"));
                            units.units(world.city());
                        })
                .dataset("unit.units", "/api/v1/units", "CC-BY-4.0")
                .declared();
    }
}
