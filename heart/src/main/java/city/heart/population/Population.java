// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.database.LookedUpOnce;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.subject.Stream;
import city.base.usage.Usages;
import city.base.usage.Use;
import city.heart.fact.FactPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door of `population`. Every read of a person takes a use and records it, in the caller's
/// transaction. "Today" is the city's day; a read of several tables sees one recording.
@Service
public class Population {
    private static final int FOUND_AT_MOST = 50;

    private final Recordings recordings;
    private final ResidentRepository residents;
    private final FamilyRepository families;
    private final HomeRepository homes;
    private final Identities identities;
    private final OutsideRegisterEntry entry;
    private final ColumnsCache columns;
    private final Usages usages;
    private final Recorder recorder;
    private final FamilyOrders orders;
    private final LookedUpOnce<Map<AsKnown, Resident>> peopleOfPage = new LookedUpOnce<>();
    private final LookedUpOnce<Map<AsKnown, Family>> familiesOfPage = new LookedUpOnce<>();

    /// What is known at a recording does not change, so one page asks it once. Its use is recorded each time.
    private record AsKnown(ResidentId id, RecordingNumber known, LocalDate day) {}

    Population(
            Recordings recordings,
            ResidentRepository residents,
            FamilyRepository families,
            HomeRepository homes,
            Identities identities,
            OutsideRegisterEntry entry,
            ColumnsCache columns,
            Usages usages,
            Recorder recorder,
            FamilyOrders orders) {
        this.recordings = recordings;
        this.residents = residents;
        this.families = families;
        this.homes = homes;
        this.identities = identities;
        this.entry = entry;
        this.columns = columns;
        this.usages = usages;
        this.recorder = recorder;
        this.orders = orders;
    }

    /// One person as known now, today. Also found by a number that turned out to be another's alias.
    @Transactional
    public Optional<Resident> find(ResidentId id, Use use) {
        return Optional.ofNullable(findAll(List.of(id), use).get(id));
    }

    /// People as known now, today, by the number asked for; who is not known is left out.
    @Transactional
    public Map<ResidentId, Resident> findAll(Collection<ResidentId> ids, Use use) {
        var known = recordings.latest();
        var day = recorder.today();
        var found =
                once(
                        peopleOfPage,
                        ids,
                        known,
                        day,
                        some -> {
                            var people = new HashMap<ResidentId, Resident>();
                            residents
                                    .find(some, known, day)
                                    .forEach((id, it) -> people.put(id, it.resident()));
                            return people;
                        });
        usages.record(use, found.values().stream().map(Resident::id).toList(), known);
        return found;
    }

    /// A child with its guardians as known now, today. Anybody has a family, an adult one without
    /// guardians.
    @Transactional
    public Optional<Family> family(ResidentId child, Use use) {
        return Optional.ofNullable(families(List.of(child), use).get(child));
    }

    /// Families by the child asked for; who is not known is left out.
    @Transactional
    public Map<ResidentId, Family> families(Collection<ResidentId> children, Use use) {
        return families(children, recordings.latest(), recorder.today(), use);
    }

    /// A family as it was known at a recording, on a day: what a decision made then can have seen.
    @Transactional
    public Optional<Family> familyAsOf(
            ResidentId child, RecordingNumber known, LocalDate day, Use use) {
        return Optional.ofNullable(families(List.of(child), known, day, use).get(child));
    }

    private Map<ResidentId, Family> families(
            Collection<ResidentId> children, RecordingNumber known, LocalDate day, Use use) {
        var found =
                once(familiesOfPage, children, known, day, some -> families.find(some, known, day));
        var seen = new ArrayList<ResidentId>();
        for (var it : found.values()) {
            seen.add(it.child().id());
            it.guardians().forEach(guardian -> seen.add(guardian.person().id()));
        }
        usages.record(use, seen, known);
        return found;
    }

    /// In the order in which they are asked for; who is not known is left out.
    private static <T> Map<ResidentId, T> once(
            LookedUpOnce<Map<AsKnown, T>> ofPage,
            Collection<ResidentId> ids,
            RecordingNumber known,
            LocalDate day,
            Function<List<ResidentId>, Map<ResidentId, T>> look) {
        var kept = ofPage.ofPage(HashMap::new);
        var missing =
                ids.stream().filter(it -> !kept.containsKey(new AsKnown(it, known, day))).toList();
        look.apply(missing).forEach((id, it) -> kept.put(new AsKnown(id, known, day), it));
        var found = new LinkedHashMap<ResidentId, T>();
        for (var id : ids) {
            var it = kept.get(new AsKnown(id, known, day));
            if (it != null) {
                found.put(id, it);
            }
        }
        return found;
    }

