// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.signin.RightScope;
import city.base.usage.Actor;
import city.heart.casework.CaseErased;
import city.heart.casework.CaseId;
import city.heart.offer.OfferId;
import city.heart.preparation.RoundsPublished;
import city.heart.service.Assignment.Aim;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door of rounds: opened, run on drafts, put forward, signed by another person, released, and
/// taken part by part by whoever makes the offers.
@Service
public class Rounds implements RoundsPublished, CaseErased {
    /// Rounds and queues in numbers and maps, no person: what an officer needs to see their pages.
    public static final String READ = "round:read";

    /// Take out the whole file of a round, with a purpose.
    public static final String AUDIT = "round:audit";

    private final RoundRepository rounds;
    private final RunRepository runs;
    private final RunNumbers numbers;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Rounds(RoundRepository rounds, RunRepository runs, RunNumbers numbers, @CityTime Clock clock) {
        this.rounds = rounds;
        this.runs = runs;
        this.numbers = numbers;
        this.clock = clock;
    }

    /// What a round is opened for.
    ///
    /// @param kind of unit
    /// @param aims what counts, the weightiest first
    public record RoundRequest(String service, String period, String kind, List<Aim> aims) {
        public RoundRequest {
            aims = List.copyOf(aims);
        }
    }

    /// What came of an attempt to move a round on. All are ordinary results.
    public enum RoundOutcome {
        DONE,
        /// The round is in a state in which this cannot happen.
        NOT_NOW,
        /// A second person has to do it.
        ANOTHER_PERSON,
        /// A reason is wanted.
        NEEDS_REASON,
        /// The run is not done, or not proved.
        NOT_PROVED,
        /// Not every unit of the run has agreed, and who signs has not said why to sign all the same.
        UNITS_OPEN
    }

    /// What became of a place when the round was published.
    ///
    /// @param offer the offer that was made; null where none was
    public record PlaceOutcome(CaseId caseId, What what, @Nullable OfferId offer) {
        /// What it became.
        public enum What {
            OFFERED,
            /// No seat was left: a person looks.
            NO_PLACE,
            /// Something happened since the run: the child moved, died, an order began, a person took over.
            OVERTAKEN
        }
    }

    /// Opens the round of a service and school year; the seed of its lot is drawn now, before anybody
    /// knows who waits.
    ///
    /// @return the round, or the one that is there already
    @Transactional
    public RoundId open(RoundRequest of, Actor by) {
        var seed = new byte[16];
        random.nextBytes(seed);
        var fresh =
                new PlacementRound(
                        RoundId.random(),
                        of.service(),
                        of.period(),
                        of.kind(),
                        of.aims().stream().map(Enum::name).toList(),
                        HexFormat.of().formatHex(seed),
                        RoundState.OPEN,
                        clock.instant(),
                        by,
                        null,
                        null,
                        null,
                        null);
        return rounds.insert(fresh)
                ? fresh.id()
                : rounds.of(of.service(), of.period()).getFirst().id();
    }

    @Transactional(readOnly = true)
    public Optional<PlacementRound> find(RoundId id) {
        return rounds.find(id);
    }

    /// The round of a service and school year that is not cancelled.
    @Transactional(readOnly = true)
    public Optional<PlacementRound> find(String service, String period) {
        return rounds.of(service, period).stream().findFirst();
    }

    /// All, the latest first.
    @Transactional(readOnly = true)
    public List<PlacementRound> list() {
        return rounds.list();
    }

    /// The round's places have been given: whoever comes now is no longer part of it.
    @Override
    @Transactional(readOnly = true)
    public boolean published(String service, String period) {
        return rounds.of(service, period).stream()
                .anyMatch(it -> it.state() == RoundState.PUBLISHED);
    }

    /// Runs of a round, the latest first.
    @Transactional(readOnly = true)
    public List<Run> runs(RoundId id) {
        return runs.of(id);
    }

    @Transactional(readOnly = true)
    public Optional<Run> run(RunId id) {
        return runs.find(id);
    }

    /// Units of a run as they were drawn, by id, whatever has happened since: for what is published of it. What a reader
    /// at the desk may know of them says [RunNumbers].
    @Transactional(readOnly = true)
    public List<UnitInRun> units(RunId id) {
        return runs.units(id);
    }

    @Transactional(readOnly = true)
    public List<RoundLifecycle.Step> steps(RoundId id) {
        return rounds.steps(id);
    }

