// SPDX-License-Identifier: EUPL-1.2
package city.server.prove;

import city.heart.service.Assignment;
import city.heart.service.PublicService;
import city.heart.service.Services;
import city.planning.round.RoundId;
import city.planning.round.Rounds;
import city.planning.round.Run;
import city.planning.round.RunId;
import city.server.prove.ProofSql.Pool;
import org.springframework.stereotype.Component;

/// Two officers open a round for every service and school year for which children wait, have it run,
/// sign and release it; the lot is not drawn but laid down.
@Component
@Proving
class PlayedRounds {
    private final ProofSql sql;
    private final Services services;
    private final Rounds rounds;
    private final ProofJobs jobs;

    PlayedRounds(ProofSql sql, Services services, Rounds rounds, ProofJobs jobs) {
        this.sql = sql;
        this.services = services;
        this.rounds = rounds;
        this.jobs = jobs;
    }

    /// @return how many rounds were given
    int give() {
        var given = 0;
        for (var pool : sql.waiting()) {
            var service = services.find(pool.service()).orElseThrow();
            if (rounds.find(pool.service(), pool.period()).isEmpty()
                    && service.assignment() instanceof Assignment.Round of) {
                give(pool, service, of);
                given++;
            }
        }
        return given;
    }

    private void give(Pool pool, PublicService service, Assignment.Round of) {
        var id =
                rounds.open(
                        new Rounds.RoundRequest(
                                pool.service(), pool.period(), service.units().kind(), of.order()),
                        PlayedPeople.ANNA);
        sql.withoutChance(id.value(), pool);
        rounds.ask(id, PlayedPeople.ANNA);
        jobs.run(ProofJobs.ROUNDS);
        rounds.putForward(id, proved(id), PlayedPeople.ANNA);
        rounds.sign(id, PlayedPeople.BERIT, "Jokainen yksikkö on kuullut tästä.");
        rounds.release(id, PlayedPeople.BERIT);
    }

    private RunId proved(RoundId id) {
        return rounds.runs(id).stream()
                .filter(it -> it.state() == Run.State.DONE)
                .map(Run::id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A round was not proved"));
    }
}
