// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.shared.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of groups, of what their children mean for the staff, and of what is wrong in the list of units.
@Repository
class CapacityRepository {
    private static final String GROUPS =
            """
            select id, unit_id, kind, name, seats, caretakers, lower(during) as first_day,
                   upper(during) - 1 as last_day
              from placement.care_group where unit_id = :unit
             order by kind, name, lower(during)
            """;
    private static final String ALL_GROUPS =
            """
            select id, unit_id, kind, name, seats, caretakers, lower(during) as first_day,
                   upper(during) - 1 as last_day
              from placement.care_group order by unit_id, kind, name, lower(during)
            """;

    /// Whoever changes groups or seats of a unit waits for whoever does so already.
    private static final String LOCK =
            "select kinds from placement.unit where id = :unit for update";

    private static final String OPEN =
            "select first_year, last_year from placement.unit where id = :unit";
    private static final String YEARS =
            """
            select distinct period from placement.seat
             union select distinct period from placement.area order by period
            """;
    private static final String INSERT =
            """
            insert into placement.care_group (id, unit_id, kind, name, seats, caretakers, during, by_folder)
            values (:id, :unit, :kind, :name, :seats, :caretakers,
                    daterange(:first::date, :last::date, '[]'), false)
            """;
    private static final String CLOSE =
            """
            update placement.care_group
               set during = daterange(lower(during), :last::date, '[]'), by_folder = false
             where id = :id
            """;
    private static final String STEP =
            """
            insert into placement.group_step
                (unit_id, group_id, what, name, seats, caretakers, first_day, last_day, at, by_whom)
            values (:unit, :group, :what, :name, :seats, :caretakers, :first, :last, :at, :by)
            """;
    private static final String STEPS =
            """
            select what, name, seats, caretakers, first_day, last_day, at, by_whom
              from placement.group_step where unit_id = :unit order by number desc
            """;

    /// Children by number only, to see that one child counts once.
    private static final String BOOKINGS =
            """
            select child_id, lower(during) as first_day, upper(during) - 1 as last_day, kind, need,
                   assistance, young_until, family_day_care, confirmed_at is not null as confirmed
              from placement.placement
             where unit_id = :unit and released_at is null
               and during && daterange(:first::date, :last::date, '[]')
            """;

    private static final String COUNTS =
            """
            update placement.placement
               set need = :need, assistance = :assistance, young_until = :young,
                   family_day_care = :home
             where holder = :holder
            """;
    private static final String ISSUES =
            """
            select kind, what, other, language, period, amount from placement.issue order by number
            """;
    private static final String BELOW =
            """
            select unit_id, kind, period, taken - declared as amount
              from placement.seat where taken > declared order by unit_id, kind, period
            """;

    private final JdbcClient jdbc;

    CapacityRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CareGroup> groups(UnitId unit) {
        return jdbc.sql(GROUPS).param("unit", unit.value()).query((rs, _) -> group(rs)).list();
    }

    List<CareGroup> groups() {
        return jdbc.sql(ALL_GROUPS).query((rs, _) -> group(rs)).list();
    }

    /// @return the kinds of the unit; none where there is no such unit
    Set<String> lock(UnitId unit) {
        return jdbc.sql(LOCK)
                .param("unit", unit.value())
                .query((rs, _) -> Set.of((String[]) rs.getArray("kinds").getArray()))
                .optional()
                .orElse(Set.of());
    }

    Optional<OpenYears> open(UnitId unit) {
        return jdbc.sql(OPEN)
                .param("unit", unit.value())
                .query((rs, _) ->
                        new OpenYears(
                                rs.getInt("first_year"), rs.getObject("last_year", Integer.class)))
                .optional();
    }

    List<SchoolYear> years() {
        return jdbc.sql(YEARS).query((rs, _) -> SchoolYear.of(rs.getString("period"))).list();
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

    void step(CareGroup of, GroupStep.What what, Instant at, String by) {
        jdbc.sql(STEP)
                .param("unit", of.unit().value())
                .param("group", of.id())
                .param("what", what.name())
                .param("name", of.name())
                .param("seats", of.seats())
                .param("caretakers", of.caretakers())
                .param("first", of.first())
                .param("last", of.last())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
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
                                rs.getObject("at", java.time.OffsetDateTime.class).toInstant(),
                                rs.getString("by_whom")))
                .list();
    }

    /// Of one unit, of the kinds whose places count for the staff.
    List<Booking> bookings(UnitId unit, LocalDate first, LocalDate last, Coefficients by) {
        return jdbc
                .sql(BOOKINGS)
                .param("unit", unit.value())
                .param("first", first)
                .param("last", last)
                .query((rs, _) -> {
                    var own = rs.getString("need");
                    var need = own == null ? by.need(rs.getString("kind")).orElse(null) : own;
                    return need == null
                            ? Optional.<Booking>empty()
                            : Optional.of(booking(rs, need));
                })
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Booking booking(ResultSet rs, String need) throws SQLException {
        return new Booking(
                Integer.toString(rs.getInt("child_id")),
                rs.getBoolean("confirmed") ? Stage.CONFIRMED : Stage.PLANNED,
                rs.getObject("first_day", LocalDate.class),
                rs.getObject("last_day", LocalDate.class),
                need,
                rs.getBigDecimal("assistance"),
                rs.getObject("young_until", LocalDate.class),
                rs.getBoolean("family_day_care"));
    }

    int counts(UUID holder, ChildNeed need) {
        return jdbc.sql(COUNTS)
                .param("holder", holder)
                .param("need", need.need())
                .param("assistance", need.assistance())
                .param("young", need.youngUntil())
                .param("home", need.familyDayCare())
                .update();
    }

    List<UnitIssue> issues() {
        return jdbc.sql(ISSUES)
                .query((rs, _) -> {
                    var language = rs.getString("language");
                    return new UnitIssue(
                            UnitIssue.Kind.valueOf(rs.getString("kind")),
                            rs.getString("what"),
                            rs.getString("other"),
                            language == null ? null : new Language(language),
                            rs.getString("period"),
                            rs.getInt("amount"));
                })
                .list();
    }

    /// As it is now, not as it was when the folder was read.
    List<UnitIssue> below() {
        return jdbc.sql(BELOW)
                .query((rs, _) ->
                        new UnitIssue(
                                UnitIssue.Kind.CAPACITY_BELOW_PLACED,
                                rs.getString("unit_id"),
                                rs.getString("kind"),
                                null,
                                rs.getString("period"),
                                rs.getInt("amount")))
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
