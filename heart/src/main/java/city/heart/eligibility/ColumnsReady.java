// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import city.base.shared.CityTime;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Builds the city's columns behind the first page, so that the first change of the day does not wait
/// for them. Where jobs run elsewhere, nobody sweeps here either.
@Component
@ConditionalOnProperty(name = "city.jobs.enabled", havingValue = "true", matchIfMissing = true)
class ColumnsReady {
    private static final Logger log = LoggerFactory.getLogger(ColumnsReady.class);
    // Nobody is looked at: whoever sweeps records whom the sweep named.
    private static final Use USE =
            new Use(
                    Actor.system("eligibility"),
                    "columns",
                    "eligibility",
                    Basis.DUTY,
                    null,
                    Set.of());

    private final Sources sources;
    private final Clock clock;

    ColumnsReady(Sources sources, @CityTime Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofPlatform().daemon().name("columns").start(this::build);
    }

    private void build() {
        try {
            var began = System.nanoTime();
            var day = LocalDate.now(clock);
            var residents = sources.city(day, USE).size() - 1;
            log.info(
                    "The city's columns stand: {} numbers in {} ms",
                    residents,
                    (System.nanoTime() - began) / 1_000_000);
        } catch (DataAccessException | TransactionException | UncheckedIOException e) {
            // Nothing is lost: a server that stops meanwhile has no database any more.
            log.info("The city's columns could not be built yet; the first sweep builds them.");
        }
    }
}
