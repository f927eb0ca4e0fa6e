// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.database.Sql;
import city.base.shared.Language;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of mails to people who are no residents.
@Repository
class NoteRepository {
    private static final String ADD =
            """
            insert into message.note (id, address, purpose, language, subject, body, queued_at, next_at)
            values (:id, :address, :purpose, :language, :subject, :body, :now, :now)
            on conflict (id) do nothing
            """;
    private static final String CLAIM =
            """
            update message.note n set next_at = :until, attempts = attempts + 1
              from (select id from message.note where next_at <= :now
                     order by next_at limit :limit for update skip locked) due
             where n.id = due.id
            returning n.id, n.address, n.purpose, n.language, n.subject, n.body, n.queued_at, n.attempts
            """;
    private static final String SENT =
            "update message.note set sent_at = :now, address = null, next_at = null, reason = null where id = :id";
    private static final String GIVEN_UP =
            "update message.note set address = null, next_at = null, reason = :reason where id = :id";
    private static final String AGAIN =
            """
            update message.note set next_at = :next, reason = :reason
             where id = :id and next_at is not null
            """;

    private final JdbcClient jdbc;

    NoteRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param attempts this one counted
    record Due(Notes.Note note, Instant queuedAt, int attempts) {}

    void add(Notes.Note note, Instant now) {
        jdbc.sql(ADD)
                .param("id", note.id())
                .param("address", note.address())
                .param("purpose", note.purpose())
                .param("language", note.language().code())
                .param("subject", note.subject())
                .param("body", note.body())
                .param("now", Sql.at(now))
                .update();
    }

    List<Due> claim(Instant now, Instant until, int limit) {
        return jdbc.sql(CLAIM)
                .param("now", Sql.at(now))
                .param("until", Sql.at(until))
                .param("limit", limit)
                .query((rs, _) ->
                        new Due(
                                new Notes.Note(
                                        rs.getObject("id", UUID.class),
                                        rs.getString("address"),
                                        rs.getString("purpose"),
                                        new Language(rs.getString("language")),
                                        rs.getString("subject"),
                                        rs.getString("body")),
                                Sql.instant(rs, "queued_at"),
                                rs.getInt("attempts")))
                .list();
    }

    void sent(UUID id, Instant now) {
        jdbc.sql(SENT).param("id", id).param("now", Sql.at(now)).update();
    }

    void givenUp(UUID id, String reason) {
        jdbc.sql(GIVEN_UP).param("id", id).param("reason", reason).update();
    }

    void again(UUID id, Instant next, String reason) {
        jdbc.sql(AGAIN)
                .param("id", id)
                .param("next", Sql.at(next))
                .param("reason", reason)
                .update();
    }
}