    /// A page that changes what is known asks anew.
    private void changed() {
        peopleOfPage.forget();
        familiesOfPage.forget();
    }

    /// Homes and siblings of these children as known now, today: less than families, for set work. Who is not
    /// known is left out. Says nothing of orders and custody: `columns` does.
    @Transactional
    public Map<ResidentId, Home> homes(Collection<ResidentId> children, Use use) {
        var known = recordings.latest();
        var seen = new LinkedHashSet<ResidentId>();
        var found = homes.find(children, known, recorder.today(), seen);
        usages.record(use, seen, known);
        return found;
    }

    /// The children for whom this person answers or about whom the person is informed, today.
    @Transactional
    public List<ResidentId> childrenOf(ResidentId guardian, Use use) {
        var known = recordings.latest();
        var children =
                families
                        .childrenOf(List.of(guardian.value()), known, recorder.today())
                        .getOrDefault(guardian.value(), List.of())
                        .stream()
                        .map(ResidentId::new)
                        .toList();
        usages.record(use, children, known);
        return children;
    }

    /// Looks for people at the desk; at most 50, by name. Who was found is recorded, not what was
    /// typed.
    @Transactional
    public List<ResidentId> search(Search search, Use use) {
        var known = recordings.latest();
        var code = search.identityCode();
        List<ResidentId> found =
                code == null
                        ? residents.searchByName(search, recorder.today(), FOUND_AT_MOST)
                        : identities.find(List.of(code.strip())).values().stream()
                                .map(ResidentId::new)
                                .toList();
        usages.record(use, found, known);
        return found;
    }

    /// Who of these has a name that begins so: a family name, or family and first names with a space between.
    /// Only those found are recorded as looked at.
    @Transactional
    public List<ResidentId> named(String name, Collection<ResidentId> some, Use use) {
        var found = residents.named(name, some, recorder.today());
        usages.record(use, found, recordings.latest());
        return found;
    }

    /// Who of these was born on or before a day; where only the year or the month is known, whoever
    /// surely was. Only those named are recorded as looked at: of the others nothing is told.
    @Transactional
    public List<ResidentId> bornBy(LocalDate day, Collection<ResidentId> some, Use use) {
        var born = residents.bornBy(day, some);
        usages.record(use, born, recordings.latest());
        return born;
    }

    /// The number behind an identity code, a present or a former one.
    @Transactional
    public Optional<ResidentId> byIdentityCode(String code, Use use) {
        return Optional.ofNullable(byIdentityCodes(List.of(code), use).get(code));
    }

    /// The numbers behind identity codes; who is not known is left out.
    @Transactional
    public Map<String, ResidentId> byIdentityCodes(Collection<String> codes, Use use) {
        var found = new LinkedHashMap<String, ResidentId>();
        identities.find(codes).forEach((code, id) -> found.put(code, new ResidentId(id)));
        usages.record(use, found.values(), recordings.latest());
        return found;
    }

    /// The numbers behind identity codes, for another register's feed: nothing about these people is
    /// read, only its own records are matched to them.
    @Transactional(readOnly = true)
    public Map<String, ResidentId> match(Collection<String> codes) {
        var found = new LinkedHashMap<String, ResidentId>();
        identities.find(codes).forEach((code, id) -> found.put(code, new ResidentId(id)));
        return found;
    }

    /// The person's present identity code, for a document that must name it. Never for a page's
    /// address, a log or an error.
    @Transactional
    public Optional<String> identityCode(ResidentId id, Use use) {
        usages.record(use, List.of(id), recordings.latest());
        return identities.activeCode(id.value());
    }

    /// Whose facts these life events can change: the person's own, those of a child, or those of everybody
    /// in the dwelling. One act of usage.
    ///
    /// @param paths whose facts matter
    /// @return in the order of their numbers
    @Transactional
    public Set<ResidentId> touchedBy(Collection<LifeEvent> events, Set<FactPath> paths, Use use) {
        var touched = new TreeSet<>(Comparator.comparingInt(ResidentId::value));
        var around = new TreeSet<Integer>();
        for (var event : events) {
            if (event.kind().changesFacts() && paths.contains(FactPath.SELF)) {
                touched.add(event.subject());
            }
            if (event.kind().reachesOthers()
                    && (paths.contains(FactPath.GUARDIAN) || paths.contains(FactPath.DWELLING))) {
                around.add(event.subject().value());
            }
        }
        if (!around.isEmpty()) {
            orders.concerned(around).forEach(it -> touched.add(new ResidentId(it)));
        }
        if (!touched.isEmpty()) {
            var bitmap = new BitSet();
            touched.forEach(it -> bitmap.set(it.value()));
            usages.recordSweep(use, bitmap.toByteArray(), recordings.latest());
        }
        return touched;
    }

