// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.base.usage.Actor;
import city.heart.casework.CaseFile.Handler;
import city.heart.casework.CaseFiles;
import city.heart.casework.TaskKind;
import city.heart.casework.Tasks;
import city.heart.offer.States.Happening;
import city.heart.placement.Placements;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lets things happen to offers: the one place where the table of states is run, with all that goes
/// with a change of state. Joins the caller's transaction; the caller has locked the offers.
@Component
public class OfferLifecycle {
    private final OfferRepository offers;
    private final CaseFiles cases;
    private final Tasks tasks;
    private final Links links;
    private final Posted posted;
    private final Placements placements;
    private final Clock clock;

    OfferLifecycle(
            OfferRepository offers,
            CaseFiles cases,
            Tasks tasks,
            Links links,
            Posted posted,
            Placements placements,
            @CityTime Clock clock) {
        this.offers = offers;
        this.cases = cases;
        this.tasks = tasks;
        this.links = links;
        this.posted = posted;
        this.placements = placements;
        this.clock = clock;
    }

    /// @return the offers to which it happened; the others are in a state in which it cannot
    public List<Offer> happen(Collection<Offer> all, Happening happening, Actor by) {
        return happen(all, happening, by, null);
    }

    /// The same, as an officer does it.
    ///
    /// @param because the officer's words, for the desk only
    public List<Offer> happen(
            Collection<Offer> all, Happening happening, Actor by, @Nullable String because) {
        Map<State, List<Offer>> byState = new EnumMap<>(State.class);
        all.forEach(it -> byState.computeIfAbsent(it.state(), _ -> new ArrayList<>()).add(it));
        List<Offer> moved = new ArrayList<>();
        byState.forEach((from, some) ->
                States.move(from, happening)
                        .ifPresent(move -> {
                            move(some, move, by, null, because);
                            moved.addAll(some);
                        }));
        return moved;
    }

    /// @param some in the state in which the move begins
    public void move(List<Offer> some, States.Move move, Actor by) {
        move(some, move, by, null, null);
    }

    /// What a guardian's answer leads to.
    ///
    /// @param recorder the officer who took it; null where the guardian answered
    void answered(
            List<Offer> some, States.Move move, ResidentId guardian, @Nullable Actor recorder) {
        move(some, move, Actor.resident(guardian), recorder, null);
    }

    private void move(
            List<Offer> some,
            States.Move move,
            Actor by,
            @Nullable Actor recorder,
            @Nullable String because) {
        var now = clock.instant();
        var ids = some.stream().map(Offer::id).toList();
        var files = some.stream().map(Offer::caseId).distinct().toList();
        var happening = move.happening();
        var to = move.to();
        var order = happening == Happening.ORDER_BEGAN || happening == Happening.GIVEN_BY_PERSON;
        offers.move(ids, move, order, now, by, recorder, because);
        if (!to.holdsSeat()) {
            placements.release(ids.stream().map(OfferId::value).toList());
        }
        if (to == State.DECIDED) {
            placements.confirm(ids.stream().map(OfferId::value).toList());
        }
        if (order || to == State.DECIDED || !to.takesAnswers()) {
            links.close(ids, now);
        }
        if (order || to == State.WITH_PERSON || to == State.WITHDRAWN || to == State.REPLACED) {
            posted.withdraw(ids, happening.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        switch (to) {
            case WITH_PERSON -> cases.handler(files, Handler.PERSON);
            case DECIDED -> cases.handler(files, Handler.DECIDED);
            case WITHDRAWN -> // What a person took back the machine does not propose again.
                    cases.handler(
                            files,
                            happening == Happening.WITHDRAWN_BY_PERSON
                                    ? Handler.PERSON
                                    : Handler.CLOSED);
            case READY, ACCEPTED -> // The guardians have agreed before a person did.
                    tasks.close(
                            files,
                            EnumSet.of(TaskKind.REFUSED, TaskKind.ANSWERS_DIFFER),
                            by,
                            "guardians-agreed",
                            now);
            default -> {}
        }
        if (order) {
            tasks.protect(files);
        }
    }
}
