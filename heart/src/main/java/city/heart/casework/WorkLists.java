// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.shared.ResidentId;
import city.base.signin.RightScope;
import city.base.subject.Worklist;
import city.base.usage.Actor;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What waits for a person, in lists, with true numbers: open tasks, and cases that a person goes on with and about
/// which nothing is asked. Names nobody; whoever shows a name reads the person and leaves the usage.
@Repository
public class WorkLists {
    private static final String OPEN =
            """
              from casework.task w join casework.case_file c on c.id = w.case_id
             where w.closed_at is null
               and (:kind::text is null or w.kind = :kind)
               and (:takenBy::text is null or w.taken_by = :takenBy)
               and (:before::date is null or w.answer_by < :before)
               and (:service::text is null or c.service = :service)
               and (not :byUnit or c.unit_id = any(:inUnits))
               and (not :byPerson or c.child_id = any(:people))
               and (:secret or not (w.protected or c.protected))
            """;
    private static final String ORDER = " order by w.answer_by nulls last, w.opened_at, w.id ";

    /// Only numbers are sorted, and the rows of the part are read after it.
    private static final String LIST =
            Tasks.COLUMNS
                    + " from casework.task w join casework.case_file c on c.id = w.case_id where w.id in (select w.id "
                    + OPEN
                    + ORDER
                    + " offset :offset limit :limit)"
                    + ORDER;

    private static final String NUMBER = "select count(*) " + OPEN;
    private static final String PEOPLE = "select distinct c.child_id " + OPEN;
    private static final String UNITS =
            "select c.unit_id as value, count(*) as cases "
                    + OPEN
                    + " and c.unit_id is not null group by 1 order by 1";
    private static final String NUMBERS =
            """
            select count(*) as waiting,
                   count(*) filter (where w.taken_by = :officer::text) as mine,
                   count(*) filter (where w.answer_by < :today) as overdue
            """
                    + OPEN;
    private static final String WITH_PERSON =
            """
              from casework.case_file c
             where c.handler = 'PERSON'
               and (:service::text is null or c.service = :service)
               and (not :byUnit or c.unit_id = any(:inUnits))
               and (not :byPerson or c.child_id = any(:people))
               and (:secret or not c.protected)
            """;
    private static final String WITH_PERSON_NUMBER = "select count(*) " + WITH_PERSON;
    private static final String UNASKED =
            WITH_PERSON
                    + " and not exists (select from casework.task w where w.case_id = c.id and w.closed_at is null)";
    private static final String UNASKED_LIST =
            "select c.id " + UNASKED + " order by c.opened_at, c.id offset :offset limit :limit";
    private static final String UNASKED_NUMBER = "select count(*) " + UNASKED;
    private static final String UNASKED_PEOPLE = "select distinct c.child_id " + UNASKED;

    /// Of cases that another subject names, in its order.
    private static final String GOING_ON =
            """
              from unnest(:ids::uuid[]) with ordinality as named (id, place)
              join casework.case_file c on c.id = named.id
             where c.handler in ('RUNNING', 'WAITING', 'PERSON') and (:secret or not c.protected)
            """;

    private static final String GOING_ON_LIST =
            "select c.id " + GOING_ON + " order by named.place offset :offset limit :limit";
    private static final String GOING_ON_NUMBER = "select count(*) " + GOING_ON;

    private final JdbcClient jdbc;

    WorkLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Which open tasks are meant; null for all.
    ///
    /// @param takenBy the officer who goes on with it
    /// @param before those that should have been answered before this day
    public record Which(
            @Nullable TaskKind kind, @Nullable Actor takenBy, @Nullable LocalDate before) {
        /// All that is open.
        public static final Which ALL = new Which(null, null, null);
    }

