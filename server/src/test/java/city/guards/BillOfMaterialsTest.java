// SPDX-License-Identifier: EUPL-1.2
package city.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What the application is made of, for whoever scans it for known holes.
class BillOfMaterialsTest {
    @Test
    void names_each_library_with_version_and_licence() throws Exception {
        try (InputStream file =
                getClass().getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            var parts =
                    JsonMapper.shared().readTree(Objects.requireNonNull(file)).path("components");
            var names = new ArrayList<String>();
            parts.forEach(it -> {
                assertThat(it.path("version").asString(""))
                        .as(it.path("name").asString())
                        .isNotEmpty();
                assertThat(it.path("purl").asString("")).startsWith("pkg:maven/");
                names.add(it.path("name").asString(""));
            });
            assertThat(names)
                    .contains("tomcat-embed-core", "thymeleaf", "postgresql", "spring-security-web")
                    .doesNotContain("playwright", "spring-boot-starter-test");
        }
    }
}
