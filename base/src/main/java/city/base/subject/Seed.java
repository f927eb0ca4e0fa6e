// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

import java.util.function.Consumer;

/// What a subject takes of a city's first stock: at the first start of a demonstration and in `./city load`. It bears
/// being broken off and being done twice, and that an extract is not there. What is invented altogether is none.
///
/// @param name  `<subject>.<what>`, by which the demonstration remembers that it has been done
/// @param order lower goes first: people 10, places 20, contact data 30, other records from 40
public record Seed(String name, int order, Consumer<SeedWorld> plant) {}
