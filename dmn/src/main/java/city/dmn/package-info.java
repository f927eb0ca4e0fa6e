// SPDX-License-Identifier: EUPL-1.2
/// A DMN 1.5 engine: one person explained, a population in columns, and the next date of change.
@NullMarked
package city.dmn;

import org.jspecify.annotations.NullMarked;
