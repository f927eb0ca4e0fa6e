// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.web.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One round with one of its runs, as the desk sees it.
///
/// @param run the one that is shown; null while there is none
/// @param going a draft is being made
/// @param open units that get children by the run that is put forward and have not agreed, each with what
///     it said last; empty in other states
/// @param funnel from due to decided; null until proposals leave
/// @param note why it came back, where it did and has not been put forward since; null else
/// @param back what to write when it is sent back: what units said against it
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
        List<OpenUnit> open,
        FunnelTexts.@Nullable View funnel,
        @Nullable String note,
        String back,
        May may) {
    /// A unit that has not agreed.
    ///
    /// @param statement what it said last; null where it has not answered
    record OpenUnit(String unit, @Nullable String statement) {}

    /// What a unit said to a run.
    record StatementRow(String unitId, String unit, String at, String who, String text) {}

    /// One aim: what was reached, in the aim's own words, and the least that is possible.
    record TierRow(String aim, long value, long bound) {}

    /// @param stepKey key of the sentence that says what is done
    record Going(int number, String stepKey, int reached, int expected) {}

    /// Five or more children of one area in one unit; the area is called by its school.
    record JourneyRow(String area, String unit, int children) {}

    /// @param day on which it was drawn, in words
    /// @param map SVG
    /// @param journeys whence the children of units come, the largest groups first
    /// @param left for a person
    /// @param statements everything that units have said, the oldest first
    /// @param published what became of its places; empty before
    record RunShown(
            String id,
            int number,
            boolean chosen,
            String day,
            RunFigures figures,
            List<String> proven,
            long meanMetres,
            List<TierRow> tiers,
            String inputSha256,
            String fileSha256,
            String map,
            List<JourneyRow> journeys,
            List<UnitLine> units,
            List<StatementRow> statements,
            List<LeftRow> left,
            int leftNumber,
            List<Choice> published) {}

    /// @param children null where this officer is not told of so few
    /// @param statement what it said last; null where it has said nothing
    record UnitLine(
            String id,
            String name,
            int seats,
            @Nullable UnitChildren children,
            long price,
            @Nullable String statement) {
        /// No child comes to it.
        public boolean empty() {
            return children != null && children.filled() == 0;
        }
    }

    /// The children of a unit.
    ///
    /// @param fillPercent of its seats, whole percent; 100 where there are none
    /// @param metres the mean of their ways
    record UnitChildren(int filled, int fillPercent, long metres, int longest) {
        static UnitChildren of(UnitInRun it) {
            return new UnitChildren(
                    it.filled(),
                    it.seats() == 0 ? 100 : 100 * it.filled() / it.seats(),
                    it.filled() == 0 ? 0 : it.metres() / it.filled(),
                    it.longest());
        }
    }

    /// Children left to a person for one reason.
    ///
    /// @param caseIds empty where this officer sees no cases
    record LeftRow(String why, boolean secret, int number, List<String> caseIds) {}

    record RunRow(
            int number,
            String asked,
            String who,
            String stateKey,
            @Nullable String fault,
            @Nullable RunFigures figures) {}

    record StepRow(String what, String at, String who, @Nullable String text) {}

    /// What this officer can do now.
    ///
    /// @param list see who the children of a unit are
    record May(
            boolean run,
            boolean putForward,
            boolean sign,
            boolean needsOther,
            boolean sendBack,
            boolean release,
            boolean cancel,
            boolean list,
            boolean audit) {}
}
