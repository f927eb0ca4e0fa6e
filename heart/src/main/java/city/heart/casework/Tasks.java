// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.database.Rows;
import city.base.database.Sql;
import city.base.shared.ResidentId;
import city.base.signin.RightScope;
import city.base.usage.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What people are asked to do about cases. Whoever asks for a list says whether the officer may handle a
/// family under an order; without that, such a task is not there.
@Repository
public class Tasks {
    /// Of a task `w` and its case `c`, as `item` reads them.
    static final String COLUMNS =
            """
            select w.id, w.case_id, w.offer_id, c.service, c.period, c.child_id, w.kind, w.detail, w.asked_by,
                   w.text, w.protected, w.opened_at, w.answer_by, w.taken_by, w.closed_at, w.closed_by, w.outcome, w.note
            """;

    private static final String SELECT =
            COLUMNS + " from casework.task w join casework.case_file c on c.id = w.case_id ";
    private static final String OF_CASES =
            SELECT + " where w.case_id = any(:cases) order by w.opened_at desc, w.id";
    private static final String ONE = SELECT + " where w.id = :id";
    private static final String WAITING =
            """
            select distinct case_id from casework.task
             where case_id = any(:cases) and closed_at is null and kind = any(:kinds)
            """;
    private static final String ASK =
            """
            insert into casework.task (id, case_id, offer_id, kind, detail, asked_by, text, protected,
                                       opened_at, answer_by)
            select id, case_id, about, kind, detail, asked_by, text, protected, :at, answer_by
              from jsonb_to_recordset(:rows::jsonb)
                   as r (id uuid, case_id uuid, about uuid, kind text, detail text, asked_by int, text text,
                         protected boolean, answer_by date)
            on conflict (case_id, kind, coalesce(asked_by, 0)) where closed_at is null do nothing
            """;
    private static final String CLOSE =
            """
            update casework.task set closed_at = :at, closed_by = :by, outcome = :outcome, note = :note
             where id = :id and closed_at is null
            """;
    private static final String CLOSE_ALL =
            """
            update casework.task set closed_at = :at, closed_by = :by, outcome = :outcome
             where case_id in (:cases) and kind in (:kinds) and closed_at is null
            """;
    private static final String TAKE =
            """
            update casework.task set taken_by = :by
             where id = :id and closed_at is null and taken_by is null
            """;
    private static final String GIVE_BACK =
            "update casework.task set taken_by = null where id = :id and closed_at is null and taken_by = :by";
    private static final String PROTECT =
            "update casework.task set protected = true where case_id in (:cases) and closed_at is null";
    private static final String PROTECT_CASES =
            "update casework.case_file set protected = true where id in (:cases) and not protected";

    private final JdbcClient jdbc;

    Tasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Asks. The same thing is asked once while it is open.
    public void ask(Collection<NewTask> some, Instant at) {
        var rows = new Rows();
        for (var it : some) {
            var row = rows.row();
            row.put("id", UUID.randomUUID());
            row.put("case_id", it.file().value());
            row.put("about", it.about());
            row.put("kind", it.ask());
            row.put("detail", it.detail());
            row.put("asked_by", it.by() == null ? null : it.by().value());
            row.put("text", it.text());
            row.put("protected", it.secret());
            row.put("answer_by", it.answerBy());
        }
        if (!rows.isEmpty()) {
            jdbc.sql(ASK).param("at", Sql.at(at)).param("rows", rows.json()).update();
            protectCases(some.stream().filter(NewTask::secret).map(NewTask::file).toList());
        }
    }

    /// Closes what is open of these kinds.
    ///
    /// @param outcome what settled it, a short code
    public void close(
            Collection<CaseId> files, Set<TaskKind> kinds, Actor by, String outcome, Instant at) {
        if (!files.isEmpty() && !kinds.isEmpty()) {
            jdbc.sql(CLOSE_ALL)
                    .param("at", Sql.at(at))
                    .param("by", by.text())
                    .param("outcome", outcome)
                    .param("cases", files.stream().map(CaseId::value).toList())
                    .param("kinds", kinds.stream().map(TaskKind::name).toList())
                    .update();
        }
    }

