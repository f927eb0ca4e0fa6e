// SPDX-License-Identifier: EUPL-1.2
package city.dmn.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;

/// The library on the command line.
public final class DmnCli {
    private DmnCli() {}

    /// @param args `tck [DIR] [--out FILE]`
    public static void main(String[] args) throws IOException {
        System.exit(run(List.of(args), System.out));
    }

    static int run(List<String> args, PrintStream out) throws IOException {
        return switch (args.isEmpty() ? "" : args.getFirst()) {
            case "tck" -> tck(args.subList(1, args.size()), out);
            default -> {
                out.println("dmn tck [DIR] [--out FILE]");
                yield 2;
            }
        };
    }

    private static int tck(List<String> args, PrintStream out) throws IOException {
        var outAt = args.indexOf("--out");
        var file = Path.of(outAt < 0 ? "target/tck_results.csv" : args.get(outAt + 1));
        var given = args.isEmpty() || outAt == 0 ? System.getenv("DMN_TCK") : args.getFirst();
        var cases = Path.of(given == null ? "../shared/conformance/dmn-tck" : given);
        if (!Files.isDirectory(cases)) {
            out.println("No compatibility kit at " + cases + "; name its folder, or set DMN_TCK");
            return 2;
        }
        var results = new Tck(Clock.system(ZoneId.systemDefault())).run(cases);
        var byFolder = new LinkedHashMap<String, int[]>();
        for (var result : results) {
            var counts = byFolder.computeIfAbsent(result.folder(), _ -> new int[2]);
            counts[0] += result.passed() ? 1 : 0;
            counts[1]++;
        }
        byFolder.forEach(
                (folder, counts) -> out.println(folder + ": " + counts[0] + " of " + counts[1]));
        var passed = results.stream().filter(Tck.Result::passed).count();
        out.println("all: " + passed + " of " + results.size());
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.write(file, results.stream().map(Tck.Result::csv).toList());
        return passed == results.size() ? 0 : 1;
    }
}
