// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.base.shared.CityTime;
import city.base.usage.Actor;
import city.heart.placement.Placements;
import city.heart.placement.Plan;
import city.heart.service.PublicService;
import city.planning.round.PlacementRound;
import city.planning.round.Rounds;
import city.planning.scenario.Scenario.Fault;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door of what-if scenarios: named, changed and thrown away by who made them, copied by others. What comes
/// of one is computed by [ScenarioRunner].
@Service
public class Scenarios {
    private static final int LONGEST_NAME = 120;

    private final ScenarioRepository repository;
    private final Placements placements;
    private final Rounds rounds;
    private final Clock clock;

    Scenarios(
            ScenarioRepository repository,
            Placements placements,
            Rounds rounds,
            @CityTime Clock clock) {
        this.repository = repository;
        this.placements = placements;
        this.rounds = rounds;
        this.clock = clock;
    }

    /// What came of an attempt to change a scenario.
    public sealed interface ScenarioOutcome {
        /// It stands; its figures are computed anew.
        record Done(ScenarioId id) implements ScenarioOutcome {}

        /// Nothing was changed.
        record Refused(Fault fault) implements ScenarioOutcome {}
    }

    /// The latest change first.
    @Transactional(readOnly = true)
    public List<Scenario> list() {
        return repository.list();
    }

    @Transactional(readOnly = true)
    public Optional<Scenario> find(ScenarioId id) {
        return repository.find(id);
    }

    /// The units, seats and areas of today from which a scenario of this service begins.
    @Transactional(readOnly = true)
    public Plan today(Scenario scenario) {
        return placements.plan(scenario.kind(), scenario.period());
    }

    /// A new scenario without changes. Its lot is that of the round, where there is one.
    ///
    /// @param by the officer who makes it
    @Transactional
    public ScenarioOutcome create(
            String name, PublicService of, String period, Method.Mode mode, Actor by) {
        if (!named(name)) {
            return new ScenarioOutcome.Refused(Fault.NAME);
        }
        var seed =
                rounds.find(of.id(), period)
                        .map(PlacementRound::seed)
                        .orElse("what if " + of.id() + " " + period);
        return insert(
                name,
                of.id(),
                period,
                of.units().kind(),
                Method.of(of.assignment(), mode, seed),
                Changes.NONE,
                by);
    }

    /// A new scenario with the changes of another.
    @Transactional
    public ScenarioOutcome copy(ScenarioId id, String name, Actor by) {
        if (!named(name)) {
            return new ScenarioOutcome.Refused(Fault.NAME);
        }
        var of = repository.find(id).orElseThrow();
        return insert(name, of.service(), of.period(), of.kind(), of.method(), of.changes(), by);
    }

    private ScenarioOutcome insert(
            String name,
            String service,
            String period,
            String kind,
            Method method,
            Changes changes,
            Actor by) {
        var now = clock.instant();
        var fresh =
                new Scenario(
                        ScenarioId.random(),
                        name.strip(),
                        service,
                        period,
                        kind,
                        method,
                        changes,
                        1,
                        now,
                        by,
                        now,
                        by,
                        null,
                        null,
                        null);
        repository.insert(fresh);
        return new ScenarioOutcome.Done(fresh.id());
    }

    @Transactional
    public ScenarioOutcome rename(ScenarioId id, String name, Actor by) {
        if (!named(name)) {
            return new ScenarioOutcome.Refused(Fault.NAME);
        }
        return repository.rename(id, name.strip(), by)
                ? new ScenarioOutcome.Done(id)
                : new ScenarioOutcome.Refused(Fault.NOT_YOURS);
    }

    /// One more change, where it fits the city of today.
    @Transactional
    public ScenarioOutcome add(ScenarioId id, Change change, Actor by) {
        return own(id, by, of -> add(of, change, by));
    }

    private ScenarioOutcome add(Scenario of, Change change, Actor by) {
        if (of.changes().list().size() >= Changes.MOST) {
            return new ScenarioOutcome.Refused(Fault.TOO_MANY);
        }
        var changes = of.changes().with(change);
        try {
            var was = of.changes().applyTo(today(of));
            var fault = Fitting.fault(was, change);
            if (fault != null) {
                return new ScenarioOutcome.Refused(fault);
            }
            changes.applyTo(today(of));
        } catch (IllegalArgumentException _) {
            return new ScenarioOutcome.Refused(Fault.CITY_CHANGED);
        }
        return save(of, of.method(), changes, by);
    }

    /// One change less.
    ///
    /// @param index in the list of changes
    /// @param version that the officer saw: of another one nothing is taken away
    @Transactional
    public ScenarioOutcome remove(ScenarioId id, int index, int version, Actor by) {
        return own(
                id,
                by,
                of ->
                        of.version() == version
                                ? save(of, of.method(), of.changes().without(index), by)
                                : new ScenarioOutcome.Refused(Fault.CITY_CHANGED));
    }

    /// Places would be given otherwise.
    @Transactional
    public ScenarioOutcome give(ScenarioId id, Method method, Actor by) {
        return own(
                id,
                by,
                of ->
                        method.holds()
                                ? save(of, method, of.changes(), by)
                                : new ScenarioOutcome.Refused(Fault.ORDER));
    }

    /// Compute it again, on the children and the city of today. Whoever plans may: nothing of the plan changes.
    @Transactional
    public void again(ScenarioId id) {
        repository.forgetFigures(id);
    }

    @Transactional
    public ScenarioOutcome delete(ScenarioId id, Actor by) {
        return repository.delete(id, by)
                ? new ScenarioOutcome.Done(id)
                : new ScenarioOutcome.Refused(Fault.NOT_YOURS);
    }

    /// Only who made it changes it: others work on a copy.
    private ScenarioOutcome own(
            ScenarioId id, Actor by, Function<Scenario, ScenarioOutcome> change) {
        return repository
                .lock(id, by)
                .map(change)
                .orElse(new ScenarioOutcome.Refused(Fault.NOT_YOURS));
    }

    private ScenarioOutcome save(Scenario of, Method method, Changes changes, Actor by) {
        repository.change(of.id(), method, changes, clock.instant(), by);
        return new ScenarioOutcome.Done(of.id());
    }

    private static boolean named(String name) {
        return !name.isBlank() && name.strip().length() <= LONGEST_NAME;
    }
}
