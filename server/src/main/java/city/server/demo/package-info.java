// SPDX-License-Identifier: EUPL-1.2
/// The demonstration: seeds the invented city on the first start, runs its registers on loopback,
/// and lets days be played. Absent where a real register is configured. Owns no tables.
@ApplicationModule(id = "demo", displayName = "Demonstration")
@NullMarked
package city.server.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