    /// From now on only those see these cases who may handle a family under an order.
    public void protect(Collection<CaseId> files) {
        if (!files.isEmpty()) {
            jdbc.sql(PROTECT).param("cases", files.stream().map(CaseId::value).toList()).update();
            protectCases(files);
        }
    }

    private void protectCases(Collection<CaseId> files) {
        if (!files.isEmpty()) {
            jdbc.sql(PROTECT_CASES)
                    .param("cases", files.stream().map(CaseId::value).distinct().toList())
                    .update();
        }
    }

    /// Those of these cases in which somebody waits to be answered, so that silence is no answer.
    public Set<CaseId> somebodyWaits(Collection<CaseId> files) {
        return jdbc.sql(WAITING)
                .param("cases", CaseFiles.numbers(files))
                .param(
                        "kinds",
                        EnumSet.allOf(TaskKind.class).stream()
                                .filter(TaskKind::waiting)
                                .map(TaskKind::name)
                                .toArray(String[]::new))
                .query((rs, _) -> new CaseId(rs.getObject("case_id", UUID.class)))
                .set();
    }

    /// The tasks of each case, the newest first.
    public Map<CaseId, List<WorkItem>> ofCases(Collection<CaseId> ids) {
        Map<CaseId, List<WorkItem>> items = new HashMap<>();
        jdbc.sql(OF_CASES)
                .param("cases", CaseFiles.numbers(ids))
                .query(rs -> {
                    var it = item(rs);
                    items.computeIfAbsent(it.caseId(), _ -> new ArrayList<>()).add(it);
                });
        return items;
    }

    /// One, open or closed; empty where this officer may not see it.
    @Transactional(readOnly = true)
    public Optional<WorkItem> find(WorkItem.Id id, RightScope scope) {
        return jdbc.sql(ONE)
                .param("id", id.value())
                .query((rs, _) -> item(rs))
                .optional()
                .filter(it -> scope.reaches(it.secret()));
    }

    /// An officer goes on with it: it stands among his or her own, and with others as taken.
    ///
    /// @return false where somebody else has it, it is closed, or it is not there for this officer
    @Transactional
    public boolean take(WorkItem.Id id, Actor officer, RightScope scope) {
        return find(id, scope)
                .filter(it ->
                        officer.equals(it.takenBy())
                                || jdbc.sql(TAKE)
                                                .param("by", officer.text())
                                                .param("id", id.value())
                                                .update()
                                        == 1)
                .isPresent();
    }

    /// The officer who has it leaves it to whoever takes it next.
    @Transactional
    public void giveBack(WorkItem.Id id, Actor officer) {
        jdbc.sql(GIVE_BACK).param("by", officer.text()).param("id", id.value()).update();
    }

    /// @param outcome what was done, a short code of the desk
    /// @param note the same in the officer's own words; null for none
    /// @return false where it was closed already or is not there for this officer
    @Transactional
    public boolean close(
            WorkItem.Id id,
            Actor officer,
            String outcome,
            @Nullable String note,
            RightScope scope,
            Instant at) {
        return find(id, scope).isPresent()
                && jdbc.sql(CLOSE)
                                .param("at", Sql.at(at))
                                .param("by", officer.text())
                                .param("outcome", outcome)
                                .param("note", note)
                                .param("id", id.value())
                                .update()
                        == 1;
    }

    static WorkItem item(ResultSet rs) throws SQLException {
        var by = rs.getObject("asked_by", Integer.class);
        return new WorkItem(
                new WorkItem.Id(rs.getObject("id", UUID.class)),
                new CaseId(rs.getObject("case_id", UUID.class)),
                rs.getObject("offer_id", UUID.class),
                rs.getString("service"),
                rs.getString("period"),
                new ResidentId(rs.getInt("child_id")),
                TaskKind.valueOf(rs.getString("kind")),
                rs.getString("detail"),
                by == null ? null : new ResidentId(by),
                rs.getString("text"),
                rs.getBoolean("protected"),
                Sql.instant(rs, "opened_at"),
                rs.getObject("answer_by", LocalDate.class),
                Actor.orNull(rs.getString("taken_by")),
                rs.getObject("closed_at", OffsetDateTime.class) == null
                        ? null
                        : Sql.instant(rs, "closed_at"),
                Actor.orNull(rs.getString("closed_by")),
                rs.getString("outcome"),
                rs.getString("note"));
    }
}
