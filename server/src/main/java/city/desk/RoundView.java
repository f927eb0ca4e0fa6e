// SPDX-License-Identifier: EUPL-1.2
package city.desk;

import city.round.RunFigures;
import city.web.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One round with one of its runs, as the desk sees it.
///
/// @param run the one that is shown; null while there is none
/// @param going a draft is being made
/// @param may what this officer can do now
record RoundView(
        String id,
        String service,
        String period,
        String state,
        String meaning,
        String seed,
        List<String> aims,
        @Nullable RunShown run,
        @Nullable Going going,
        List<RunRow> runs,
        List<StepRow> steps,
        May may) {
    /// @param stepKey key of the sentence that says what is done
    record Going(int number, String stepKey, int reached, int expected) {}

    /// @param map SVG; null where nothing can be drawn
    /// @param asides for a person
    /// @param published what became of its places; empty before
    record RunShown(
            String id,
            int number,
            boolean chosen,
            RunFigures figures,
            long meanMetres,
            String inputSha256,
            String fileSha256,
            String map,
            List<UnitLine> units,
            List<AsideRow> asides,
            List<Choice> published,
            List<Choice> unitChoices) {}

    record UnitLine(
            String name,
            int seats,
            int filled,
            long metres,
            int longest,
            long price,
            @Nullable String word) {}

    /// @param caseId null where this officer sees no cases
    record AsideRow(@Nullable String caseId, String why, boolean secret) {}

    record RunRow(
            int number,
            String asked,
            String by,
            String stateKey,
            @Nullable String fault,
            @Nullable RunFigures figures) {}

    record StepRow(String what, String at, String by, @Nullable String words) {}

    /// What this officer can do now.
    record May(
            boolean run,
            boolean putForward,
            boolean sign,
            boolean needsOther,
            boolean sendBack,
            boolean release,
            boolean cancel,
            boolean say,
            boolean audit) {}
}
