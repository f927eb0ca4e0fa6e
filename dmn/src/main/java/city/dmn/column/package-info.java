// SPDX-License-Identifier: EUPL-1.2
/// Decisions over columns: a compiled decision and a set of columns are planned (`ColumnPlan`, `Planner`) and become a
/// small program over bitmaps, which `ColumnDecision` runs. Not an API; use `Decision`.
@NullMarked
package city.dmn.column;

import org.jspecify.annotations.NullMarked;
