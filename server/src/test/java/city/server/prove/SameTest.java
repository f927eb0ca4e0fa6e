// SPDX-License-Identifier: EUPL-1.2
package city.server.prove;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.OwnCityTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// Ten days on an invented city of 2,000 residents come to what they came to before: `./city prove same`
/// in the suite, on frozen services.
@OwnCityTest
@TestPropertySource(
        properties = {
            "city.demo.enabled=true",
            "city.demo.residents=2000",
            "city.service.publish=true",
            "city.site=http://localhost:8080",
            "city.data-folder=target/prove",
            "city.prove.enabled=true"
        })
class SameTest {
    private static final Path BEFORE =
            Path.of("src/test/resources/city/server/prove/helsinki-2000.txt.gz");

    @Autowired Proof proof;

    @DynamicPropertySource
    static void onFrozenServices(DynamicPropertyRegistry properties) {
        if (Boolean.getBoolean("city.prove.freeze")) {
            FrozenServices.freeze();
        }
        var folder = FrozenServices.lay(Path.of("target/prove/helsinki"));
        properties.add("city.folder", folder::toString);
    }

    @Test
    void ten_days_come_to_what_they_came_to_before() throws Exception {
        var now = Path.of("target/prove/helsinki-2000.txt.gz");
        Files.createDirectories(now.getParent());
        proof.make(now, _ -> {});
        if (Boolean.getBoolean("city.prove.write")) {
            Files.copy(now, BEFORE, StandardCopyOption.REPLACE_EXISTING);
        }
        var compared = Proof.compare(BEFORE, now);
        assertThat(compared.differences())
                .as(
                        "What ten days come to has changed. Where that is meant, write it anew: mvn -pl server"
                                + " -am test -Dtest=SameTest -Dsurefire.failIfNoSpecifiedTests=false"
                                + " -Dcity.prove.write=true, and say in the commit what changed and why")
                .isEmpty();
        assertThat(compared.lines()).isGreaterThan(1_000);
    }
}
