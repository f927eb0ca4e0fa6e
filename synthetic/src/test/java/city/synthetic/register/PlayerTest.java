// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.synthetic.IdentityCode;
import city.synthetic.Persona;
import city.synthetic.Progress;
import city.synthetic.SyntheticCity;
import city.synthetic.TestCity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PlayerTest {
    private static final LocalDate FIRST = TestCity.FOLDER.firstDay();
    private static final LocalDate NEXT = FIRST.plusDays(1);

    private static final DayContext.Sources SOURCES = DayContext.Sources.read(TestCity.FOLDER);

    private static SyntheticCity city;
    private static DataSource template;

    @BeforeAll
    static void seed() {
        city = TestCity.make(6000);
        template = TestPostgres.fresh();
        new RegisterDatabase(template).seed(city, Progress.NONE);
    }

    private record World(RegisterDatabase database, Player player) {
        static World fresh() {
            var database = new RegisterDatabase(TestPostgres.copyOf(template));
            return new World(database, new Player(database, TestCity.FOLDER, SOURCES));
        }

        RegisterServer server() {
            return RegisterServer.start(database, TestCity.FOLDER.zone(), 0);
        }

        Persona persona(String key) {
            return database.personas().stream()
                    .filter(it -> it.key().equals(key))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void a_day_is_played_once() {
        var world = World.fresh();
        assertThat(world.database().playedThrough()).isEmpty();
        var played = world.player().play(NEXT);
        assertThat(played.populationChanges()).isPositive();
        assertThat(played.populationKey())
                .isEqualTo(RegisterDatabase.FIRST_KEY + played.populationChanges());
        assertThat(world.player().play(NEXT)).isEqualTo(played);
        assertThat(world.database().playedThrough()).contains(NEXT);
        try (var server = world.server();
                var client = new RegisterClient(server)) {
            assertThat(client.changesAfter(0)).hasSize(played.populationChanges());
        }
    }

    @Test
    void the_same_city_and_day_bring_the_same_changes() {
        var days = new ArrayList<List<JsonNode>>();
        for (int i = 0; i < 2; i++) {
            var world = World.fresh();
            world.player().play(NEXT);
            world.player().play(NEXT.plusDays(1));
            try (var server = world.server();
                    var client = new RegisterClient(server)) {
                days.add(client.changesAfter(0));
            }
        }
        assertThat(days.getFirst()).isNotEmpty().isEqualTo(days.getLast());
    }

    @Test
    void refuses_a_day_before_the_city_begins() {
        assertThatThrownBy(() -> World.fresh().player().play(FIRST.minusDays(1)))
                .hasMessage("the invented city begins on 2026-01-07");
    }

    @Test
    void extract_and_changes_together_say_what_the_register_says(@TempDir Path folder)
            throws IOException {
        var world = World.fresh();
        var picture = new FoldedRegister();
        var extract = folder.resolve("extract");
        city.writePopulationExtract(extract, Progress.NONE);
        var codes = new TreeSet<String>();
        for (var line : Files.readAllLines(extract)) {
            var person = RegisterClient.JSON.readTree(line);
            codes.add(person.path("henkilotunnus").asString());
            picture.add(person);
        }
        var events = new TreeSet<String>();
        for (int i = 1; i <= 3; i++) {
            events.addAll(world.player().playMany(FIRST.plusDays(20L * i), 900).events().keySet());
        }
        // Most of what can happen did, not only moves.
        assertThat(events)
                .contains(
                        "birth",
                        "death",
                        "move-in",
                        "move-out",
                        "move-within",
                        "name-given",
                        "name-change",
                        "email-change",
                        "separation",
                        "guardian-change",
                        "order-begins",
                        "order-ends",
                        "address-correction");
        try (var server = world.server();
                var client = new RegisterClient(server)) {
            var changes = client.changesAfter(RegisterDatabase.FIRST_KEY);
            assertThat(changes).hasSizeGreaterThanOrEqualTo(2700);
            for (var change : changes) {
                picture.apply(change);
                codes.add(change.path("henkilotunnus").asString());
            }
            var register = new FoldedRegister();
            client.baseData(List.copyOf(codes)).forEach(register::add);
            var told = picture.present();
            var held = register.present();
            assertThat(told.keySet()).isEqualTo(held.keySet());
            assertThat(told.keySet()).allMatch(IdentityCode::isValid);
            held.forEach((code, groups) -> assertThat(told.get(code)).isEqualTo(groups));
        }
    }

    @Test
    void changes_are_dated_on_the_day_and_in_the_order_of_their_keys() {
        var world = World.fresh();
        world.player().play(NEXT);
        try (var server = world.server();
                var client = new RegisterClient(server)) {
            var times =
                    client.changesAfter(0).stream()
                            .map(it -> Instant.parse(it.path("muutospv").asString()))
                            .toList();
            assertThat(times)
                    .isSorted()
                    .allMatch(it -> it.atZone(TestCity.FOLDER.zone()).toLocalDate().equals(NEXT));
        }
    }

    @Test
    void an_order_that_begins_withholds_the_home_in_the_same_change() {
        var world = World.fresh();
        var family = world.persona("pre-primary");
        world.player().happen(NEXT, Event.ORDER_BEGINS, family.child());
        try (var server = world.server();
                var client = new RegisterClient(server)) {
            var changes = client.changesAfter(RegisterDatabase.FIRST_KEY);
            assertThat(changes.stream().map(it -> it.path("henkilotunnus").asString()))
                    .contains(family.child())
                    .containsAll(family.guardians());
            for (var change : changes) {
                assertThat(groups(change))
                        .containsExactly(
                                "TURVAKIELTO",
                                "VAKINAINEN_KOTIMAINEN_OSOITE",
                                "VAKINAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS");
                assertThat(change.toString()).doesNotContain("katunimi\":{");
            }
        }
    }

    @Test
    void a_birth_is_told_for_the_child_and_to_its_guardians() {
        var world = World.fresh();
        var family = world.persona("pre-primary");
        var mother = family.guardians().getFirst();
        world.player().happen(NEXT, Event.BIRTH, mother);
        try (var server = world.server();
                var client = new RegisterClient(server)) {
            var changes = client.changesAfter(RegisterDatabase.FIRST_KEY);
            var child = changes.getFirst();
            assertThat(groups(child)).contains("SYNTYMAPAIVA", "KOTIKUNTA", "HUOLTAJA_SUPPEA");
            assertThat(changes.subList(1, changes.size()))
                    .hasSize(2)
                    .allSatisfy(it -> {
                        assertThat(family.guardians())
                                .contains(it.path("henkilotunnus").asString());
                        assertThat(groups(it)).containsExactly("HUOLLETTAVA_SUPPEA");
                    });
        }
    }

    @Test
    void the_death_of_a_child_ends_its_guardianships_on_both_sides() {
        var world = World.fresh();
        var family = world.persona("school");
        world.player().happen(NEXT, Event.DEATH, family.child());
        try (var server = world.server();
                var client = new RegisterClient(server)) {
            var changes = client.changesAfter(RegisterDatabase.FIRST_KEY);
            assertThat(groups(changes.getFirst())).containsExactly("KUOLINPAIVA");
            assertThat(changes.stream().map(it -> it.path("henkilotunnus").asString()).distinct())
                    .containsExactlyInAnyOrder(
                            family.child(),
                            family.guardians().getFirst(),
                            family.guardians().getLast());
            // A death may be reported some days late.
            var died = changes.getFirst().path("tietoryhmat").get(0).path("kuolinpv");
            assertThat(client.baseData(family.guardians()))
                    .hasSize(2)
                    .allSatisfy(guardian ->
                            assertThat(guardian.toString())
                                    .contains("\"huoltosuhteenLoppupv\":" + died));
        }
    }

    @Test
    void a_corrected_code_is_told_under_the_former_one_and_opens_the_same_person() {
        var world = World.fresh();
        var former = world.persona("school").child();
        world.player().happen(NEXT, Event.CODE_CORRECTION, former);
        try (var server = world.server();
                var client = new RegisterClient(server)) {
            var change = client.changesAfter(RegisterDatabase.FIRST_KEY).getFirst();
            assertThat(change.path("henkilotunnus").asString()).isEqualTo(former);
            var group = change.path("tietoryhmat").get(0);
            var present = group.path("aktiivinenHenkilotunnus").asString();
            assertThat(present).isNotEqualTo(former).matches(IdentityCode::isValid);
            assertThat(group.path("edellisetHenkilotunnukset").get(0).asString()).isEqualTo(former);
            assertThat(client.baseData(List.of(former)))
                    .isEqualTo(client.baseData(List.of(present)));
        }
    }

    @Test
    void what_cannot_happen_to_somebody_is_refused() {
        var world = World.fresh();
        var family = world.persona("pre-primary");
        assertThatThrownBy(() -> world.player().happen(NEXT, Event.BIRTH, family.child()))
                .hasMessage("birth cannot happen to this person on this day");
        assertThatThrownBy(() -> world.player().happen(NEXT, Event.DEATH, "131052-308T"))
                .hasMessage("nobody in the register has this code");
    }

    @Test
    void the_education_records_tell_the_record_as_it_now_stands() {
        var world = World.fresh();
        var child = world.persona("pre-primary").child();
        world.player().happen(NEXT, Event.PERSON_MARK, child);
        try (var server = world.server();
                var client = new RegisterClient(server)) {
            var changes = client.educationChangesAfter(0);
            assertThat(changes).hasSize(1);
            var record = changes.getFirst().path("record");
            assertThat(record.path("needsPerson").asBoolean()).isTrue();
            var held =
                    client.post("/education/extract", java.util.Map.of("persons", Set.of(child)));
            assertThat(held.path("records").get(0)).isEqualTo(record);
        }
    }

    private static List<String> groups(JsonNode change) {
        return change.path("tietoryhmat").values().stream()
                .map(it -> it.path("tietoryhma").asString())
                .distinct()
                .toList();
    }
}