    /// Asks for one more draft. While one is going there is no second one.
    @Transactional
    public RoundOutcome ask(RoundId id, Actor by) {
        var round = rounds.lock(id).orElseThrow();
        return round.state() == RoundState.OPEN
                        && runs.insert(RunId.random(), id, clock.instant(), by)
                ? RoundOutcome.DONE
                : RoundOutcome.NOT_NOW;
    }

    /// Puts a run forward to be checked.
    @Transactional
    public RoundOutcome putForward(RoundId id, RunId run, Actor by) {
        var chosen = runs.find(run).filter(it -> it.round().equals(id)).orElseThrow();
        if (chosen.state() != Run.State.DONE) {
            return RoundOutcome.NOT_PROVED;
        }
        return happen(
                id,
                RoundLifecycle.Happening.PUT_FORWARD,
                by,
                null,
                new Names(run, chosen.askedBy(), by, null));
    }

    /// Signs what was put forward, where every unit that gets children has agreed.
    @Transactional
    public RoundOutcome sign(RoundId id, Actor by) {
        return sign(id, by, null);
    }

    /// Signs what was put forward: the second pair of eyes.
    ///
    /// @param despite why to sign although a unit has not answered or does not agree; kept with the
    ///     signature, and left out where all have agreed
    @Transactional
    public RoundOutcome sign(RoundId id, Actor by, @Nullable String despite) {
        var round = rounds.lock(id).orElseThrow();
        if (by.equals(round.runBy()) || by.equals(round.putForwardBy())) {
            return RoundOutcome.ANOTHER_PERSON;
        }
        var chosen = round.chosen();
        var open = chosen != null && !unitsOpen(chosen).isEmpty();
        var reason = open && despite != null && !despite.isBlank() ? despite.strip() : null;
        if (open && reason == null) {
            return RoundOutcome.UNITS_OPEN;
        }
        return happen(
                id,
                RoundLifecycle.Happening.SIGNED,
                by,
                reason,
                new Names(chosen, round.runBy(), round.putForwardBy(), by));
    }

    /// Units to which a run gives children and that have not answered, or whose last word is no; by id. A child whose
    /// family has come under an order since goes to a person: no unit is asked about it.
    @Transactional(readOnly = true)
    public List<UnitId> unitsOpen(RunId id) {
        var agreed =
                rounds.statements(id).stream()
                        .filter(UnitStatement::agrees)
                        .map(UnitStatement::unit)
                        .collect(Collectors.toSet());
        return numbers.units(id, RightScope.UNPROTECTED).stream()
                .filter(it -> it.filled() > 0 && !agreed.contains(it.unit()))
                .map(UnitInRun::unit)
                .toList();
    }

    /// Sends back what was put forward, or takes the signature back: drafts can be run again.
    @Transactional
    public RoundOutcome sendBack(RoundId id, Actor by, String text) {
        if (text.isBlank()) {
            return RoundOutcome.NEEDS_REASON;
        }
        var round = rounds.lock(id).orElseThrow();
        return happen(
                id,
                round.state() == RoundState.SIGNED
                        ? RoundLifecycle.Happening.UNSIGNED
                        : RoundLifecycle.Happening.SENT_BACK,
                by,
                text.strip(),
                Names.NONE);
    }

    /// Releases a signed round: from now on offers leave.
    @Transactional
    public RoundOutcome release(RoundId id, Actor by) {
        var round = rounds.lock(id).orElseThrow();
        return happen(id, RoundLifecycle.Happening.RELEASED, by, null, Names.of(round));
    }

    /// Gives a round up.
    @Transactional
    public RoundOutcome cancel(RoundId id, Actor by, String text) {
        if (text.isBlank()) {
            return RoundOutcome.NEEDS_REASON;
        }
        return happen(id, RoundLifecycle.Happening.CANCELLED, by, text.strip(), Names.NONE);
    }

    /// Rounds whose offers are being made.
    @Transactional(readOnly = true)
    public List<PlacementRound> publishing() {
        return rounds.in(RoundState.PUBLISHING);
    }

    /// The next places to be offered, locked until the caller's transaction ends: two servers take the
    /// parts one after the other.
    ///
    /// @return empty where nothing is left, or the round is not being published
    @Transactional
    public List<DraftPlace> next(RoundId id, int limit) {
        var round = rounds.lock(id).filter(it -> it.state() == RoundState.PUBLISHING).orElse(null);
        return round == null || round.chosen() == null
                ? List.of()
                : runs.next(round.chosen(), limit);
    }

