// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.database.Rows;
import city.base.database.Sql;
import city.base.shared.Language;
import city.base.shared.Letterhead;
import city.base.shared.ResidentId;
import city.heart.message.Messages.DeliveryOutcome;
import city.heart.profile.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of the queue: what senders do. Delivery has its own in `DeliveryRepository`.
@Repository
class MessageRepository {
    private static final String ADD =
            """
            insert into message.message
                   (id, recipient_id, topic, purpose, service, language, texts, link_id, letterhead,
                    content_hash, written_on, queued_at)
            select id, recipient, topic, purpose, service, language, texts, link, head, decode(hash, 'hex'),
                   :today, :now
              from jsonb_to_recordset(:rows::jsonb)
                   as r (id uuid, recipient int, topic text, purpose text, service text, language text,
                         texts jsonb, link uuid, head jsonb, hash text)
             order by id
            on conflict (id) do nothing
            returning id
            """;
    private static final String HASHES =
            "select id, content_hash from message.message where id = any (:ids)";
    private static final String ADD_DELIVERIES =
            """
            insert into message.delivery
                   (message_id, channel, state, destination, point_id, next_at, changed_at)
            select id, channel, 'QUEUED', destination, point, :now, :now
              from jsonb_to_recordset(:rows::jsonb)
                   as r (id uuid, channel text, destination text, point bigint)
            on conflict (message_id, channel) do nothing
            """;
    private static final String WITHDRAW =
            """
            update message.delivery
               set state = 'WITHDRAWN', reason = :reason, next_at = null, destination = null,
                   claim = null, changed_at = :now
             where message_id = any (:ids) and state in ('QUEUED', 'CLAIMED')
            """;
    private static final String NEVER_LEFT =
            """
            select message_id from message.delivery where message_id = any (:ids)
             group by message_id
            having bool_and(state = 'WITHDRAWN' and not may_have_left)
             order by message_id
            """;
    private static final String DELIVERIES =
            """
            select message_id, channel, state, attempts, sent_on, changed_at, reason
              from message.delivery where message_id = any (:ids) order by message_id, channel
            """;
    private static final String OUTCOMES =
            """
            select o.position, o.message_id, m.recipient_id, m.topic, o.channel, o.kind, o.on_day,
                   o.reason, o.letter_follows
              from message.outcome o join message.message m on m.id = o.message_id
             where o.position > :position order by o.position limit :limit
            """;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    MessageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A row to be; `destination` and `point` are null for a letter.
    record NewDelivery(
            UUID message, Channel channel, @Nullable String destination, @Nullable Long point) {}

    /// @return the ids that were not there before
    List<UUID> add(Collection<Content> contents, Instant now, LocalDate today) {
        return jdbc.sql(ADD)
                .param("now", Sql.at(now))
                .param("today", today)
                .param("rows", Rows.of(contents, MessageRepository::put).json())
                .query((rs, _) -> rs.getObject(1, UUID.class))
                .list();
    }

    private static void put(Content it, Rows.Row row) {
        var message = it.message();
        row.put("id", it.id());
        row.put("recipient", it.recipient().value());
        row.put("topic", message.topic());
        row.put("purpose", message.purpose());
        row.put("service", message.service());
        row.put("language", message.language().code());
        row.json("texts", message.texts().stream().map(StoredText::of).toList());
        row.put("link", message.link());
        row.json("head", message.head());
        row.put("hash", HexFormat.of().formatHex(it.hash()));
    }

    Map<UUID, byte[]> hashesOf(Collection<UUID> ids) {
        Map<UUID, byte[]> hashes = new HashMap<>();
        jdbc.sql(HASHES)
                .param("ids", ids.toArray(UUID[]::new))
                .query(rs -> {
                    hashes.put(rs.getObject(1, UUID.class), rs.getBytes(2));
                });
        return hashes;
    }

