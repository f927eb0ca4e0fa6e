// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.database.Rows;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.heart.message.Delivery;
import city.heart.message.Messages;
import city.heart.message.Outgoing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which message belongs to which offer or decision, and the way out for all of them.
@Component
public class Posted {
    private static final String INSERT =
            """
            insert into offer.sent_message (id, offer_id, decision_id, resident_id, kind, seen)
            select id, offer, decision, resident, kind, :seen
              from jsonb_to_recordset(:rows::jsonb)
                   as r (id uuid, offer uuid, decision uuid, resident int, kind text)
            on conflict (id, offer_id) do nothing
            """;

    /// What is about another offer besides stays while that one goes on.
    private static final String OF_OFFERS =
            """
            select m.id from offer.sent_message m
              join offer.offer o on o.id = m.offer_id
             where m.id in (select id from offer.sent_message where offer_id in (:offers))
             group by m.id having bool_and(o.id in (:offers) or o.state in ('WITHDRAWN', 'REPLACED'))
            """;

    private static final String SHOWN =
            """
            select id, resident_id from offer.sent_message
             where offer_id = :offer and kind in ('PROPOSAL', 'REMINDER', 'INFORMED')
            """;
    private static final String BY_ID =
            """
            select id, offer_id, decision_id, resident_id, kind from offer.sent_message
             where id in (:ids) order by id, offer_id
            """;

    private static final String OF_KIND =
            """
            select id, offer_id from offer.sent_message
             where kind = :kind and resident_id = :who and offer_id in (:offers)
            """;

    private static final Set<Delivery.State> WAITS =
            EnumSet.of(Delivery.State.QUEUED, Delivery.State.CLAIMED);
    private static final Set<Delivery.State> LEFT =
            EnumSet.of(Delivery.State.SENDING, Delivery.State.SENT, Delivery.State.DELIVERED);

    private final JdbcClient jdbc;
    private final Messages messages;

    Posted(JdbcClient jdbc, Messages messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    /// A message and what it is about.
    ///
    /// @param matters one, or those of children of one birth
    public record Post(Outgoing message, List<Matter> matters, String kind) {
        public Post {
            matters = List.copyOf(matters);
        }
    }

    /// One of the offers that a message is about.
    ///
    /// @param decision on the offer that the message gives; null where it gives none
    public record Matter(OfferId offer, @Nullable UUID decision) {
        static List<Matter> of(List<OfferId> offers) {
            return offers.stream().map(it -> new Matter(it, null)).toList();
        }
    }

    /// What is known of a message that went out.
    public record About(
            OfferId offer, @Nullable UUID decision, ResidentId recipient, String kind) {}

    /// Ids are made from what the message is about, so that the same thing is never queued twice.
    public static UUID id(String kind, UUID about, ResidentId recipient) {
        return UUID.nameUUIDFromBytes(
                ("offer/" + kind + "/" + about + "/" + recipient.value())
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public void queue(Collection<Post> posts, RecordingNumber seen) {
        if (posts.isEmpty()) {
            return;
        }
        var rows = new Rows();
        for (var it : posts) {
            for (var matter : it.matters()) {
                var row = rows.row();
                row.put("id", it.message().id());
                row.put("offer", matter.offer().value());
                row.put("decision", matter.decision());
                row.put("resident", it.message().recipient().value());
                row.put("kind", it.kind());
            }
        }
        jdbc.sql(INSERT).param("seen", seen.value()).param("rows", rows.json()).update();
        messages.queue(posts.stream().map(Post::message).toList());
    }

    /// Takes back what has not left yet.
    public void withdraw(Collection<OfferId> offers, String reason) {
        if (offers.isEmpty()) {
            return;
        }
        var ids =
                jdbc.sql(OF_OFFERS)
                        .param("offers", offers.stream().map(OfferId::value).toList())
                        .query((rs, _) -> rs.getObject("id", UUID.class))
                        .list();
        if (!ids.isEmpty()) {
            messages.withdraw(ids, reason);
        }
    }

    /// Takes back what was to tell one recipient of these offers, where nothing of it has left.
    ///
    /// @return the offers of which it was to tell
    Set<OfferId> callBack(String kind, ResidentId recipient, Collection<OfferId> offers) {
        Map<UUID, Set<OfferId>> told = new HashMap<>();
        if (offers.isEmpty()) {
            return Set.of();
        }
        jdbc.sql(OF_KIND)
                .param("kind", kind)
                .param("who", recipient.value())
                .param("offers", offers.stream().map(OfferId::value).toList())
                .query(rs -> {
                    told.computeIfAbsent(rs.getObject("id", UUID.class), _ -> new HashSet<>())
                            .add(new OfferId(rs.getObject("offer_id", UUID.class)));
                });
        var waiting = new HashSet<UUID>();
        messages.deliveriesOf(told.keySet())
                .forEach((message, deliveries) -> {
                    if (deliveries.stream().allMatch(it -> WAITS.contains(it.state()))) {
                        waiting.add(message);
                    }
                });
        messages.withdraw(waiting, "told-together");
        told.keySet().retainAll(waiting);
        return told.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    /// Whom the proposal, or a reminder of it, has reached or may have reached: something of it has left.
    public Set<ResidentId> reached(OfferId offer) {
        Map<UUID, ResidentId> shown = new HashMap<>();
        jdbc.sql(SHOWN)
                .param("offer", offer.value())
                .query(rs -> {
                    shown.put(
                            rs.getObject("id", UUID.class),
                            new ResidentId(rs.getInt("resident_id")));
                });
        Set<ResidentId> reached = new HashSet<>();
        messages.deliveriesOf(shown.keySet())
                .forEach((message, deliveries) -> {
                    if (deliveries.stream().anyMatch(it -> LEFT.contains(it.state()))) {
                        reached.add(Objects.requireNonNull(shown.get(message)));
                    }
                });
        return reached;
    }

    /// Of each message what it is about: several offers where it is about children of one birth. Messages of other
    /// modules are absent.
    public Map<UUID, List<About>> about(Collection<UUID> messageIds) {
        Map<UUID, List<About>> found = new HashMap<>();
        if (!messageIds.isEmpty()) {
            jdbc.sql(BY_ID)
                    .param("ids", messageIds)
                    .query(rs -> {
                        found.computeIfAbsent(
                                        rs.getObject("id", UUID.class), _ -> new ArrayList<>())
                                .add(
                                        new About(
                                                new OfferId(rs.getObject("offer_id", UUID.class)),
                                                rs.getObject("decision_id", UUID.class),
                                                new ResidentId(rs.getInt("resident_id")),
                                                rs.getString("kind")));
                    });
        }
        return found;
    }
}
