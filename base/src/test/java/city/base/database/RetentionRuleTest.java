// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.database.RetentionRule.Term;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionRuleTest {
    private static Term kept(String comment) {
        return RetentionRule.parse("desk.note", comment).kept();
    }

    @Test
    void a_comment_says_how_long() {
        assertThat(kept("retention: P1Y after answered_at"))
                .isEqualTo(new Term.After(Period.ofYears(1), "answered_at", "true"));
        assertThat(kept("retention: P30D after at where next_at is null; the rest"))
                .isEqualTo(new Term.After(Period.ofDays(30), "at", "next_at is null"));
        assertThat(kept("retention: P5Y after least(ended_on, valid_until)"))
                .isEqualTo(
                        new Term.After(Period.ofYears(5), "least(ended_on, valid_until)", "true"));
        assertThat(kept("retention: as desk.letter")).isEqualTo(new Term.As("desk.letter"));
        assertThat(kept("retention: by DeskRetention; long"))
                .isEqualTo(new Term.By("DeskRetention"));
        assertThat(kept("retention: none, no personal data"))
                .isEqualTo(new Term.None("no personal data"));
        assertThat(kept("retention: for ever, a law")).isEqualTo(new Term.ForEver("a law"));
        assertThat(kept("retention: open, the archive")).isEqualTo(new Term.Open("the archive"));
    }

    @Test
    void and_what_the_table_holds() {
        assertThat(
                        RetentionRule.parse(
                                "desk.note",
                                "Notes, append-only; every version; retention: as desk.letter; all; of them"))
                .isEqualTo(
                        new RetentionRule(
                                "desk.note",
                                "Notes, append-only; every version",
                                new Term.As("desk.letter"),
                                "all; of them"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Notes",
                "retention: two years",
                "retention: none",
                "retention: P1X after at",
                "retention: PT5M after at",
                "retention: P1Y",
                "retention: as letter",
                "retention: none needed"
            })
    void or_is_refused(String comment) {
        assertThatThrownBy(() -> kept(comment)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void one_that_fails_keeps_no_other_from_its_work_and_the_job_says_that_it_failed() {
        var asked = new ArrayList<String>();
        var work = new LinkedHashMap<String, LongSupplier>();
        work.put(
                "broken",
                () -> {
                    asked.add("broken");
                    throw new IllegalStateException("on purpose");
                });
        work.put(
                "whole",
                () -> {
                    asked.add("whole");
                    return 1;
                });
        assertThatThrownBy(() -> RetentionJob.run(work))
                .hasMessage("1 could not erase what is past");
        assertThat(asked).containsExactly("broken", "whole");
    }
}
