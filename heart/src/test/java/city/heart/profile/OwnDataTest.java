// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.CityTest;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.signin.TestSignIn;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Usages;
import city.base.usage.Use;
import city.heart.population.Birth;
import city.heart.population.Names;
import city.heart.population.Population;
import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/// What a guardian reads and takes away of the data that the city holds.
@CityTest
class OwnDataTest {
    private static final Use TEST =
            new Use(Actor.system("test"), "test", "test", Basis.DUTY, null, Set.of("names"));

    @Autowired Population population;
    @Autowired Profiles profiles;
    @Autowired Usages usages;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired MockMvcTester pages;

    private ResidentId me = new ResidentId(1);
    private ResidentId other = new ResidentId(1);
    private ResidentId child = new ResidentId(1);

    @BeforeEach
    void family() {
        me = entered("Helmi", "Omatieto", List.of());
        other = entered("Toivo", "Toinentieto", List.of());
        child = entered("Sisu", "Lapsitieto", List.of(me, other));
    }

    private ResidentId entered(String first, String last, List<ResidentId> guardians) {
        return population.enter(
                new Population.OutsideRegister(
                        new Names(first, last),
                        Birth.on(LocalDate.of(guardians.isEmpty() ? 1985 : 2020, 3, 4)),
                        "091",
                        "fi",
                        guardians),
                TEST);
    }

    private String get(String address) throws UnsupportedEncodingException {
        var got =
                pages.get()
                        .uri(address)
                        .with(TestSignIn.resident(me.value()))
                        .header("Accept-Language", "en")
                        .exchange();
        assertThat(got).hasStatusOk();
        return got.getResponse().getContentAsString();
    }

    @Test
    void says_what_it_is_from_where_and_who_corrects_it() throws UnsupportedEncodingException {
        profiles.learn(
                List.of(
                        new LearnedPoint(
                                me,
                                Channel.SMS,
                                "+3580000077",
                                "early-education",
                                LocalDate.of(2026, 1, 3))));
        assertThat(get("/my/data"))
                .contains(
                        "Helmi Omatieto",
                        "4 March 1985",
                        "Child: Sisu Lapsitieto",
                        "Toivo Toinentieto",
                        "Source: population register",
                        "corrects the population register: dvv.fi",
                        "+3580000077 (Given to early education on 3 January 2026)",
                        "Since 3 January 2026");
    }

    @Test
    void the_file_holds_the_same() throws UnsupportedEncodingException {
        assertThat(get("/my/data/download"))
                .contains(
                        "\"key\":\"register.self\"",
                        "Helmi Omatieto",
                        "Sisu Lapsitieto",
                        "\"uses\"")
                .doesNotContain("profile.");
    }

    @Test
    void under_an_order_nothing_of_the_other_guardian_is_shown()
            throws UnsupportedEncodingException {
        jdbc.sql(
                        """
                        insert into population.non_disclosure (known_from, resident_id, valid_from, active)
                        values (0, :other, '2026-01-01', true)
                        """)
                .param("other", other.value())
                .update();
        for (var address : List.of("/my/data", "/my/data/download")) {
            assertThat(get(address))
                    .contains("Sisu Lapsitieto", "A person handles this")
                    .doesNotContain("Toinentieto")
                    .doesNotContain("Education data");
        }
    }

    @Test
    void sweeps_are_counted_by_day_and_hide_no_look() throws UnsupportedEncodingException {
        var bitmap = new BitSet();
        bitmap.set(me.value());
        transaction.executeWithoutResult(_ -> {
            usages.record(
                    new Use(
                            Actor.officer("o-1"),
                            "service officer",
                            "own-data",
                            Basis.DUTY,
                            null,
                            Set.of("names")),
                    List.of(me),
                    new RecordingNumber(1));
            for (var i = 0; i < 250; i++) {
                usages.recordSweep(
                        TEST, i == 0 ? bitmap.toByteArray() : new byte[0], new RecordingNumber(1));
            }
        });
        assertThat(get("/my/data"))
                .containsPattern("(?s)Somebody who works for the city.*Sweeps of the machine");
        assertThat(get("/my/data/sweeps"))
                .containsPattern(
                        "(?s)8 January 2026</th>\\s*<td[^>]*>test</td>\\s*<td[^>]*>25\\d</td>"
                                + "\\s*<td[^>]*>1</td>");
    }

    @Test
    void the_oldest_look_and_the_oldest_sweep_are_reached_and_the_file_holds_all()
            throws UnsupportedEncodingException {
        transaction.executeWithoutResult(_ -> {
            for (var i = 0; i < 410; i++) {
                usages.record(
                        TEST.about("nothing", Integer.toString(i)),
                        List.of(me),
                        new RecordingNumber(1));
            }
            for (var i = 0; i < 60; i++) {
                usages.recordSweep(
                        new Use(
                                Actor.system("test"),
                                "test",
                                "sweep-%02d".formatted(i),
                                Basis.DUTY,
                                null,
                                Set.of("names")),
                        new byte[0],
                        new RecordingNumber(1));
            }
        });
        var looks = usages.countLooks(me);
        assertThat(get("/my/data")).contains("Showing 1–200 of " + looks, "Helmi Omatieto");
        // The look at what is held has been added; a further part is none.
        var last = usages.countLooks(me);
        assertThat(last).isGreaterThan(looks);
        assertThat(get("/my/data?page=3"))
                .contains("Showing 401–%d of %d".formatted(last, last))
                .doesNotContain("Helmi Omatieto", "Sisu Lapsitieto");
        assertThat(usages.countLooks(me)).isEqualTo(last);
        var sweeps = usages.countSweepDays();
        assertThat(get("/my/data/sweeps?page=2"))
                .contains("Showing 51–%d of %d".formatted(Math.min(100, sweeps), sweeps))
                .contains("sweep-59");
        var file = get("/my/data/download");
        // One more: entering the person was a use too.
        assertThat(file).contains("\"times\":411", "sweep-00", "sweep-59");
    }
}
