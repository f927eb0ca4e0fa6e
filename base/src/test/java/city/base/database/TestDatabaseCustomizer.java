// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import java.util.List;
import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/// Gives every Spring context of the tests a fresh database.
public final class TestDatabaseCustomizer implements ContextCustomizerFactory {
    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
        return new Customizer();
    }

    private record Customizer() implements ContextCustomizer {
        @Override
        public void customizeContext(
                org.springframework.context.ConfigurableApplicationContext context,
                org.springframework.test.context.MergedContextConfiguration config) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(
                            new MapPropertySource(
                                    "test-database",
                                    TestDatabase.freshWithRegister().properties()));
            // The services of the tests are those of the invented city; a test that says otherwise
            // is heard.
            context.getEnvironment()
                    .getPropertySources()
                    .addLast(
                            new MapPropertySource(
                                    "invented-services",
                                    Map.of("city.service.unverified", "true")));
        }
    }
}
