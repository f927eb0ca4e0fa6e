// SPDX-License-Identifier: EUPL-1.2
package city;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.stereotype.Component;

class ModulesTest {
    private static final ApplicationModules MODULES = ApplicationModules.of(CityApplication.class);

    @Test
    void modules_depend_only_on_what_they_declare() {
        assertThat(MODULES.stream().count()).isGreaterThan(2);
        MODULES.verify();
    }

    @Test
    void the_module_map_in_docs_is_the_one_drawn_from_the_code() throws Exception {
        new Documenter(MODULES, Documenter.Options.defaults().withOutputFolder("target/modules"))
                .writeModulesAsPlantUml();
        var drawn = sorted(Files.readAllLines(Path.of("target/modules/components.puml")));
        var kept = Path.of("../docs/modules.puml");
        if (Boolean.getBoolean("city.docs.write")) {
            Files.writeString(kept, drawn);
        }
        assertThat(kept).hasContent(drawn);
    }

    /// The drawing lists modules and relations in no fixed order.
    private static String sorted(List<String> lines) {
        var text = new StringBuilder();
        var block = new TreeSet<String>();
        for (var line : lines) {
            if (line.strip().startsWith("Component(") || line.startsWith("Rel(")) {
                block.add(line);
            } else {
                block.forEach(it -> text.append(it).append('\n'));
                block.clear();
                text.append(line).append('\n');
            }
        }
        return text.toString();
    }
}
