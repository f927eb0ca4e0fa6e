// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reasons as sentences in Finnish, Swedish or English. Facts, values and answers are named by the city's own texts; what
/// has none keeps the name that the rule uses. Names and values stand after a colon, so that no word needs inflection.
///
/// Immutable; any number of threads may use it, if they may use the texts.
public final class Sentences {
    /// The city's texts by key:
    ///
    /// | key | what |
    /// |---|---|
    /// | `fact.NAME` | a fact or decision that a column of a table asks |
    /// | `value.NAME.VALUE` | a value of it, such as `value.home municipality.091` |
    /// | `answer.VALUE` | an answer, such as `answer.not met` |
    public interface Texts {
        /// @return null where there is no text
        @Nullable String text(String key);
    }

    private final Texts texts;
    private final Properties patterns = new Properties();
    private final DateTimeFormatter dates;

    /// @param language `fi`, `sv` or `en`
    /// @throws IllegalArgumentException for another language
    public Sentences(String language, Texts texts) {
        this.texts = texts;
        var file = "sentences_" + language + ".properties";
        try (var in = Sentences.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "there are no sentences in \"" + language + "\"");
            }
            patterns.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        this.dates = DateTimeFormatter.ofPattern(word("date"), Locale.of(language));
    }

    /// Why the answer is as it is: one sentence for each row that led to it, the row of the decision asked first, and
    /// after each what its annotation columns name, such as a section of the law.
    public List<String> why(Reasons reasons) {
        var all = new ArrayList<String>();
        for (var ground : reasons.why().reversed()) {
            var because =
                    ground.conditions().stream()
                            .map(it -> say("fact", fact(it.asked()), value(it.asked(), it.value())))
                            .collect(Collectors.joining(word("and") + " "));
            var answer = answer(ground.output());
            all.add(
                    (because.isEmpty() ? say("why.otherwise", answer) : say("why", answer, because))
                            + basis(ground.annotations()));
        }
        return List.copyOf(all);
    }

    /// Why the answer is not another: for each row that was not taken the conditions that failed, with the value, what
    /// was asked for and the distance. Rows that would have given the same answer are left out.
    ///
    /// @param atMost how many rows; those that failed least come first
    public List<String> whyNot(Reasons reasons, int atMost) {
        return reasons.whyNot().stream()
                .filter(it -> !Objects.equals(it.output(), reasons.value()))
                .limit(atMost)
                .map(it ->
                        say(
                                        "whyNot",
                                        answer(it.output()),
                                        it.failed().stream()
                                                .map(this::miss)
                                                .collect(Collectors.joining(word("and") + " ")))
                                + basis(it.annotations()))
                .toList();
    }

    /// What would turn the answer, and whether all was looked at.
    public List<String> changes(Changes changes) {
        var all = new ArrayList<String>();
        for (var change : changes.changes()) {
            var facts =
                    change.facts().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(it ->
                                    say(
                                            "fact",
                                            fact(it.getKey()),
                                            value(it.getKey(), it.getValue())))
                            .collect(Collectors.joining(word("and") + " "));
            all.add(say("change", answer(change.outcome().value()), facts));
        }
        if (!changes.complete()) {
            all.add(word("incomplete"));
        }
        return List.copyOf(all);
    }

    private String miss(Reasons.Condition it) {
        return say(
                "miss",
                fact(it.asked()),
                value(it.asked(), it.value()),
                wanted(it.asked(), it.wanted()),
                it.distance() == null ? "" : " (" + distance(it.distance()) + ")");
    }

    private String basis(Map<String, String> annotations) {
        var named =
                annotations.values().stream()
                        .filter(it -> !it.isBlank())
                        .collect(Collectors.joining(", "));
        return named.isEmpty() ? "" : " " + say("basis", named);
    }

    // --- parts

    private String word(String key) {
        return Objects.requireNonNull(patterns.getProperty(key), key);
    }

    private String say(String key, String... parts) {
        var text = word(key);
        // From the last on, so that a part that looks like a mark is not filled again.
        for (var i = parts.length - 1; i >= 0; i--) {
            var at = text.indexOf("{" + i + "}");
            text = text.substring(0, at) + parts[i] + text.substring(at + 3);
        }
        return text;
    }

    private String fact(String name) {
        return Objects.requireNonNullElse(texts.text("fact." + name), name);
    }

    /// An answer with several outputs is told by its entry `answer`, or by all of them.
    private String answer(@Nullable Object value) {
        if (value instanceof Map<?, ?> context) {
            return context.containsKey("answer")
                    ? answer(context.get("answer"))
                    : context.values().stream().map(this::answer).collect(Collectors.joining(", "));
        }
        if (value == null) {
            return word("nothing");
        }
        var plain = plain(value);
        return Objects.requireNonNullElse(texts.text("answer." + plain), plain);
    }

    private String value(String fact, @Nullable Object value) {
        if (value == null) {
            return word("unknown");
        }
        var text =
                texts.text(
                        "value." + fact + "." + (value instanceof Boolean ? value : plain(value)));
        return text == null ? plain(value) : text;
    }

    private String plain(Object value) {
        return switch (value) {
            case Boolean it -> word(it ? "yes" : "no");
            case BigDecimal it -> number(it);
            case LocalDate it -> dates.format(it);
            case Period it -> say("months", String.valueOf(it.toTotalMonths()));
            case Duration it -> say("days", String.valueOf(it.toDays()));
            case List<?> it ->
                    it.stream()
                            .map(each -> each == null ? word("unknown") : plain(each))
                            .collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    private String number(BigDecimal n) {
        var stripped = n.signum() == 0 ? BigDecimal.ZERO : n.stripTrailingZeros();
        return stripped.toPlainString().replace(".", word("decimal"));
    }

    private String wanted(String fact, Wanted wanted) {
        return switch (wanted) {
            case Wanted.Exactly(var value) -> value(fact, value);
            case Wanted.End it -> end(fact, it);
            case Wanted.Both(var low, var high) ->
                    low.included() && high.included()
                            ? say(
                                    "wanted.between",
                                    value(fact, low.value()),
                                    value(fact, high.value()))
                            : say("wanted.both", end(fact, low), end(fact, high));
            case Wanted.Any(var of) ->
                    of.stream()
                            .map(it -> wanted(fact, it))
                            .collect(Collectors.joining(" " + word("or") + " "));
            case Wanted.Not(Wanted.Exactly(var value)) when value == null -> word("wanted.known");
            case Wanted.Not(var of) -> say("wanted.not", wanted(fact, of));
            case Wanted.Written(var text) -> say("wanted.written", text);
        };
    }

    private String end(String fact, Wanted.End end) {
        var day = end.value() instanceof LocalDate;
        var key =
                end.low()
                        ? end.included() ? (day ? "from" : "atLeast") : day ? "after" : "more"
                        : end.included() ? (day ? "until" : "atMost") : day ? "before" : "less";
        return say("wanted." + key, value(fact, end.value()));
    }

    private String distance(Reasons.Distance distance) {
        var day = distance.boundary() instanceof LocalDate;
        var up =
                switch (distance.difference()) {
                    case BigDecimal it -> it.signum() > 0;
                    case Duration it -> !it.isNegative();
                    case Period it -> !it.isNegative();
                    default -> true;
                };
        var size =
                switch (distance.difference()) {
                    case BigDecimal it -> plain(it.abs());
                    case Duration it -> plain(it.abs());
                    case Period it -> plain(it.isNegative() ? it.negated() : it);
                    default -> plain(distance.difference());
                };
        return say(
                "distance." + (up ? (day ? "early" : "short") : day ? "late" : "over"),
                distance.included() ? size : say("distance.beyond", size));
    }
}
