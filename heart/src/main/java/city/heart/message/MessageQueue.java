// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.base.shared.WallTime;
import city.base.subject.Stream;
import city.heart.message.Messages.DeliveryOutcome;
import city.heart.profile.Channel;
import city.heart.profile.Contact;
import city.heart.profile.Profiles;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Queues messages: the text, the channel and the number are fixed here.
@Service
class MessageQueue implements Messages {
    private final MessageRepository repository;
    private final Profiles profiles;
    private final Clock city;
    private final Clock wall;

    MessageQueue(
            MessageRepository repository,
            Profiles profiles,
            @CityTime Clock city,
            @WallTime Clock wall) {
        this.repository = repository;
        this.profiles = profiles;
        this.city = city;
        this.wall = wall;
    }

    /// What asks for contact data together: the same purpose of the same service.
    private record Purpose(String name, String service) {}

    @Override
    @Transactional
    public void queue(Collection<Outgoing> messages) {
        Map<UUID, Content> contents = new LinkedHashMap<>();
        for (var message : messages) {
            var content = Content.of(message);
            var other = contents.putIfAbsent(message.id(), content);
            if (other != null && !other.equals(content)) {
                throw new OtherTextUnderSameId(message.id());
            }
        }
        if (contents.isEmpty()) {
            return;
        }
        var now = wall.instant();
        var added = new HashSet<>(repository.add(contents.values(), now, LocalDate.now(city)));
        repository
                .hashesOf(contents.keySet())
                .forEach((id, hash) -> {
                    var content = contents.get(id);
                    if (content == null || !content.hasHash(hash)) {
                        throw new OtherTextUnderSameId(id);
                    }
                });
        var fresh = contents.values().stream().filter(it -> added.contains(it.id())).toList();
        var contacts = contactsFor(fresh);
        var rows = new ArrayList<MessageRepository.NewDelivery>();
        for (var content : fresh) {
            rows.addAll(
                    deliveries(
                            content,
                            contacts.getOrDefault(
                                    content.recipient(), Contact.unknown(content.recipient()))));
        }
        repository.addDeliveries(rows, now);
    }

    private Map<ResidentId, Contact> contactsFor(List<Content> contents) {
        Map<Purpose, Set<ResidentId>> asked = new LinkedHashMap<>();
        for (var content : contents) {
            var service = content.message().service();
            asked.computeIfAbsent(
                            new Purpose(
                                    content.message().purpose(), service == null ? "" : service),
                            _ -> new LinkedHashSet<>())
                    .add(content.recipient());
        }
        Map<ResidentId, Contact> contacts = new HashMap<>();
        asked.forEach((purpose, people) ->
                contacts.putAll(
                        profiles.contactsOf(
                                people,
                                DeliveryUse.ofContacts(purpose.name(), purpose.service()))));
        return contacts;
    }

    private static List<MessageRepository.NewDelivery> deliveries(
            Content content, Contact contact) {
        var rows = new ArrayList<MessageRepository.NewDelivery>();
        var channel = contact.channel();
        var point = contact.working(channel);
        rows.add(
                new MessageRepository.NewDelivery(
                        content.id(),
                        channel,
                        point.map(it -> it.value()).orElse(null),
                        point.map(it -> it.id()).orElse(null)));
        if (content.message().letterAlso() && channel != Channel.LETTER) {
            rows.add(new MessageRepository.NewDelivery(content.id(), Channel.LETTER, null, null));
        }
        return rows;
    }

    @Override
    @Transactional
    public List<UUID> withdraw(Collection<UUID> ids, String reason) {
        return ids.isEmpty() ? List.of() : repository.withdraw(ids, reason, wall.instant());
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, List<Delivery>> deliveriesOf(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : repository.deliveriesOf(ids);
    }

    @Override
    public Stream<DeliveryOutcome> outcomes() {
        return Stream.of("message.outcomes", repository::outcomesAfter, DeliveryOutcome::position);
    }
}
