// SPDX-License-Identifier: EUPL-1.2
/// Proves that a change of the code changes nothing: plays ten days on the invented city, lets its
/// people act, writes down what came of it and compares that with what was written before. It looks at
/// the tables of all modules, and is absent unless `city.prove.enabled` is set. Owns no tables.
@ApplicationModule(id = "prove", displayName = "Proof")
@NullMarked
package city.server.prove;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
