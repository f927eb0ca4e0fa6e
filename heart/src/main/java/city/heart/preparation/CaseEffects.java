// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.usage.Actor;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseFile.Handler;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseId;
import city.heart.casework.NewTask;
import city.heart.casework.TaskKind;
import city.heart.casework.Tasks;
import city.heart.offer.Offer;
import city.heart.offer.OfferId;
import city.heart.offer.OfferLifecycle;
import city.heart.offer.OfferRepository;
import city.heart.offer.Recipient;
import city.heart.offer.Sending;
import city.heart.offer.States;
import city.heart.placement.Placements;
import city.heart.placement.UnitChoice;
import city.heart.placement.Wish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Saves and tells what was decided for the cases of a pass, set by set, and reserves their places. Decides
/// nothing itself; joins the caller's transaction, in which the situation was read.
@Component
class CaseEffects {
    /// The author of what follows.
    static final Actor BY = Actor.system("flow");

    private final CaseFiles cases;
    private final Tasks tasks;
    private final OfferRepository offers;
    private final OfferLifecycle steps;
    private final Sending sending;
    private final Placements placements;

    CaseEffects(
            CaseFiles cases,
            Tasks tasks,
            OfferRepository offers,
            OfferLifecycle steps,
            Sending sending,
            Placements placements) {
        this.cases = cases;
        this.tasks = tasks;
        this.offers = offers;
        this.steps = steps;
        this.sending = sending;
        this.placements = placements;
    }

    /// @return the offers that were made, by case
    Map<CaseId, OfferId> apply(Situation on, List<Effect> effects) {
        var pass = new Pass(on);
        effects.forEach(pass::sort);
        return pass.save();
    }

    /// The effects of one pass, sorted into sets.
    private final class Pass {
        private final Situation on;
        private final List<CaseFile> opened = new ArrayList<>();
        private final List<CaseFile> looked = new ArrayList<>();
        private final Map<Handler, List<CaseId>> handed = new EnumMap<>(Handler.class);
        private final Map<String, List<CaseId>> settled = new TreeMap<>();
        private final List<Effect.RecipientsChanged> recipients = new ArrayList<>();
        private final Map<States.Move, List<Offer>> moved =
                new TreeMap<>(
                        Comparator.comparing(States.Move::happening)
                                .thenComparing(States.Move::from));
        private final Map<CaseFile, UnitChoice.Proposed> given = new HashMap<>();
        private final Map<CaseFile, @Nullable OfferId> wanted = new HashMap<>();
        private final List<Offer> prepared = new ArrayList<>();
        private final List<NewTask> asks = new ArrayList<>();

        Pass(Situation on) {
            this.on = on;
        }

        private void sort(Effect effect) {
            switch (effect) {
                case Effect.Opened(var file) -> opened.add(file);
                case Effect.LookedAt(var file) -> looked.add(file);
                case Effect.HandedTo(var file, var handler) ->
                        handed.computeIfAbsent(handler, _ -> new ArrayList<>()).add(file);
                case Effect.PersonAsked(var asked) -> asks.add(asked);
                case Effect.TasksSettled(var file, var because) ->
                        settled.computeIfAbsent(because, _ -> new ArrayList<>()).add(file);
                case Effect.Moved(var offer, var move) ->
                        moved.computeIfAbsent(move, _ -> new ArrayList<>()).add(offer);
                case Effect.RecipientsChanged changed -> recipients.add(changed);
                case Effect.PlaceWanted(var file, var replaces) -> wanted.put(file, replaces);
                case Effect.PlaceGiven(var file, var choice) -> given.put(file, choice);
                case Effect.Prepared(var offer) -> prepared.add(offer);
            }
        }

        Map<CaseId, OfferId> save() {
            open();
            hand();
            settled.forEach((because, files) ->
                    tasks.close(files, Set.of(TaskKind.values()), BY, because, on.now()));
            recipients();
            cases.refresh(looked);
            moved.forEach((move, some) -> steps.move(some, move, BY));
            place(given.keySet(), Map.of());
            place(Set.copyOf(wanted.keySet()), wanted);
            var made = prepare();
            hand();
            tasks.ask(asks, on.now());
            return made;
        }

        /// A case that somebody else has opened meanwhile is left to them.
        private void open() {
            var there = cases.insert(opened, on.now(), on.by());
            var lost = new HashSet<CaseId>();
            opened.stream().map(CaseFile::id).filter(it -> !there.contains(it)).forEach(lost::add);
            if (!lost.isEmpty()) {
                handed.values().forEach(it -> it.removeAll(lost));
                asks.removeIf(it -> lost.contains(it.file()));
                wanted.keySet().removeIf(it -> lost.contains(it.id()));
            }
        }

        private void hand() {
            handed.forEach((handler, files) -> cases.handler(files, handler));
            handed.clear();
        }

        private void recipients() {
            Map<OfferId, List<Recipient>> changed = new LinkedHashMap<>();
            recipients.forEach(it -> changed.put(it.offer().id(), it.changed()));
            offers.saveRecipients(changed);
            for (var it : recipients) {
                if (it.told() != null) {
                    sending.toNewcomers(
                            on.terms(), it.offer(), it.changed(), it.told().family(), on.today());
                }
            }
        }

        /// Reserves places, in the order of the children's numbers: those that were chosen, or such as
        /// are found.
        private void place(Set<CaseFile> files, Map<CaseFile, @Nullable OfferId> replaced) {
            if (files.isEmpty()) {
                return;
            }
            Map<CaseFile, OfferId> ids = new LinkedHashMap<>();
            var wishes = new ArrayList<Wish>();
            Map<UUID, UnitChoice.Proposed> chosen = new HashMap<>();
            files.stream()
                    .sorted(Comparator.comparingInt(it -> it.key().child().value()))
                    .forEach(file -> {
                        var id = OfferId.random();
                        ids.put(file, id);
                        wishes.add(on.wish(file, id));
                        var to = given.get(file);
                        if (to != null) {
                            chosen.put(id.value(), to);
                        }
                    });
            var choices =
                    chosen.isEmpty() ? placements.place(wishes) : placements.take(wishes, chosen);
            ids.forEach((file, id) -> {
                var choice = choices.get(id.value());
                if (choice == null) {
                    throw new IllegalStateException("A wish without an answer");
                }
                CaseDecider.placed(on, file, id, choice, replaced.get(file)).forEach(this::sort);
            });
        }

        private Map<CaseId, OfferId> prepare() {
            Map<CaseId, OfferId> made = new HashMap<>();
            Map<OfferId, List<Recipient>> to = new HashMap<>();
            prepared.forEach(it -> {
                made.put(it.caseId(), it.id());
                to.put(it.id(), it.recipients());
            });
            offers.insert(prepared, on.today());
            offers.saveRecipients(to);
            return made;
        }
    }
}
