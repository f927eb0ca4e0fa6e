// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;

/// The one Spring context of this module's tests.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApplicationModuleTest(
        mode = ApplicationModuleTest.BootstrapMode.ALL_DEPENDENCIES,
        verifyAutomatically = false)
@Import(RegisterTestConfiguration.class)
@org.springframework.test.context.TestPropertySource(
        properties = "spring.main.allow-bean-definition-overriding=true")
@interface RegisterTest {}
