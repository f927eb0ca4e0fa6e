// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run gives one unit.
///
/// @param number of the run
/// @param placed children on the list
/// @param meanMetres of the ways that are known; null where none is
/// @param longest metres; null where no way is known
/// @param named the children are named, for officers who may open cases
/// @param words what the unit has said, the oldest first
/// @param says this officer can answer for the unit now
record RoundUnitView(
        String round,
        String unitId,
        String unit,
        String service,
        String period,
        String state,
        int number,
        int seats,
        int placed,
        @Nullable Long meanMetres,
        @Nullable Integer longest,
        boolean named,
        List<ChildRow> children,
        List<RoundView.WordRow> words,
        boolean says) {
    /// @param name null for who leads the unit: the places can be judged without
    /// @param way in words
    record ChildRow(
            int number,
            @Nullable String name,
            @Nullable String caseId,
            String way,
            String ground) {}
}
