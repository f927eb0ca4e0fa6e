// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// `./city verify-round FILE`: proves a stored round anew. Says what is proved and what is not; ends with 0 if all is
/// proved, 1 if something is not, 2 if the file cannot be read.
public final class VerifyRound {
    private VerifyRound() {}

    public static void main(String[] args) {
        System.exit(run(args, System.out));
    }

    static int run(String[] args, Appendable out) {
        try {
            if (args.length != 1) {
                out.append("Usage: ./city verify-round FILE\n");
                return 2;
            }
            // Relative to where the launcher was called.
            var file = Path.of(System.getProperty("city.called-from", "")).resolve(args[0]);
            try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                return tell(RoundFile.read(reader), out);
            } catch (NoSuchFileException e) {
                out.append("There is no file " + args[0] + ".\n");
            } catch (IOException e) {
                out.append("The file cannot be read as a round: " + e.getMessage() + "\n");
            }
            return 2;
        } catch (IOException e) {
            return 2;
        }
    }

    private static int tell(Round round, Appendable out) throws IOException {
        var verdict = Verifier.verify(round.instance(), round.rule(), round.result());
        out.append(
                "%d children, %d units, %s.%n"
                        .formatted(
                                round.instance().children(),
                                round.instance().units(),
                                round.rule() instanceof Tiers
                                        ? "least total way in tiers"
                                        : "school choice"));
        for (var it : verdict.proven()) {
            out.append("proved      ").append(it).append('\n');
        }
        for (var it : verdict.failures().stream().limit(20).toList()) {
            out.append("NOT PROVED  ").append(it).append('\n');
        }
        if (verdict.failures().size() > 20) {
            out.append("… and " + (verdict.failures().size() - 20) + " more\n");
        }
        return verdict.holds() ? 0 : 1;
    }
}
