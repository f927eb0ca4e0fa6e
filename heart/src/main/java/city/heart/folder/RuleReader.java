// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import city.dmn.Compilation;
import city.dmn.DmnModel;
import city.dmn.ModelFile;
import city.dmn.Options;
import city.heart.fact.FactType;
import city.heart.service.Laws;
import city.heart.service.Period;
import city.heart.service.Rule;
import city.heart.service.RuleDocument;
import city.heart.service.Vocabulary;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads `rule.dmn` and tries it on the examples.
final class RuleReader {
    static final String FILE = "rule.dmn";
    private static final Set<String> ANSWERS = Set.of("met", "not met", "person");

    private final Folder folder;
    private final Vocabulary vocabulary;
    private final Laws laws;
    private final FolderFaults faults;

    RuleReader(Folder folder, Vocabulary vocabulary, Laws laws, FolderFaults faults) {
        this.folder = folder;
        this.vocabulary = vocabulary;
        this.laws = laws;
        this.faults = faults;
    }

    /// @return the rule, or null where it does not parse or lacks a decision
    @Nullable Rule read() {
        var bytes = folder.files().get(FILE);
        var shown = folder.shown(FILE);
        if (bytes == null) {
            faults.add(shown, 0, "the file is missing");
            return null;
        }
        if (folder.isTooLarge(FILE)) {
            faults.add(shown, 1, Folder.TOO_LARGE);
            return null;
        }
        var file = new ModelFile(shown, bytes);
        return switch (DmnModel.compile(List.of(file), Options.SERVICE)) {
            case Compilation.Faulty(var found) -> {
                for (var fault : found) {
                    faults.add(shown, fault.line(), withoutPlace(fault));
                }
                yield null;
            }
            case Compilation.Compiled(var model, var _) -> {
                var whole = true;
                for (var name : List.of(Rule.DUE, Rule.SCHOOL_YEAR)) {
                    if (!model.decisions().contains(name)) {
                        faults.add(shown, 1, "decision `" + name + "` is missing");
                        whole = false;
                    }
                }
                var rule = new Rule(file.text(), model);
                checkInputs(rule, shown);
                var document = rule.document();
                checkSections(document, shown);
                if (whole) {
                    checkTaken(rule, document, shown);
                }
                yield whole ? rule : null;
            }
        };
    }

    private static String withoutPlace(city.dmn.Fault fault) {
        return new city.dmn.Fault(
                        "rule",
                        0,
                        0,
                        fault.decision(),
                        fault.cell(),
                        fault.message(),
                        fault.expected())
                .toString();
    }

    private void checkInputs(Rule rule, String shown) {
        for (var input : rule.model().inputs()) {
            var line =
                    Math.max(
                            1,
                            rule.lineOf(
                                    "<inputData id=\"" + input.name().replace(' ', '-') + "\""));
            var fact = vocabulary.facts().get(input.name());
            if (fact == null) {
                faults.add(shown, line, "input `" + input.name() + "` is not in the vocabulary");
            } else if (fact.type() == FactType.OTHER) {
                faults.add(shown, line, "input `" + input.name() + "`: no rule may ask this fact");
            } else if (!input.type().bare().toString().equals(fact.type().feel())) {
                faults.add(
                        shown,
                        line,
                        "input `%s` is a %s; the vocabulary says %s"
                                .formatted(input.name(), input.type().bare(), fact.type().feel()));
            } else if (!new HashSet<Object>(input.allowedValues())
                    .equals(new HashSet<Object>(fact.values()))) {
                faults.add(
                        shown,
                        line,
                        "input `%s` allows %s; the vocabulary says %s"
                                .formatted(input.name(), input.allowedValues(), fact.values()));
            }
        }
    }

    /// A section beside a row is printed to people: it must be one of a law that the city knows.
    private void checkSections(RuleDocument document, String shown) {
        for (var decision : document.decisions()) {
            for (var table : decision.tables()) {
                for (var row : table.rows()) {
                    if (!row.section().isEmpty() && laws.cite(row.section()).isEmpty()) {
                        faults.add(
                                shown,
                                row.line(),
                                "row `%s`: section `%s` should look like `628/1998 26 a §`, of a law in %s"
                                        .formatted(row.id(), row.section(), SharedFiles.LAWS));
                    }
                }
            }
        }
    }

