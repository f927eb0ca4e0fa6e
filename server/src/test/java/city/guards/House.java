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
    private static final ScopedValue<Path> ROOT = ScopedValue.newInstance();

    private House() {}

    /// The folder of the whole house.
    static Path root() {
        return ROOT.orElse(Path.of(".."));
    }

    /// Lets guards look at another house than the one in which they stand.
    static <X extends Throwable> void in(Path root, ScopedValue.CallableOp<Void, X> work) throws X {
        ScopedValue.where(ROOT, root).call(work);
    }

    /// Folders of the wings, in alphabetical order: `base`, `heart`, …
    static List<Path> wings() {
        try (var modules = Files.list(root())) {
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
