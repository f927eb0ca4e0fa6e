// SPDX-License-Identifier: EUPL-1.2
package city.base;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.annotation.DirtiesContext;

/// A test that tells one story of the whole application from 7 January 2026 on: the clock moves and does not go
/// back, rounds are run, all residents are somebody's. So the class has a context and a database to itself, which
/// end with it, and its methods go on in their `@Order` where the one before ended. Dear: some seconds for a start that
/// nobody shares; what can do with rows of its own is a `CityTest`. Other settings are added by
/// `@TestPropertySource`.
@SpringBootTest(
        properties = {
            "city.jobs.enabled=false",
            "city.clock.first-day=2026-01-07",
            "city.message.invented-world=true"
        })
@AutoConfigureMockMvc
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OwnCityTest {
    /// A port of its own only where the test must speak over real HTTP.
    @AliasFor(annotation = SpringBootTest.class, attribute = "webEnvironment")
    WebEnvironment webEnvironment() default WebEnvironment.MOCK;
}
