// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.usage.Use;
import city.heart.fact.FactColumn;
import city.heart.fact.FactList;
import city.heart.fact.FactSource;
import city.heart.fact.PeopleSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// All owners of facts, asked as one. Which they are, nobody says here.
@Component
class Sources {
    private final PeopleSource<?, ?> people;
    private final List<FactSource<?, ?>> others;

    Sources(List<FactSource<?, ?>> all) {
        var firsts = all.stream().filter(PeopleSource.class::isInstance).toList();
        if (firsts.size() != 1) {
            throw new IllegalStateException("One source says who is there; there are " + firsts);
        }
        people = (PeopleSource<?, ?>) firsts.getFirst();
        others = all.stream().filter(it -> it != people).toList();
    }

    /// What the owners have on one person.
    ///
    /// @param known the recording at which it was known
    /// @param records of each owner that has anything
    record Person(RecordingNumber known, List<Record<?>> records) {
        Person {
            records = List.copyOf(records);
        }

        /// A fact on a day; null where it is unknown, or nobody supplies it.
        @Nullable Object fact(String name, LocalDate day) {
            for (var it : records) {
                if (it.has(name)) {
                    return it.fact(name, day);
                }
            }
            return null;
        }

        <R> Optional<R> read(Class<R> type) {
            return records.stream()
                    .flatMap(it -> Optional.ofNullable(it.person).stream())
                    .filter(type::isInstance)
                    .map(type::cast)
                    .findFirst();
        }
    }

    /// @param person null where the owner has nothing
    record Record<R>(FactList<R, ?> facts, @Nullable R person) {
        boolean has(String name) {
            return facts.find(name).isPresent();
        }

        @Nullable Object fact(String name, LocalDate day) {
            var fact = facts.find(name).orElseThrow();
            return person == null ? fact.absent() : fact.of().of(person, day);
        }
    }

    /// Reads these people as known now, today, as sets; whoever is not there is left out.
    Map<ResidentId, Person> read(Collection<ResidentId> residents, Use use) {
        return read(people, residents, use);
    }

    private <R> Map<ResidentId, Person> read(
            PeopleSource<R, ?> first, Collection<ResidentId> residents, Use use) {
        var facts = first.facts();
        var rows = first.read(residents, use);
        var more = others.stream().map(it -> Read.of(it, residents, use)).toList();
        var persons = new LinkedHashMap<ResidentId, Person>();
        rows.forEach((resident, row) -> {
            var records = new ArrayList<Record<?>>();
            records.add(new Record<>(facts, row));
            more.forEach(it -> records.add(it.of(resident)));
            persons.put(resident, new Person(first.known(row), records));
        });
        return persons;
    }

    private record Read<R>(FactList<R, ?> facts, Map<ResidentId, R> rows) {
        static <R> Read<R> of(FactSource<R, ?> source, Collection<ResidentId> residents, Use use) {
            return new Read<>(source.facts(), source.read(residents, use));
        }

        Record<R> of(ResidentId resident) {
            return new Record<>(facts, rows.get(resident));
        }
    }

    /// Somebody of whom the owners' records were read already.
    ///
    /// @param read by their owners: of an owner that is not there it has nothing
    Person person(RecordingNumber known, Collection<?> read) {
        var records = new ArrayList<Record<?>>();
        records.add(record(people.facts(), read));
        others.forEach(it -> records.add(record(it.facts(), read)));
        return new Person(known, records);
    }

    private static <R> Record<R> record(FactList<R, ?> facts, Collection<?> read) {
        return new Record<>(
                facts,
                read.stream()
                        .filter(facts.person()::isInstance)
                        .map(facts.person()::cast)
                        .findFirst()
                        .orElse(null));
    }

    /// The whole city as known now, on a day.
    CityFacts city(LocalDate day, Use use) {
        return city(people, day, use);
    }

    private <R, C> CityFacts city(PeopleSource<R, C> first, LocalDate day, Use use) {
        var columns = first.columns(day, use);
        var all = new ArrayList<InColumns<?>>();
        all.add(new InColumns<>(first.facts(), columns));
        others.forEach(it -> all.add(InColumns.of(it, day, use)));
        return city(first.size(columns), first.knownInColumns(columns), all);
    }

    static CityFacts city(int size, RecordingNumber known, List<InColumns<?>> all) {
        return new CityFacts(
                size,
                known,
                name ->
                        all.stream()
                                .flatMap(it -> it.find(name).stream())
                                .findFirst()
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "No rule can be given the fact " + name)));
    }

    /// An owner's columns with what they mean.
    record InColumns<C>(FactList<?, C> facts, C columns) {
        static <C> InColumns<C> of(FactSource<?, C> source, LocalDate day, Use use) {
            return new InColumns<>(source.facts(), source.columns(day, use));
        }

        Optional<FactColumn> find(String name) {
            return facts.find(name).map(it -> it.column().apply(columns));
        }
    }

    /// Who is there and in no column, in ascending order.
    List<ResidentId> beyondColumns() {
        return people.beyondColumns();
    }

    /// Those among some people.
    List<ResidentId> beyondColumns(Collection<ResidentId> among) {
        return people.beyondColumns(among);
    }
}
