// SPDX-License-Identifier: EUPL-1.2
package city.server.prove;

import city.base.subject.Subject;
import city.base.subject.Subjects;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Runs single jobs of the city now, by their names: no job runs by itself during a proof.
@Component
@Proving
class ProofJobs {
    static final String ROUNDS = "round-runs";
    private static final String DELIVERY = "message-delivery";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Subjects subjects;
    private final ProofSql sql;

    ProofJobs(Subjects subjects, ProofSql sql) {
        this.subjects = subjects;
        this.sql = sql;
    }

    void run(String name) {
        subjects.all(Subject::jobs).stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no job " + name))
                .work()
                .run();
    }

    /// Until all that waits has left. A gateway that was away for a moment is tried again.
    void deliver() {
        var until = System.nanoTime() + PATIENCE.toNanos();
        run(DELIVERY);
        for (var left = sql.undelivered(); left > 0; left = sql.undelivered()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(left + " messages could not be delivered");
            }
            run(DELIVERY);
            if (sql.undelivered() == left) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while messages were delivered", e);
        }
    }
}
