// SPDX-License-Identifier: EUPL-1.2
/// The expression language FEEL: parser with positions, typed executable nodes, values and functions. Not an API; use `DmnModel`.
@NullMarked
package city.dmn.feel;

import org.jspecify.annotations.NullMarked;
