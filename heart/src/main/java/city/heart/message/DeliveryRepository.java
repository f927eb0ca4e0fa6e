// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.database.Rows;
import city.base.database.Sql;
import city.base.shared.ResidentId;
import city.heart.profile.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of delivery. Each change asks for the state it expects, so that two servers, or a server
/// that was thought dead, never do the same step twice.
@Repository
class DeliveryRepository {
    private static final String CLAIM =
            """
            with due as (
                select message_id, channel from message.delivery
                 where next_at <= :now and state in ('QUEUED', 'CLAIMED', 'SENDING')
                 order by next_at limit :limit
                   for update skip locked),
            mine as (
                update message.delivery d
                   set state = 'CLAIMED', claim = :claim, next_at = :until, changed_at = :now
                  from due where d.message_id = due.message_id and d.channel = due.channel
                returning d.message_id, d.channel, d.destination, d.point_id, d.attempts)
            select mine.message_id, mine.channel, mine.destination, mine.point_id, mine.attempts,
                   m.recipient_id, m.topic, m.purpose, m.service, m.texts, m.link_id, m.letterhead,
                   m.written_on, m.queued_at
              from mine join message.message m on m.id = mine.message_id
             order by m.queued_at, mine.message_id, mine.channel
            """;
    private static final String BEGIN =
            """
            update message.delivery d
               set state = 'SENDING', attempts = attempts + 1, may_have_left = true, changed_at = :now
              from jsonb_to_recordset(:rows::jsonb) as r (id uuid, channel text)
             where d.message_id = r.id and d.channel = r.channel
               and d.state = 'CLAIMED' and d.claim = :claim
            returning d.message_id, d.channel
            """;
    private static final String SETTLE =
            """
            update message.delivery d
               set state = r.state, next_at = r.next_at,
                   reason = nullif(r.reason, ''), claim = null,
                   sent_on = case when r.state = 'SENT' then :today else d.sent_on end,
                   destination = case when r.next_at is null then null else d.destination end,
                   changed_at = :now
              from jsonb_to_recordset(:rows::jsonb)
                   as r (id uuid, channel text, state text, next_at timestamptz, reason text)
             where d.message_id = r.id and d.channel = r.channel
               and d.state = any (:from) and d.claim = :claim
            returning d.message_id, d.channel
            """;
    private static final String LETTERS =
            """
            insert into message.delivery (message_id, channel, state, next_at, changed_at)
            select id, 'LETTER', 'QUEUED', :now, :now from unnest(:ids) as r (id)
            on conflict (message_id, channel) do nothing
            returning message_id
            """;
    private static final String UNCONFIRMED =
            """
            with due as (
                select message_id, channel from message.delivery
                 where next_at <= :now and state = 'SENT'
                 order by next_at limit :limit
                   for update skip locked)
            update message.delivery d
               set claim = :claim, next_at = :until
              from due, message.message m
             where d.message_id = due.message_id and d.channel = due.channel and m.id = d.message_id
            returning d.message_id, d.channel, d.point_id, d.changed_at, m.recipient_id, m.topic
            """;
    private static final String ASK_AGAIN =
            """
            update message.delivery d set next_at = r.next_at, claim = null
              from jsonb_to_recordset(:rows::jsonb)
                   as r (id uuid, channel text, next_at timestamptz)
             where d.message_id = r.id and d.channel = r.channel
               and d.state = 'SENT' and d.claim = :claim
            """;
    private static final String POSITIONS =
            "update message.stream set last = last + :count returning last";
    private static final String OUTCOMES =
            """
            insert into message.outcome
                   (position, message_id, channel, kind, on_day, reason, letter_follows)
            select position, id, channel, kind, :today, nullif(reason, ''), letter
              from jsonb_to_recordset(:rows::jsonb)
                   as r (position bigint, id uuid, channel text, kind text, reason text, letter boolean)
            """;

    private final JdbcClient jdbc;

    DeliveryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How a delivery goes on.
    ///
    /// @param next null when it has ended
    record Settled(DeliveryKey key, Delivery.State state, @Nullable Instant next, String reason) {}

    /// A handed over SMS of which the phone has said nothing yet.
    record Unconfirmed(
            DeliveryKey key,
            @Nullable Long point,
            Instant sentAt,
            ResidentId recipient,
            String topic) {}

