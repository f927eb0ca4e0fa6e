// SPDX-License-Identifier: EUPL-1.2
package city.base.hours;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How long a matter has waited for those who handle it, and when it is due: only time counts in which they work,
/// and none while it waits for somebody else or is closed. A new team's hours count from the hand-over on; a new
/// target, such as with another priority, counts for the whole of it.
///
/// @param events in the order in which they happened, an `Opened` first
public record ServiceClock(List<Event> events) {
    /// What happens to a matter.
    public sealed interface Event {
        Instant at();

        /// @param hours of those who handle it
        /// @param target of working time
        record Opened(Instant at, OpeningHours hours, Duration target) implements Event {}

        /// It waits for somebody else, such as for papers.
        record Paused(Instant at) implements Event {}

        record Resumed(Instant at) implements Event {}

        record Reassigned(Instant at, OpeningHours hours) implements Event {}

        record Retargeted(Instant at, Duration target) implements Event {}

        record Closed(Instant at) implements Event {}

        record Reopened(Instant at) implements Event {}
    }

    public ServiceClock {
        events = List.copyOf(events);
        if (events.isEmpty() || !(events.getFirst() instanceof Event.Opened)) {
            throw new IllegalArgumentException("A matter is opened first");
        }
        for (var i = 1; i < events.size(); i++) {
            if (events.get(i).at().isBefore(events.get(i - 1).at())) {
                throw new IllegalArgumentException(
                        "What happens later stands later: " + events.get(i).at());
            }
            if (events.get(i) instanceof Event.Opened) {
                throw new IllegalArgumentException("A matter is opened once");
            }
        }
    }

    /// Whether its time counts.
    public enum State {
        RUNNING,
        PAUSED,
        CLOSED
    }

    /// How it stands at a moment.
    ///
    /// @param spent working time so far
    /// @param target as it is then
    /// @param due when the target is or was reached if nothing more happens; empty while it does not run and was not
    ///     reached, and where nobody works within four hundred days
    public record ClockReading(
            State state, Duration spent, Duration target, Optional<Instant> due) {
        public boolean isOverdue() {
            return spent.compareTo(target) > 0;
        }
    }

    /// How it stands at a moment, by what has happened until then.
    ///
    /// @param moment not before it was opened
    public ClockReading at(Instant moment) {
        var known = events.stream().filter(it -> !it.at().isAfter(moment)).toList();
        if (known.isEmpty()) {
            throw new IllegalArgumentException("It was not open yet at " + moment);
        }
        var target = target(known);
        var walk = new Walk(target);
        for (var i = 0; i < known.size(); i++) {
            walk.happens(known.get(i));
            walk.waits(i + 1 < known.size() ? known.get(i + 1).at() : moment);
        }
        return walk.standing();
    }

    private static Duration target(List<Event> known) {
        var target = Duration.ZERO;
        for (var it : known) {
            target =
                    switch (it) {
                        case Event.Opened opened -> opened.target;
                        case Event.Retargeted retargeted -> retargeted.target;
                        default -> target;
                    };
        }
        return target;
    }

    /// Goes through the events with the target that holds in the end.
    private static final class Walk {
        private final Duration target;
        private Optional<OpeningHours> hours = Optional.empty();
        private State state = State.RUNNING;
        private boolean paused;
        private Instant since = Instant.MIN;
        private Duration spent = Duration.ZERO;
        private Optional<Instant> reached = Optional.empty();

        Walk(Duration target) {
            this.target = target;
        }

        void happens(Event event) {
            since = event.at();
            switch (event) {
                case Event.Opened(_, var its, _) -> hours = Optional.of(its);
                case Event.Reassigned(_, var its) -> hours = Optional.of(its);
                case Event.Paused _ -> paused = true;
                case Event.Resumed _ -> paused = false;
                case Event.Closed _ -> state = State.CLOSED;
                case Event.Reopened _ -> {
                    state = State.RUNNING;
                    paused = false;
                }
                case Event.Retargeted _ -> {}
            }
        }

        void waits(Instant until) {
            if (!runs()) {
                return;
            }
            var its = hours.orElseThrow();
            if (reached.isEmpty()) {
                reached = its.after(since, target.minus(spent)).filter(it -> !it.isAfter(until));
            }
            spent = spent.plus(its.openBetween(since, until));
            since = until;
        }

        ClockReading standing() {
            var due = reached;
            if (due.isEmpty() && runs()) {
                due = hours.orElseThrow().after(since, target.minus(spent));
            }
            return new ClockReading(
                    state == State.RUNNING && paused ? State.PAUSED : state, spent, target, due);
        }

        private boolean runs() {
            return state == State.RUNNING && !paused;
        }
    }
}
