// SPDX-License-Identifier: EUPL-1.2
package city.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every setting that the code asks for is told to whoever runs a city, in `docs/settings.md`.
class SettingsTest {
    private static final Pattern ASKED =
            Pattern.compile("(?:\\$\\{|@ConfigurationProperties\\(\")(city\\.[a-z.-]+)");

    /// The launcher sets these itself.
    private static final List<String> FROM_THE_LAUNCHER = List.of("city.database.", "city.demo.");

    @Test
    void every_setting_is_documented() throws IOException {
        var told = Files.readString(House.root().resolve("docs/settings.md"));
        var asked = new TreeSet<String>();
        for (var file : House.files("src/main/java", ".java")) {
            var matcher = ASKED.matcher(Files.readString(file));
            while (matcher.find()) {
                asked.add(matcher.group(1));
            }
        }
        asked.removeIf(it -> FROM_THE_LAUNCHER.stream().anyMatch(it::startsWith));
        assertThat(asked).contains("city.site", "city.signin");
        assertThat(asked).allSatisfy(it -> assertThat(told).contains("`" + it));
    }
}
