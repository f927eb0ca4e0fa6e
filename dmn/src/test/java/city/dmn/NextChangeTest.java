// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import static city.dmn.Models.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextChangeTest {
    private static Decision rule(String feel) {
        return Models.compile(
                        Models.model(
                                """
                                <inputData name="born" id="b"><variable name="born" typeRef="date"/></inputData>
                                <decision name="x" id="x"><variable name="x"/>
                                <informationRequirement><requiredInput href="#b"/></informationRequirement>
                                <literalExpression><text>%s</text></literalExpression></decision>
                                """
                                        .formatted(feel.replace("<", "&lt;").replace(">", "&gt;"))))
                .decision("x");
    }

    private static LocalDate change(String feel, LocalDate born) {
        return switch (rule(feel).nextChange(Map.of("born", born), DAY)) {
            case NextChange.At(var day, _) -> day;
            case NextChange.Unsure it -> throw new AssertionError(it);
            case NextChange.Never _ -> LocalDate.MAX;
        };
    }

    @Test
    void an_age_is_reached_on_the_birthday() {
        assertThat(
                        change(
                                "years and months duration(born, today()).years >= 18",
                                LocalDate.of(2010, 8, 17)))
                .isEqualTo(LocalDate.of(2028, 8, 17));
    }

    @Test
    void who_is_born_on_29_february_comes_of_age_on_1_march() {
        assertThat(
                        change(
                                "years and months duration(born, today()).years >= 18",
                                LocalDate.of(2012, 2, 29)))
                .isEqualTo(LocalDate.of(2030, 3, 1));
    }

    @Test
    void the_year_turns_on_new_years_day() {
        assertThat(change("today().year - born.year = 6", LocalDate.of(2021, 12, 31)))
                .isEqualTo(LocalDate.of(2027, 1, 1));
    }

    @Test
    void what_is_past_never_changes() {
        assertThat(change("today() < date(\"2020-01-01\")", LocalDate.of(2021, 12, 31)))
                .isEqualTo(LocalDate.MAX);
    }

    @Test
    void a_rule_for_weekdays_changes_at_the_weekend() {
        assertThat(change("today().weekday > 5", LocalDate.of(2021, 12, 31)))
                .isEqualTo(LocalDate.of(2026, 3, 7));
    }

    @Test
    void the_line_of_answers_shows_every_stretch() {
        var line =
                rule("if today() < @\"2026-05-01\" then \"early\" else if today() <= @\"2026-05-31\" then \"open\" else \"closed\"")
                        .line(Map.of("born", DAY), DAY, LocalDate.of(2027, 1, 1));
        assertThat(
                        line.stream()
                                .map(it ->
                                        it.from() + " " + it.until() + " " + it.outcome().value()))
                .isEqualTo(
                        List.of(
                                "2026-03-02 2026-04-30 early",
                                "2026-05-01 2026-05-31 open",
                                "2026-06-01 2027-01-01 closed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "years and months duration(born, today()).years",
                "today() in [date(born.year + 6, 8, 1)..date(born.year + 7, 7, 31)]",
                "date(today().year, 2, 29) = null",
                "if today().month = 12 then \"advent\" else today().year - born.year",
                "contains(string(today()), \"-08-1\")"
            })
    void the_line_says_of_each_day_what_asking_on_that_day_says(String feel) {
        var rule = rule(feel);
        var facts = Map.of("born", LocalDate.of(2019, 2, 28));
        var end = DAY.plusDays(900);
        var day = DAY;
        for (var span : rule.line(facts, DAY, end)) {
            assertThat(span.from()).as(feel).isEqualTo(day);
            for (; !day.isAfter(span.until()); day = day.plusDays(1)) {
                assertThat(rule.decide(facts, day))
                        .as("%s on %s", feel, day)
                        .isEqualTo(span.outcome());
            }
        }
        assertThat(day).isEqualTo(end.plusDays(1));
    }

    /// Against asking every single day.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "years and months duration(born, today()).years in [6..7]",
                "years and months duration(born, today()) >= @\"P6Y3M\"",
                "today() - born > @\"P2000D\"",
                "born + @\"P7Y\" <= today()",
                "today() in [date(born.year + 6, 8, 1)..date(born.year + 7, 7, 31)]",
                "date(today().year, 8, 1) - born >= duration(\"P2191D\")",
                "today().month = 8 and today().year - born.year > 5",
                "today() = date(born.year + 7, 2, 29)",
                "date(today().year, 2, 29) = null",
                "max(born + @\"P6Y\", @\"2027-02-28\") < today() - @\"P1M\"",
                "if (today().year - born.year) / 2 >= 3 then \"a\" else \"b\"",
                "some d in [born, @\"2020-02-29\"] satisfies years and months duration(d, today()).years = 7",
                "floor(years and months duration(born, today()) / @\"P1Y6M\")",
                "day of week(today()) = \"Sunday\" and today().day > 7"
            })
    void finds_the_day_that_asking_each_day_finds(String feel) {
        var rule = rule(feel);
        var random = new Random(7);
        for (var i = 0; i < 12; i++) {
            var facts = Map.of("born", LocalDate.of(2018, 1, 1).plusDays(random.nextInt(2500)));
            var day = DAY.plusDays(random.nextInt(800));
            var now = rule.decide(facts, day);
            var expected = day.plusDays(1);
            while (expected.isBefore(day.plusDays(3000))
                    && rule.decide(facts, expected).value().equals(now.value())) {
                expected = expected.plusDays(1);
            }
            var horizon = day.plusDays(3000);
            var changes = expected.isBefore(horizon);
            switch (rule.nextChange(facts, day)) {
                case NextChange.At(var at, _) -> {
                    if (changes) {
                        assertThat(at).as(feel).isEqualTo(expected);
                    } else {
                        assertThat(at).as(feel).isAfterOrEqualTo(horizon);
                    }
                }
                case NextChange.Unsure(var from, _) ->
                        throw new AssertionError(feel + " unsure from " + from);
                case NextChange.Never _ -> assertThat(changes).as(feel).isFalse();
            }
        }
    }
}
