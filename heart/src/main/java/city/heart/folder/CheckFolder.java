// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import city.base.exchange.Fault;
import city.heart.fact.FactDeclaration;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `./city check DIR`: reads a service's folder or a whole city's folder, runs its examples, looks through the rules'
/// tables, and names file and line of every fault and of what an author should look at. Needs no server and no
/// database.
public final class CheckFolder {
    private static final String LIVE = "--live";

    private CheckFolder() {}

    /// Ends with 0 when there are no faults (notes may be there), 1 with faults, 2 when there is nothing to check.
    @SuppressWarnings("SystemExitOutsideMain") // this is a main class
    public static void main(String[] args) {
        System.exit(run(args, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    /// As the command line, without ending the process.
    ///
    /// @return 0, 1 or 2 as [#main]
    public static int run(String[] all, PrintStream out) {
        var live = List.of(all).contains(LIVE);
        var args = Stream.of(all).filter(it -> !it.equals(LIVE)).toArray(String[]::new);
        if (args.length > 1) {
            out.println(
                    "./city check [--live] [DIR]: a service's folder or a city's folder; --live: as a real city"
                            + " loads it, what no lawyer has confirmed is a fault");
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
        var supplied = FactDeclaration.found();
        var found =
                city.equals(folder)
                        ? CityServices.read(city, supplied)
                        : CityServices.read(city, List.of(folder), supplied);
        var read = live ? found.live() : found;
        var services = read.services().stream().map(CityServices.Read::service).toList();
        var faults = new ArrayList<>(read.faults());
        var notes = new ArrayList<Fault>();
        for (var service : services) {
            var told = FolderChecks.found(service);
            faults.addAll(told.contradictions());
            notes.addAll(told.notes());
        }
        var warnings =
                read.unverified().stream()
                        .map(it ->
                                Fault.inFile(
                                        it.source(),
                                        Integer.parseInt(it.place()),
                                        "warning: " + it.what()))
                        .toList();
        Stream.of(faults, warnings, notes)
                .flatMap(List::stream)
                .forEach(it -> out.println(shorter(it.toString(), calledFrom)));
        for (var it : read.services()) {
            var examples =
                    new ExamplesReader(it.service().vocabulary())
                            .read(it.folder(), new FolderFaults());
            out.printf(
                    "%s: %d examples, %d languages, version %.12s%n",
                    it.service().id(),
                    examples.size(),
                    it.service().texts().byLanguage().size(),
                    it.service().version());
        }
        out.println(
                (faults.isEmpty() ? "No faults." : counted(faults.size(), "fault"))
                        + (warnings.isEmpty() ? "" : " " + counted(warnings.size(), "warning"))
                        + (notes.isEmpty() ? "" : " " + counted(notes.size(), "note")));
        return faults.isEmpty() ? 0 : 1;
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "." : "s.");
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
