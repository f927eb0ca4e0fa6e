// SPDX-License-Identifier: EUPL-1.2
package city.heart.fact;

import java.util.List;
import java.util.Optional;

/// All facts of one owner.
///
/// @param source the owner's key in the city's vocabulary, such as `population-register`
/// @param person what the owner reads of one person
public record FactList<R, C>(String source, Class<R> person, List<SuppliedFact<R, C>> facts) {
    public FactList {
        facts = List.copyOf(facts);
    }

    /// The fact of this name, if it is this owner's.
    public Optional<SuppliedFact<R, C>> find(String name) {
        return facts.stream().filter(it -> it.name().equals(name)).findFirst();
    }
}
