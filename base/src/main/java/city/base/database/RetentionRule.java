// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long the rows of a table are kept, as its comment says: `<what it holds>; retention: <rule>; <remark>`,
/// where only the rule must be there.
///
/// ```
/// retention: P1Y after answered_at
/// retention: P30D after queued_at where next_at is null
/// retention: P5Y after least(ended_on, valid_until)
/// retention: as message.message
/// retention: by OfferRetention; the service's retention of the decision
/// retention: none, no personal data
/// retention: for ever, rules are public
/// retention: open, to be settled with the archive
/// ```
///
/// @param table with its schema
public record RetentionRule(String table, String what, Term kept, String remark) {
    private static final Pattern COMMENT =
            Pattern.compile("(?:(?<what>.+); )?retention: (?<rule>[^;]+)(?:; (?<remark>.+))?");
    private static final Pattern RULE =
            Pattern.compile(
                    "(?<period>P\\w+) after (?<when>\\w+(?:\\([^()]+\\))?)(?: where (?<where>.+))?"
                            + "|as (?<table>\\w+\\.\\w+)|by (?<name>\\w+)"
                            + "|none, (?<none>.+)|for ever, (?<ever>.+)|open, (?<open>.+)");

    /// Until when.
    public sealed interface Term {
        /// Erased when the period is over.
        ///
        /// @param when a time, a day or the number of a recording, as SQL, such as a column; a row without it stays
        /// @param where which rows alone, as SQL; `true` for all
        record After(Period period, String when, String where) implements Term {}

        /// Erased with the row of that table to which it refers.
        record As(String table) implements Term {}

        /// Erased by that class of the table's owner: a `RetentionJob.Part`, or whatever else ends such a row.
        record By(String name) implements Term {}

        /// Needs none: nothing in it is of a person.
        record None(String why) implements Term {}

        /// Never erased, on purpose.
        record ForEver(String why) implements Term {}

        /// Not erased yet.
        ///
        /// @param what must be settled first
        record Open(String what) implements Term {}
    }

    /// Reads the comment of a table.
    ///
    /// @throws IllegalArgumentException where it does not say how long
    public static RetentionRule parse(String table, String comment) {
        var whole = COMMENT.matcher(comment);
        if (whole.matches()) {
            var rule = RULE.matcher(whole.group("rule"));
            if (rule.matches()) {
                return new RetentionRule(
                        table,
                        Objects.requireNonNullElse(whole.group("what"), ""),
                        kept(rule),
                        Objects.requireNonNullElse(whole.group("remark"), ""));
            }
        }
        throw new IllegalArgumentException(
                "%s says nothing of its retention: '%s'".formatted(table, comment));
    }

    private static Term kept(Matcher rule) {
        if (rule.group("period") instanceof String period) {
            try {
                return new Term.After(
                        Period.parse(period),
                        rule.group("when"),
                        Objects.requireNonNullElse(rule.group("where"), "true"));
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("No period of days: " + period, e);
            }
        }
        if (rule.group("table") instanceof String table) {
            return new Term.As(table);
        }
        if (rule.group("name") instanceof String name) {
            return new Term.By(name);
        }
        if (rule.group("none") instanceof String why) {
            return new Term.None(why);
        }
        return rule.group("ever") instanceof String why
                ? new Term.ForEver(why)
                : new Term.Open(rule.group("open"));
    }
}