    /// Writes down what became of these places, in the transaction in which it became so.
    @Transactional
    public void close(RoundId id, Collection<PlaceOutcome> outcomes) {
        runs.close(Objects.requireNonNull(rounds.lock(id).orElseThrow().chosen()), outcomes);
    }

    /// The last offer has been made. Said twice it changes nothing.
    @Transactional
    public RoundOutcome finish(RoundId id, Actor by) {
        var round = rounds.lock(id).orElseThrow();
        return happen(id, RoundLifecycle.Happening.FINISHED, by, null, Names.of(round));
    }

    /// Whom a run placed, by the children's numbers; for the desk. The caller records the look.
    @Transactional(readOnly = true)
    public List<DraftPlace> places(RunId id) {
        return runs.places(id);
    }

    /// Says yes or no to a unit's part of the run that is put forward. The caller has made sure that the
    /// unit is the speaker's own.
    ///
    /// @param statement with a reason where it is a no
    /// @return `NOT_NOW` also where the run gives the unit no child
    @Transactional
    public RoundOutcome say(RoundId id, UnitStatement statement) {
        var round = rounds.lock(id).orElseThrow();
        var chosen = round.chosen();
        if (round.state() != RoundState.PUT_FORWARD
                || chosen == null
                || numbers.units(chosen, RightScope.UNPROTECTED).stream()
                        .noneMatch(it -> it.unit().equals(statement.unit()) && it.filled() > 0)) {
            return RoundOutcome.NOT_NOW;
        }
        var because = statement.because();
        if (!statement.agrees() && (because == null || because.isBlank())) {
            return RoundOutcome.NEEDS_REASON;
        }
        rounds.insert(chosen, statement);
        return RoundOutcome.DONE;
    }

    /// The last word of each unit on a run.
    @Transactional(readOnly = true)
    public List<UnitStatement> statements(RunId id) {
        return rounds.statements(id);
    }

    /// Everything that units have said to a run, the oldest first.
    @Transactional(readOnly = true)
    public List<UnitStatement> allStatements(RunId id) {
        return rounds.allStatements(id);
    }

    /// The file of a run as `allocation` writes it, UTF-8; its hash is the public commitment. Ids in it are
    /// pseudonyms of the round, but ways tell where a home is: the caller records the look on every child in it.
    ///
    /// @return empty where the run is not done, or its file is kept no longer
    @Transactional(readOnly = true)
    public Optional<byte[]> file(RunId id) {
        var file = runs.file(id);
        return file.length == 0 ? Optional.empty() : Optional.of(RoundFiles.unpack(file));
    }

    /// Who is in the file of a run.
    @Transactional(readOnly = true)
    public List<ResidentId> children(RunId id) {
        return runs.children(id);
    }

    /// Erases what rounds keep of these cases, once nothing of them is kept any longer; the files of their
    /// rounds, in which all children are together, go with the first of them.
    @Override
    @Transactional
    public void erased(Collection<CaseId> cases) {
        if (!cases.isEmpty()) {
            runs.forget(cases);
        }
    }

    /// Who did what to a round's chosen run.
    private record Names(
            @Nullable RunId chosen,
            @Nullable Actor ran,
            @Nullable Actor put,
            @Nullable Actor signed) {
        static final Names NONE = new Names(null, null, null, null);

        static Names of(PlacementRound it) {
            return new Names(it.chosen(), it.runBy(), it.putForwardBy(), it.signedBy());
        }
    }

    private RoundOutcome happen(
            RoundId id,
            RoundLifecycle.Happening happening,
            Actor by,
            @Nullable String text,
            Names names) {
        var round = rounds.lock(id).orElseThrow();
        var to = RoundLifecycle.TABLE.after(round.state(), happening).orElse(null);
        if (to == null) {
            return RoundOutcome.NOT_NOW;
        }
        rounds.save(
                new PlacementRound(
                        id,
                        round.service(),
                        round.period(),
                        round.kind(),
                        round.aims(),
                        round.seed(),
                        to,
                        round.openedAt(),
                        round.openedBy(),
                        names.chosen(),
                        names.ran(),
                        names.put(),
                        names.signed()));
        rounds.step(id, happening, round.state(), to, clock.instant(), by, text);
        return RoundOutcome.DONE;
    }
}
