// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import city.base.shared.CityTime;
import city.base.subject.Subject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Every night goes what is past its time: of each table what its comment says (`RetentionRule`), and what
/// the parts know. One that fails keeps no other from it.
@Configuration(proxyBeanMethods = false)
public class RetentionJob {
    private static final Logger log = LoggerFactory.getLogger(RetentionJob.class);
    private static final LocalTime AT = LocalTime.of(1, 30);

    private final Erasure erasure;
    private final Clock clock;
    private final ObjectProvider<RecordingTimes> recordings;
    private final ObjectProvider<Part> parts;

    RetentionJob(
            Erasure erasure,
            @CityTime Clock clock,
            ObjectProvider<RecordingTimes> recordings,
            ObjectProvider<Part> parts) {
        this.erasure = erasure;
        this.clock = clock;
        this.recordings = recordings;
        this.parts = parts;
    }

    /// What cannot be said in one line of a comment: how long depends on what only the owner knows. Works
    /// in batches, each of its own transaction, so that it can be killed at any moment and goes on the
    /// next time; a second run erases nothing more.
    public interface Part {
        /// @return how many rows or groups of rows went
        long erase();
    }

    @Bean
    static Subject databaseDeclared(ObjectProvider<RetentionJob> job) {
        return Subject.named("database")
                .purposes("retention")
                .job("retention", AT, () -> job.getObject().run())
                .declared();
    }

    /// Erases all that is past its time by the city's day. The log says of what and how much, never of whom.
    ///
    /// @return how many rows or groups of rows went
    /// @throws IllegalStateException at the end, when some could not be erased
    public long run() {
        var rules = RetentionRules.read(erasure.jdbc());
        if (!rules.unclear().isEmpty()) {
            log.error("Kept without a rule: {}", String.join("; ", rules.unclear()));
        }
        var work = new LinkedHashMap<String, LongSupplier>();
        for (var rule : rules.list()) {
            if (rule.kept() instanceof RetentionRule.Term.After kept) {
                work.put(rule.table(), () -> erase(rule.table(), kept, rules));
            }
        }
        parts.forEach(it -> work.put(it.getClass().getSimpleName(), it::erase));
        return run(work);
    }

    private long erase(String table, RetentionRule.Term.After kept, RetentionRules rules) {
        var type = rules.type(table, kept);
        return erasure.inBatches(
                rules.delete(table, kept), Map.of("before", before(kept.period(), type)));
    }

    private Object before(Period kept, String type) {
        var day = LocalDate.now(clock).minus(kept);
        var midnight = day.atStartOfDay(clock.getZone());
        return switch (type) {
            case "date" -> day;
            case "timestamptz" -> midnight.toOffsetDateTime();
            case "int8" -> recordings.getObject().lastBefore(midnight.toInstant()).value() + 1;
            default -> throw new IllegalArgumentException("Rows cannot be kept after " + type);
        };
    }

    static long run(Map<String, LongSupplier> work) {
        var failed = 0;
        var erased = 0L;
        for (var it : work.entrySet()) {
            try {
                var some = it.getValue().getAsLong();
                if (some > 0) {
                    log.info("Retention of {}: {} erased.", it.getKey(), some);
                }
                erased += some;
            } catch (RuntimeException e) {
                failed++;
                log.error("Retention of {} failed: {}", it.getKey(), e.getClass().getSimpleName());
            }
        }
        if (failed > 0) {
            throw new IllegalStateException(failed + " could not erase what is past");
        }
        return erased;
    }
}
