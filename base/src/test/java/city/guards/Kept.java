// SPDX-License-Identifier: EUPL-1.2
package city.guards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Pages of `docs/` that are made from the code: compared, and written anew by `./city docs`
/// (`-Dcity.docs.write=true`).
public final class Kept {
    private static final int MOST_TOLD = 20;

    private Kept() {}

    /// @param name such as `rooms.md`
    public static void compare(String name, String made) {
        var kept = Path.of("../docs").resolve(name);
        try {
            if (Boolean.getBoolean("city.docs.write")) {
                Files.createDirectories(kept.getParent());
                Files.writeString(kept, made);
            }
            var before = Files.exists(kept) ? Files.readString(kept) : "";
            if (!before.equals(made)) {
                throw new AssertionError(
                        "docs/%s is made from the code, ./city docs writes it anew:\n%s"
                                .formatted(name, String.join("\n", difference(before, made))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The lines that are in one text only, `-` those that go, `+` those that come.
    static List<String> difference(String before, String made) {
        var gone = new ArrayList<>(before.lines().toList());
        var come = new ArrayList<>(made.lines().toList());
        made.lines().forEach(gone::remove);
        before.lines().forEach(come::remove);
        var told = new ArrayList<String>();
        gone.forEach(it -> told.add("- " + it));
        come.forEach(it -> told.add("+ " + it));
        told.removeIf(it -> it.length() == 2);
        if (told.isEmpty()) {
            return List.of("the same lines in another order");
        }
        return told.size() <= MOST_TOLD
                ? told
                : List.of(
                        String.join("\n", told.subList(0, MOST_TOLD)),
                        "… and " + (told.size() - MOST_TOLD) + " lines more");
    }
}
