// SPDX-License-Identifier: EUPL-1.2
package city.server.prove;

import city.base.secret.LinkTokens;
import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.signin.RightScope;
import city.base.usage.Actor;
import city.heart.casework.CaseFilter;
import city.heart.casework.CaseId;
import city.heart.casework.Tasks;
import city.heart.casework.WorkItem;
import city.heart.decision.Decision;
import city.heart.decision.DecisionId;
import city.heart.decision.Decisions;
import city.heart.offer.Medium;
import city.heart.offer.OfferId;
import city.heart.offer.Offers;
import city.heart.offer.Reply;
import city.heart.placement.Room;
import city.heart.preparation.DeskOffers;
import city.heart.preparation.OfficerOffers;
import city.planning.queue.Queues;
import city.server.prove.ProofSql.Held;
import city.server.prove.ProofSql.Queued;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Guardians and officers of a proof: they act through the front doors that pages use. What somebody
/// does and on which day follows from the case's key and the guardian's number alone, so that one
/// family's change changes nothing for the others.
@Component
@Proving
class PlayedPeople {
    static final Actor ANNA = Actor.officer("anna");
    static final Actor BERIT = Actor.officer("berit");

    private static final Decision.By SIGNER =
            Decision.By.officer(BERIT.id(), "Berit Bergström", "suunnittelija", "planerare");
    private static final int DAYS = 9;
    private static final int SIGNED_AT_ONCE = 200;
    private static final int ALL = 1_000_000;
    private static final Set<String> FOR_A_PERSON =
            Set.of("WITH_PERSON", "REFUSED", "CONTRARY", "PARTLY_REFUSED");
    private static final List<Reply> OTHERWISE =
            List.of(
                    Reply.ANOTHER_UNIT,
                    Reply.ANOTHER_LANGUAGE,
                    Reply.PRIVATE,
                    Reply.OTHER_MUNICIPALITY,
                    Reply.HOME,
                    Reply.LATER,
                    Reply.EARLIER,
                    Reply.OTHER);

    /// What a family does about its offer, and how many of a hundred do so.
    private enum Story {
        SILENT(28),
        ALL_ACCEPT(22),
        ONE_ACCEPTS(6),
        ALL_WANT_OTHERWISE(6),
        ONE_WANTS_OTHERWISE(3),
        ANSWERS_DIFFER(4),
        CHANGES_MIND(3),
        ASKS_FOR_A_PERSON(3),
        ASKS_FOR_AN_INTERPRETER(2),
        NOT_MY_CHILD(2),
        NOT_MY_CHILD_BY_LINK(2),
        ACCEPTS_BY_LINK(5),
        ACCEPTS_BY_PHONE(3),
        TAKEN_IN_HAND(3),
        OTHER_UNIT_BY_AN_OFFICER(5),
        TAKEN_BACK_BY_AN_OFFICER(3);

        private final int ofAHundred;

        Story(int ofAHundred) {
            this.ofAHundred = ofAHundred;
        }

        static Story of(String key) {
            var at = Chance.of("story", key, 100);
            for (var it : values()) {
                at -= it.ofAHundred;
                if (at < 0) {
                    return it;
                }
            }
            return SILENT;
        }
    }

    private final ProofSql sql;
    private final Offers offers;
    private final OfficerOffers officers;
    private final DeskOffers cases;
    private final Tasks tasks;
    private final LinkTokens tokens;
    private final Clock clock;
    private final Decisions decisions;
    private final Queues queues;

    PlayedPeople(
            ProofSql sql,
            Offers offers,
            OfficerOffers officers,
            DeskOffers cases,
            Tasks tasks,
            Decisions decisions,
            Queues queues,
            LinkTokens tokens,
            @CityTime Clock clock) {
        this.sql = sql;
        this.offers = offers;
        this.officers = officers;
        this.cases = cases;
        this.tasks = tasks;
        this.tokens = tokens;
        this.clock = clock;
        this.decisions = decisions;
        this.queues = queues;
    }

