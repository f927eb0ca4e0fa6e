// SPDX-License-Identifier: EUPL-1.2
package city.heart.capacity;

import city.base.database.Sql;
import city.base.shared.UnitId;
import city.base.usage.Actor;
import city.heart.unit.CareGroup;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of groups. Sets travel as one JSON parameter.
@Repository
class CapacityRepository {
    private static final String GROUPS =
            """
            select id, unit_id, kind, name, seats, caretakers, lower(during) as first_day,
                   upper(during) - 1 as last_day
              from capacity.care_group where unit_id = :unit
             order by kind, name, lower(during)
            """;
    private static final String ALL_GROUPS =
            """
            select id, unit_id, kind, name, seats, caretakers, lower(during) as first_day,
                   upper(during) - 1 as last_day
              from capacity.care_group order by unit_id, kind, name, lower(during)
            """;

    /// Groups of a unit that an officer has changed are the desk's from then on.
    private static final String NO_GROUPS =
            """
            delete from capacity.care_group
             where by_folder and unit_id not in (select unit_id from capacity.group_step)
            """;

    private static final String GROUPS_OF_FOLDER =
            """
            insert into capacity.care_group (id, unit_id, kind, name, seats, caretakers, during, by_folder)
            select id, unit, kind, name, seats, caretakers, daterange(first_day, last_day, '[]'), true
              from jsonb_to_recordset(:rows::jsonb)
                   as r (id uuid, unit text, kind text, name text, seats int, caretakers numeric,
                         first_day date, last_day date)
             where unit not in (select unit_id from capacity.group_step)
            """;
    private static final String INSERT =
            """
            insert into capacity.care_group (id, unit_id, kind, name, seats, caretakers, during, by_folder)
            values (:id, :unit, :kind, :name, :seats, :caretakers,
                    daterange(:first::date, :last::date, '[]'), false)
            """;
    private static final String CLOSE =
            """
            update capacity.care_group
               set during = daterange(lower(during), :last::date, '[]'), by_folder = false
             where id = :id
            """;
    private static final String STEP =
            """
            insert into capacity.group_step
                (unit_id, group_id, what, name, seats, caretakers, first_day, last_day, at, by_whom)
            values (:unit, :group, :what, :name, :seats, :caretakers, :first, :last, :at, :by)
            """;
    private static final String STEPS =
            """
            select what, name, seats, caretakers, first_day, last_day, at, by_whom
              from capacity.group_step where unit_id = :unit order by number desc
            """;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    CapacityRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What the folder says takes the place of what it said before.
    void replace(List<CareGroup> groups) {
        jdbc.sql(NO_GROUPS).update();
        if (!groups.isEmpty()) {
            var rows = groups.stream().map(CapacityRepository::row).toList();
            jdbc.sql(GROUPS_OF_FOLDER).param("rows", JSON.writeValueAsString(rows)).update();
        }
    }

    private static Map<String, Object> row(CareGroup it) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", it.id());
        row.put("unit", it.unit().value());
        row.put("kind", it.kind());
        row.put("name", it.name());
        row.put("seats", it.seats());
        row.put("caretakers", it.caretakers());
        row.put("first_day", it.first().toString());
        var last = it.last();
        if (last != null) {
            row.put("last_day", last.toString());
        }
        return row;
    }

    List<CareGroup> groups(UnitId unit) {
        return jdbc.sql(GROUPS).param("unit", unit.value()).query((rs, _) -> group(rs)).list();
    }

    List<CareGroup> groups() {
        return jdbc.sql(ALL_GROUPS).query((rs, _) -> group(rs)).list();
    }

    void insert(CareGroup group) {
        jdbc.sql(INSERT)
                .param("id", group.id())
                .param("unit", group.unit().value())
                .param("kind", group.kind())
                .param("name", group.name())
                .param("seats", group.seats())
                .param("caretakers", group.caretakers())
                .param("first", group.first())
                .param("last", group.last())
                .update();
    }

    void close(UUID group, LocalDate last) {
        jdbc.sql(CLOSE).param("id", group).param("last", last).update();
    }

    void step(CareGroup of, GroupStep.What what, Instant at, Actor by) {
        jdbc.sql(STEP)
                .param("unit", of.unit().value())
                .param("group", of.id())
                .param("what", what.name())
                .param("name", of.name())
                .param("seats", of.seats())
                .param("caretakers", of.caretakers())
                .param("first", of.first())
                .param("last", of.last())
                .param("at", Sql.at(at))
                .param("by", by.text())
                .update();
    }

    List<GroupStep> steps(UnitId unit) {
        return jdbc.sql(STEPS)
                .param("unit", unit.value())
                .query((rs, _) ->
                        new GroupStep(
                                GroupStep.What.valueOf(rs.getString("what")),
                                rs.getString("name"),
                                rs.getInt("seats"),
                                rs.getBigDecimal("caretakers"),
                                rs.getObject("first_day", LocalDate.class),
                                rs.getObject("last_day", LocalDate.class),
                                Sql.instant(rs, "at"),
                                Actor.of(rs.getString("by_whom"))))
                .list();
    }

    private static CareGroup group(ResultSet rs) throws SQLException {
        return new CareGroup(
                rs.getObject("id", UUID.class),
                new UnitId(rs.getString("unit_id")),
                rs.getString("kind"),
                rs.getString("name"),
                rs.getInt("seats"),
                rs.getBigDecimal("caretakers"),
                rs.getObject("first_day", LocalDate.class),
                rs.getObject("last_day", LocalDate.class));
    }
}
