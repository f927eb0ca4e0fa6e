// SPDX-License-Identifier: EUPL-1.2
package city.heart;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/// A test over an invented city of 2,000 residents on its first day, 7 January 2026: registers, units and services
/// loaded as the first start loads them, the day's work done, the first rounds published by themselves. One
/// context and one city for all such tests of a wing, so each looks, or changes what no other class looks at: families
/// are found by what the test needs of them, and what is counted is counted anew.
@SpringBootTest(
        properties = {
            "city.jobs.enabled=false",
            "city.clock.first-day=2026-01-07",
            "city.placement.first-round=publish"
        })
@AutoConfigureMockMvc
@Import(SmallCityLoaded.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface InventedCityTest {}
