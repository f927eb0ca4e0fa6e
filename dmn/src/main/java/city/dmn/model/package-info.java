// SPDX-License-Identifier: EUPL-1.2
/// DMN files: reading the XML, compiling decision logic, decision tables. Not an API; use `DmnModel`.
@NullMarked
package city.dmn.model;

import org.jspecify.annotations.NullMarked;
