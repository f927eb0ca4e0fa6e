// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

import java.nio.file.Path;
import java.util.function.Consumer;

/// What a subject makes of the invented world at the first start of a demonstration. It bears being broken
/// off and run again.
///
/// @param name of the step, `<subject>.<what>`; `seed.<name>` is the key of its words
/// @param order lower goes first
/// @param heavy may follow after the first page, in the background
/// @param plant takes the folder of the invented world's files (`population.ndjson`, `buildings.csv` …)
public record Seed(String name, int order, boolean heavy, Consumer<Path> plant) {}