    /// What a rule gives and nobody takes would be lost without a word.
    private void checkTaken(Rule rule, RuleDocument document, String shown) {
        for (var output : rule.model().decision(Rule.DUE).outputs()) {
            if (!Rule.TAKEN.contains(output)) {
                faults.add(
                        shown,
                        lineOfOutput(document, output),
                        "output `%s` of decision `%s`: nothing takes it; a rule gives answer and reason"
                                .formatted(output, Rule.DUE));
            }
        }
        for (var decision : rule.model().topDecisions()) {
            if (!decision.equals(Rule.DUE) && !decision.equals(Rule.SCHOOL_YEAR)) {
                faults.add(
                        shown,
                        document.find(decision).map(RuleDocument.Decision::line).orElse(1),
                        "decision `%s`: nothing takes it; the city asks `%s` and `%s`"
                                .formatted(decision, Rule.DUE, Rule.SCHOOL_YEAR));
            }
        }
    }

    private static int lineOfOutput(RuleDocument document, String output) {
        var due = document.find(Rule.DUE);
        return due.stream()
                .flatMap(it -> it.tables().stream())
                .flatMap(it -> it.outputs().stream())
                .filter(it -> it.name().equals(output))
                .findFirst()
                .map(RuleDocument.OutputName::line)
                .or(() -> due.map(RuleDocument.Decision::line))
                .orElse(1);
    }

    /// Runs the examples: each must give what it expects, and together they must reach every row and
    /// every reason.
    ///
    /// @param personDecides codes with which only a person may decide
    /// @return every reason code that came up
    Set<String> tryOn(Rule rule, List<Example> examples, Period period, Part personDecides) {
        var shown = folder.shown(ExamplesReader.FILE);
        var reasons = new TreeSet<String>();
        var personReasons = new TreeSet<String>();
        var rows = new TreeSet<String>();
        var reached = new HashSet<String>();
        for (var example : examples) {
            if (!example.facts().keySet().equals(Set.copyOf(rule.inputs()))) {
                var missing = new TreeSet<>(rule.inputs());
                missing.removeAll(example.facts().keySet());
                var unused = new TreeSet<>(example.facts().keySet());
                unused.removeAll(Set.copyOf(rule.inputs()));
                faults.add(
                        shown,
                        1,
                        (missing.isEmpty() ? "" : "the ordinary facts lack " + missing)
                                + (unused.isEmpty() ? "" : " the rule does not ask " + unused));
            }
            var result = rule.decide(example.facts(), example.day());
            for (var step : result.trace().decisions()) {
                for (var table : step.tables()) {
                    rows.addAll(table.text().ids());
                    table.chosen().forEach(row -> reached.add(row.id()));
                }
            }
            var got = result.answer() + ", " + result.reason();
            if (!got.equals(example.answer() + ", " + example.reason())) {
                faults.add(
                        shown,
                        example.line(),
                        "\"%s\": expected %s, %s; the rule says %s"
                                        .formatted(
                                                example.about(),
                                                example.answer(),
                                                example.reason(),
                                                got)
                                + (result.faults().isEmpty() ? "" : " " + result.faults()));
            } else if (!result.faults().isEmpty()) {
                faults.add(
                        shown,
                        example.line(),
                        "\"%s\": %s".formatted(example.about(), result.faults()));
            }
            var year = result.schoolYear();
            var key = year == null ? null : period.key(year);
            if (example.period() != null && !example.period().equals(key)) {
                faults.add(
                        shown,
                        example.line(),
                        "\"%s\": expected period %s; the rule says %s"
                                .formatted(example.about(), example.period(), key));
            }
            if (result.answer() != null && !ANSWERS.contains(result.answer())) {
                faults.add(shown, example.line(), "the rule answers `" + result.answer() + "`");
            }
            if (result.reason() != null) {
                reasons.add(result.reason());
                if ("person".equals(result.answer())) {
                    personReasons.add(result.reason());
                }
            }
        }
        if (!examples.isEmpty()) {
            rows.removeAll(reached);
            for (var row : rows) {
                faults.add(
                        folder.shown(FILE),
                        Math.max(1, rule.lineOf("\"" + row + "\"")),
                        "row `" + row + "` is reached by no example");
            }
            var declared = new TreeSet<>(personDecides.texts());
            for (var code : personReasons) {
                if (!declared.contains(code)) {
                    personDecides.fault("reason `" + code + "` goes to a person and is not listed");
                }
            }
            for (var part : personDecides.list()) {
                if (!personReasons.contains(part.text())) {
                    part.fault("reason `" + part.text() + "` has no example that goes to a person");
                }
            }
        }
        return reasons;
    }
}
