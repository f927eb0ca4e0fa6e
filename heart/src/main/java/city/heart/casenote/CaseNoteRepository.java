// SPDX-License-Identifier: EUPL-1.2
package city.heart.casenote;

import city.base.database.Sql;
import city.base.shared.ResidentId;
import city.heart.casework.CaseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
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
            insert into casenote.note (case_id, written_at, written_by, resident_id, way, reached, text, next_on)
            select :file, :at, :by, :with, :way, :reached, :text, :next
             where not exists (
                   select from casenote.note n
                    where n.case_id = :file and n.written_by = :by and n.text = :text and n.way = :way
                      and n.resident_id is not distinct from :with and n.written_at > :lately)
            """;
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

    /// The last note of each case says when to go on.
    private static final String DUE =
            """
            select case_id from (
                   select distinct on (case_id) case_id, next_on from casenote.note order by case_id, id desc) last
             where next_on <= :day order by next_on, case_id
            """;

    private final JdbcClient jdbc;

    CaseNoteRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param lately the same note by the same officer since then is the same tap twice
    void add(CaseId file, CaseNote note, Instant lately) {
        jdbc.sql(ADD)
                .param("file", file.value())
                .param("at", Sql.at(note.at()))
                .param("by", note.by())
                .param(
                        "with",
                        note.with() == null ? null : note.with().value(),
                        java.sql.Types.INTEGER)
                .param("way", note.way().name())
                .param("reached", note.reached())
                .param("text", note.text())
                .param("next", note.next(), java.sql.Types.DATE)
                .param("lately", Sql.at(lately))
                .update();
    }

    /// The newest first.
    List<CaseNote> of(CaseId file) {
        return jdbc.sql(OF_CASE).param("file", file.value()).query((rs, _) -> note(rs)).list();
    }

    void safeContact(ResidentId child, String text, String by, Instant at) {
        jdbc.sql(SAFE)
                .param("child", child.value())
                .param("at", Sql.at(at))
                .param("by", by)
                .param("text", text)
                .update();
    }

    Optional<String> safeContact(ResidentId child) {
        return jdbc.sql(SAFE_NOW).param("child", child.value()).query(String.class).optional();
    }

    /// Cases whose last note names this day or an earlier one, the longest waiting first.
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
                rs.getString("written_by"),
                with == null ? null : new ResidentId(with),
                CaseNote.Way.valueOf(rs.getString("way")),
                rs.getBoolean("reached"),
                rs.getString("text"),
                rs.getObject("next_on", LocalDate.class));
    }
}
