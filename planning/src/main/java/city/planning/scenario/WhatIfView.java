// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.base.web.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One scenario as the desk shows it: all words and numbers ready to be read.
///
/// @param waits its figures are being computed
/// @param fault in words, why there are none; null where nothing is wrong
/// @param shown null while there are no figures
/// @param plans the reader may copy it
/// @param form null for who did not make it
record WhatIfView(
        String id,
        String name,
        String service,
        String period,
        int version,
        String made,
        String changed,
        boolean waits,
        @Nullable String fault,
        List<ChangeRow> changes,
        List<String> giving,
        @Nullable Shown shown,
        boolean plans,
        @Nullable Forms form,
        List<Choice> others) {
    /// @param index in the list of changes
    record ChangeRow(int index, String text) {}

    /// @param lines today and the scenario, side by side
    /// @param drawn of whom it was computed, and when
    /// @param counted of which day places and free seats are
    /// @param leftOut who is not in it, and why
    /// @param areas in which something changes
    /// @param same the others
    record Shown(
            String drawn,
            String counted,
            List<String> leftOut,
            List<Line> lines,
            Maps maps,
            List<AreaLine> areas,
            List<AreaLine> same,
            List<UnitLine> units) {}

    /// @param now as it is; empty where that is no figure of today
    /// @param more how much more after; empty where it is not told
    /// @param change the change is what it says: of other children in every scenario
    record Line(
            String label, String now, String before, String after, String more, boolean change) {}

    /// @param before SVG
    /// @param after SVG
    /// @param languages of the areas that can be shown
    record Maps(String before, String after, String language, List<Choice> languages) {}

    /// The last four today and in the scenario, with an arrow between them.
    ///
    /// @param area the school's name
    record AreaLine(
            String area,
            String language,
            String children,
            String moved,
            String gained,
            String lost,
            String ways,
            String longest,
            String free,
            String over) {}

    record UnitLine(
            String name,
            String seatsBefore,
            String seatsAfter,
            String filledBefore,
            String filledAfter) {}

    /// What can be chosen.
    record Forms(
            List<Choice> units,
            List<Choice> areas,
            List<Choice> schools,
            List<Choice> postalAreas,
            List<Choice> languages,
            List<Choice> modes,
            List<Choice> methods,
            List<Choice> aims,
            String mode,
            String method,
            List<String> order) {}
}
