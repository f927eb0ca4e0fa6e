// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.database.Sql;
import city.base.shared.CityTime;
import city.base.shared.RecordingNumber;
import city.base.usage.Usages;
import city.base.usage.Use;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Hands a run's file to entitled auditors. Ids in it are pseudonyms of the round, but ways tell where a
/// home is: it is personal data, and each child's family sees that it was read and for what.
@Service
public class RoundExports {
    private static final String EXPORT =
            """
            insert into round.export (run_id, at, by_whom, purpose) values (:run, :at, :by, :purpose)
            """;

    private final RunRepository runs;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Usages usages;

    RoundExports(RunRepository runs, Usages usages, JdbcClient jdbc, @CityTime Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.runs = runs;
        this.usages = usages;
    }

    /// The file as `allocation` writes it, UTF-8; its hash is the public commitment.
    ///
    /// @param use who reads it and for what; recorded on every child in it
    /// @param purpose the auditor's words; kept beside the record
    /// @param known what the city knows now
    /// @return empty where the run is not done, or its file is kept no longer
    @Transactional
    public Optional<byte[]> export(RunId run, Use use, String purpose, RecordingNumber known) {
        var file = runs.file(run);
        if (file.length == 0) {
            return Optional.empty();
        }
        jdbc.sql(EXPORT)
                .param("run", run.value())
                .param("at", Sql.at(clock.instant()))
                .param("by", use.actor().text())
                .param("purpose", purpose)
                .update();
        usages.record(use, runs.children(run), known);
        return Optional.of(RoundFiles.unpack(file));
    }
}
