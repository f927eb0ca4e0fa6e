// SPDX-License-Identifier: EUPL-1.2
/// DMN files: their XML, the compilers of their parts (`ModelCompiler`), the compiled graph and its evaluation, and what
/// looks into it: reasons, days of change, checks of tables. Not an API; use `DmnModel`.
@NullMarked
package city.dmn.model;

import org.jspecify.annotations.NullMarked;
