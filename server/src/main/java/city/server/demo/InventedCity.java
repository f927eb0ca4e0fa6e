// SPDX-License-Identifier: EUPL-1.2
package city.server.demo;

import city.base.subject.SeedWorld;
import city.server.load.ProgressBar;
import city.synthetic.CityFolder;
import city.synthetic.Progress;
import city.synthetic.SyntheticCity;
import city.synthetic.register.PlayedDay;
import city.synthetic.register.Player;
import city.synthetic.register.RegisterDatabase;
import city.synthetic.register.RegisterServer;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The invented city behind its registers: made and loaded on the first start, before the first page
/// is served; its registers answer on loopback from then on. Each step can be killed and is done
/// again, or found done, at the next start.
@Component
@Demonstration
class InventedCity implements SmartLifecycle {
    private static final Map<String, String> STEPS =
            Map.of(
                    "generate", "Inventing the residents",
                    "extract", "Writing the registers' extracts",
                    "load", "Loading the invented register");

    private final HikariDataSource connections;
    private final RegisterDatabase register;
    private final CityFolder folder;
    private final Path work;
    private final int residents;
    private final Seeding seeding;
    private final ProgressBar bar = ProgressBar.onConsole();
    private @Nullable RegisterServer server;
    private @Nullable Player player;

    InventedCity(
            @Value("${city.database.register-url}") String url,
            @Value("${city.database.owner-user}") String user,
            @Value("${city.database.owner-password}") String password,
            @Value("${city.folder}") Path folder,
            @Value("${city.data-folder}") Path data,
            @Value("${city.demo.residents:0}") int residents,
            Seeding seeding) {
        this.connections = pool(url, user, password);
        this.register = new RegisterDatabase(connections);
        this.folder = CityFolder.read(folder);
        this.work = data.resolve("seed");
        this.residents = residents;
        this.seeding = seeding;
    }

    private static HikariDataSource pool(String url, String user, String password) {
        var pool = new HikariDataSource();
        pool.setPoolName("register");
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(4);
        pool.setMinimumIdle(1);
        return pool;
    }

    @Override
    public void start() {
        register.create();
        if (!register.seeded() || !seeding.done()) {
            seed();
        }
        server = RegisterServer.start(register, folder.zone(), 0);
        seeding.connect(server.uri());
    }

    private void seed() {
        System.out.println("First start: a city is being invented. This takes about a minute.");
        try {
            Files.createDirectories(work);
            // Made anew when a former run was killed: the same folder, seed and day give the same
            // city.
            var city =
                    SyntheticCity.generate(
                            folder, folder.seed(), folder.firstDay(), residents, progress());
            var people = work.resolve("population.ndjson");
            var records = work.resolve("education.ndjson");
            var buildings = work.resolve("buildings.csv");
            city.writePopulationExtract(people, progress());
            city.writeEducationExtract(records);
            city.writeBuildings(buildings);
            if (!register.seeded()) {
                register.seed(city, progress());
            }
            var keys =
                    Map.of(
                            "population", register.populationKey(),
                            "education", register.educationKey());
            seeding.plant(new SeedWorld(work, folder.path(), keys, bar::show));
            for (var file : List.of(people, records, buildings)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The city could not be seeded", e);
        } finally {
            bar.end();
        }
    }

    private Progress progress() {
        return (step, share) -> bar.show(STEPS.getOrDefault(step, step), share);
    }

    /// The families that are not simple, and two that are.
    List<city.synthetic.Persona> personas() {
        return register.personas();
    }

    /// Lets a day happen in the registers; a day that happened already stays as it was.
    PlayedDay play(LocalDate day) {
        var known = player;
        if (known == null) {
            // Reads names and units once.
            known = new Player(register, folder);
            player = known;
        }
        return known.play(day);
    }

    @Override
    public void stop() {
        var running = server;
        if (running != null) {
            running.close();
            server = null;
        }
        connections.close();
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    /// Before the web server opens its port: whoever sees a page sees a whole city.
    @Override
    public int getPhase() {
        return 0;
    }
}
