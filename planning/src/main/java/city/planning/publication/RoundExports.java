// SPDX-License-Identifier: EUPL-1.2
package city.planning.publication;

import city.base.database.Sql;
import city.base.shared.CityTime;
import city.base.shared.RecordingNumber;
import city.base.usage.Usages;
import city.base.usage.Use;
import city.planning.round.Rounds;
import city.planning.round.RunId;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Hands a run's file to entitled auditors. Ids in it are pseudonyms of the round, but ways tell where a
/// home is: it is personal data, and each child's family sees that it was read and for what.
@Component
class RoundExports {
    private static final String EXPORT =
            """
            insert into publication.export (run_id, at, by_whom, purpose) values (:run, :at, :by, :purpose)
            """;

    private final Rounds rounds;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Usages usages;

    RoundExports(Rounds rounds, Usages usages, JdbcClient jdbc, @CityTime Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.rounds = rounds;
        this.usages = usages;
    }

    /// The file as `allocation` writes it, UTF-8; its hash is the public commitment.
    ///
    /// @param use who reads it and for what; recorded on every child in it
    /// @param purpose the auditor's words; kept beside the record
    /// @param known what the city knows now
    /// @return empty where the run is not done, or its file is kept no longer
    @Transactional
    Optional<byte[]> export(RunId run, Use use, String purpose, RecordingNumber known) {
        var file = rounds.file(run);
        if (file.isEmpty()) {
            return file;
        }
        jdbc.sql(EXPORT)
                .param("run", run.value())
                .param("at", Sql.at(clock.instant()))
                .param("by", use.actor().text())
                .param("purpose", purpose)
                .update();
        usages.record(use, rounds.children(run), known);
        return file;
    }
}
