// SPDX-License-Identifier: EUPL-1.2
/// What comes in from elsewhere and what goes out as a table: comma separated files read line by line, tables
/// written as CSV, JSON or a spreadsheet; what is taken from a source again and again, with one deadline for each
/// exchange, bad records put aside and an alarm when it stands still; one page of what is wrong, with what to do about
/// it. Owns the schema `exchange`.
@ApplicationModule(
        id = "exchange",
        displayName = "Exchange",
        allowedDependencies = {"database", "shared", "signin", "subject", "web"})
@NullMarked
package city.base.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
