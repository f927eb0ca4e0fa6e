// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.subject.Access;
import city.base.subject.Subject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where the city's units are is open data, and found by the search.
@Configuration(proxyBeanMethods = false)
class UnitSubject {
    private static final String BUILDINGS = "buildings.csv";

    @Bean
    static Subject unitDeclared(UnitImport units, Units known) {
        return Subject.named("unit")
                .open("/units/*")
                .documents(() -> known.list().stream().map(PublicUnitPage::document).toList())
                .route("/api/v1/units/**", new Access.Machines())
                .seed(
                        "unit.places",
                        20,
                        world -> {
                            world.progress()
                                    .show("Placing units, admission areas and buildings", 0);
                            if (world.has(BUILDINGS)) {
                                world.progress()
                                        .loaded(
                                                "buildings",
                                                units.buildings(world.files().resolve(BUILDINGS)));
                            }
                            units.units(world.city());
                        })
                .dataset("unit.units", "/api/v1/units", "CC-BY-4.0")
                .declared();
    }
}
