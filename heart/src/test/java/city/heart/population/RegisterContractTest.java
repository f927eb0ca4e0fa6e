// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.CityTime;
import city.synthetic.CityFolder;
import city.synthetic.Progress;
import city.synthetic.SyntheticCity;
import city.synthetic.register.Player;
import city.synthetic.register.RegisterDatabase;
import city.synthetic.register.RegisterServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// The whole way against the invented register: its extract, then its changes over real HTTP.
@PopulationTest
@DirtiesContext
@TestPropertySource(properties = "city.test.empty=true")
class RegisterContractTest {
    @Autowired PopulationLoad load;
    @Autowired PopulationFeed feed;
    @Autowired Issues issues;
    @Autowired Identities identities;
    @Autowired JdbcTemplate template;
    @Autowired @CityTime PopulationTestConfiguration.SetClock clock;

    @Value("${city.database.register-url}")
    String registerUrl;

    @Value("${city.database.owner-user}")
    String user;

    @Value("${city.database.owner-password}")
    String password;

    @TempDir Path work;

    @Test
    void whoever_follows_the_changes_stands_where_the_register_stands() throws Exception {
        var folder = CityFolder.read(Path.of("../cities/helsinki"));
        var city = SyntheticCity.generate(folder, 7, folder.firstDay(), 2_000, Progress.NONE);
        var register =
                new RegisterDatabase(new DriverManagerDataSource(registerUrl, user, password));
        register.create();
        register.seed(city, Progress.NONE);
        var extract = work.resolve("people.ndjson");
        city.writePopulationExtract(extract, Progress.NONE);
        clock.on(folder.firstDay());
        assertThat(load.load(extract, register.populationKey(), (_, _) -> {}).broken()).isZero();

        var player = new Player(register, folder);
        var day = folder.firstDay();
        try (var server = RegisterServer.start(register, PopulationTestConfiguration.HELSINKI, 0)) {
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
            var differences = compare(new RegisterClient(server.uri()), extract, day);
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
        for (var words : client.baseData(codes)) {
            var record = Dvv.MAPPER.treeToValue(words, Dvv.Person.class);
            readings.put(GroupReader.code(record), reader.read(record, day));
        }
        var named = new HashSet<>(readings.keySet());
        readings.values()
                .forEach(reading ->
                        reading.told()
                                .forEach(told -> {
                                    if (told instanceof Told.Relation it) {
                                        named.add(it.child().key());
                                        named.add(it.guardian().key());
                                    } else if (told instanceof Told.Parent it) {
                                        named.add(it.parent().key());
                                    }
                                }));
        var ids = identities.find(named);
        assertThat(ids.keySet()).containsAll(readings.keySet());
        ToIntFunction<Told.Person> number = it -> Objects.requireNonNull(ids.get(it.key()));
        var expected = new Work();
        readings.forEach((code, reading) ->
                reading.told()
                        .forEach(told -> expected.apply(told, ids.get(code), day, true, number)));
        var people = new HashSet<>(readings.keySet().stream().map(ids::get).toList());
        var actual = template.execute((Connection it) -> Work.load(it, people));
        var differences = new TreeMap<String, List<String>>();
        for (var table : Facts.ALL) {
            if (!table.pair()) {
                people.forEach(id -> differ(table, id, day, expected, actual, differences));
            }
        }
        for (var id : people) {
            var pairs = new HashSet<>(expected.told(Facts.GUARDIANSHIP, id));
            pairs.addAll(actual.guardiansOf(id));
            pairs.forEach(
                    pair -> differ(Facts.GUARDIANSHIP, pair, day, expected, actual, differences));
        }
        return differences;
    }

    private static <V> void differ(
            FactTable<V> table,
            long key,
            LocalDate day,
            Work expected,
            Work actual,
            Map<String, List<String>> into) {
        var should = expected.now(table, key);
        var is = actual.now(table, key);
        // Under an order the dwelling last known stays, where the register tells none.
        var kept = table.equals(Facts.DWELLING) && should.on(day) == null;
        if (!kept && !Objects.equals(should.on(day), is.on(day))) {
            into.computeIfAbsent(table.name(), _ -> new ArrayList<>())
                    .add(table.subject(key) + ": " + days(should) + " / " + days(is));
        }
    }

    private static <V> List<String> days(Timeline<V> timeline) {
        return timeline.rows().stream()
                .map(it -> it.from() + (it.value() == null ? " end" : " value"))
                .toList();
    }
}