    List<Parcel> claim(UUID claim, Instant now, Instant until, int limit) {
        return jdbc.sql(CLAIM)
                .param("claim", claim)
                .param("now", Sql.at(now))
                .param("until", Sql.at(until))
                .param("limit", limit)
                .query((rs, _) ->
                        new Parcel(
                                new DeliveryKey(
                                        rs.getObject("message_id", UUID.class),
                                        Channel.valueOf(rs.getString("channel"))),
                                rs.getString("destination"),
                                (Long) rs.getObject("point_id"),
                                rs.getInt("attempts"),
                                new ResidentId(rs.getInt("recipient_id")),
                                rs.getString("topic"),
                                rs.getString("purpose"),
                                rs.getString("service"),
                                MessageRepository.texts(rs),
                                (@Nullable UUID) rs.getObject("link_id", UUID.class),
                                MessageRepository.head(rs),
                                rs.getObject("written_on", LocalDate.class),
                                Sql.instant(rs, "queued_at"),
                                null))
                .list();
    }

    /// @return those that may be handed over now; the others were withdrawn meanwhile
    Set<DeliveryKey> begin(UUID claim, Collection<DeliveryKey> keys, Instant now) {
        return new HashSet<>(
                jdbc.sql(BEGIN)
                        .param("claim", claim)
                        .param("now", Sql.at(now))
                        .param("rows", Rows.of(keys, DeliveryRepository::put).json())
                        .query((rs, _) -> key(rs.getObject(1, UUID.class), rs.getString(2)))
                        .list());
    }

    /// @param from the states from which this step may come
    /// @return those that were settled; the others are no longer this claim's
    Set<DeliveryKey> settle(
            UUID claim,
            Collection<Settled> rows,
            Set<Delivery.State> from,
            Instant now,
            LocalDate today) {
        if (rows.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
                jdbc.sql(SETTLE)
                        .param("claim", claim)
                        .param("now", Sql.at(now))
                        .param("today", today)
                        .param("from", from.stream().map(Enum::name).toArray(String[]::new))
                        .param("rows", Rows.of(rows, DeliveryRepository::put).json())
                        .query((rs, _) -> key(rs.getObject(1, UUID.class), rs.getString(2)))
                        .list());
    }

    /// Leaves handed over messages as they are and sets the time of the next question.
    void askAgain(UUID claim, Collection<Settled> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(ASK_AGAIN)
                    .param("claim", claim)
                    .param("rows", Rows.of(rows, DeliveryRepository::put).json())
                    .update();
        }
    }

    /// Queues letters where none was.
    ///
    /// @return the messages that now have one
    Set<UUID> letters(Collection<UUID> messages, Instant now) {
        if (messages.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
                jdbc.sql(LETTERS)
                        .param("ids", messages.toArray(UUID[]::new))
                        .param("now", Sql.at(now))
                        .query((rs, _) -> rs.getObject(1, UUID.class))
                        .list());
    }

    List<Unconfirmed> claimUnconfirmed(UUID claim, Instant now, Instant until, int limit) {
        return jdbc.sql(UNCONFIRMED)
                .param("claim", claim)
                .param("now", Sql.at(now))
                .param("until", Sql.at(until))
                .param("limit", limit)
                .query((rs, _) ->
                        new Unconfirmed(
                                key(
                                        rs.getObject("message_id", UUID.class),
                                        rs.getString("channel")),
                                (Long) rs.getObject("point_id"),
                                Sql.instant(rs, "changed_at"),
                                new ResidentId(rs.getInt("recipient_id")),
                                rs.getString("topic")))
                .list();
    }

    /// Adds to the stream. The lock on its one row orders what is committed by position.
    ///
    /// @return the position of the first
    long tell(Collection<DeliveryNote> told, LocalDate today) {
        var last = jdbc.sql(POSITIONS).param("count", told.size()).query(Long.class).single();
        var first = last - told.size() + 1;
        var rows = new Rows();
        var position = first;
        for (var it : told) {
            var row = rows.row();
            put(it.key(), row);
            row.put("position", position++);
            row.put("kind", it.kind());
            row.put("reason", it.reason());
            row.put("letter", it.letterFollows());
        }
        jdbc.sql(OUTCOMES).param("today", today).param("rows", rows.json()).update();
        return first;
    }

    private static DeliveryKey key(UUID message, String channel) {
        return new DeliveryKey(message, Channel.valueOf(channel));
    }

    private static void put(DeliveryKey key, Rows.Row row) {
        row.put("id", key.message());
        row.put("channel", key.channel());
    }

    private static void put(Settled it, Rows.Row row) {
        put(it.key(), row);
        row.put("state", it.state());
        row.put("next_at", it.next());
        row.put("reason", it.reason());
    }
}
