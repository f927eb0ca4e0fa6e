// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `./city check DIR`: reads a service's folder or a whole city's folder, runs its examples, and
/// names file and line of every fault. Needs no server and no database.
public final class CheckFolder {
    private CheckFolder() {}

    /// Ends with 0 when all is well, 1 with faults, 2 when there is nothing to check.
    @SuppressWarnings("SystemExitOutsideMain") // this is a main class
    public static void main(String[] args) {
        System.exit(run(args, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    static int run(String[] args, PrintStream out) {
        if (args.length > 1) {
            out.println("./city check [DIR]: a service's folder or a city's folder");
            return 2;
        }
        // The launcher runs elsewhere than where it was called.
        var calledFrom = Path.of(System.getProperty("city.called-from", ""));
        var home = Path.of(System.getProperty("city.home", ""));
        var folder =
                (args.length == 0 ? home.resolve("cities/helsinki") : calledFrom.resolve(args[0]))
                        .normalize();
        var city = Files.exists(folder.resolve(ServiceReader.FILE)) ? cityOf(folder) : folder;
        if (city == null || !Files.isDirectory(city.resolve(CityServices.SERVICES))) {
            out.println(
                    folder
                            + ": neither a service's folder (service.yaml, below a city's folder with"
                            + " vocabulary.yaml) nor a city's folder (with services/)");
            return 2;
        }
        var read =
                city.equals(folder)
                        ? CityServices.read(city)
                        : CityServices.read(city, List.of(folder));
        read.faults().forEach(it -> out.println(shorter(it.toString(), calledFrom)));
        for (var it : read.services()) {
            var examples =
                    new ExamplesReader(it.service().vocabulary()).read(it.folder(), new Faults());
            out.printf(
                    "%s: %d examples, %d languages, version %.12s%n",
                    it.service().id(),
                    examples.size(),
                    it.service().texts().byLanguage().size(),
                    it.service().version());
        }
        out.println(
                read.faults().isEmpty()
                        ? "No faults."
                        : read.faults().size()
                                + (read.faults().size() == 1 ? " fault." : " faults."));
        return read.faults().isEmpty() ? 0 : 1;
    }

    /// Paths as the caller would write them.
    private static String shorter(String fault, Path calledFrom) {
        var prefix = calledFrom + "/";
        return prefix.length() > 1 && fault.startsWith(prefix)
                ? fault.substring(prefix.length())
                : fault;
    }

    private static @Nullable Path cityOf(Path service) {
        for (var at = service.toAbsolutePath().normalize().getParent();
                at != null;
                at = at.getParent()) {
            if (Files.exists(at.resolve(SharedFiles.VOCABULARY))) {
                return at;
            }
        }
        return null;
    }
}
