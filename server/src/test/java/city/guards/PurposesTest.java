// SPDX-License-Identifier: EUPL-1.2
package city.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Whoever uses data says for what, in words: every purpose is declared by a subject.
class PurposesTest {
    /// Actor, role, purpose.
    private static final Pattern USED =
            Pattern.compile(
                    "new Use\\(\\s*[\\w.]+(?:\\((?:[^()]|\\([^()]*\\))*\\))?,\\s*(?:\"[^\"]*\"|\\w+),\\s*\"([^\"]+)\"");

    private static final Pattern DECLARED = Pattern.compile("\\.purposes\\(([^)]*)\\)");

    @Test
    void every_purpose_of_a_use_is_declared() throws IOException {
        var used = new TreeMap<String, String>();
        var declared = new TreeSet<String>();
        for (var file : House.files("src/main/java", ".java")) {
            var text = Files.readString(file);
            var uses = USED.matcher(text);
            while (uses.find()) {
                used.put(uses.group(1), String.valueOf(file.getFileName()));
            }
            var purposes = DECLARED.matcher(text);
            while (purposes.find()) {
                for (var it : purposes.group(1).split(",")) {
                    declared.add(it.strip().replace("\"", ""));
                }
            }
        }
        assertThat(used).hasSizeGreaterThan(5);
        used.keySet().removeAll(declared);
        assertThat(used).isEmpty();
    }
}
