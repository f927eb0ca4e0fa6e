// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.secret.LinkTokens;
import city.base.shared.CityTime;
import city.base.shared.WallTime;
import city.heart.channel.Carrier;
import city.heart.message.DeliveryRepository.Settled;
import city.heart.profile.Channel;
import city.heart.profile.Profiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// One round of delivery: claim, look again, mark as leaving, hand over, record. Between the steps
/// nothing is locked, and a server that dies at any point leaves a claim that runs out; the next round
/// then repeats the same text under the same id.
@Component
class Deliveries {
    static final int BATCH = 50;

    private static final int AT_ONCE = 10;

    private final DeliveryRepository repository;
    private final Map<Channel, Carrier> carriers;
    private final List<BeforeSending> looks;
    private final Addressees addressees;
    private final Profiles profiles;
    private final LinkTokens tokens;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock city;
    private final Clock wall;
    private final Duration claimed;

    /// @param claimed how long a delivery is one server's: when that server was killed, another takes it up afterwards
    Deliveries(
            DeliveryRepository repository,
            List<Carrier> carriers,
            List<BeforeSending> looks,
            Addressees addressees,
            Profiles profiles,
            LinkTokens tokens,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            @CityTime Clock city,
            @WallTime Clock wall,
            @Value("${city.message.claim:2m}") Duration claimed) {
        this.repository = repository;
        this.carriers = carriers.stream().collect(Collectors.toMap(Carrier::channel, it -> it));
        this.looks = looks;
        this.addressees = addressees;
        this.profiles = profiles;
        this.tokens = tokens;
        this.events = events;
        this.transaction = transaction;
        this.city = city;
        this.wall = wall;
        this.claimed = claimed;
    }

    /// @return how many deliveries it took up; 0 when nothing is due
    int round() {
        var claim = UUID.randomUUID();
        var now = wall.instant();
        var parcels = repository.claim(claim, now, now.plus(claimed), BATCH);
        if (parcels.isEmpty()) {
            return 0;
        }
        var ready = lookAgain(claim, parcels);
        var leaving = repository.begin(claim, keys(ready), wall.instant());
        var results = handOver(ready.stream().filter(it -> leaving.contains(it.key())).toList());
        transaction.executeWithoutResult(_ -> record(claim, results));
        return parcels.size();
    }

    /// The last look: the sender's, then the register's own. What must not go is withdrawn here; under
    /// an order nothing leaves by machine, and the sender hears of it.
    private List<Parcel> lookAgain(UUID claim, List<Parcel> parcels) {
        Map<DeliveryKey, DeliveryNote> stopped = new LinkedHashMap<>();
        for (var look : looks) {
            var asked =
                    parcels.stream()
                            .filter(it -> look.looksAfter(it.topic().split("\\.", 2)[0]))
                            .toList();
            if (!asked.isEmpty()) {
                var overtaken = look.overtaken(asked.stream().map(Deliveries::waiting).toList());
                for (var parcel : asked) {
                    var reason = overtaken.get(parcel.key().message());
                    if (reason != null) {
                        stopped.put(
                                parcel.key(), told(parcel, DeliveryNote.Kind.WITHDRAWN, reason));
                    }
                }
            }
        }
        var ready = new ArrayList<Parcel>();
        for (var parcel : addressed(parcels)) {
            if (!stopped.containsKey(parcel.key())) {
                var stop = stop(parcel);
                if (stop == null) {
                    ready.add(parcel);
                } else {
                    stopped.put(parcel.key(), stop);
                }
            }
        }
        if (!stopped.isEmpty()) {
            transaction.executeWithoutResult(_ -> end(claim, stopped.values()));
        }
        return ready;
    }

    private static @Nullable DeliveryNote stop(Parcel parcel) {
        var to = parcel.to();
        if (to == null) {
            return told(parcel, DeliveryNote.Kind.WITHDRAWN, "not-in-register");
        }
        if (to.dead()) {
            return told(parcel, DeliveryNote.Kind.WITHDRAWN, "died");
        }
        if (to.order()) {
            return told(parcel, DeliveryNote.Kind.WITHDRAWN, "order");
        }
        return parcel.key().channel() == Channel.LETTER && to.lines().isEmpty()
                ? told(parcel, DeliveryNote.Kind.UNDELIVERED, "no-address")
                : null;
    }

    /// One reading of the register for all who are written to for the same purpose in one language.
    private List<Parcel> addressed(List<Parcel> parcels) {
        record Group(String language, String purpose, String service) {}
        Map<Group, List<Parcel>> groups = new LinkedHashMap<>();
        for (var parcel : parcels) {
            var service = parcel.service();
            groups.computeIfAbsent(
                            new Group(
                                    parcel.language().code(),
                                    parcel.purpose(),
                                    service == null ? "" : service),
                            _ -> new ArrayList<>())
                    .add(parcel);
        }
        var all = new ArrayList<Parcel>();
        for (var group : groups.values()) {
            var first = group.getFirst();
            var found =
                    addressees.read(
                            group.stream().map(Parcel::recipient).distinct().toList(),
                            first.language(),
                            first.purpose(),
                            first.service());
            for (var parcel : group) {
                var to = found.get(parcel.recipient());
                all.add(to == null ? parcel : parcel.to(to));
            }
        }
        return all;
    }

