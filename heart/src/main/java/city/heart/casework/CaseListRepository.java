// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.database.Sql;
import city.base.shared.ResidentId;
import city.base.signin.RightScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of lists of cases.
@Repository
class CaseListRepository {
    private static final String LINES =
            """
            select c.id, c.service, c.period, c.child_id, c.handler, c.protected, c.opened_at, c.rule_answer
              from casework.case_file c
            """;
    private static final String OF_PEOPLE = LINES + " where c.child_id = any(:people)";
    private static final String BY_ID = LINES + " where c.id = any(:ids)";
    private static final String OF_PERIOD =
            LINES + " where c.service = :service and c.period = :period order by c.child_id";
    private static final String CARE =
            """
            select id, handler, coalesce(facts::jsonb -> 'early education' ->> 'value', '') as care
              from casework.case_file
             where service = :service and period = :period and handler <> 'CLOSED'
               and (:secret or not protected)
            """;
    private static final String DUE =
            """
              from casework.case_file c
             where c.due and c.handler <> 'CLOSED'
               and (:service::text is null or c.service = :service)
               and (not :byUnit or c.unit_id = any(:inUnits))
               and (not :byPerson or c.child_id = any(:people))
               and (:secret or not c.protected)
            """;
    private static final String BECAUSE = " and (:reason::text is null or c.reason = :reason)";
    private static final String LIST =
            """
            select c.id, c.service, c.period, c.child_id, c.handler, c.protected, c.opened_at, c.rule_answer
            """
                    + DUE
                    + BECAUSE
                    + " order by c.opened_at desc, c.id offset :offset limit :limit";
    private static final String NUMBER = "select count(*) " + DUE + BECAUSE;
    private static final String PEOPLE = "select distinct c.child_id " + DUE + BECAUSE;
    private static final String REASONS =
            "select c.reason as value, count(*) as cases "
                    + DUE
                    + " and c.reason is not null group by 1 order by 2 desc, 1";
    private static final String UNITS =
            "select c.unit_id as value, count(*) as cases "
                    + DUE
                    + " and c.unit_id is not null group by 1 order by 1";

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    CaseListRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CaseLine> of(Collection<ResidentId> people) {
        return jdbc.sql(OF_PEOPLE)
                .param("people", Sql.numbers(people))
                .query((rs, _) -> line(rs))
                .list();
    }

    List<CaseLine> list(Collection<CaseId> ids) {
        return jdbc.sql(BY_ID)
                .param("ids", CaseFiles.numbers(ids))
                .query((rs, _) -> line(rs))
                .list();
    }

    List<CaseLine> ofPeriod(String service, String period) {
        return jdbc.sql(OF_PERIOD)
                .param("service", service)
                .param("period", period)
                .query((rs, _) -> line(rs))
                .list();
    }

    List<CaseLists.Cared> cared(String service, String period, RightScope scope) {
        return jdbc.sql(CARE)
                .param("service", service)
                .param("period", period)
                .params(scope.places())
                .query((rs, _) ->
                        new CaseLists.Cared(
                                id(rs),
                                CaseFile.Handler.valueOf(rs.getString("handler")),
                                rs.getString("care")))
                .list();
    }

    List<CaseLine> due(CaseFilter filter, @Nullable String reason, int offset, int limit) {
        return narrowed(LIST, filter, reason)
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, _) -> line(rs))
                .list();
    }

    int countDue(CaseFilter filter, @Nullable String reason) {
        return narrowed(NUMBER, filter, reason).query(Integer.class).single();
    }

    List<ResidentId> peopleDue(CaseFilter filter, @Nullable String reason) {
        return narrowed(PEOPLE, filter, reason)
                .query((rs, _) -> new ResidentId(rs.getInt(1)))
                .list();
    }

    List<CaseLists.Count> reasons(CaseFilter filter) {
        return counts(REASONS, filter);
    }

    List<CaseLists.Count> units(CaseFilter filter) {
        return counts(UNITS, filter);
    }

    private List<CaseLists.Count> counts(String sql, CaseFilter filter) {
        return jdbc.sql(sql)
                .params(filter.places())
                .query((rs, _) -> new CaseLists.Count(rs.getString("value"), rs.getInt("cases")))
                .list();
    }

    private JdbcClient.StatementSpec narrowed(
            String sql, CaseFilter filter, @Nullable String reason) {
        return jdbc.sql(sql).params(filter.places()).param("reason", reason);
    }

    private static CaseId id(ResultSet rs) throws SQLException {
        return new CaseId(rs.getObject("id", UUID.class));
    }

    private CaseLine line(ResultSet rs) throws SQLException {
        return new CaseLine(
                id(rs),
                rs.getString("service"),
                rs.getString("period"),
                new ResidentId(rs.getInt("child_id")),
                CaseFile.Handler.valueOf(rs.getString("handler")),
                rs.getBoolean("protected"),
                Sql.instant(rs, "opened_at"),
                json.readValue(rs.getString("rule_answer"), CaseFiles.Stored.class).because());
    }
}