    /// First what somebody waits for.
    @Transactional(readOnly = true)
    public List<WorkItem> open(CaseFilter filter, Which which, int offset, int limit) {
        return narrowed(LIST, filter, which)
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, _) -> Tasks.item(rs))
                .list();
    }

    /// How many `open` would list.
    @Transactional(readOnly = true)
    public long count(CaseFilter filter, Which which) {
        return narrowed(NUMBER, filter, which).query(Long.class).single();
    }

    /// The children of all that `open` would list.
    @Transactional(readOnly = true)
    public List<ResidentId> people(CaseFilter filter, Which which) {
        return narrowed(PEOPLE, filter, which)
                .query((rs, _) -> new ResidentId(rs.getInt(1)))
                .list();
    }

    /// The units that occur among them, by id.
    @Transactional(readOnly = true)
    public List<CaseLists.Count> units(CaseFilter filter, Which which) {
        return narrowed(UNITS, filter, which)
                .query((rs, _) -> new CaseLists.Count(rs.getString("value"), rs.getInt("cases")))
                .list();
    }

    /// What waits for an officer with such rights.
    @Transactional(readOnly = true)
    public Worklist.Count waiting(RightScope scope, LocalDate today) {
        var numbers = numbers(CaseFilter.all(scope), null, null, today);
        return new Worklist.Count(numbers.waiting, numbers.overdue);
    }

    /// @param mine those that the officer goes on with
    /// @param overdue those that should have been answered before today
    record Numbers(long waiting, long mine, long overdue) {}

    /// The numbers of all parts of the work, counted in one look.
    ///
    /// @param kind null for all
    /// @param officer null where nobody's own are asked for
    @Transactional(readOnly = true)
    Numbers numbers(
            CaseFilter filter, @Nullable TaskKind kind, @Nullable Actor officer, LocalDate today) {
        return narrowed(NUMBERS, filter, new Which(kind, null, null))
                .param("officer", Actor.textOrNull(officer))
                .param("today", today)
                .query((rs, _) ->
                        new Numbers(
                                rs.getLong("waiting"), rs.getLong("mine"), rs.getLong("overdue")))
                .single();
    }

    /// Cases that a person goes on with and about which nothing is asked, the oldest first: whoever has one has to
    /// remember it, so it stands in a list.
    @Transactional(readOnly = true)
    public List<CaseId> unasked(CaseFilter filter, int offset, int limit) {
        return jdbc.sql(UNASKED_LIST)
                .params(filter.places())
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, _) -> new CaseId(rs.getObject("id", UUID.class)))
                .list();
    }

    /// How many `unasked` would list.
    @Transactional(readOnly = true)
    public long countUnasked(CaseFilter filter) {
        return jdbc.sql(UNASKED_NUMBER).params(filter.places()).query(Long.class).single();
    }

    /// How many cases a person goes on with: of all numbers "with a person" this is the one that is meant.
    @Transactional(readOnly = true)
    public long countWithPerson(CaseFilter filter) {
        return jdbc.sql(WITH_PERSON_NUMBER).params(filter.places()).query(Long.class).single();
    }

    /// The children of all that `unasked` would list.
    @Transactional(readOnly = true)
    public List<ResidentId> peopleUnasked(CaseFilter filter) {
        return jdbc.sql(UNASKED_PEOPLE)
                .params(filter.places())
                .query((rs, _) -> new ResidentId(rs.getInt(1)))
                .list();
    }

    /// Those of these cases that have not ended and that rights of this reach show, in the order named: for a subject
    /// that keeps a list of its own and shows a part of it.
    ///
    /// @param offset how many are passed over
    @Transactional(readOnly = true)
    public List<CaseId> goingOn(List<CaseId> named, RightScope scope, int offset, int limit) {
        return jdbc.sql(GOING_ON_LIST)
                .param("ids", CaseFiles.numbers(named))
                .params(scope.places())
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, _) -> new CaseId(rs.getObject("id", UUID.class)))
                .list();
    }

    /// How many `goingOn` would list.
    @Transactional(readOnly = true)
    public long countGoingOn(List<CaseId> named, RightScope scope) {
        return jdbc.sql(GOING_ON_NUMBER)
                .param("ids", CaseFiles.numbers(named))
                .params(scope.places())
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec narrowed(String sql, CaseFilter filter, Which which) {
        return jdbc.sql(sql)
                .params(filter.places())
                .param("kind", which.kind() == null ? null : which.kind().name())
                .param("takenBy", Actor.textOrNull(which.takenBy()))
                .param("before", which.before());
    }
}
