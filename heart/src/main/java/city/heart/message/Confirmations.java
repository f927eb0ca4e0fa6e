// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.shared.WallTime;
import city.heart.channel.Gateway;
import city.heart.message.DeliveryRepository.Settled;
import city.heart.message.DeliveryRepository.Unconfirmed;
import city.heart.profile.Profiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Asks the gateway whether phones have got what was handed over: after a minute, then ever more
/// rarely for three days.
@Component
class Confirmations {
    static final Duration FIRST_QUESTION = Duration.ofMinutes(1);

    private static final Duration CLAIM = Duration.ofMinutes(2);
    private static final Duration LAST_QUESTION = Duration.ofDays(3);

    private final DeliveryRepository repository;
    private final Gateway gateway;
    private final Deliveries deliveries;
    private final Profiles profiles;
    private final TransactionTemplate transaction;
    private final Clock wall;

    Confirmations(
            DeliveryRepository repository,
            Gateway gateway,
            Deliveries deliveries,
            Profiles profiles,
            TransactionTemplate transaction,
            @WallTime Clock wall) {
        this.repository = repository;
        this.gateway = gateway;
        this.deliveries = deliveries;
        this.profiles = profiles;
        this.transaction = transaction;
        this.wall = wall;
    }

    /// @return how many were asked about; 0 when none is due
    int round() {
        var claim = UUID.randomUUID();
        var now = wall.instant();
        var asked = repository.claimUnconfirmed(claim, now, now.plus(CLAIM), Deliveries.BATCH);
        if (asked.isEmpty()) {
            return 0;
        }
        Map<Unconfirmed, Gateway.Status> answers = new LinkedHashMap<>();
        for (var it : asked) {
            answers.put(it, gateway.status(it.key().message()));
        }
        transaction.executeWithoutResult(_ -> record(claim, answers));
        return asked.size();
    }

    private void record(UUID claim, Map<Unconfirmed, Gateway.Status> answers) {
        var now = wall.instant();
        var ended = new ArrayList<Settled>();
        var waiting = new ArrayList<Settled>();
        List<DeliveryNote> told = new ArrayList<>();
        answers.forEach((it, status) -> {
            switch (status) {
                case DELIVERED -> {
                    ended.add(new Settled(it.key(), Delivery.State.DELIVERED, null, ""));
                    told.add(told(it, DeliveryNote.Kind.CONFIRMED, ""));
                }
                case FAILED -> {
                    ended.add(
                            new Settled(
                                    it.key(), Delivery.State.UNDELIVERED, null, "not-received"));
                    told.add(told(it, DeliveryNote.Kind.UNDELIVERED, "not-received"));
                }
                case UNKNOWN -> waiting.add(askAgain(it, now));
            }
        });
        var from = EnumSet.of(Delivery.State.SENT);
        var done = repository.settle(claim, ended, from, now, deliveries.today());
        repository.askAgain(claim, waiting);
        for (var entry : answers.entrySet()) {
            var point = entry.getKey().point();
            if (entry.getValue() == Gateway.Status.FAILED
                    && point != null
                    && done.contains(entry.getKey().key())) {
                profiles.failed(point);
            }
        }
        deliveries.tell(told.stream().filter(it -> done.contains(it.key())).toList(), now);
    }

    private static Settled askAgain(Unconfirmed it, Instant now) {
        var age = Duration.between(it.sentAt(), now);
        var next = age.compareTo(LAST_QUESTION) > 0 ? null : now.plus(age);
        return new Settled(it.key(), Delivery.State.SENT, next, "");
    }

    private static DeliveryNote told(Unconfirmed it, DeliveryNote.Kind kind, String reason) {
        return new DeliveryNote(it.key(), kind, it.recipient(), it.topic(), reason, false);
    }
}
