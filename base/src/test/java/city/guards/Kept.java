// SPDX-License-Identifier: EUPL-1.2
package city.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Pages of `docs/` that are made from the code: compared, and written anew by `./city docs`
/// (`-Dcity.docs.write=true`).
public final class Kept {
    private Kept() {}

    /// @param name such as `rooms.md`
    public static void compare(String name, String made) {
        var kept = Path.of("../docs").resolve(name);
        try {
            if (Boolean.getBoolean("city.docs.write")) {
                Files.createDirectories(kept.getParent());
                Files.writeString(kept, made);
            }
            assertThat(Files.exists(kept) ? Files.readString(kept) : "")
                    .as("docs/" + name + " is made from the code: ./city docs writes it anew")
                    .isEqualTo(made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
