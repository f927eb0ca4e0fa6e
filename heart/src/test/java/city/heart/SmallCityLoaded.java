// SPDX-License-Identifier: EUPL-1.2
package city.heart;

import city.heart.casework.FlowRunner;
import city.heart.education.EducationLoad;
import city.heart.register.RegisterLoad;
import city.heart.unit.UnitImport;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.FileSystemUtils;

/// Loads the small invented city and does its first day's work once the application stands.
@TestComponent
record SmallCityLoaded(
        RegisterLoad population, UnitImport units, EducationLoad education, FlowRunner runner) {
    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void theFirstDay() throws IOException {
        var work = Files.createTempDirectory("small-city");
        try {
            SmallCity.load(work, population, units, education);
        } finally {
            FileSystemUtils.deleteRecursively(work);
        }
        runner.run();
    }
}
