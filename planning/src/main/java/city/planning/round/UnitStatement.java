// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.shared.UnitId;
import city.base.usage.Actor;
import city.base.web.PageTexts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the manager of a unit says to its part of a run.
///
/// @param because never null where the manager does not agree
public record UnitStatement(
        UnitId unit, boolean agrees, @Nullable String because, Instant at, Actor by) {
    /// What was said, in words for officers.
    public String text(PageTexts page) {
        return page.text(agrees ? "round.desk.agrees" : "round.desk.disagrees")
                + (because == null ? "" : ": " + because);
    }
}
