// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.secret.LinkTokens;
import city.base.subject.Stream;
import city.heart.message.Delivery;
import city.heart.message.Messages;
import city.heart.message.Messages.DeliveryOutcome;
import city.heart.message.Outgoing;
import city.heart.profile.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A message module that keeps what it is given and hears of the post what a test tells it.
public abstract class InventedPost implements Messages {
    private final LinkTokens tokens;
    private final Map<UUID, Outgoing> queued = new LinkedHashMap<>();
    private final Map<UUID, String> withdrawn = new LinkedHashMap<>();
    private final List<DeliveryOutcome> outcomes = new ArrayList<>();

    protected InventedPost(LinkTokens tokens) {
        this.tokens = tokens;
    }

    public void clearPost() {
        queued.clear();
        withdrawn.clear();
        outcomes.clear();
    }

    /// What went out or still may, as `recipient kind`.
    public List<String> post() {
        return queued.values().stream()
                .filter(it -> !withdrawn.containsKey(it.id()))
                .map(it -> it.recipient().value() + " " + it.topic().substring(6))
                .toList();
    }

    public Outgoing message(String recipientAndKind) {
        return queued.values().stream()
                .filter(it ->
                        (it.recipient().value() + " " + it.topic().substring(6))
                                .equals(recipientAndKind))
                .reduce((_, b) -> b)
                .orElseThrow();
    }

    public String token(int recipient) {
        return token(recipient + " proposal");
    }

    /// What its reader gets where the link's name stands.
    public String token(String recipientAndKind) {
        var message = message(recipientAndKind);
        var link = message.link();
        var sms = tokens.fill(message.sms(), link);
        var from = sms.indexOf("/l/") + 3;
        return sms.substring(from, from + 22);
    }

    @Override
    public void queue(Collection<Outgoing> messages) {
        for (var it : messages) {
            var before = queued.putIfAbsent(it.id(), it);
            if (before != null && !before.equals(it)) {
                throw new AssertionError("Other text under the same id: " + it.topic());
            }
        }
    }

    @Override
    public List<UUID> withdraw(Collection<UUID> ids, String reason) {
        ids.forEach(it -> withdrawn.putIfAbsent(it, reason));
        return List.copyOf(ids);
    }

    @Override
    public Map<UUID, List<Delivery>> deliveriesOf(Collection<UUID> ids) {
        Map<UUID, List<Delivery>> left = new HashMap<>();
        queued.keySet().stream()
                .filter(ids::contains)
                .forEach(it ->
                        left.put(
                                it,
                                List.of(
                                        delivery(
                                                it,
                                                withdrawn.containsKey(it)
                                                        ? Delivery.State.WITHDRAWN
                                                        : Delivery.State.QUEUED))));
        for (var outcome : outcomes) {
            if (outcome instanceof DeliveryOutcome.Sent it && ids.contains(it.message())) {
                left.put(it.message(), List.of(delivery(it.message(), Delivery.State.SENT)));
            }
        }
        return left;
    }

    private static Delivery delivery(UUID message, Delivery.State state) {
        return new Delivery(
                message,
                Channel.LETTER,
                state,
                state == Delivery.State.SENT ? 1 : 0,
                state == Delivery.State.SENT ? LocalDate.of(2026, 1, 7) : null,
                Instant.EPOCH,
                null);
    }

    @Override
    public Stream<DeliveryOutcome> outcomes() {
        return Stream.of(
                "test.outcomes",
                (position, limit) ->
                        outcomes.stream()
                                .filter(it -> it.position() > position)
                                .limit(limit)
                                .toList(),
                DeliveryOutcome::position);
    }

    public void comesBack(String recipientAndKind) {
        var it = message(recipientAndKind);
        outcomes.add(
                new DeliveryOutcome.Undelivered(
                        outcomes.size() + 1L,
                        it.id(),
                        it.recipient(),
                        it.topic(),
                        Channel.LETTER,
                        LocalDate.of(2026, 1, 20),
                        "unknown",
                        false));
    }

    public void isOvertaken(String recipientAndKind) {
        var it = message(recipientAndKind);
        outcomes.add(
                new DeliveryOutcome.Withdrawn(
                        outcomes.size() + 1L,
                        it.id(),
                        it.recipient(),
                        it.topic(),
                        Channel.LETTER,
                        LocalDate.of(2026, 1, 8),
                        "child-died"));
    }

    public void posted(String recipientAndKind, LocalDate on) {
        var it = message(recipientAndKind);
        outcomes.add(
                new DeliveryOutcome.Sent(
                        outcomes.size() + 1L,
                        it.id(),
                        it.recipient(),
                        it.topic(),
                        Channel.LETTER,
                        on));
    }
}
