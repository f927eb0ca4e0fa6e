// SPDX-License-Identifier: EUPL-1.2
package city.heart.education;

import city.base.database.BinaryCopy;
import city.base.database.BinaryRows;
import city.base.database.Sql;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.heart.population.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class EducationRepository {
    private static final int REBUILD_FROM = 50_000;
    private static final String FIND =
            """
            select c.id as asked, r.*
              from unnest((select :ids::int[])) as c (id)
              cross join lateral (
                select f.* from education.record f
                 where f.resident_id = c.id and f.valid_from <= :day
                   and f.known_from <= :known and (f.known_to is null or f.known_to > :known)
                 order by f.valid_from desc limit 1) r
             where r.provision is not null
            """;
    private static final String PRESENT =
            """
            select * from education.record where resident_id = any(:ids) and known_to is null
             order by resident_id, valid_from
            """;
    private static final String CLOSE =
            """
            update education.record f set known_to = ?
              from unnest(?::int[], ?::date[]) as c (resident, day)
             where f.resident_id = c.resident and f.valid_from = c.day and f.known_to is null
            """;
    private static final String COPY =
            "copy education.record (" + Stored.COLUMNS + ") from stdin (format binary)";
    private static final String CHANGED =
            """
            insert into education.change (position, recording, resident_id, happened_on)
            select nextval('education.change_position'), ?, resident, day
              from unnest(?::int[], ?::date[]) with ordinality as c (resident, day, ord) order by ord
            """;
    private static final String CHANGES_AFTER =
            """
            select position, recording, resident_id, happened_on from education.change
             where position > :position order by position limit :limit
            """;
    private static final String LAST_CHANGE =
            "select coalesce(max(position), 0) from education.change";
    private static final String SIZE =
            "select coalesce(max(resident_id), 0) + 1 from education.record";
    private static final String COLUMNS =
            """
            select resident_id, valid_from,
                   case provision when 'MUNICIPAL' then 0 when 'PRIVATE' then 1 when 'NONE' then 2 when 'UNKNOWN' then 3 end,
                   case start when 'ORDINARY' then 0 when 'EARLIER' then 1 when 'LATER' then 2 end,
                   unit is not null, begun_early, needs_person, elsewhere_year
              from education.record
             where known_from <= %1$d and (known_to is null or known_to > %1$d) and valid_from <= '%2$s' %3$s
            """;
    private static final String CHANGED_BETWEEN =
            """
            select distinct resident_id from education.change
             where recording > :from and recording <= :to order by resident_id limit :limit
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    EducationRepository(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    Map<ResidentId, EducationRecord> find(
            Collection<ResidentId> children, RecordingNumber known, LocalDate day) {
        var found = new LinkedHashMap<ResidentId, EducationRecord>();
        jdbc.sql(FIND)
                .param("ids", Sql.numbers(children))
                .param("known", known.value())
                .param("day", day)
                .query(rs -> {
                    found.put(new ResidentId(rs.getInt("asked")), Stored.read(rs).on(day));
                });
        return found;
    }

    List<EducationChange> changesAfter(long position, int limit) {
        return jdbc.sql(CHANGES_AFTER)
                .param("position", position)
                .param("limit", limit)
                .query((rs, _) ->
                        new EducationChange(
                                rs.getLong(1),
                                new ResidentId(rs.getInt(3)),
                                rs.getObject(4, LocalDate.class),
                                new RecordingNumber(rs.getLong(2))))
                .list();
    }

    long lastChange() {
        return jdbc.sql(LAST_CHANGE).query((rs, _) -> rs.getLong(1)).single();
    }

    /// What is told about a child from a day on.
    record RecordStatement(int child, LocalDate from, Stored record) {}

    /// Applies what is told, in order; the same again changes nothing.
    void tell(RecordingNumber recording, List<RecordStatement> told) {
        var before = present(told.stream().map(RecordStatement::child).distinct().toList());
        var after = new LinkedHashMap<Integer, Timeline<Stored>>();
        for (var it : told) {
            var known =
                    after.getOrDefault(it.child, before.getOrDefault(it.child, Timeline.empty()));
            after.put(it.child, known.tellUndated(it.from, it.record));
        }
        template.execute((Connection connection) -> {
            write(connection, recording.value(), before, after);
            return true;
        });
    }

    private Map<Integer, Timeline<Stored>> present(List<Integer> children) {
        var rows = new HashMap<Integer, List<Timeline.Row<Stored>>>();
        jdbc.sql(PRESENT)
                .param("ids", children.stream().mapToInt(Integer::intValue).toArray())
                .query(rs -> {
                    var ended = rs.getString("provision") == null;
                    rows.computeIfAbsent(rs.getInt("resident_id"), _ -> new ArrayList<>(2))
                            .add(
                                    new Timeline.Row<>(
                                            rs.getObject("valid_from", LocalDate.class),
                                            ended ? null : Stored.read(rs)));
                });
        var present = new HashMap<Integer, Timeline<Stored>>();
        rows.forEach((child, list) -> present.put(child, new Timeline<>(List.copyOf(list))));
        return present;
    }

    private static void write(
            Connection connection,
            long recording,
            Map<Integer, Timeline<Stored>> before,
            Map<Integer, Timeline<Stored>> after)
            throws SQLException {
        var added = new BinaryCopy();
        var closed = new ArrayList<@Nullable Object>();
        var closedDays = new ArrayList<@Nullable Object>();
        var changed = new ArrayList<@Nullable Object>();
        var changedDays = new ArrayList<@Nullable Object>();
        after.forEach((child, timeline) -> {
            var old = before.getOrDefault(child, Timeline.empty());
            for (var row : old.rows()) {
                if (!timeline.rows().contains(row)) {
                    closed.add(child);
                    closedDays.add(java.sql.Date.valueOf(row.from()));
                }
            }
            for (var row : timeline.rows()) {
                if (!old.rows().contains(row)) {
                    Stored.write(added, recording, child, row);
                    changed.add(child);
                    changedDays.add(java.sql.Date.valueOf(row.from()));
                }
            }
        });
        update(connection, CLOSE, recording, closed, closedDays);
        added.send(connection, COPY);
        update(connection, CHANGED, recording, changed, changedDays);
    }

    private static void update(
            Connection connection,
            String sql,
            long recording,
            List<@Nullable Object> children,
            List<@Nullable Object> days)
            throws SQLException {
        if (children.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, recording);
            statement.setArray(2, connection.createArrayOf("int4", children.toArray()));
            statement.setArray(3, connection.createArrayOf("date", days.toArray()));
            statement.executeUpdate();
        }
    }

    EducationColumns columns(RecordingNumber known, LocalDate day) {
        return filled(new EducationColumns(known, day, size()), "");
    }

    /// Columns brought up to a later recording, of the same day: only children whose records changed are
    /// read again.
    EducationColumns columns(EducationColumns from, RecordingNumber known) {
        var changed =
                jdbc.sql(CHANGED_BETWEEN)
                        .param("from", from.known().value())
                        .param("to", known.value())
                        .param("limit", REBUILD_FROM)
                        .query((rs, _) -> rs.getInt(1))
                        .list();
        if (changed.size() == REBUILD_FROM) {
            return columns(known, from.day());
        }
        if (changed.isEmpty()) {
            return from.at(known);
        }
        var only =
                changed.stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(",", "and resident_id = any('{", "}')"));
        return filled(from.without(changed, known, Math.max(size(), from.size())), only);
    }

    private int size() {
        return jdbc.sql(SIZE).query((rs, _) -> rs.getInt(1)).single();
    }

    private EducationColumns filled(EducationColumns columns, String only) {
        var sql = COLUMNS.formatted(columns.known().value(), columns.day(), only);
        template.execute((Connection connection) -> {
            try (var rows = BinaryRows.open(connection, sql)) {
                fill(columns, rows, columns.day());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return true;
        });
        return columns;
    }

    private static void fill(EducationColumns columns, BinaryRows rows, LocalDate day)
            throws IOException {
        var from = new int[columns.size()];
        Arrays.fill(from, Integer.MIN_VALUE);
        while (rows.next()) {
            var id = rows.number();
            var since = rows.day();
            var provision = rows.number();
            var start = rows.number();
            var unit = rows.truth();
            var begun = rows.truth();
            var person = rows.truth();
            var elsewhere = rows.number();
            if (since < from[id]) {
                continue;
            }
            from[id] = since;
            var none = provision == BinaryRows.NULL;
            columns.provisions[id] = none ? EducationColumns.NO_RECORD : (byte) provision;
            columns.starts[id] = none ? EducationColumns.NO_RECORD : (byte) start;
            set(columns.hasUnit, id, unit);
            set(columns.begunEarly, id, begun);
            set(columns.needsPerson, id, person);
            set(
                    columns.placeElsewhere,
                    id,
                    elsewhere != BinaryRows.NULL && elsewhere >= day.getYear());
        }
    }

    private static void set(long[] bitmap, int index, boolean on) {
        if (on) {
            bitmap[index >> 6] |= 1L << index;
        } else {
            bitmap[index >> 6] &= ~(1L << index);
        }
    }
}
