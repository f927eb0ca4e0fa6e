// SPDX-License-Identifier: EUPL-1.2
package city.heart.rulebook;

import city.base.shared.Language;
import city.base.web.PageTexts;
import city.heart.service.PublicService;
import city.heart.service.RuleDocument.DecisionTable;
import city.heart.service.RuleDocument.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A rule's cells in words of the reader's language: facts and their values by the city's vocabulary, reasons by the
/// service's texts. What has no words there is a name of the rule itself, which its author writes in English.
public final class RuleTexts {
    private static final String ANY = "-";
    private static final String TODAY = "today()";
    private static final List<String> COMPARISONS = List.of("<=", ">=", "<", ">");

    private final PublicService service;
    private final PageTexts texts;

    public RuleTexts(PublicService service, PageTexts texts) {
        this.service = service;
        this.texts = texts;
    }

    /// What is asked or given, and which value.
    ///
    /// @param language of the name, where it is not that of the page; else null
    public record Named(String name, @Nullable String language, String value) {
        /// In one line.
        public String line() {
            return name.isEmpty() ? value : name + ": " + value;
        }
    }

    /// What a row asks; cells that let everything pass are left out.
    public List<Named> conditions(DecisionTable table, TableRow row) {
        var all = new ArrayList<Named>();
        for (var i = 0; i < Math.min(table.inputs().size(), row.tests().size()); i++) {
            var test = row.tests().get(i).strip();
            if (!test.equals(ANY)) {
                var asked = table.inputs().get(i);
                all.add(named(asked, test(asked, test)));
            }
        }
        return List.copyOf(all);
    }

    /// What a row gives.
    public List<Named> answers(DecisionTable table, TableRow row) {
        var all = new ArrayList<Named>();
        for (var i = 0; i < Math.min(table.outputs().size(), row.answers().size()); i++) {
            var name = table.outputs().get(i).name();
            var known = name.isEmpty() ? "" : texts.find("rulebook.output." + name).orElse(name);
            all.add(new Named(known, null, given(row.answers().get(i).strip())));
        }
        return List.copyOf(all);
    }

    /// A row in one line, for telling what changed.
    String line(DecisionTable table, TableRow row) {
        var asked = conditions(table, row);
        var because =
                asked.isEmpty()
                        ? texts.text("rulebook.otherwise")
                        : asked.stream().map(Named::line).collect(Collectors.joining("; "));
        return because
                + " → "
                + answers(table, row).stream().map(Named::line).collect(Collectors.joining("; "))
                + (row.section().isEmpty() ? "" : " (" + cited(row.section()) + ")");
    }

    /// A fact and a value that an example gives it.
    Named fact(String name, @Nullable Object value) {
        return named(
                name,
                value instanceof String text
                        ? value(name, text)
                        : literal(name, String.valueOf(value)));
    }

    /// An answer of a rule, such as `met`.
    public String answer(String word) {
        return texts.find("rulebook.answer." + word.replace(' ', '-')).orElse(word);
    }

    /// Why, in the service's words; its code where it has none in this language.
    public String reason(String code) {
        return service.texts()
                .find(language(), "reason." + code)
                .or(() -> service.texts().find(Language.FI, "reason." + code))
                .orElse(code);
    }

    /// A section of law in full.
    public String cited(String section) {
        return service.laws().cite(section).map(it -> it.in(language())).orElse(section);
    }

    private Language language() {
        return Language.WHOLE.contains(texts.language()) ? texts.language() : Language.FI;
    }

    private Named named(String asked, String value) {
        if (asked.equals(TODAY)) {
            return new Named(texts.text("rulebook.today"), null, value);
        }
        return service.vocabulary()
                .find(asked)
                .map(it -> new Named(it.text().in(language()), null, value))
                .orElseGet(() -> new Named(asked, Language.EN.code(), value));
    }

    private String test(String asked, String test) {
        if (test.equals("not(null)")) {
            return texts.text("rulebook.known");
        }
        if (test.startsWith("not(") && test.endsWith(")")) {
            return texts.text(
                    "rulebook.not",
                    anyOf(asked, test.substring("not(".length(), test.length() - 1)));
        }
        return anyOf(asked, test);
    }

    private String anyOf(String asked, String tests) {
        return parts(tests).stream()
                .map(it -> literal(asked, it))
                .collect(Collectors.joining(" " + texts.text("rulebook.or") + " "));
    }

    private String literal(String asked, String part) {
        if (isText(part)) {
            return value(asked, part.substring(1, part.length() - 1));
        }
        for (var it : COMPARISONS) {
            if (part.startsWith(it)) {
                return texts.text(
                        "rulebook.compare." + COMPARISONS.indexOf(it),
                        operand(part.substring(it.length()).strip()));
            }
        }
        var ends = part.indexOf("..");
        if (ends > 0 && part.startsWith("[") && part.endsWith("]")) {
            return texts.text(
                    "rulebook.between",
                    operand(part.substring(1, ends).strip()),
                    operand(part.substring(ends + 2, part.length() - 1).strip()));
        }
        return switch (part) {
            case "true" -> texts.text("rulebook.yes");
            case "false" -> texts.text("rulebook.no");
            case "null" -> texts.text("rulebook.unknown");
            default -> operand(part);
        };
    }

    private String operand(String written) {
        return service.vocabulary()
                .find(written)
                .map(it -> it.text().in(language()).toLowerCase(texts.locale()))
                .orElse(written);
    }

    private String value(String asked, String value) {
        return service.vocabulary()
                .find(asked)
                .map(it -> it.valueTexts().get(value))
                .map(it -> it.in(language()))
                .orElse("”" + value + "”");
    }

    private String given(String written) {
        if (!isText(written)) {
            return written;
        }
        var code = written.substring(1, written.length() - 1);
        var answer =
                texts.find("rulebook.answer." + code.replace(' ', '-').toLowerCase(Locale.ROOT));
        return answer.or(() -> service.texts().find(language(), "reason." + code))
                .map(it -> it + " (" + code + ")")
                .orElse("”" + code + "”");
    }

    private static boolean isText(String part) {
        return part.length() >= 2
                && part.startsWith("\"")
                && part.indexOf('"', 1) == part.length() - 1;
    }

    /// What stands between commas, outside of texts and brackets.
    static List<String> parts(String tests) {
        var parts = new ArrayList<String>();
        var depth = 0;
        var quoted = false;
        var from = 0;
        for (var i = 0; i < tests.length(); i++) {
            var it = tests.charAt(i);
            quoted ^= it == '"';
            if (!quoted) {
                depth += it == '(' || it == '[' ? 1 : it == ')' || it == ']' ? -1 : 0;
            }
            if (it == ',' && !quoted && depth == 0) {
                parts.add(tests.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(tests.substring(from).strip());
        return parts;
    }
}
