// SPDX-License-Identifier: EUPL-1.2
package city.synthetic;

import java.util.List;

/// A family of the invented city that somebody may want to look at, under a key that is the same in
/// every city of any size and seed. Each family that is "not simple" is here at least once.
///
/// @param key       stable, lower case with hyphens: `two-homes`, `order-on-parent` …
/// @param child     the identity code of the child it is about, as on the first day
/// @param guardians identity codes of the guardians who have one, the mother's first; empty for a
///     child without guardian
public record Persona(String key, String child, List<String> guardians) {
    public Persona {
        guardians = List.copyOf(guardians);
    }
}