    /// What people do on a day.
    ///
    /// @param number of the day, 1 is the first played one
    void act(int number) {
        for (var child : sql.inHand()) {
            if (number >= 3 && Chance.of("give back", "" + child, 3) == number % 3) {
                cases.giveBack(new ResidentId(child), ANNA, "settled");
            }
        }
        for (var it : sql.held()) {
            if (!it.deciders().isEmpty()) {
                act(it, number);
            }
        }
        answerSeats();
        if (number >= 3) {
            sign(number);
        }
        if (number >= 7) {
            consider(number);
            closeWork(number);
        }
    }

    private static boolean today(String what, String key, int number) {
        return 1 + Chance.of(what, key, DAYS) == number;
    }

    private void act(Held it, int number) {
        var first = it.deciders().getFirst();
        var whole = today("day", it.key(), number);
        switch (Story.of(it.key())) {
            case SILENT -> {
                if (whole) {
                    joinQueue(it, first);
                }
            }
            case ALL_ACCEPT -> it.deciders().forEach(who -> say(it, who, Reply.ACCEPT, number));
            case ONE_ACCEPTS -> say(it, first, Reply.ACCEPT, number);
            case ALL_WANT_OTHERWISE ->
                    it.deciders().forEach(who -> say(it, who, otherwise(it), number));
            case ONE_WANTS_OTHERWISE -> say(it, first, otherwise(it), number);
            case ANSWERS_DIFFER ->
                    it.deciders()
                            .forEach(who ->
                                    say(
                                            it,
                                            who,
                                            who.equals(first) ? Reply.ACCEPT : otherwise(it),
                                            number));
            case CHANGES_MIND -> {
                say(it, first, Reply.ANOTHER_UNIT, number);
                say(it, first, Reply.ACCEPT, number - 1);
            }
            case ASKS_FOR_A_PERSON -> askForPerson(it, first, whole, false);
            case ASKS_FOR_AN_INTERPRETER -> askForPerson(it, first, whole, true);
            case NOT_MY_CHILD -> {
                if (whole) {
                    offers.notMyChild(List.of(new OfferId(it.offer())), new ResidentId(first));
                }
            }
            case NOT_MY_CHILD_BY_LINK -> {
                if (whole) {
                    var token = token(it, first);
                    offers.link(token);
                    offers.notMyChild(token);
                }
            }
            case ACCEPTS_BY_LINK -> {
                if (whole) {
                    var token = token(it, first);
                    offers.link(token);
                    offers.acceptByLink(token);
                }
            }
            case ACCEPTS_BY_PHONE -> {
                if (whole) {
                    offers.record(
                            new OfferId(it.offer()),
                            new ResidentId(first),
                            Reply.ACCEPT,
                            null,
                            Medium.PHONE,
                            ANNA);
                }
            }
            case TAKEN_IN_HAND -> {
                if (whole) {
                    cases.takeInHand(new ResidentId(it.child()), ANNA, "asked for it");
                }
            }
            case OTHER_UNIT_BY_AN_OFFICER -> {
                if (whole) {
                    otherUnit(it);
                }
            }
            case TAKEN_BACK_BY_AN_OFFICER -> {
                if (whole) {
                    cases.withdraw(new OfferId(it.offer()), ANNA, "taken back");
                }
            }
        }
    }

    private static Reply otherwise(Held it) {
        return OTHERWISE.get(Chance.of("otherwise", it.key(), OTHERWISE.size()));
    }

    /// A guardian signs in, looks, and answers on the page on a day of his or her own.
    private void say(Held it, int who, Reply reply, int number) {
        if (today("day of " + who, it.key(), number)) {
            var id = new OfferId(it.offer());
            var me = new ResidentId(who);
            offers.list(me);
            offers.answer(
                    id, me, reply, reply == Reply.ACCEPT ? null : "Näin me perheessä ajattelemme.");
        }
    }

    private void askForPerson(Held it, int who, boolean today, boolean interpreter) {
        if (today) {
            offers.askForPerson(
                    new OfferId(it.offer()),
                    new ResidentId(who),
                    interpreter,
                    interpreter ? null : "Haluaisin puhua ihmisen kanssa.");
        }
    }