    void addDeliveries(Collection<NewDelivery> rows, Instant now) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql(ADD_DELIVERIES)
                .param("now", Sql.at(now))
                .param(
                        "rows",
                        Rows.of(
                                        rows,
                                        (it, row) -> {
                                            row.put("id", it.message());
                                            row.put("channel", it.channel());
                                            row.put("destination", it.destination());
                                            row.put("point", it.point());
                                        })
                                .json())
                .update();
    }

    List<UUID> withdraw(Collection<UUID> ids, String reason, Instant now) {
        var array = ids.toArray(UUID[]::new);
        jdbc.sql(WITHDRAW)
                .param("ids", array)
                .param("reason", reason)
                .param("now", Sql.at(now))
                .update();
        return jdbc.sql(NEVER_LEFT)
                .param("ids", array)
                .query((rs, _) -> rs.getObject(1, UUID.class))
                .list();
    }

    Map<UUID, List<Delivery>> deliveriesOf(Collection<UUID> ids) {
        Map<UUID, List<Delivery>> found = new HashMap<>();
        jdbc.sql(DELIVERIES)
                .param("ids", ids.toArray(UUID[]::new))
                .query(rs -> {
                    var id = rs.getObject("message_id", UUID.class);
                    found.computeIfAbsent(id, _ -> new ArrayList<>())
                            .add(
                                    new Delivery(
                                            id,
                                            Channel.valueOf(rs.getString("channel")),
                                            Delivery.State.valueOf(rs.getString("state")),
                                            rs.getInt("attempts"),
                                            rs.getObject("sent_on", LocalDate.class),
                                            Sql.instant(rs, "changed_at"),
                                            rs.getString("reason")));
                });
        return found;
    }

    List<DeliveryOutcome> outcomesAfter(long position, int limit) {
        return jdbc.sql(OUTCOMES)
                .param("position", position)
                .param("limit", limit)
                .query((rs, _) -> outcome(rs))
                .list();
    }

    private static DeliveryOutcome outcome(ResultSet rs) throws SQLException {
        var position = rs.getLong("position");
        var message = rs.getObject("message_id", UUID.class);
        var recipient = new ResidentId(rs.getInt("recipient_id"));
        var topic = rs.getString("topic");
        var channel = Channel.valueOf(rs.getString("channel"));
        var on = rs.getObject("on_day", LocalDate.class);
        var reason = orEmpty(rs.getString("reason"));
        return switch (rs.getString("kind")) {
            case "SENT" ->
                    new DeliveryOutcome.Sent(position, message, recipient, topic, channel, on);
            case "CONFIRMED" ->
                    new DeliveryOutcome.Confirmed(position, message, recipient, topic, channel, on);
            case "UNDELIVERED" ->
                    new DeliveryOutcome.Undelivered(
                            position,
                            message,
                            recipient,
                            topic,
                            channel,
                            on,
                            reason,
                            rs.getBoolean("letter_follows"));
            case "WITHDRAWN" ->
                    new DeliveryOutcome.Withdrawn(
                            position, message, recipient, topic, channel, on, reason);
            default -> throw new IllegalStateException("An outcome of an unknown kind");
        };
    }

    /// One language of a message as it is stored.
    private record StoredText(
            String language,
            @Nullable String sms,
            String subject,
            @Nullable String email,
            String letter) {
        static StoredText of(Outgoing.Text it) {
            return new StoredText(
                    it.language().code(), it.sms(), it.subject(), it.email(), it.letter());
        }

        Outgoing.Text text() {
            return new Outgoing.Text(new Language(language), sms, subject, email, letter);
        }
    }

    /// @return empty where there is none
    static String json(@Nullable Letterhead head) {
        return head == null ? "" : JSON.writeValueAsString(head);
    }

    static @Nullable Letterhead head(ResultSet rs) throws SQLException {
        var stored = rs.getString("letterhead");
        return stored == null ? null : JSON.readValue(stored, Letterhead.class);
    }

    static List<Outgoing.Text> texts(ResultSet rs) throws SQLException {
        return Stream.of(JSON.readValue(rs.getString("texts"), StoredText[].class))
                .map(StoredText::text)
                .toList();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
