// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All children due a service in a school year: waiting, offered a place, or decided. Asked of the module
/// that keeps the cases. Reading their homes is a use of the city's own system and is recorded there.
public interface WholeDemand {
    /// @param before what was drawn earlier; given back as it is where nothing of it has changed since
    Drawn draw(String service, String period, @Nullable Drawn before);

    /// Kept in memory only, never stored.
    ///
    /// @param day the city's day on which it was drawn
    /// @param position of the last life event that is in it
    /// @param cases changes whenever a case or its place does
    /// @param due nobody whose family stands under a non-disclosure order
    /// @param underOrder how many were left out for that
    record Drawn(LocalDate day, long position, int cases, List<Due> due, int underOrder) {
        public Drawn {
            due = List.copyOf(due);
        }
    }

    /// One child.
    ///
    /// @param language of teaching
    /// @param building null where no permanent home is known
    /// @param birth the same for children of one birth; 0 for a child alone
    /// @param holds the unit of the place that is offered or decided; null for one who waits
    /// @param siblings units that speak for the child for the sake of a brother or sister at home
    record Due(
            ResidentId child,
            Language language,
            @Nullable String building,
            int birth,
            @Nullable UnitId holds,
            Set<UnitId> siblings) {
        public Due {
            siblings = Set.copyOf(siblings);
        }
    }
}
