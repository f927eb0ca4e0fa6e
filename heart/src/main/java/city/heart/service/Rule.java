// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import city.dmn.Changes;
import city.dmn.DmnModel;
import city.dmn.Input;
import city.dmn.NextChange;
import city.dmn.Outcome;
import city.dmn.Trace;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A service's rule: the DMN file as its author wrote it, known by its hash for ever, and compiled.
/// Its decision `due` gives `answer` (met, not met, person) and `reason` (a code); its decision
/// `school year` the calendar year in which the school year begins that the case is about.
public final class Rule {
    /// The decision that gives answer and reason.
    public static final String DUE = "due";

    /// The decision that gives the school year.
    public static final String SCHOOL_YEAR = "school year";

    /// The annotation column that names the section of law.
    public static final String SECTION = "section";

    /// What the decision `due` gives; nothing else of it is taken.
    public static final Set<String> TAKEN = Set.of("answer", "reason");

    /// Answers that leave nothing to a person.
    private static final List<Object> SETTLED = List.of("met", "not met");

    private final String source;
    private final DmnModel model;

    /// @param model compiled from the source
    public Rule(String source, DmnModel model) {
        this.source = source;
        this.model = model;
    }

    /// What a rule says of one person on one day.
    ///
    /// @param answer `met`, `not met` or `person`; null where the rule gives nothing
    /// @param reason the code; null where the rule gives nothing
    /// @param section the annotation `section` of the row that gave the reason; empty where it has none
    /// @param schoolYear calendar year in which the school year begins; null where it cannot be said
    /// @param trace every decision, row and cell
    /// @param faults what went wrong on the way, without the facts' values
    public record Result(
            @Nullable String answer,
            @Nullable String reason,
            String section,
            @Nullable Integer schoolYear,
            Trace trace,
            List<String> faults) {}

    /// Asks the rule.
    ///
    /// @param facts by name of the vocabulary; what is not there is unknown
    /// @param day what `today()` is
    public Result decide(Map<String, ?> facts, LocalDate day) {
        var due = model.decision(DUE).explain(facts, day);
        var reason = due.outcome().get("reason") instanceof String it ? it : null;
        var year = model.decision(SCHOOL_YEAR).decide(facts, day).value();
        return new Result(
                due.outcome().get("answer") instanceof String it ? it : null,
                reason,
                reason == null ? "" : section(due.trace(), reason),
                year instanceof BigDecimal it ? it.intValueExact() : null,
                due.trace(),
                due.outcome().faults().stream().map(Object::toString).toList());
    }

    /// When the answer or its reason can next differ while the facts stay as they are.
    public NextChange nextChange(Map<String, ?> facts, LocalDate day) {
        return model.decision(DUE).nextChange(facts, day);
    }

    /// What small change of these facts would give the other answer, `met` or `not met`: single facts first, then pairs.
    /// Nothing where it is now a person's matter.
    ///
    /// @param changeable the facts that may be said to change
    /// @param atMost the time to look for them; what was found by then is returned
    public List<Changes.Change> whatWouldChange(
            Map<String, ?> facts, LocalDate day, Set<String> changeable, Duration atMost) {
        var due = model.decision(DUE);
        var now = due.decide(facts, day);
        return settled(now)
                ? due.whatWouldChange(
                                facts,
                                day,
                                changeable,
                                it ->
                                        settled(it)
                                                && !Objects.equals(
                                                        it.get("answer"), now.get("answer")),
                                atMost)
                        .changes()
                : List.of();
    }

    private static boolean settled(Outcome it) {
        return it.faults().isEmpty() && SETTLED.contains(it.get("answer"));
    }

    /// The section beside the row in which the reason first came up: the row of `due` passes on what
    /// another decision found.
    private static String section(Trace trace, String reason) {
        for (var step : trace.decisions()) {
            for (var table : step.tables()) {
                for (var row : table.chosen()) {
                    var gave =
                            row.output() instanceof Map<?, ?> outputs
                                    ? outputs.get("reason")
                                    : row.output();
                    if (reason.equals(gave)) {
                        return row.annotations().getOrDefault(SECTION, "");
                    }
                }
            }
        }
        return "";
    }

    /// The facts that the rule asks, in its order.
    public List<String> inputs() {
        return model.inputs().stream().map(Input::name).toList();
    }

    /// The compiled rule, for a sweep over columns.
    public DmnModel model() {
        return model;
    }

    /// The file's bytes, DMN 1.5 in UTF-8.
    public byte[] bytes() {
        return source.getBytes(StandardCharsets.UTF_8);
    }

    /// SHA-256 of the bytes, in hexadecimal.
    public String sha256() {
        return model.sha256();
    }

    /// What stands in the file, for people to read.
    public RuleDocument document() {
        return RuleDocument.read(source);
    }

    /// The line on which a mark first stands, from 1; 0 when it does not.
    public int lineOf(String mark) {
        var at = source.indexOf(mark);
        return at < 0
                ? 0
                : 1 + (int) source.substring(0, at).chars().filter(it -> it == '\n').count();
    }
}
