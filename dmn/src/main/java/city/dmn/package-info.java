// SPDX-License-Identifier: EUPL-1.2
/// A DMN 1.5 engine. A model is compiled once by `DmnModel`; the compiled form answers one
/// person with the reasons, a whole population in columns, and says on which later day an answer can
/// change. Everything public here is immutable and safe for use by many threads.
///
/// FEEL values are plain Java: number `BigDecimal` (34 digits), string `String`, boolean `Boolean`, date
/// `LocalDate`, time `LocalTime`, `OffsetTime` or `ZonedTime`, date and time `LocalDateTime` or
/// `ZonedDateTime`, days and time duration `Duration`, years and months duration `Period`, list `List`,
/// context `Map`, range `Range`, function `FeelFunction`, and null. Facts may also be
/// given as any other `Number` or an `Enum` (its name).
@NullMarked
package city.dmn;

import org.jspecify.annotations.NullMarked;
