// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.TestPropertySource;

/// The one context of this module's tests.
@ApplicationModuleTest(
        mode = ApplicationModuleTest.BootstrapMode.ALL_DEPENDENCIES,
        verifyAutomatically = false,
        extraIncludes = "web")
@AutoConfigureMockMvc
@TestPropertySource(properties = "city.message.invented-world=true")
@Import({MessageTestContext.class, TestGateways.class})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface MessageModuleTest {}
