// SPDX-License-Identifier: EUPL-1.2
package city.server.prove;

import city.base.shared.CityTime;
import city.synthetic.CityFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/// The front door of proofs. The city must have been seeded a moment ago, and nobody else may be in it.
@Service
@Proving
public class Proof {
    private static final String FORMAT = "#format city-proof/1";

    private final Play play;
    private final Export export;
    private final Clock clock;
    private final Path folder;
    private final int residents;

    Proof(
            Play play,
            Export export,
            @CityTime Clock clock,
            @Value("${city.folder:../cities/helsinki}") Path folder,
            @Value("${city.demo.residents:0}") int residents) {
        this.play = play;
        this.export = export;
        this.clock = clock;
        this.folder = folder;
        this.residents = residents;
    }

    /// Plays and writes down what it came to.
    ///
    /// @param progress hears what is done now, in words
    /// @return how many lines were written
    public long make(Path file, Consumer<String> progress) {
        var first = LocalDate.ofInstant(clock.instant(), clock.getZone());
        play.all(progress);
        try (var out = ProofFile.writer(file)) {
            var lines = new Lines(out);
            lines.head(FORMAT);
            lines.head("#residents " + residents(residents));
            lines.head("#seed " + CityFolder.read(folder).seed());
            lines.head("#first-day " + first);
            lines.head("#days " + Play.DAYS);
            export.write(lines, clock.getZone().getId(), progress);
            return lines.end();
        } catch (IOException e) {
            throw new UncheckedIOException("The proof could not be written", e);
        }
    }

    /// What came of comparing two proofs.
    ///
    /// @param lines that are the same in both
    /// @param differences in words, counts first; empty where there are none
    public record Compared(long lines, List<String> differences) {
        public Compared {
            differences = List.copyOf(differences);
        }
    }

    /// Compares what was written before with what was written now.
    public static Compared compare(Path before, Path now) {
        try (var one = ProofFile.reader(before);
                var two = ProofFile.reader(now)) {
            var result = Comparison.of(one, two);
            return new Compared(result.lines(), result.report());
        } catch (IOException e) {
            throw new UncheckedIOException("A proof could not be read: " + e.getMessage(), e);
        }
    }

    /// With how many residents a proof was made; 0 for the city's true size.
    ///
    /// @throws IllegalArgumentException where the file is no proof
    public static int residentsOf(Path file) {
        try (var in = ProofFile.reader(file)) {
            if (FORMAT.equals(in.readLine())) {
                var line = in.readLine();
                if (line != null && line.startsWith("#residents ")) {
                    var number = line.substring("#residents ".length());
                    return number.equals(residents(0)) ? 0 : Integer.parseInt(number);
                }
            }
        } catch (IOException _) {
            // said below
        }
        throw new IllegalArgumentException(file + " is no proof that this city can read.");
    }

    private static String residents(int number) {
        return number == 0 ? "all" : Integer.toString(number);
    }
}