    private Map<Parcel, Carrier.HandOutcome> handOver(List<Parcel> parcels) {
        Map<Parcel, Carrier.HandOutcome> results = new LinkedHashMap<>();
        var places = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<Parcel, Future<Carrier.HandOutcome>> running = new LinkedHashMap<>();
            for (var parcel : parcels) {
                running.put(
                        parcel,
                        threads.submit(() -> {
                            places.acquire();
                            try {
                                return carrier(parcel).hand(parcel.dispatch(tokens));
                            } finally {
                                places.release();
                            }
                        }));
            }
            for (var entry : running.entrySet()) {
                results.put(entry.getKey(), await(entry.getValue()));
            }
        }
        return results;
    }

    private Carrier carrier(Parcel parcel) {
        var carrier = carriers.get(parcel.key().channel());
        if (carrier == null) {
            throw new IllegalStateException("Nobody carries " + parcel.key().channel());
        }
        return carrier;
    }

    private static Carrier.HandOutcome await(Future<Carrier.HandOutcome> running) {
        try {
            return running.get();
        } catch (ExecutionException e) {
            var cause = e.getCause();
            return new Carrier.HandOutcome.Later(
                    cause == null ? "fault" : cause.getClass().getSimpleName());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Carrier.HandOutcome.Later("stopped");
        }
    }

    private void record(UUID claim, Map<Parcel, Carrier.HandOutcome> results) {
        var now = wall.instant();
        var settled = new ArrayList<Settled>();
        Map<DeliveryKey, DeliveryNote> told = new HashMap<>();
        Map<DeliveryKey, Long> broken = new HashMap<>();
        results.forEach((parcel, handed) -> {
            var key = parcel.key();
            var state = state(parcel, handed);
            settled.add(new Settled(key, state, next(parcel, state, now), reason(handed)));
            if (state == Delivery.State.SENT) {
                told.put(key, told(parcel, DeliveryNote.Kind.SENT, ""));
            } else if (state == Delivery.State.UNDELIVERED) {
                told.put(key, told(parcel, DeliveryNote.Kind.UNDELIVERED, reason(handed)));
                var point = parcel.point();
                if (point != null && handed instanceof Carrier.HandOutcome.Never) {
                    broken.put(key, point);
                }
            }
        });
        var done =
                repository.settle(claim, settled, EnumSet.of(Delivery.State.SENDING), now, today());
        told.keySet().retainAll(done);
        broken.keySet().retainAll(done);
        broken.values().forEach(profiles::failed);
        tell(told.values(), now);
    }

    private static Delivery.State state(Parcel parcel, Carrier.HandOutcome handed) {
        return switch (handed) {
            case Carrier.HandOutcome.Accepted _ -> Delivery.State.SENT;
            case Carrier.HandOutcome.Never _ -> Delivery.State.UNDELIVERED;
            case Carrier.HandOutcome.Later _ ->
                    Repeats.after(parcel.attempts() + 1).isPresent()
                            ? Delivery.State.QUEUED
                            : Delivery.State.UNDELIVERED;
        };
    }

    private static @Nullable Instant next(Parcel parcel, Delivery.State state, Instant now) {
        return switch (state) {
            case QUEUED -> Repeats.after(parcel.attempts() + 1).map(now::plus).orElse(null);
            case SENT ->
                    parcel.key().channel() == Channel.SMS
                            ? now.plus(Confirmations.FIRST_QUESTION)
                            : null;
            default -> null;
        };
    }

    private static String reason(Carrier.HandOutcome handed) {
        return switch (handed) {
            case Carrier.HandOutcome.Accepted _ -> "";
            case Carrier.HandOutcome.Later(var reason) -> reason;
            case Carrier.HandOutcome.Never(var reason) -> reason;
        };
    }

    /// Ends deliveries that are not sent at all.
    private void end(UUID claim, Collection<DeliveryNote> stopped) {
        var now = wall.instant();
        var settled =
                stopped.stream()
                        .map(it ->
                                new Settled(
                                        it.key(),
                                        it.kind() == DeliveryNote.Kind.WITHDRAWN
                                                ? Delivery.State.WITHDRAWN
                                                : Delivery.State.UNDELIVERED,
                                        null,
                                        it.reason()))
                        .toList();
        var done =
                repository.settle(claim, settled, EnumSet.of(Delivery.State.CLAIMED), now, today());
        tell(stopped.stream().filter(it -> done.contains(it.key())).toList(), now);
    }

    /// Writes outcomes, queues the letter that replaces what did not arrive, and tells listeners, all
    /// in one transaction.
    void tell(Collection<DeliveryNote> told, Instant now) {
        if (told.isEmpty()) {
            return;
        }
        Set<UUID> needLetter = new HashSet<>();
        for (var it : told) {
            if (it.kind() == DeliveryNote.Kind.UNDELIVERED
                    && it.key().channel() != Channel.LETTER) {
                needLetter.add(it.key().message());
            }
        }
        var letters = repository.letters(needLetter, now);
        var complete =
                told.stream()
                        .map(it ->
                                it.kind() == DeliveryNote.Kind.UNDELIVERED
                                                && letters.contains(it.key().message())
                                        ? it.withLetter()
                                        : it)
                        .toList();
        var on = today();
        var position = repository.tell(complete, on);
        for (var it : complete) {
            events.publishEvent(it.at(position++, on));
        }
    }

    LocalDate today() {
        return LocalDate.now(city);
    }

    private static DeliveryNote told(Parcel parcel, DeliveryNote.Kind kind, String reason) {
        return new DeliveryNote(
                parcel.key(), kind, parcel.recipient(), parcel.topic(), reason, false);
    }

    private static List<DeliveryKey> keys(List<Parcel> parcels) {
        return parcels.stream().map(Parcel::key).toList();
    }

    private static BeforeSending.DueMessage waiting(Parcel parcel) {
        return new BeforeSending.DueMessage(
                parcel.key().message(), parcel.recipient(), parcel.topic(), parcel.key().channel());
    }
}
