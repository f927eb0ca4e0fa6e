// SPDX-License-Identifier: EUPL-1.2
package city.bench.workload;

import java.util.Locale;

/// What is decided.
///
/// @param model the rule
/// @param form how the answer is asked for
/// @param people how many; for single cases, how many different ones
public record Case(Model model, Form form, int people) {
    /// The rules.
    public enum Model {
        /// 28 rules, 4 inputs, COLLECT.
        ELIGIBILITY,
        /// An age, a table of 8 rules and 6 inputs (FIRST).
        PRE_SCHOOL,
        /// The compatibility kit's `0004-lending`: 11 decisions.
        LENDING,
        /// Fifty different tables like `PRE_SCHOOL`.
        FIFTY,
        /// Nothing is decided: the machine's memory is read.
        MEMORY
    }

    /// The ways of asking.
    public enum Form {
        /// One case at a time, in the form that suits the subject best, nothing explained.
        PLAIN,
        /// One case at a time out of a `Map` by name.
        MAP,
        /// One case at a time with a full trace, or with the peer's listeners taking note of rules and values.
        TRACED,
        /// All people at once.
        POPULATION
    }

    /// As one line without blanks.
    public String line() {
        return model + "/" + form + "/" + people;
    }

    /// From a line.
    public static Case of(String line) {
        var parts = line.split("/", -1);
        return new Case(
                Model.valueOf(parts[0]), Form.valueOf(parts[1]), Integer.parseInt(parts[2]));
    }

    /// In words.
    public String text() {
        var what =
                switch (model) {
                    case ELIGIBILITY -> "28 rules, 4 inputs";
                    case PRE_SCHOOL -> "8 rules, 6 inputs";
                    case LENDING -> "0004-lending, 11 decisions";
                    case FIFTY -> "fifty tables of 8 rules";
                    case MEMORY -> "memory read";
                };
        return what
                + ", "
                + switch (form) {
                    case PLAIN -> "one case";
                    case MAP -> "one case from a map";
                    case TRACED -> "one case with trace or listeners";
                    case POPULATION -> String.format(Locale.ROOT, "%,d people", people);
                };
    }
}
