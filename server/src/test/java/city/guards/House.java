// SPDX-License-Identifier: EUPL-1.2
package city.guards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files of all wings: what the guards look at. A wing is a Maven module whose packages begin with
/// its own name.
public final class House {
    private House() {}

    /// Folders of the wings, in alphabetical order: `base`, `heart`, …
    static List<Path> wings() {
        try (var modules = Files.list(Path.of(".."))) {
            return modules.filter(it ->
                            Files.isDirectory(
                                    it.resolve("src/main/java/city").resolve(it.getFileName())))
                    .filter(it -> Files.isDirectory(it.resolve("src/main/resources/templates")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every file of a kind below one folder of each wing.
    ///
    /// @param folder such as `src/main/java`
    /// @param ends such as `.java`
    public static List<Path> files(String folder, String... ends) {
        var found = new ArrayList<Path>();
        for (var wing : wings()) {
            try (var files = Files.walk(wing.resolve(folder))) {
                files.filter(Files::isRegularFile)
                        .filter(it -> List.of(ends).stream().anyMatch(it.toString()::endsWith))
                        .sorted()
                        .forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }
}
