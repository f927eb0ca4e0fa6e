// SPDX-License-Identifier: EUPL-1.2
/// Children get places in units: by the least total way in tiers (`Tiers`: how Finnish cities decide,
/// an ordered list over all children together) or by school choice (`Ladder`: deferred acceptance over
/// priorities). An `Instance` and a rule go in, a `Result` comes out that carries its own proof; the
/// `Verifier`, which shares no code with the solvers, proves it anew from inputs and output alone.
///
/// Everything public is immutable, deterministic and exact in integers; the result does not depend on
/// the order in which children and units were given. Knows no database, no clock, no city. Ids are opaque text;
/// ways are whole metres.
@NullMarked
package city.allocation;

import org.jspecify.annotations.NullMarked;
