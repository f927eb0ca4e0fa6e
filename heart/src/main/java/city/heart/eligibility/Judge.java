// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import city.base.shared.Language;
import city.base.shared.RecordingNumber;
import city.dmn.Changes;
import city.dmn.Engine;
import city.dmn.NextChange;
import city.heart.service.Multilingual;
import city.heart.service.PublicService;
import city.heart.service.Rule;
import city.heart.service.Vocabulary;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Asks a service's rule and makes of what it says a verdict with its words. Plain: no clock, no
/// database, so that the same facts and the same rule give the same verdict for ever.
final class Judge {
    /// Time to look for what would turn an answer: a person waits for the page.
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private static final int MOST_TURNS = 6;
    private static final int MOST_VALUES = 2;

    private static final String FACT_MISSING = "fact-missing";
    private static final Multilingual YES =
            new Multilingual(Map.of(Language.FI, "kyllä", Language.SV, "ja", Language.EN, "yes"));
    private static final Multilingual NO =
            new Multilingual(Map.of(Language.FI, "ei", Language.SV, "nej", Language.EN, "no"));
    private static final Multilingual UNKNOWN =
            new Multilingual(
                    Map.of(
                            Language.FI, "ei tiedossa",
                            Language.SV, "inte känt",
                            Language.EN, "not known"));
    private static final Multilingual NOTHING =
            new Multilingual(Map.of(Language.FI, "", Language.SV, "", Language.EN, ""));

    private Judge() {}

    /// @param facts by name; those that the rule does not ask are left out of the verdict
    static Verdict verdict(
            PublicService service,
            Map<String, ? extends @Nullable Object> facts,
            RecordingNumber known,
            LocalDate day) {
        var rule = service.rule();
        var given = new LinkedHashMap<String, @Nullable Object>();
        for (var name : rule.inputs()) {
            given.put(name, facts.get(name));
        }
        var result = rule.decide(given, day);
        var answer = answer(result);
        var year = result.schoolYear();
        return new Verdict(
                answer,
                List.of(reason(service, result, answer)),
                used(service.vocabulary(), given),
                year == null ? null : service.period().key(year),
                rule.sha256(),
                Engine.VERSION,
                known,
                day,
                null,
                result.trace());
    }

    /// A rule that gives nothing, or something that is no answer, leaves it to a person.
    private static Answer answer(Rule.Result result) {
        if (result.reason() == null || !result.faults().isEmpty()) {
            return Answer.PERSON;
        }
        for (var answer : Answer.values()) {
            if (answer.word().equals(result.answer())) {
                return answer;
            }
        }
        return Answer.PERSON;
    }

    private static Reason reason(PublicService service, Rule.Result result, Answer answer) {
        var code = result.reason();
        var texts = service.texts();
        // Faults, and a code without words (which the load check refuses), leave it to a person,
        // who is
        // told what is certain.
        if (code == null
                || !result.faults().isEmpty()
                || texts.find(Language.FI, "reason." + code).isEmpty()) {
            code = FACT_MISSING;
        }
        var known = code;
        return new Reason(
                code,
                result.section(),
                service.laws().cite(result.section()).orElse(NOTHING),
                inAllLanguages(it -> texts.reason(it, known)),
                answer == Answer.PERSON ? inAllLanguages(it -> texts.ask(it, known)) : null);
    }

    private static Multilingual inAllLanguages(java.util.function.Function<Language, String> text) {
        var byLanguage = new LinkedHashMap<Language, String>();
        Language.WHOLE.forEach(it -> byLanguage.put(it, text.apply(it)));
        return new Multilingual(byLanguage);
    }

    private static List<FactUsed> used(Vocabulary vocabulary, Map<String, @Nullable Object> given) {
        var used = new ArrayList<FactUsed>();
        given.forEach((name, value) -> {
            var fact = vocabulary.find(name).orElseThrow();
            used.add(
                    new FactUsed(
                            name,
                            value,
                            fact.source(),
                            fact.version(),
                            fact.text(),
                            valueText(fact, value)));
        });
        return used;
    }

    static Multilingual valueText(Vocabulary.Fact fact, @Nullable Object value) {
        if (value == null) {
            return UNKNOWN;
        }
        var plain = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        var text = fact.valueTexts().get(plain);
        if (text != null) {
            return text;
        }
        return switch (value) {
            case Boolean it -> it ? YES : NO;
            default ->
                    new Multilingual(
                            Map.of(Language.FI, plain, Language.SV, plain, Language.EN, plain));
        };
    }

    /// The first later day on which another answer or reason comes out of the same facts, and what then.
    ///
    /// @return empty for never, and where the rule cannot be followed in time
    static Optional<Verdict> next(
            PublicService service,
            Map<String, ? extends @Nullable Object> facts,
            RecordingNumber known,
            LocalDate day) {
        return switch (service.rule().nextChange(facts, day)) {
            case NextChange.At(var next, _) -> Optional.of(verdict(service, facts, known, next));
            case NextChange.Unsure _, NextChange.Never _ -> Optional.empty();
        };
    }

    /// What would turn the answer, of facts that a guardian may be told: single facts first, and of each at most two
    /// values, those next to what it is, so that one fact does not hide the others.
    static List<Turn> turns(
            PublicService service, Map<String, ? extends @Nullable Object> facts, LocalDate day) {
        var vocabulary = service.vocabulary();
        var changeable =
                service.rule().inputs().stream()
                        .filter(it -> vocabulary.find(it).filter(Telling::mayBeTold).isPresent())
                        .collect(Collectors.toSet());
        return service.rule().whatWouldChange(facts, day, changeable, PATIENCE).stream()
                .collect(
                        Collectors.groupingBy(
                                it -> it.facts().keySet(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(it ->
                        it.stream()
                                .sorted(Comparator.comparingDouble(one -> distance(one, facts)))
                                .limit(MOST_VALUES))
                .limit(MOST_TURNS)
                .map(it ->
                        new Turn(
                                it.facts().entrySet().stream()
                                        .map(one -> different(vocabulary, one))
                                        .toList(),
                                "met".equals(it.outcome().get("answer"))
                                        ? Answer.MET
                                        : Answer.NOT_MET))
                .toList();
    }

    /// How far numbers would have to move; what is no number is equally far.
    private static double distance(
            Changes.Change change, Map<String, ? extends @Nullable Object> facts) {
        return change.facts().entrySet().stream()
                .mapToDouble(it ->
                        it.getValue() instanceof Number to
                                        && facts.get(it.getKey()) instanceof Number from
                                ? Math.abs(to.doubleValue() - from.doubleValue())
                                : 0)
                .sum();
    }

    private static Turn.Different different(
            Vocabulary vocabulary, Map.Entry<String, @Nullable Object> one) {
        var fact = vocabulary.find(one.getKey()).orElseThrow();
        return new Turn.Different(fact.text(), valueText(fact, one.getValue()));
    }

    /// The same verdict with the next day on which it can differ, for one person's page. Not for set
    /// work: following a rule through time takes far longer than asking it once.
    static Verdict withNextChange(Verdict verdict, Rule rule) {
        if (verdict.answer() != Answer.NOT_MET) {
            return verdict;
        }
        var given = new LinkedHashMap<String, @Nullable Object>();
        verdict.facts().forEach(it -> given.put(it.name(), it.value()));
        return switch (rule.nextChange(given, verdict.day())) {
            case NextChange.At(var next, _) -> verdict.changingOn(next);
            case NextChange.Unsure _, NextChange.Never _ -> verdict;
        };
    }
}
