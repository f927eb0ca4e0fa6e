// SPDX-License-Identifier: EUPL-1.2
package city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A page of `docs/guides` for those who work at the desk. Its line `Roles: … Subjects: …` says whom it is for and what
/// it covers; paths stand between backticks, what stands on a page is bold.
///
/// @param path such as `docs/guides/auditor.md`
record Guide(String path, List<String> roles, List<String> subjects, String text) {
    private static final Pattern HEAD =
            Pattern.compile("(?m)^Roles: (?<roles>[^.]+)\\. Subjects: (?<subjects>[^.]+)\\.$");
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*");

    static List<Guide> all() {
        try (var files = Files.list(Path.of("../docs/guides"))) {
            return files.sorted().map(Guide::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Guide read(Path file) {
        try {
            var text = Files.readString(file);
            var head = HEAD.matcher(text);
            if (!head.find()) {
                throw new AssertionError(file + " does not say for whom it is and what it covers");
            }
            return new Guide(
                    "docs/guides/" + file.getFileName(),
                    named(head.group("roles")).toList(),
                    named(head.group("subjects")).toList(),
                    text.substring(head.end()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> named(String text) {
        return NAMED.matcher(text).results().map(it -> it.group(1));
    }

    /// Without what narrows a list.
    List<String> paths() {
        return named(text)
                .filter(it -> it.startsWith("/"))
                .map(it -> it.replaceAll("\\?.*", ""))
                .distinct()
                .toList();
    }

    /// What it says that a page says; `…` stands for what differs.
    List<String> said() {
        return BOLD.matcher(text.replaceAll("\\s+", " "))
                .results()
                .map(it -> it.group(1))
                .distinct()
                .toList();
    }
}
