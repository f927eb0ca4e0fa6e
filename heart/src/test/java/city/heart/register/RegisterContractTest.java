// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.database.TestDatabase;
import city.base.exchange.Partners;
import city.base.shared.CityTime;
import city.heart.population.KnownFacts;
import city.heart.population.Population;
import city.heart.population.Statement;
import city.synthetic.CityFolder;
import city.synthetic.Progress;
import city.synthetic.SyntheticCity;
import city.synthetic.register.Player;
import city.synthetic.register.RegisterDatabase;
import city.synthetic.register.RegisterServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// The whole way against the invented register: its extract, then its changes over real HTTP.
@RegisterTest
@DirtiesContext
@TestPropertySource(properties = "city.test.empty=true")
class RegisterContractTest {
    @Autowired RegisterLoad load;
    @Autowired RegisterFeed feed;
    @Autowired Issues issues;
    @Autowired Population population;
    @Autowired JdbcTemplate template;
    @Autowired @CityTime RegisterTestConfiguration.SetClock clock;

    @Autowired Environment settings;
    @Autowired Partners partners;
    @TempDir Path work;

    @Test
    void whoever_follows_the_changes_stands_where_the_register_stands() throws Exception {
        var folder = CityFolder.read(Path.of("../cities/helsinki"));
        var city = SyntheticCity.generate(folder, 7, folder.firstDay(), 2_000, Progress.NONE);
        var register = new RegisterDatabase(TestDatabase.register(settings));
        register.create();
        register.seed(city, Progress.NONE);
        var extract = work.resolve("people.ndjson");
        city.writePopulationExtract(extract, Progress.NONE);
        clock.on(folder.firstDay());
        assertThat(load.load(extract, register.populationKey(), (_, _) -> {}).broken()).isEmpty();

        var player = new Player(register, folder);
        var day = folder.firstDay();
        try (var server = RegisterServer.start(register, RegisterTestConfiguration.HELSINKI, 0)) {
            feed.connect(server.uri());
            var changes = 0;
            for (var played = 0; played < 60; played++) {
                day = day.plusDays(1);
                clock.on(day);
                player.play(day);
                if (played % 6 == 5) {
                    var taken = feed.catchUp();
                    assertThat(taken.parked()).isZero();
                    changes += taken.changes();
                }
            }
            assertThat(changes).isGreaterThan(50);
            assertThat(issues.open(10)).isEmpty();
            var differences =
                    compare(
                            new RegisterClient(
                                    server.uri(),
                                    partners.named("population", "register.source.population")),
                            extract,
                            day);
            assertThat(differences).isEmpty();
        }
    }

    private Map<String, List<String>> compare(RegisterClient client, Path extract, LocalDate day)
            throws Exception {
        var codes = new ArrayList<String>();
        for (var line : Files.readAllLines(extract)) {
            codes.add(Dvv.MAPPER.readTree(line).path("henkilotunnus").asString());
        }
        var reader = new GroupReader();
        var readings = new HashMap<String, GroupReader.Reading>();
        for (var raw : client.baseData(codes)) {
            var record = Dvv.MAPPER.treeToValue(raw, Dvv.Person.class);
            readings.put(GroupReader.code(record), reader.read(record, day));
        }
        var named = new HashSet<>(readings.keySet());
        readings.values()
                .forEach(reading ->
                        reading.told()
                                .forEach(told -> {
                                    if (told instanceof Statement.Relation it) {
                                        named.add(it.child().key());
                                        named.add(it.guardian().key());
                                    } else if (told instanceof Statement.Parent it) {
                                        named.add(it.parent().key());
                                    }
                                }));
        var ids = population.match(named);
        assertThat(ids.keySet()).containsAll(readings.keySet());
        var told = new HashMap<Integer, List<Statement>>();
        readings.forEach((code, reading) -> told.put(ids.get(code).value(), reading.told()));
        return KnownFacts.differences(
                template, told, it -> Objects.requireNonNull(ids.get(it.key())).value(), day);
    }
}
