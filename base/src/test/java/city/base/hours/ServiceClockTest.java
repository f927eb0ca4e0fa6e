// SPDX-License-Identifier: EUPL-1.2
package city.base.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.hours.ServiceClock.ClockReading;
import city.base.hours.ServiceClock.Event;
import city.base.hours.ServiceClock.State;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceClockTest {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final OpeningHours OFFICE = hours("09:00", "16:00");
    private static final OpeningHours EVENINGS = hours("14:00", "20:00");
    private static final Duration FOUR_HOURS = Duration.ofHours(4);
    private static final Event OPENED =
            new Event.Opened(moment("2026-01-07T10:00"), OFFICE, FOUR_HOURS);

    private static OpeningHours hours(String from, String until) {
        var span =
                new TimeSpan(
                        LocalTime.parse(from),
                        LocalTime.parse(until),
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        OpenState.OPEN);
        return new OpeningHours(
                List.of(
                        new OpeningPeriod(
                                null, null, false, OpenState.OPEN, List.of(SpanGroup.of(span)))),
                Holidays.finland(),
                HELSINKI);
    }

    private static Instant moment(String local) {
        return LocalDateTime.parse(local).atZone(HELSINKI).toInstant();
    }

    private static ClockReading at(String moment, Event... events) {
        return new ServiceClock(List.of(events)).at(moment(moment));
    }

    private static ClockReading standing(State state, String spent, Duration target, String due) {
        return new ClockReading(
                state,
                Duration.parse(spent),
                target,
                Optional.of(due).map(ServiceClockTest::moment));
    }

    @Test
    void it_is_due_when_they_have_worked_so_long() {
        assertThat(at("2026-01-07T12:00", OPENED))
                .isEqualTo(standing(State.RUNNING, "PT2H", FOUR_HOURS, "2026-01-07T14:00"));
        var late = at("2026-01-08T10:00", OPENED);
        assertThat(late).isEqualTo(standing(State.RUNNING, "PT7H", FOUR_HOURS, "2026-01-07T14:00"));
        assertThat(late.isOverdue()).isTrue();
    }

    @Test
    void it_waits_for_others_without_a_due_moment_and_goes_on_where_it_was() {
        var paused = new Event.Paused(moment("2026-01-07T12:00"));
        assertThat(at("2026-01-09T12:00", OPENED, paused))
                .isEqualTo(
                        new ClockReading(
                                State.PAUSED, Duration.ofHours(2), FOUR_HOURS, Optional.empty()));
        assertThat(
                        at(
                                "2026-01-12T09:30",
                                OPENED,
                                paused,
                                new Event.Resumed(moment("2026-01-09T15:00"))))
                .isEqualTo(standing(State.RUNNING, "PT3H30M", FOUR_HOURS, "2026-01-12T10:00"));
    }

    @Test
    void opened_again_it_goes_on_and_is_no_longer_paused() {
        assertThat(
                        at(
                                "2026-01-08T10:00",
                                OPENED,
                                new Event.Paused(moment("2026-01-07T11:00")),
                                new Event.Closed(moment("2026-01-07T12:00")),
                                new Event.Reopened(moment("2026-01-08T09:00"))))
                .isEqualTo(standing(State.RUNNING, "PT2H", FOUR_HOURS, "2026-01-08T12:00"));
        assertThat(at("2026-01-08T10:00", OPENED, new Event.Closed(moment("2026-01-07T12:00"))))
                .isEqualTo(
                        new ClockReading(
                                State.CLOSED, Duration.ofHours(2), FOUR_HOURS, Optional.empty()));
    }

    @Test
    void another_team_works_by_its_own_hours_from_then_on() {
        assertThat(
                        at(
                                "2026-01-07T16:30",
                                OPENED,
                                new Event.Reassigned(moment("2026-01-07T12:00"), EVENINGS)))
                .isEqualTo(standing(State.RUNNING, "PT4H30M", FOUR_HOURS, "2026-01-07T16:00"));
    }

    @Test
    void another_target_counts_from_the_beginning() {
        var urgent = new Event.Retargeted(moment("2026-01-07T13:00"), Duration.ofHours(1));
        assertThat(at("2026-01-07T13:30", OPENED, urgent))
                .isEqualTo(
                        standing(
                                State.RUNNING, "PT3H30M", Duration.ofHours(1), "2026-01-07T11:00"));
        assertThat(at("2026-01-07T12:30", OPENED, urgent).target()).isEqualTo(FOUR_HOURS);
    }

    @Test
    void what_cannot_have_happened_is_refused() {
        assertThatThrownBy(() -> new ServiceClock(List.of()))
                .hasMessage("A matter is opened first");
        assertThatThrownBy(() -> new ServiceClock(List.of(OPENED, OPENED)))
                .hasMessage("A matter is opened once");
        assertThatThrownBy(() ->
                        new ServiceClock(
                                List.of(OPENED, new Event.Paused(moment("2026-01-07T09:00")))))
                .hasMessage("What happens later stands later: 2026-01-07T07:00:00Z");
        assertThatThrownBy(() -> at("2026-01-07T09:00", OPENED))
                .hasMessage("It was not open yet at 2026-01-07T07:00:00Z");
    }
}
