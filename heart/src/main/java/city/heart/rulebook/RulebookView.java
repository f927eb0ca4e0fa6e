// SPDX-License-Identifier: EUPL-1.2
package city.heart.rulebook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of one version of a service's rule.
///
/// @param state in words, with its days
/// @param rule null where this release cannot read the version: its files are there all the same
/// @param history the newest first
/// @param files paths inside the folder
record RulebookView(
        String service,
        String version,
        String name,
        String state,
        String ruleSha256,
        @Nullable RuleView rule,
        List<Past> history,
        List<String> files) {
    /// What a version says.
    ///
    /// @param silence what follows where nobody answers
    /// @param aims of the round, the weightiest first; empty where places are given at once
    /// @param persons why only a person may decide
    record RuleView(
            String owner,
            String contact,
            String purpose,
            List<Law> laws,
            String automation,
            String silence,
            String answerDays,
            List<String> aims,
            List<FactLine> facts,
            String description,
            List<DecisionView> decisions,
            List<String> persons,
            List<ExampleLine> examples) {}

    /// @param language in which the address leads to it
    record Law(String text, @Nullable String address, String language) {}

    record FactLine(String name, String source, String uses, String need) {}

    /// @param description in English, as its author wrote it
    record DecisionView(
            String name, String description, List<String> formulas, List<TableView> tables) {}

    /// @param policy in one sentence
    record TableView(String policy, List<RowView> rows) {}

    /// @param why in English, as its author wrote it
    record RowView(
            int number,
            List<RuleTexts.Named> conditions,
            List<RuleTexts.Named> answers,
            String why,
            @Nullable Law law) {}

    /// @param about in English, as its author wrote it
    record ExampleLine(
            String about, String day, List<RuleTexts.Named> with, String answer, String reason) {}

    /// A version that was in force.
    ///
    /// @param shown whether it is the version of this page
    /// @param first whether there was none before it
    /// @param changes from the version before it; of the shown one alone
    record Past(
            String version,
            String shortVersion,
            String days,
            boolean shown,
            List<String> reasons,
            boolean first,
            List<ChangeTexts.Line> changes) {}
}
