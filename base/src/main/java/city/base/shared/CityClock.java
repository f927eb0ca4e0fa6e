// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The demonstration's clock: it begins on the city's first day, runs at true speed within a day,
/// stands at the last second before midnight, and goes to a later day only when told to. Stored, so
/// that a restart goes on from the same day; several servers read the same row.
public final class CityClock extends Clock {
    private static final String READ = "select city_base, wall_base from shared.city_clock";
    private static final String BEGIN =
            """
            insert into shared.city_clock (one, city_base, wall_base) values (true, :city, :wall)
            on conflict (one) do nothing
            """;
    private static final String MOVE =
            """
            update shared.city_clock set city_base = :city, wall_base = :wall where city_base < :city
            """;
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final Clock wall;
    private final ZoneId zone;
    private volatile State state;

    private record State(Instant cityBase, Instant wallBase, Instant readAt) {}

    CityClock(JdbcClient jdbc, Clock wall, ZoneId zone, LocalDate firstDay) {
        this.jdbc = jdbc;
        this.wall = wall;
        this.zone = zone;
        var now = wall.instant().truncatedTo(ChronoUnit.MICROS);
        jdbc.sql(BEGIN)
                .param("city", timestamp(firstDay.atTime(MORNING).atZone(zone).toInstant()))
                .param("wall", timestamp(now))
                .update();
        this.state = read();
    }

    /// Moves on to the morning of a later day.
    ///
    /// @return false when the city is already on that day or after it
    public boolean moveTo(LocalDate day) {
        if (!day.isAfter(LocalDate.ofInstant(instant(), zone))) {
            return false;
        }
        var moved =
                jdbc.sql(MOVE)
                        .param("city", timestamp(day.atTime(MORNING).atZone(zone).toInstant()))
                        .param("wall", timestamp(wall.instant()))
                        .update();
        state = read();
        return moved == 1;
    }

    @Override
    public Instant instant() {
        var now = wall.instant();
        var known = state;
        if (Duration.between(known.readAt, now).compareTo(FRESH) > 0) {
            known = read();
            state = known;
        }
        var running = known.cityBase.plus(Duration.between(known.wallBase, now));
        var midnight =
                LocalDate.ofInstant(known.cityBase, zone)
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant();
        var lastSecond = midnight.minusSeconds(1);
        if (running.isBefore(known.cityBase)) {
            return known.cityBase;
        }
        return running.isAfter(lastSecond) ? lastSecond : running;
    }

    private State read() {
        Optional<State> row =
                jdbc.sql(READ)
                        .query((rs, _) ->
                                new State(
                                        rs.getObject(1, java.time.OffsetDateTime.class).toInstant(),
                                        rs.getObject(2, java.time.OffsetDateTime.class).toInstant(),
                                        wall.instant()))
                        .optional();
        return row.orElseThrow(() -> new IllegalStateException("The city's clock has no row"));
    }

    private static java.time.OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(java.time.ZoneOffset.UTC);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /// The city's clock has one zone; another view of it is an ordinary clock.
    @Override
    public Clock withZone(ZoneId other) {
        var self = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return other;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return self.withZone(zone);
            }

            @Override
            public Instant instant() {
                return self.instant();
            }
        };
    }
}
