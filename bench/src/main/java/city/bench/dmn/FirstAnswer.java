// SPDX-License-Identifier: EUPL-1.2
package city.bench.dmn;

import city.dmn.DmnModel;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/// A process that reads a model, compiles it, decides once and ends: `FirstAnswer FILE DECISION`. It prints how many
/// nanoseconds the compilation took.
public final class FirstAnswer {
    private FirstAnswer() {}

    public static void main(String[] args) throws IOException {
        var source = Files.readAllBytes(Path.of(args[0]));
        var began = System.nanoTime();
        var model = DmnModel.compile(source, "bench.dmn").orThrow();
        var compiled = System.nanoTime() - began;
        var outcome =
                model.decision(args[1])
                        .decide(
                                Map.of(
                                        "age",
                                        BigDecimal.valueOf(60),
                                        "municipality",
                                        "091",
                                        "sex",
                                        "F",
                                        "months",
                                        BigDecimal.valueOf(30)),
                                LocalDate.of(2026, 3, 2));
        System.out.println(compiled + " " + outcome.value());
    }
}
