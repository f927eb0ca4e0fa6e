// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.base.database.Outage;
import city.base.shared.CityTime;
import city.heart.placement.Placements;
import city.heart.placement.Plan;
import city.heart.placement.SeatCount;
import city.heart.placement.SeatCounts;
import city.heart.service.PublicService;
import city.heart.service.Services;
import city.planning.scenario.Scenario.Fault;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Computes scenarios, one at a time. Whoever opens one that waits lets it be computed; so one that a stopped
/// server left is done by the next who looks. What was drawn of children and city is kept in memory
/// while it is true, and never longer than the city's day.
@Component
public class ScenarioRunner {
    private static final Logger log = LoggerFactory.getLogger(ScenarioRunner.class);

    private record Of(String service, String period) {}

    private final ScenarioRepository repository;
    private final WholeDemand demand;
    private final Placements placements;
    private final SeatCounts seats;
    private final Services services;
    private final Clock clock;
    private final Map<Of, Snapshot> towns = new HashMap<>();
    private final Map<ScenarioId, Future<?>> going = new ConcurrentHashMap<>();
    private final ExecutorService one =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("what-if").daemon(true).factory());

    ScenarioRunner(
            ScenarioRepository repository,
            WholeDemand demand,
            Placements placements,
            SeatCounts seats,
            Services services,
            @CityTime Clock clock) {
        this.repository = repository;
        this.demand = demand;
        this.placements = placements;
        this.seats = seats;
        this.services = services;
        this.clock = clock;
    }

    @PreDestroy
    void stop() {
        one.shutdownNow();
    }

    /// Sees to it that a scenario is computed, and waits a while for it.
    ///
    /// @return true when it is done, well or not
    boolean compute(ScenarioId id, Duration most) {
        var its = going.computeIfAbsent(id, _ -> one.submit(() -> run(id)));
        try {
            its.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return true;
    }

    private void run(ScenarioId id) {
        try {
            repository.find(id).filter(Scenario::waits).ifPresent(this::compute);
        } finally {
            going.remove(id);
        }
    }

    private void compute(Scenario of) {
        try {
            var service = services.find(of.service()).orElse(null);
            if (service == null) {
                repository.failed(of, Fault.FAILED);
                return;
            }
            var begun = System.nanoTime();
            var snapshot = snapshot(of);
            var changed = changed(of, snapshot);
            if (changed == null) {
                repository.failed(of, Fault.CITY_CHANGED);
                return;
            }
            repository.computed(
                    of, figures(of, service, snapshot, changed, begun), clock.instant());
        } catch (RuntimeException e) {
            if (Outage.causes(e)) {
                log.warn("Scenario {} is computed again: the database went away", of.id().value());
                return;
            }
            log.error("Scenario {} failed", of.id().value(), e);
            repository.failed(of, Fault.FAILED);
        }
    }

    /// @return null where units or areas are no longer those of the changes
    private static @Nullable Plan changed(Scenario of, Snapshot snapshot) {
        try {
            return of.changes().applyTo(snapshot.plan());
        } catch (IllegalArgumentException e) {
            log.info("Scenario {} no longer fits: {}", of.id().value(), e.getMessage());
            return null;
        }
    }

    private Figures figures(
            Scenario of, PublicService service, Snapshot snapshot, Plan changed, long begun) {
        var method = of.method();
        var before = snapshot.today(Method.of(service.assignment(), method.mode(), method.seed()));
        var after = snapshot.with(of.changes(), changed, method);
        return Comparing.of(
                snapshot,
                now(of, snapshot),
                before,
                after,
                () -> (System.nanoTime() - begun) / 1_000_000);
    }

    /// Places as they are, counted as every page counts them.
    private Figures.Now now(Scenario of, Snapshot snapshot) {
        var due = snapshot.drawn().due();
        var placed = (int) due.stream().filter(it -> it.holds() != null).count();
        return new Figures.Now(
                SmallNumbers.shown(placed),
                SmallNumbers.shown(due.size() - placed),
                SeatCount.free(seats.of(of.kind(), of.period())));
    }

    /// Drawn again where anything in it has changed.
    private Snapshot snapshot(Scenario of) {
        var key = new Of(of.service(), of.period());
        var known = towns.get(key);
        var drawn = demand.draw(of.service(), of.period(), known == null ? null : known.drawn());
        var plan = placements.plan(of.kind(), of.period());
        if (known != null && known.drawn() == drawn && known.plan().same(plan)) {
            return known;
        }
        var snapshot =
                new Snapshot(
                        drawn,
                        plan,
                        placements.buildings(
                                drawn.due().stream()
                                        .map(WholeDemand.Due::building)
                                        .filter(Objects::nonNull)
                                        .distinct()
                                        .toList()));
        towns.put(key, snapshot);
        return snapshot;
    }
}
