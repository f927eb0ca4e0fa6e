// SPDX-License-Identifier: EUPL-1.2
package city.town.feedback;

import city.base.database.Sql;
import city.base.shared.Language;
import city.base.subject.Worklist;
import city.base.usage.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of feedback.
@Repository
class FeedbackRepository {
    private static final String ADD =
            """
            insert into feedback.feedback (id, topic, text, language, received_at, answer_by, email)
            values (:id, :topic, :text, :language, :at, :by, :email)
            """;
    private static final String FIND =
            """
            select id, topic, text, language, received_at, answer_by, email is not null as by_mail,
                   answer, answered_by, answered_at
              from feedback.feedback where id = :id
            """;
    private static final String WAITING =
            """
            select id, topic, text, language, received_at, answer_by, email is not null as by_mail,
                   answer, answered_by, answered_at
              from feedback.feedback where answer is null order by answer_by, received_at, id
             offset :offset limit :limit
            """;
    private static final String COUNT_WAITING =
            """
            select count(*), count(*) filter (where answer_by < :today)
              from feedback.feedback where answer is null
            """;
    private static final String DISCARD =
            "delete from feedback.feedback where id = :id and answer is null";
    private static final String ANSWER =
            """
            update feedback.feedback
               set answer = :text, answered_by = :by, answered_at = :at, email = null
             where id = :id and answer is null
            returning old.email
            """;

    private final JdbcClient jdbc;

    FeedbackRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param email null where none was left
    void add(Feedback feedback, @Nullable String email) {
        jdbc.sql(ADD)
                .param("id", feedback.id())
                .param("topic", feedback.topic().name())
                .param("text", feedback.text())
                .param("language", feedback.language().code())
                .param("at", Sql.at(feedback.receivedAt()))
                .param("by", feedback.answerBy())
                .param("email", email)
                .update();
    }

    Optional<Feedback> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query(FeedbackRepository::row).optional();
    }

    List<Feedback> listWaiting(int offset, int limit) {
        return jdbc.sql(WAITING)
                .param("offset", offset)
                .param("limit", limit)
                .query(FeedbackRepository::row)
                .list();
    }

    Worklist.Count countWaiting(LocalDate today) {
        return jdbc.sql(COUNT_WAITING)
                .param("today", today)
                .query((rs, _) -> new Worklist.Count(rs.getLong(1), rs.getLong(2)))
                .single();
    }

    /// What an answer found.
    ///
    /// @param email to which it goes; null where none was left
    record Answered(@Nullable String email) {}

    /// Forgets the address in the same moment.
    ///
    /// @return empty where there is no such feedback or it has its answer
    Optional<Answered> answer(UUID id, Feedback.Answer answer) {
        return jdbc.sql(ANSWER)
                .param("id", id)
                .param("text", answer.text())
                .param("by", answer.by().text())
                .param("at", Sql.at(answer.at()))
                .query((rs, _) -> new Answered(rs.getString(1)))
                .optional();
    }

    /// @return false where it is gone or has its answer
    boolean discard(UUID id) {
        return jdbc.sql(DISCARD).param("id", id).update() == 1;
    }

    private static Feedback row(ResultSet rs, int number) throws SQLException {
        var answer = rs.getString("answer");
        return new Feedback(
                rs.getObject("id", UUID.class),
                Feedback.Topic.valueOf(rs.getString("topic")),
                rs.getString("text"),
                new Language(rs.getString("language")),
                Sql.instant(rs, "received_at"),
                rs.getObject("answer_by", LocalDate.class),
                rs.getBoolean("by_mail"),
                answer == null
                        ? null
                        : new Feedback.Answer(
                                answer,
                                Actor.of(rs.getString("answered_by")),
                                Sql.instant(rs, "answered_at")));
    }
}
