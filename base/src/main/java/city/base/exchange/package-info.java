// SPDX-License-Identifier: EUPL-1.2
/// What comes in from elsewhere and what goes out as a table: comma separated files read line by line, tables
/// written as CSV, JSON or a spreadsheet, and one page of what is wrong in what came, with what to do about it.
@ApplicationModule(id = "exchange")
@NullMarked
package city.base.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
