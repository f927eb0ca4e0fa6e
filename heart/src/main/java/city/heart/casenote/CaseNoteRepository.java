// SPDX-License-Identifier: EUPL-1.2
package city.heart.casenote;

import city.base.database.Sql;
import city.base.shared.ResidentId;
import city.base.usage.Actor;
import city.heart.casework.CaseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of notes.
@Repository
class CaseNoteRepository {
    private static final String ADD =
            """
            insert into casenote.note (case_id, written_at, written_by, resident_id, way, reached, text, next_on,
                                       waits)
            select :file, :at, :by, :with, :way, :reached, :text, :next, false
             where not exists (
                   select from casenote.note n
                    where n.case_id = :file and n.written_by = :by and n.text = :text and n.way = :way
                      and n.resident_id is not distinct from :with and n.written_at > :lately)
            returning id
            """;
    private static final String SETTLED =
            "update casenote.note set waits = false where waits and case_id = any (:files)";
    private static final String WAITS =
            "update casenote.note set waits = true where id = :id and next_on is not null";
    private static final String OF_CASE =
            """
            select written_at, written_by, resident_id, way, reached, text, next_on from casenote.note
             where case_id = :file order by id desc
            """;
    private static final String SAFE =
            """
            insert into casenote.safe_contact (child_id, written_at, written_by, text)
            select :child, :at, :by, :text
             where :text is distinct from (
                   select text from casenote.safe_contact where child_id = :child order by id desc limit 1)
            """;
    private static final String SAFE_NOW =
            "select text from casenote.safe_contact where child_id = :child order by id desc limit 1";

    private static final String DUE =
            "select case_id from casenote.note where waits and next_on <= :day order by next_on, case_id";

    private final JdbcClient jdbc;

    CaseNoteRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The last note of a case says when to go on with it. The caller holds the case.
    ///
    /// @param lately the same note by the same officer since then is the same tap twice
    void add(CaseId file, CaseNote note, Instant lately) {
        var fresh = insert(file, note, lately);
        if (fresh.isPresent()) {
            settled(List.of(file));
            jdbc.sql(WAITS).param("id", fresh.get()).update();
        }
    }

    private Optional<Long> insert(CaseId file, CaseNote note, Instant lately) {
        return jdbc.sql(ADD)
                .param("file", file.value())
                .param("at", Sql.at(note.at()))
                .param("by", note.by().text())
                .param(
                        "with",
                        note.with() == null ? null : note.with().value(),
                        java.sql.Types.INTEGER)
                .param("way", note.way().name())
                .param("reached", note.reached(), java.sql.Types.BOOLEAN)
                .param("text", note.text())
                .param("next", note.next(), java.sql.Types.DATE)
                .param("lately", Sql.at(lately))
                .query(Long.class)
                .optional();
    }

    /// Nothing that was noted about these cases says any more when to go on.
    void settled(Collection<CaseId> files) {
        jdbc.sql(SETTLED)
                .param("files", files.stream().map(CaseId::value).toArray(UUID[]::new))
                .update();
    }

    /// The newest first.
    List<CaseNote> of(CaseId file) {
        return jdbc.sql(OF_CASE).param("file", file.value()).query((rs, _) -> note(rs)).list();
    }

    void safeContact(ResidentId child, String text, Actor by, Instant at) {
        jdbc.sql(SAFE)
                .param("child", child.value())
                .param("at", Sql.at(at))
                .param("by", by.text())
                .param("text", text)
                .update();
    }

    Optional<String> safeContact(ResidentId child) {
        return jdbc.sql(SAFE_NOW).param("child", child.value()).query(String.class).optional();
    }

    /// Cases whose last note names this day or an earlier one, the longest waiting first; also some that have ended
    /// since.
    List<CaseId> due(LocalDate day) {
        return jdbc.sql(DUE)
                .param("day", day)
                .query((rs, _) -> new CaseId(rs.getObject("case_id", UUID.class)))
                .list();
    }

    private static CaseNote note(ResultSet rs) throws SQLException {
        var with = rs.getObject("resident_id", Integer.class);
        return new CaseNote(
                Sql.instant(rs, "written_at"),
                Actor.of(rs.getString("written_by")),
                with == null ? null : new ResidentId(with),
                CaseNote.Way.valueOf(rs.getString("way")),
                rs.getObject("reached", Boolean.class),
                rs.getString("text"),
                rs.getObject("next_on", LocalDate.class));
    }
}
