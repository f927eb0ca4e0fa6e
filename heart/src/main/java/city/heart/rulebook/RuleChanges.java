// SPDX-License-Identifier: EUPL-1.2
package city.heart.rulebook;

import city.heart.service.Assignment;
import city.heart.service.Automation;
import city.heart.service.FactUse;
import city.heart.service.PublicService;
import city.heart.service.RuleDocument;
import city.heart.service.Silence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;

/// What differs between two versions of a service: rows of tables, formulas, terms, and lines of files.
final class RuleChanges {
    /// One difference.
    ///
    /// @param where name of the decision, of the fact or of the file; empty for a term
    /// @param row id or number of the row or line, or how many lines more; empty where it is none of them
    /// @param before empty for what is new
    /// @param after empty for what is gone
    record Change(Kind kind, String where, String row, String before, String after) {}

    /// What sort of thing differs; `rulebook.change.<kind>` says each.
    enum Kind {
        ROW,
        FORMULA,
        DECISION,
        FACT,
        ANSWER_DAYS,
        SILENCE,
        AUTOMATION,
        ASSIGNMENT,
        /// A file that is new or gone.
        FILE,
        /// Lines of a file.
        LINES,
        /// Lines beyond those that are shown.
        MORE
    }

    /// Of all files together, before and after counted alike.
    private static final int MOST_LINES = 200;

    private final List<Change> found = new ArrayList<>();

    private RuleChanges() {}

    /// @param ruleTexts of the later version
    static List<Change> between(PublicService before, PublicService after, RuleTexts ruleTexts) {
        var changes = new RuleChanges();
        changes.decisions(before.rule().document(), after.rule().document(), ruleTexts);
        changes.facts(before, after);
        changes.term(
                Kind.ANSWER_DAYS,
                Integer.toString(before.answerDays()),
                Integer.toString(after.answerDays()));
        changes.term(Kind.SILENCE, silence(before.silence()), silence(after.silence()));
        changes.term(
                Kind.AUTOMATION, automation(before.automation()), automation(after.automation()));
        changes.term(
                Kind.ASSIGNMENT, assignment(before.assignment()), assignment(after.assignment()));
        return List.copyOf(changes.found);
    }

    /// Files that are new or gone, and the lines that differ in the others; how many more where they are too many.
    static List<Change> files(SortedMap<String, byte[]> before, SortedMap<String, byte[]> after) {
        var changes = new RuleChanges();
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        var left = MOST_LINES;
        for (var it : names) {
            var was = before.get(it);
            var is = after.get(it);
            if (was != null && is != null) {
                left = changes.lines(it, was, is, left);
            } else {
                changes.found.add(
                        new Change(Kind.FILE, it, "", was == null ? "" : it, is == null ? "" : it));
            }
        }
        return List.copyOf(changes.found);
    }

    /// @return how many lines may still be shown
    private int lines(String file, byte[] before, byte[] after, int most) {
        var left = most;
        var more = 0;
        for (var it :
                LineDifference.between(
                        new String(before, StandardCharsets.UTF_8),
                        new String(after, StandardCharsets.UTF_8))) {
            var was = it.before().subList(0, Math.min(left, it.before().size()));
            left -= was.size();
            var is = it.after().subList(0, Math.min(left, it.after().size()));
            left -= is.size();
            more += it.before().size() - was.size() + it.after().size() - is.size();
            if (!was.isEmpty() || !is.isEmpty()) {
                found.add(
                        new Change(
                                Kind.LINES,
                                file,
                                Integer.toString(it.line()),
                                String.join("\n", was),
                                String.join("\n", is)));
            }
        }
        if (more > 0) {
            found.add(new Change(Kind.MORE, file, Integer.toString(more), "", ""));
        }
        return left;
    }

    private void decisions(RuleDocument before, RuleDocument after, RuleTexts ruleTexts) {
        for (var it : before.decisions()) {
            if (after.find(it.name()).isEmpty()) {
                found.add(new Change(Kind.DECISION, it.name(), "", it.name(), ""));
            }
        }
        for (var it : after.decisions()) {
            var was = before.find(it.name()).orElse(null);
            if (was == null) {
                found.add(new Change(Kind.DECISION, it.name(), "", "", it.name()));
            } else {
                formulas(was, it);
                rows(rows(was, ruleTexts), rows(it, ruleTexts), it.name());
            }
        }
    }

    private void formulas(RuleDocument.Decision before, RuleDocument.Decision after) {
        if (!before.formulas().equals(after.formulas())) {
            found.add(
                    new Change(
                            Kind.FORMULA,
                            after.name(),
                            "",
                            String.join("; ", before.formulas()),
                            String.join("; ", after.formulas())));
        }
    }

    private void rows(Map<String, String> before, Map<String, String> after, String decision) {
        var ids = new LinkedHashSet<>(before.keySet());
        ids.addAll(after.keySet());
        for (var id : ids) {
            var was = before.getOrDefault(id, "");
            var is = after.getOrDefault(id, "");
            if (!was.equals(is)) {
                found.add(new Change(Kind.ROW, decision, id, was, is));
            }
        }
    }

    /// Rows by their id, or by number where they have none.
    private static Map<String, String> rows(RuleDocument.Decision decision, RuleTexts ruleTexts) {
        var rows = new LinkedHashMap<String, String>();
        for (var table : decision.tables()) {
            for (var row : table.rows()) {
                rows.put(
                        row.id().isEmpty() ? Integer.toString(rows.size() + 1) : row.id(),
                        ruleTexts.line(table, row));
            }
        }
        return rows;
    }

    private void facts(PublicService before, PublicService after) {
        var was = before.facts().stream().map(FactUse::name).toList();
        var is = after.facts().stream().map(FactUse::name).toList();
        for (var it : was) {
            if (!is.contains(it)) {
                found.add(new Change(Kind.FACT, it, "", it, ""));
            }
        }
        for (var it : is) {
            if (!was.contains(it)) {
                found.add(new Change(Kind.FACT, it, "", "", it));
            }
        }
    }

    private void term(Kind kind, String before, String after) {
        if (!Objects.equals(before, after)) {
            found.add(new Change(kind, "", "", before, after));
        }
    }

    private static String silence(Silence it) {
        return switch (it) {
            case Silence.DecideOnProposal _ -> "decide-on-proposal";
            case Silence.RemindThenPerson(_, var days) -> "remind-then-person, " + days;
        };
    }

    private static String automation(Automation it) {
        return switch (it) {
            case Automation.Prepare _ -> "prepare";
            case Automation.Decide _ -> "decide";
        };
    }

    private static String assignment(Assignment it) {
        return switch (it) {
            case Assignment.AtOnce _ -> "at-once";
            case Assignment.Round(var opens, var order) -> opens + ", " + order;
        };
    }
}
