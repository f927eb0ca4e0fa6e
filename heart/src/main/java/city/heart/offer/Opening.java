// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.CityTime;
import city.base.shared.OwnCity;
import city.base.shared.ResidentId;
import city.heart.offer.CaseFile.Standing;
import city.heart.placement.Choice;
import city.heart.placement.Placements;
import city.heart.placement.Wish;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Decides children again in row form and does what follows: opens exactly one case, reserves a seat
/// and prepares an offer, or asks a person, or lets what was begun end. Done twice it changes
/// nothing. Joins the caller's transaction.
@Component
class Opening {
    /// What led here when the columns of the whole city named somebody.
    static final String SWEEP = "sweep";

    /// The author of what follows.
    static final String BY = "flow";

    private final Rules rules;
    private final Register register;
    private final CaseRepository cases;
    private final OfferRepository offers;
    private final Steps steps;
    private final Reactions reactions;
    private final Preparing preparing;
    private final Placements placements;
    private final Clock clock;
    private final String municipality;

    Opening(
            Rules rules,
            Register register,
            CaseRepository cases,
            OfferRepository offers,
            Steps steps,
            Reactions reactions,
            Preparing preparing,
            Placements placements,
            @CityTime Clock clock,
            OwnCity city) {
        this.rules = rules;
        this.register = register;
        this.cases = cases;
        this.offers = offers;
        this.steps = steps;
        this.reactions = reactions;
        this.preparing = preparing;
        this.placements = placements;
        this.clock = clock;
        this.municipality = city.municipality();
    }

    /// @param by what led here: `sweep`, `life-event`, an officer's id
    void decide(Terms terms, Collection<ResidentId> children, String by, LocalDate today) {
        if (children.isEmpty()) {
            return;
        }
        var pass = new Pass(terms, by, today);
        var begun = look(pass, children);
        open(pass, begun);
        finish(pass);
    }

    /// Looks at these children again, and takes no case on.
    ///
    /// @return only those with whom the machine may go on; whatever else was found has been done
    Map<ResidentId, Pass.Seen> lookAgain(
            Terms terms, Collection<ResidentId> children, LocalDate today) {
        var pass = new Pass(terms, BY, today);
        look(pass, children);
        finish(pass);
        var free = new HashMap<ResidentId, Pass.Seen>();
        for (var it : pass.seen()) {
            if (it.look() instanceof Look.Go && !pass.stopped.contains(it.child())) {
                free.put(it.child(), it);
            }
        }
        return free;
    }

    /// Makes the offers that a round chose, to those with whom the machine may still go on.
    ///
    /// @param chosen by case: the place, or that a person must look
    /// @return the offers that were made, by case
    Map<CaseId, OfferId> give(
            Terms terms,
            Map<CaseId, Choice> chosen,
            Collection<ResidentId> children,
            LocalDate today) {
        var pass = new Pass(terms, BY, today);
        look(pass, children);
        for (var file : cases.list(chosen.keySet())) {
            if (pass.waits(file)) {
                pass.given.put(file, Objects.requireNonNull(chosen.get(file.id())));
            }
        }
        finish(pass);
        return pass.made;
    }

    /// Offers a place to those who waited for a round that is over, and were not in it.
    void late(
            Terms terms,
            Collection<CaseId> files,
            Collection<ResidentId> children,
            LocalDate today) {
        var pass = new Pass(terms, BY, today);
        look(pass, children);
        for (var file : cases.list(files)) {
            if (pass.waits(file)) {
                pass.wanted.put(file, null);
            }
        }
        finish(pass);
    }

    /// @return the children who have a case of the period for which they are due
    private Set<ResidentId> look(Pass pass, Collection<ResidentId> children) {
        var known = cases.lockOfChildren(pass.terms.service(), children);
        if (!see(pass, children, known)) {
            return Set.of();
        }
        offers.lockOfCases(known.stream().map(CaseFile::id).toList())
                .forEach(
                        it -> pass.held.merge(it.caseId(), it, (a, b) -> a.state().open() ? a : b));
        var areas = whereTheyLive(pass, known);
        var begun = new HashSet<ResidentId>();
        var refreshed = new ArrayList<CaseFile>();
        for (var file : known) {
            var now = pass.seen(file);
            if (file.key().period().equals(now.period())) {
                begun.add(now.child());
                refreshed.add(file.lookedAt(pass.terms.version(), now.grounds()));
                var offer = pass.offer(file);
                reactions.react(pass, file, offer == null ? null : areas.get(offer.id().value()));
            } else if (file.standing().byMachine()) {
                // Due for another school year than before: what was begun for the old one ends.
                reactions.end(pass, file, Happening.NOT_DUE, Ask.NOT_DUE);
            } else if (now.family() != null && now.family().order()) {
                reactions.order(pass, file);
            }
        }
        cases.refresh(refreshed);
        return begun;
    }

