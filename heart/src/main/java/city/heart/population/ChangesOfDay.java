// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// What the city learned on one day, in numbers. Names nobody, so it asks for no purpose.
@Service
public class ChangesOfDay {
    private static final String COUNT =
            """
            select e.kind, count(*) as number
              from population.life_event e join population.recording r on r.number = e.recording
             where r.at >= :from and r.at < :until
             group by e.kind
            """;
    private static final String LIST =
            """
            select e.position, e.recording, e.resident_id, e.happened_on, e.kind
              from population.life_event e join population.recording r on r.number = e.recording
             where r.at >= :from and r.at < :until and e.position > :after
               and (:kind::text is null or e.kind = :kind)
             order by e.position limit :limit
            """;
    private static final String PEOPLE =
            "select count(*) from population.resident where in_register";
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock wall;
    private final Clock city;
    private volatile @Nullable People people;

    private record People(long number, Instant counted) {}

    ChangesOfDay(
            JdbcClient jdbc,
            @city.base.shared.WallTime Clock wall,
            @city.base.shared.CityTime Clock city) {
        this.jdbc = jdbc;
        this.wall = wall;
        this.city = city;
    }

    /// How many life events of each kind became known on a day of the city; kinds without one are
    /// absent.
    public Map<LifeEvent.Kind, Integer> count(LocalDate day) {
        Map<LifeEvent.Kind, Integer> numbers = new EnumMap<>(LifeEvent.Kind.class);
        of(COUNT, day)
                .query(rs -> {
                    numbers.put(LifeEvent.Kind.valueOf(rs.getString("kind")), rs.getInt("number"));
                });
        return numbers;
    }

    /// The life events that became known on a day of the city, in the order of the stream. By number
    /// only; whoever shows who it is reads the person.
    ///
    /// @param kind null for all
    /// @param after the position to go on from; 0 for the beginning
    public List<LifeEvent> list(
            LocalDate day, LifeEvent.@Nullable Kind kind, long after, int limit) {
        return of(LIST, day)
                .param("kind", kind == null ? null : kind.name())
                .param("after", after)
                .param("limit", limit)
                .query((rs, _) ->
                        new LifeEvent(
                                rs.getLong(1),
                                new ResidentId(rs.getInt(3)),
                                LifeEvent.Kind.valueOf(rs.getString(5)),
                                rs.getObject(4, LocalDate.class),
                                new RecordingNumber(rs.getLong(2))))
                .list();
    }

    private JdbcClient.StatementSpec of(String sql, LocalDate day) {
        return jdbc.sql(sql)
                .param("from", day.atStartOfDay(city.getZone()).toOffsetDateTime())
                .param("until", day.plusDays(1).atStartOfDay(city.getZone()).toOffsetDateTime());
    }

    /// How many people of the register the city knows; up to ten minutes old.
    public long people() {
        var known = people;
        var now = wall.instant();
        if (known == null || Duration.between(known.counted, now).compareTo(FRESH) > 0) {
            known = new People(jdbc.sql(PEOPLE).query(Long.class).single(), now);
            people = known;
        }
        return known.number;
    }
}
