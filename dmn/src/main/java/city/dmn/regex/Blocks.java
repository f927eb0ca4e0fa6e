// SPDX-License-Identifier: EUPL-1.2
package city.dmn.regex;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeBlock;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Blocks of characters by the names of XML Schema: those of Unicode without their spaces, letter for letter.
final class Blocks {
    /// Names that XML Schema 1.0 had.
    private static final Map<String, String> OLDER =
            Map.of(
                    "Greek", "GreekandCoptic",
                    "CombiningMarksforSymbols", "CombiningDiacriticalMarksforSymbols",
                    "CyrillicSupplementary", "CyrillicSupplement",
                    "PrivateUse", "PrivateUseArea");

    private static final Set<String> NAMES = names();

    private Blocks() {}

    private static Set<String> names() {
        try (var file = Objects.requireNonNull(Blocks.class.getResourceAsStream("blocks.txt"))) {
            var names = new HashSet<String>();
            new String(file.readAllBytes(), StandardCharsets.US_ASCII).lines().forEach(names::add);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The characters of a block; null when none has the name.
    static @Nullable CharSet named(String name) {
        var today = OLDER.getOrDefault(name, name);
        if (!NAMES.contains(today)) {
            return null;
        }
        var block = UnicodeBlock.forName(today);
        return c -> block.equals(UnicodeBlock.of(c));
    }
}
