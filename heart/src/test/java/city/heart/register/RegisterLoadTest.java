// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import static city.heart.register.Groups.address;
import static city.heart.register.Groups.born;
import static city.heart.register.Groups.code;
import static city.heart.register.Groups.corrected;
import static city.heart.register.Groups.dependant;
import static city.heart.register.Groups.group;
import static city.heart.register.Groups.guardian;
import static city.heart.register.Groups.language;
import static city.heart.register.Groups.municipality;
import static city.heart.register.Groups.name;
import static city.heart.register.Groups.order;
import static city.heart.register.Groups.withheldAddress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.heart.population.Columns;
import city.heart.population.Names;
import city.heart.population.Population;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/// Loads need an empty city: this class has a context, and with it a database, of its own.
@RegisterTest
@DirtiesContext
@org.springframework.test.context.TestPropertySource(properties = "city.test.empty=true")
class RegisterLoadTest {
    @Autowired RegisterLoad load;
    @Autowired RegisterFeed feed;
    @Autowired Population population;
    @Autowired Issues issues;
    @Autowired JdbcClient jdbc;
    @TempDir Path folder;

    @Test
    void an_extract_becomes_a_city_and_half_a_load_is_forgotten() throws Exception {
        var mother = code(1, 5, 1990);
        var former = code(2, 5, 1990);
        var child = code(3, 5, 2020);
        var hidden = code(4, 5, 1980);
        var stranger = code(5, 5, 1985);
        var bad = code(6, 5, 1985);
        var lines =
                List.of(
                        FakeRegister.record(
                                child,
                                null,
                                born("2020-05-03"),
                                name("Oona", "Salo"),
                                language("fi"),
                                municipality("091", "2020-05-03"),
                                address("Kotitie", "5", "100000001A", "2020-05-03"),
                                guardian(mother, "2020-05-03", "2038-05-03"),
                                guardian(stranger, "2020-05-03", "2038-05-03")),
                        FakeRegister.record(
                                mother,
                                null,
                                born("1990-05-01"),
                                name("Maija", "Salo"),
                                municipality("091", "2015-01-01"),
                                address("Kotitie", "5", "100000001A", "2018-01-01"),
                                dependant(child, "2020-05-03", "2038-05-03"),
                                corrected(mother, former)),
                        FakeRegister.record(
                                hidden,
                                null,
                                born("1980-05-04"),
                                municipality("091", "2000-01-01"),
                                order(true),
                                withheldAddress(),
                                group(
                                        "VAKINAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS",
                                        "\"turvakiellonAlaisetKentat\":[\"asuinpaikantunnus\"]")),
                        FakeRegister.record(bad, null, born("1985-13-01")),
                        FakeRegister.record(mother, null, born("1990-05-01")),
                        "no json");
        var file = folder.resolve("extract.ndjson");
        Files.write(file, lines);

        var half = folder.resolve("half.ndjson");
        Files.writeString(half, lines.getFirst());
        assertThatThrownBy(() ->
                        load.load(
                                half,
                                7,
                                (step, _) -> {
                                    if (step.equals("indexes")) {
                                        throw new IllegalStateException("killed");
                                    }
                                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(population.latest()).isEqualTo(new RecordingNumber(0));

        assertThat(load.load(file, 100_000_000L, (_, _) -> {}))
                .isEqualTo(
                        new RegisterLoad.Loaded(
                                7,
                                2,
                                List.of(
                                        new ExtractFault(
                                                4,
                                                RecordFault.IMPOSSIBLE_DATE,
                                                "SYNTYMAPAIVA.syntymapv"),
                                        new ExtractFault(
                                                5, RecordFault.CONTRADICTION, "henkilotunnus"),
                                        new ExtractFault(6, RecordFault.MALFORMED, "record"))));

        assertThat(population.latest()).isEqualTo(new RecordingNumber(1));
        assertThat(feed.key()).contains(100_000_000L);
        var found =
                population.byIdentityCodes(
                        List.of(mother, former, child, hidden, stranger), FeedScenario.DESK);
        assertThat(found)
                .containsEntry(child, new ResidentId(1))
                .containsEntry(mother, new ResidentId(2))
                .containsEntry(former, new ResidentId(2))
                .containsEntry(hidden, new ResidentId(3))
                .containsEntry(stranger, new ResidentId(7));
        var family = population.family(new ResidentId(1), FeedScenario.DESK).orElseThrow();
        assertThat(family.child().names()).isEqualTo(new Names("Oona", "Salo"));
        assertThat(family.guardians())
                .extracting(it -> it.person().id())
                .containsExactly(new ResidentId(2), new ResidentId(7));
        assertThat(family.guardians().getFirst().livesWithChild()).isTrue();
        var protectedOne = population.find(new ResidentId(3), FeedScenario.DESK).orElseThrow();
        assertThat(protectedOne.order()).isTrue();
        assertThat(protectedOne.address()).isNull();
        assertThat(population.identityCode(new ResidentId(2), FeedScenario.DESK)).contains(mother);
        assertThat(issues.open(10))
                .extracting(it -> it.fault() + " " + it.place())
                .containsExactlyInAnyOrder(
                        "IMPOSSIBLE_DATE perustiedot[3].SYNTYMAPAIVA.syntymapv",
                        "CONTRADICTION perustiedot[4].henkilotunnus",
                        "MALFORMED perustiedot[5].record");
        assertThatThrownBy(() -> load.load(file, 1, (_, _) -> {}))
                .hasMessageContaining("empty city");

        columnsOfTheLoadedCityFollowTheFeed(child, hidden);
    }

    private void columnsOfTheLoadedCityFollowTheFeed(String child, String hidden) {
        var day = LocalDate.of(2026, 1, 7);
        var first = population.columns(day, FeedScenario.DESK);
        assertThat(first.size()).isEqualTo(8);
        assertThat(first.birthDays()[1]).isEqualTo((int) LocalDate.of(2020, 5, 3).toEpochDay());
        assertThat(first.birthYears())
                .containsExactly(
                        new short[] {
                            Columns.NO_YEAR,
                            2020,
                            1990,
                            1980,
                            Columns.NO_YEAR,
                            Columns.NO_YEAR,
                            Columns.NO_YEAR,
                            Columns.NO_YEAR
                        });
        assertThat(first.municipalities()).containsExactly(new short[] {0, 91, 91, 91, 0, 0, 0, 0});
        assertThat(first.guardians()).containsExactly(new byte[] {0, 2, 0, 0, 0, 0, 0, 0});
        assertThat(first.living()).containsExactly(0b1000_1110L);
        assertThat(first.inRegister()).containsExactly(0b1000_1110L);
        assertThat(first.order()).containsExactly(0b0000_1000L);
        assertThat(first.permanentAddress()).containsExactly(0b0000_0110L);
        assertThat(first.guardianElsewhere()).containsExactly(0b0000_0010L);
        assertThat(first.motherTongues()[1]).isEqualTo('f' + 256 * 'i');
        try (var register = new FakeRegister()) {
            feed.connect(register.uri());
            var newborn = code(6, 1, 2026);
            register.person(
                    newborn,
                    born("2026-01-06"),
                    municipality("091", "2026-01-06"),
                    guardian(hidden, "2026-01-06", "2044-01-06"));
            register.change(newborn, "2026-01-07T06:00:00Z", born("2026-01-06"));
            register.change(child, "2026-01-07T06:00:00Z", municipality("049", "2026-01-05"));
            feed.catchUp();
        }
        var second = population.columns(day, FeedScenario.DESK);
        assertThat(second.known()).isEqualTo(population.latest());
        assertThat(second.municipalities())
                .containsExactly(new short[] {0, 49, 91, 91, 0, 0, 0, 0, 91});
        assertThat(second.order()).containsExactly(0b1_0000_1000L);
        assertThat(second)
                .usingRecursiveComparison()
                .isEqualTo(population.columnsAsOf(second.known(), day, FeedScenario.DESK));
        assertThat(first)
                .usingRecursiveComparison()
                .isEqualTo(population.columnsAsOf(first.known(), day, FeedScenario.DESK));
    }
}