    private String token(Held it, int guardian) {
        return sql.link(it.offer(), guardian).map(tokens::token).orElse("");
    }

    private void otherUnit(Held it) {
        var id = new CaseId(it.caseId());
        officers.choosing(id, ANNA, RightScope.UNPROTECTED)
                .flatMap(its -> its.rooms().stream().filter(Room::open).findFirst())
                .ifPresent(room ->
                        officers.make(
                                id,
                                new OfferId(it.offer()),
                                room.unit(),
                                "Perhe toivoi tätä.",
                                ANNA,
                                RightScope.UNPROTECTED));
    }

    private void joinQueue(Held it, int who) {
        var offer = new OfferId(it.offer());
        var me = new ResidentId(who);
        queues.of(offer, me)
                .flatMap(seen -> seen.nearer().stream().findFirst())
                .ifPresent(unit -> queues.join(offer, me, unit));
        // Who goes first among equals is drawn by lot, from a number that no two runs share.
        sql.levelWithAnother(it.caseId()).ifPresent(entry -> queues.leave(offer, entry, me));
    }

    private void answerSeats() {
        for (var it : sql.queued()) {
            if (it.state().equals("ASKED")) {
                answerSeat(it);
            } else if (Chance.of("leave", it.key(), 20) == 0) {
                queues.leave(
                        new OfferId(it.offer()),
                        it.entry(),
                        new ResidentId(it.deciders().getFirst()));
            }
        }
    }

    /// Most families say yes, some say no, some say nothing.
    private void answerSeat(Queued it) {
        var how = Chance.of("seat", it.key(), 10);
        if (how < 9) {
            for (var who : it.deciders()) {
                queues.answer(new OfferId(it.offer()), it.entry(), new ResidentId(who), how < 7);
            }
        }
    }

    private void sign(int number) {
        var ready = new ArrayList<Decisions.Prepared>();
        for (var service : List.of("pre-primary", "school-start")) {
            decisions.prepared(CaseFilter.of(service, RightScope.ALL), 0, ALL).stream()
                    .filter(it -> !it.asked())
                    .filter(it ->
                            Chance.of("sign", service + "/" + it.child().value(), 10) < number)
                    .sorted(Comparator.comparingInt(it -> it.child().value()))
                    .forEach(ready::add);
        }
        for (var from = 0; from < ready.size(); from += SIGNED_AT_ONCE) {
            decisions.sign(
                    ready.subList(from, Math.min(ready.size(), from + SIGNED_AT_ONCE)).stream()
                            .map(Decisions.Prepared::offer)
                            .toList(),
                    SIGNER);
        }
    }

    private void consider(int number) {
        for (var it : sql.held()) {
            if (FOR_A_PERSON.contains(it.state())
                    && Chance.of("consider " + number, it.key(), 5) == 0) {
                var swedish = Chance.of("language", it.key(), 4) == 0;
                decisions.decideByConsideration(
                        new OfferId(it.offer()),
                        swedish
                                ? new Decision.Reasoning(
                                        Language.SV, "Vi har hört familjen och vägt helheten.")
                                : new Decision.Reasoning(
                                        Language.FI, "Perhettä on kuultu ja kokonaisuus harkittu."),
                        SIGNER);
            }
        }
    }

    private void closeWork(int number) {
        for (var it : sql.openWork()) {
            if (Chance.of("close " + number, it.key(), 8) == 0) {
                tasks.close(
                        new WorkItem.Id(it.id()),
                        ANNA,
                        "done",
                        null,
                        RightScope.ALL,
                        clock.instant());
            }
        }
    }

    /// Everybody to whom a decision was given reads it, and the city decides it again.
    ///
    /// @return how many decisions do not come to the same again
    int readDecisions() {
        var others = 0;
        for (var it : sql.decisions()) {
            var id = new DecisionId(it.id());
            if (Chance.of("read", it.key(), 4) == 0) {
                for (var party : it.parties()) {
                    decisions.document(id, new ResidentId(party), Language.FI);
                }
            }
            if (!decisions.recompute(id).map(Decisions.Recomputed::same).orElse(false)) {
                others++;
            }
        }
        return others;
    }
}