    /// Most people whom a change touches are due nothing and have no case: they end here.
    ///
    /// @return false where nobody is of concern
    private boolean see(Pass pass, Collection<ResidentId> children, List<CaseFile> known) {
        var dues = rules.decide(pass.terms, children, pass.today);
        var begun = known.stream().map(it -> it.key().child()).collect(Collectors.toSet());
        var concern =
                dues.entrySet().stream()
                        .filter(it ->
                                pass.by.equals(SWEEP)
                                        || begun.contains(it.getKey())
                                        || it.getValue().grounds().answer() != Grounds.Said.NOT_MET)
                        .map(Map.Entry::getKey)
                        .toList();
        if (concern.isEmpty()) {
            return false;
        }
        var families = register.families(concern, pass.terms.service());
        var inHand = cases.inHand(concern);
        for (var child : concern) {
            var due = Objects.requireNonNull(dues.get(child));
            var family = families.get(child);
            var look =
                    Look.at(
                            family,
                            due.grounds(),
                            inHand.contains(child),
                            municipality,
                            pass.today);
            pass.saw(new Pass.Seen(child, due.period(), due.grounds(), family, look));
        }
        return true;
    }

    /// The areas of all open offers at once, by offer: has a move made another unit the right one?
    private Map<UUID, String> whereTheyLive(Pass pass, List<CaseFile> known) {
        var wishes = new ArrayList<Wish>();
        for (var file : known) {
            var offer = pass.offer(file);
            var now = pass.seen(file);
            if (offer != null
                    && offer.state().open()
                    && file.key().period().equals(now.period())
                    && now.look() instanceof Look.Go) {
                wishes.add(pass.wish(file, offer.id()));
            }
        }
        return wishes.isEmpty() ? Map.of() : placements.areasOf(wishes);
    }

    /// Takes on whoever is due and has no case.
    private void open(Pass pass, Set<ResidentId> begun) {
        var fresh = new ArrayList<CaseFile>();
        var asked = new HashMap<CaseId, Look.Person>();
        for (var now : pass.seen()) {
            var standing = begun.contains(now.child()) ? null : standing(pass, now.look());
            if (standing == null) {
                continue;
            }
            var file =
                    new CaseFile(
                            CaseId.random(),
                            new CaseKey(pass.terms.service(), now.period(), now.child()),
                            pass.terms.version(),
                            standing,
                            now.grounds(),
                            clock.instant(),
                            pass.by);
            fresh.add(file);
            if (now.look() instanceof Look.Person why) {
                asked.put(file.id(), why);
            } else if (now.look() instanceof Look.NotDue) {
                asked.put(file.id(), new Look.Person(Ask.ALARM, null));
            }
        }
        var opened = cases.insert(fresh, clock.instant(), pass.by);
        for (var file : fresh) {
            if (opened.contains(file.id())) {
                var why = asked.get(file.id());
                if (why == null) {
                    pass.wanted.put(file, null);
                } else {
                    pass.ask(file, null, why.ask(), why.detail(), why.ask() == Ask.ORDER);
                }
            }
        }
    }

    private static @Nullable Standing standing(Pass pass, Look look) {
        return switch (look) {
            case Look.Go _ -> Standing.RUNNING;
            case Look.Person _ -> Standing.PERSON;
            // The columns named somebody whom the rule, asked in row form, does not: one of the two
            // is at fault, and a person finds out which.
            case Look.NotDue _ -> pass.by.equals(SWEEP) ? Standing.PERSON : null;
            case Look.Died _ -> null;
        };
    }

    private void finish(Pass pass) {
        pass.happened.forEach((happening, some) -> steps.happen(some, happening, BY));
        preparing.prepare(pass);
        cases.ask(pass.asks, clock.instant());
    }
}
