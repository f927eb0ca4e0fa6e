// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.heart.population.Facts.StoredAddress;
import city.heart.population.LifeEvent.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the differences of one recording mean. Plain: no clock, no database.
final class LifeEvents {
    /// An event before it has its position in the stream.
    record Event(int subject, Kind kind, LocalDate on) {}

    private final String city;
    private final LocalDate today;

    /// @param city  the city's own municipality code
    /// @param today in the city, of the recording
    LifeEvents(String city, LocalDate today) {
        this.city = city;
        this.today = today;
    }

    /// @param firstSeen people without a number before this recording
    /// @param corrected people whose identity code changed or who were joined
    List<Event> derive(
            FactChanges work,
            List<FactChanges.Changed<?>> changes,
            Set<Integer> firstSeen,
            Set<Integer> corrected) {
        var events = new LinkedHashSet<Event>();
        for (var person : firstSeen) {
            events.add(firstSeen(work, person));
        }
        for (var person : corrected) {
            events.add(new Event(person, Kind.IDENTITY_CORRECTED, today));
        }
        for (var change : changes) {
            var subject = change.table().subject(change.key());
            of(work, change, subject, firstSeen.contains(subject), events);
        }
        return new ArrayList<>(events);
    }

    private Event firstSeen(FactChanges work, int person) {
        var municipality = work.now(Facts.MUNICIPALITY, person);
        var birth = work.now(Facts.BIRTH, person).on(today);
        var born = birth == null ? null : birth.date().orElse(null);
        var here = since(municipality);
        if (here == null) {
            return new Event(person, Kind.FIRST_SEEN, today);
        }
        var newborn =
                born != null
                        && born.isAfter(today.minusYears(1))
                        && !here.isAfter(born.plusDays(7));
        return newborn && born != null
                ? new Event(person, Kind.BORN, born)
                : new Event(person, Kind.MOVED_IN, here.equals(Timeline.ALWAYS) ? today : here);
    }

    /// Since when the person lives in the city, or will; null where not.
    private @Nullable LocalDate since(Timeline<String> municipality) {
        return municipality.rows().isEmpty() || !city.equals(municipality.rows().getLast().value())
                ? null
                : municipality.rows().getLast().from();
    }

    private void of(
            FactChanges work,
            FactChanges.Changed<?> any,
            int subject,
            boolean firstSeen,
            Set<Event> events) {
        if (any.table().equals(Facts.DEATH)) {
            var died = work.now(Facts.DEATH, subject).on(today);
            if (died != null) {
                events.add(new Event(subject, Kind.DIED, died));
            }
        }
        if (any.table().equals(Facts.ORDER)) {
            var before = Boolean.TRUE.equals(work.before(Facts.ORDER, subject).on(today));
            var after = Boolean.TRUE.equals(work.now(Facts.ORDER, subject).on(today));
            if (after != before) {
                events.add(new Event(subject, after ? Kind.ORDER_BEGAN : Kind.ORDER_ENDED, today));
            }
            return;
        }
        if (firstSeen) {
            return;
        }
        if (any.table().equals(Facts.MUNICIPALITY)) {
            moves(any, subject, events);
        } else if (any.table().equals(Facts.ADDRESS)) {
            movesWithin(work, any, subject, events);
        } else if (any.table().equals(Facts.GUARDIANSHIP)) {
            guardians(any, subject, events);
        } else if (any.table().equals(Facts.NAME)) {
            begun(any, subject, Kind.NAME_CHANGED, events);
        } else if (any.table().equals(Facts.MOTHER_TONGUE)
                || any.table().equals(Facts.CONTACT_LANGUAGE)) {
            begun(any, subject, Kind.LANGUAGE_CHANGED, events);
        } else if (any.table().equals(Facts.CARE)) {
            begun(any, subject, Kind.CARE_CHANGED, events);
        }
        if (corrects(any)) {
            events.add(new Event(subject, Kind.CORRECTED, correctedFrom(any)));
        }
    }

    private static void begun(
            FactChanges.Changed<?> change, int subject, Kind kind, Set<Event> events) {
        change.added().forEach(row -> events.add(new Event(subject, kind, row.from())));
    }

    private void moves(FactChanges.Changed<?> change, int subject, Set<Event> events) {
        Object previous = null;
        for (var row : change.after().rows()) {
            if (change.added().contains(row) && !Objects.equals(previous, row.value())) {
                if (city.equals(row.value())) {
                    events.add(new Event(subject, Kind.MOVED_IN, row.from()));
                } else if (city.equals(previous)) {
                    events.add(new Event(subject, Kind.MOVED_OUT, row.from()));
                }
            }
            previous = row.value();
        }
    }

    /// Another home while the municipality stays the same. A withheld address tells of no move.
    private void movesWithin(
            FactChanges work, FactChanges.Changed<?> change, int subject, Set<Event> events) {
        var municipality = work.now(Facts.MUNICIPALITY, subject);
        StoredAddress previous = null;
        for (var row : change.after().rows()) {
            var address = (StoredAddress) row.value();
            if (change.added().contains(row)
                    && previous != null
                    && address != null
                    && !address.withheld()
                    && !previous.withheld()
                    && city.equals(municipality.on(row.from()))
                    && city.equals(municipality.on(row.from().minusDays(1)))) {
                events.add(new Event(subject, Kind.MOVED_WITHIN, row.from()));
            }
            previous = address == null ? previous : address;
        }
    }

    /// An end that lies ahead (the 18th birthday) is no event yet.
    private void guardians(FactChanges.Changed<?> change, int child, Set<Event> events) {
        for (var row : change.added()) {
            var custody = (Facts.Custody) row.value();
            if (custody == null && row.from().isAfter(today)) {
                continue;
            }
            var previous = previous(change, row.from());
            var adLitem = isAdLitem(custody) || (custody == null && isAdLitem(previous));
            events.add(
                    new Event(
                            child,
                            adLitem ? Kind.CARE_CHANGED : Kind.GUARDIAN_CHANGED,
                            row.from()));
        }
    }

    private static Facts.@Nullable Custody previous(FactChanges.Changed<?> change, LocalDate day) {
        return (Facts.Custody) change.after().on(day.minusDays(1));
    }

    private static boolean isAdLitem(Facts.@Nullable Custody custody) {
        return custody != null && custody.kind() == Guardian.Kind.AD_LITEM;
    }

    /// A row that had begun is closed: what had been told of the past was not so. That a withheld
    /// address is told again is no correction.
    private boolean corrects(FactChanges.Changed<?> change) {
        return change.closed().stream()
                .anyMatch(row ->
                        !row.from().isAfter(today)
                                && row.value() != null
                                && !StoredAddress.WITHHELD.equals(row.value()));
    }

    private LocalDate correctedFrom(FactChanges.Changed<?> change) {
        var from = today;
        for (var row : change.closed()) {
            from = row.from().isBefore(from) ? row.from() : from;
        }
        for (var row : change.added()) {
            from = row.from().isBefore(from) ? row.from() : from;
        }
        return from;
    }
}