    /// The last recording that stands. Says nothing about a person.
    @Transactional(readOnly = true)
    public RecordingNumber latest() {
        return recordings.latest();
    }

    /// The name of the stream of life events.
    public static final String LIFE_EVENTS = "population.life-events";

    /// Life events, for whoever must miss none.
    public Stream<LifeEvent> lifeEvents() {
        return Stream.of(LIFE_EVENTS, this::lifeEventsAfter, LifeEvent::position);
    }

    /// Life events with a greater position, in their order. The consumer keeps the last position
    /// with its own work, in one transaction; an event asked for twice is the same twice.
    ///
    /// @param limit at most so many, up to 5,000
    @Transactional(readOnly = true)
    public List<LifeEvent> lifeEventsAfter(long position, int limit) {
        return residents.eventsAfter(position, Math.clamp(limit, 1, 5_000));
    }

    /// The position of the last life event; 0 where there is none. Where a new consumer begins that
    /// is not interested in what happened before it.
    @Transactional(readOnly = true)
    public long lastLifeEvent() {
        return residents.lastEvent();
    }

    /// The whole city in columns, as known now, on a day. The use is recorded by whoever sweeps over
    /// them, with the result ([Usages#recordSweep]): only the sweep knows whom it named.
    @Transactional
    public Columns columns(LocalDate day, Use use) {
        return columns.get(recordings.latest(), day);
    }

    /// The whole city in columns as known at a recording, on a day; never from a cache. Recorded
    /// as [#columns] is.
    @Transactional
    public Columns columnsAsOf(RecordingNumber known, LocalDate day, Use use) {
        return columns.build(known, day);
    }

    /// Enters a person who is not in the register, by an officer.
    ///
    /// @return the new number
    @Transactional
    public ResidentId enter(OutsideRegister person, Use use) {
        var entered = entry.enter(person);
        changed();
        usages.record(use, List.of(entered), recordings.latest());
        return entered;
    }

    /// The numbers of those who are in the city only because an officer entered them, in ascending order;
    /// who was joined to a record of the register is no longer one of them. Tells nothing of a person.
    @Transactional(readOnly = true)
    public List<ResidentId> outsideRegister() {
        return residents.outsideRegister();
    }

    /// Those among some people, asked without a look at everybody.
    @Transactional(readOnly = true)
    public List<ResidentId> outsideRegister(Collection<ResidentId> among) {
        return among.isEmpty() ? List.of() : residents.outsideRegister(among);
    }

    /// A person entered outside the register turned out to be this person of the register, on proof.
    /// From now on both numbers mean the second.
    @Transactional
    public void join(ResidentId outside, ResidentId inRegister, Use use) {
        entry.join(outside, inRegister);
        changed();
        usages.record(use, List.of(outside, inRegister), recordings.latest());
    }

    /// What an officer looks for at the desk: an identity code alone, or a family name with or without
    /// first name and birth date.
    ///
    /// @param identityCode matched whole, present and former codes alike
    /// @param lastName     the beginning of the present family name, capital letters or not
    /// @param firstName    the beginning of the present first names
    /// @param born         exact
    public record Search(
            @Nullable String identityCode,
            @Nullable String lastName,
            @Nullable String firstName,
            @Nullable LocalDate born) {
        public Search {
            if (identityCode == null && (lastName == null || lastName.strip().length() < 2)) {
                throw new IllegalArgumentException(
                        "A search names an identity code or two letters of a family name");
            }
        }

        /// By a present or former identity code.
        public static Search byCode(String identityCode) {
            return new Search(identityCode, null, null, null);
        }

        /// By family name.
        public static Search byName(String lastName) {
            return new Search(null, lastName, null, null);
        }

        @Override
        public String toString() {
            return "Search[…]";
        }
    }

    /// A person whom the register does not know (no identity code, or no Finnish address), entered by an
    /// officer. Joined to a register record later on proof, never by name alone.
    ///
    /// @param municipality where the person stays, three digits
    /// @param motherTongue ISO 639, two letters; null where unknown
    /// @param guardians    residents who answer for the child, each entered or found before
    public record OutsideRegister(
            Names names,
            Birth birth,
            @Nullable String municipality,
            @Nullable String motherTongue,
            List<ResidentId> guardians) {
        public OutsideRegister {
            guardians = List.copyOf(guardians);
        }
    }
}
