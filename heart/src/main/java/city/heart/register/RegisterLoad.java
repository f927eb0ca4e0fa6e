// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import city.base.shared.CityTime;
import city.heart.population.PopulationLoad;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Loads a whole city from the register's initial extract: a file with one element of `perustiedot` a
/// line. Parsed by all processors; what it says is written by [PopulationLoad], which makes it visible
/// as the last step: a load that is killed leaves nothing to be seen, and is done again.
@Service
public class RegisterLoad {
    private static final Logger log = LoggerFactory.getLogger(RegisterLoad.class);
    private static final String FEED =
            """
            insert into register.feed (source, register_key, recording, up_to_date)
            values ('population', ?, 1, false)
            """;

    /// Of a load that was killed: this one will find them again.
    private static final String FORGET_PARKED = "delete from register.parked_change";

    private static final String FORGET_ISSUES = "delete from register.issue";

    private final PopulationLoad population;
    private final Issues issues;
    private final Clock clock;

    RegisterLoad(PopulationLoad population, Issues issues, @CityTime Clock clock) {
        this.population = population;
        this.issues = issues;
        this.clock = clock;
    }

    /// What a load did.
    ///
    /// @param people    with a number now, those only named by others included
    /// @param relations between children and guardians
    /// @param broken    records not taken, each an issue, by line
    public record Loaded(int people, int relations, List<ExtractFault> broken) {}

    /// Loads the extract into an empty city. Readers of people wait until it is done.
    ///
    /// @param extract     UTF-8, one person a line
    /// @param registerKey the register's key as of the extract: changes are taken after it
    /// @throws IllegalStateException when something is recorded already
    /// @throws IllegalArgumentException where it is no extract; then nothing is loaded
    public Loaded load(Path extract, long registerKey, LoadProgress progress) {
        try (var load = population.begin()) {
            run(load.connection(), FORGET_PARKED);
            run(load.connection(), FORGET_ISSUES);
            var broken = new ArrayList<ExtractFault>();
            var written = fill(extract, load, broken, progress);
            try (var statement = load.connection().prepareStatement(FEED)) {
                statement.setLong(1, registerKey);
                statement.executeUpdate();
            }
            load.commit(registerKey, written);
            progress.at("indexes", 1);
            return new Loaded(written.people(), written.relations(), broken);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("The extract could not be loaded", e);
        }
    }

    private PopulationLoad.Written fill(
            Path file,
            PopulationLoad.Running load,
            List<ExtractFault> broken,
            LoadProgress progress)
            throws SQLException, IOException {
        var extract = new Extract(file, LocalDate.now(clock));
        try (var executor = Extract.executor()) {
            var read = extract.read(executor, load::writer, progress);
            var written = load.relate(read.last());
            progress.at("relations", 1);
            Extract.all(executor, finishers(load, progress));
            read.broken().forEach(this::raise);
            read.broken().forEach(it -> broken.add(it.told()));
            return written;
        }
    }

    private static List<Callable<Boolean>> finishers(
            PopulationLoad.Running load, LoadProgress progress) {
        var finishers = load.finishers();
        var tasks = new ArrayList<Callable<Boolean>>();
        for (var finisher : finishers) {
            var share = (tasks.size() + 1.0) / (finishers.size() + 1);
            tasks.add(() -> {
                finisher.call();
                progress.at("indexes", share);
                return true;
            });
        }
        return tasks;
    }

    private void raise(ExtractReader.BrokenLine line) {
        var place = "perustiedot[" + line.number() + "]." + line.fault().place();
        log.warn("Register record not taken: {} at {}", line.fault().fault(), place);
        var issue =
                issues.raise(RegisterFeed.SOURCE, null, line.fault().fault(), place, null, true);
        var code = line.code();
        if (code != null) {
            var raw = Dvv.MAPPER.createObjectNode().put("henkilotunnus", code);
            issues.park(issue, code, null, raw.toString());
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
