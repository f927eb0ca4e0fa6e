// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.secret.LinkTokens;
import city.base.shared.Language;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.subject.Stream;
import city.base.usage.Actor;
import city.base.usage.Use;
import city.heart.casework.CaseFile;
import city.heart.casework.Register;
import city.heart.casework.RuleAnswer;
import city.heart.casework.Rules;
import city.heart.casework.Terms;
import city.heart.education.EducationChange;
import city.heart.eligibility.Answer;
import city.heart.message.Reachability;
import city.heart.message.Reachability.Reach;
import city.heart.population.Family;
import city.heart.population.Home;
import city.heart.population.LifeEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The outside of this module in memory: families, rules, the post.
public final class World extends InventedFamilies implements Rules, Register, Reachability {
    public static final String PERIOD = "2026-27";
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    /// The city's clock, moved by tests.
    public static final class Time extends Clock {
        Instant now = Instant.EPOCH;

        public void set(String local) {
            now = LocalDateTime.parse(local).atZone(HELSINKI).toInstant();
        }

        @Override
        public ZoneId getZone() {
            return HELSINKI;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    World(LinkTokens tokens) {
        super(tokens);
    }

    private final Set<ResidentId> byMail = new HashSet<>();
    private final Map<ResidentId, Language> chosen = new HashMap<>();

    /// Whom faulty columns name although the rule does not.
    public final Set<ResidentId> faulty = new HashSet<>();

    public final List<Terms> published = new ArrayList<>();

    /// Looks at families that an officer answers for, as `officer child`.
    public final List<String> looks = new ArrayList<>();

    private final Map<String, Terms> versions = new HashMap<>();

    public void reset() {
        families.clear();
        byMail.clear();
        chosen.clear();
        born.clear();
        presentUnits.clear();
        said.clear();
        events.clear();
        faulty.clear();
        clearPost();
        published.clear();
        looks.clear();
        unreadable.clear();
        failing.clear();
        failingOnce.clear();
        versions.clear();
        recording = 100;
    }

    // --- Rules

    public Terms publish(Terms terms) {
        published.removeIf(it -> it.service().equals(terms.service()));
        published.add(terms);
        versions.put(terms.service() + terms.version(), terms);
        return terms;
    }

    @Override
    public List<Terms> published() {
        return List.copyOf(published);
    }

    public final Set<String> unreadable = new HashSet<>();

    /// Versions whose rule throws: service and version run together.
    public final Set<String> failing = new HashSet<>();

    /// The same, the next time only.
    public final Set<String> failingOnce = new HashSet<>();

    /// A version in force that cannot be read any more.
    public void breaks(String service) {
        published.removeIf(it -> it.service().equals(service));
        versions.keySet().removeIf(it -> it.startsWith(service));
        unreadable.add(service);
    }

    @Override
    public Set<String> unreadable() {
        return Set.copyOf(unreadable);
    }

    @Override
    public Optional<Terms> find(String service, String version) {
        return Optional.ofNullable(versions.get(service + version));
    }

    @Override
    public Map<ResidentId, Due> decide(
            Terms terms, Collection<ResidentId> children, LocalDate day) {
        if (failing.contains(terms.service() + terms.version())
                || failingOnce.remove(terms.service() + terms.version())) {
            throw new IllegalStateException("The rule fails on Aino");
        }
        Map<ResidentId, Due> dues = new HashMap<>();
        for (var child : children) {
            if (families.containsKey(child)) {
                dues.put(child, new Due(PERIOD, ruleAnswer(child, day), families.get(child)));
            }
        }
        return dues;
    }

    /// As the true rules: not due when dead or elsewhere, a person under an order.
    private RuleAnswer ruleAnswer(ResidentId child, LocalDate day) {
        var family = families.get(child);
        var answer =
                family.child().died() != null || !CITY.equals(family.child().municipality())
                        ? Answer.NOT_MET
                        : family.order() ? Answer.PERSON : said.getOrDefault(child, Answer.NOT_MET);
        return new RuleAnswer(
                answer,
                List.of(new RuleAnswer.Because("year-of-birth", "628/1998 26 a §")),
                "{\"birth year\":2020,\"child\":" + child.value() + "}",
                "ab".repeat(32),
                "engine 1",
                new RecordingNumber(recording),
                day);
    }

    @Override
    public Set<ResidentId> concerned(
            List<Terms> services, Collection<ResidentId> people, LocalDate day) {
        var concerned = new HashSet<ResidentId>();
        people.stream()
                .filter(families::containsKey)
                .filter(it -> ruleAnswer(it, day).answer() != Answer.NOT_MET)
                .forEach(concerned::add);
        return concerned;
    }

    @Override
    public Set<ResidentId> met(Terms terms, Collection<ResidentId> children, LocalDate day) {
        var met = new HashSet<ResidentId>();
        children.stream()
                .filter(families::containsKey)
                .filter(it -> ruleAnswer(it, day).answer() == Answer.MET)
                .forEach(met::add);
        return met;
    }

    /// From the stored facts alone. With true facts and the true rule: `RegisterChangesTest`.
    @Override
    public RuleAnswer recompute(String service, String version, RuleAnswer stored) {
        return new RuleAnswer(
                stored.facts().contains("\"birth year\":2020") ? Answer.MET : Answer.NOT_MET,
                List.of(new RuleAnswer.Because("year-of-birth", "628/1998 26 a §")),
                stored.facts(),
                "ab".repeat(32),
                "engine 1",
                stored.known(),
                stored.day());
    }

    @Override
    public List<Turn> whatWouldChange(String service, String version, RuleAnswer stored) {
        return List.of();
    }

    @Override
    public Optional<Change> nextChange(
            String service, String version, RuleAnswer stored, LocalDate from) {
        return Optional.empty();
    }

    @Override
    public int[] sweep(Terms terms, LocalDate day) {
        return families.keySet().stream()
                .filter(it -> faulty.contains(it) || ruleAnswer(it, day).answer() != Answer.NOT_MET)
                .mapToInt(ResidentId::value)
                .sorted()
                .toArray();
    }

    @Override
    public Set<ResidentId> touchedBy(Collection<LifeEvent> some) {
        var touched = new HashSet<ResidentId>();
        some.forEach(it -> touched.add(it.subject()));
        return touched;
    }

    // --- Register

    @Override
    public Map<ResidentId, Family> families(Collection<ResidentId> children, String service) {
        Map<ResidentId, Family> found = new HashMap<>(families);
        found.keySet().retainAll(new HashSet<>(children));
        return found;
    }

    @Override
    public Map<ResidentId, Home> simpleHomes(
            Collection<ResidentId> children, String service, LocalDate day) {
        Map<ResidentId, Home> homes = new HashMap<>();
        families(children, service)
                .forEach((child, it) -> {
                    var address = it.child().address();
                    if (!it.order()
                            && !it.twoHomes()
                            && !it.inCare()
                            && !it.guardians().isEmpty()) {
                        homes.put(
                                child,
                                new Home(
                                        child,
                                        address == null ? null : address.buildingId(),
                                        it.child().motherTongue(),
                                        it.sameBirth(),
                                        it.siblings().stream()
                                                .map(one -> new Home.Sibling(one, born.get(one)))
                                                .toList()));
                    }
                });
        return homes;
    }

    /// Years of birth of siblings, and the units in which they are in early education.
    public final Map<ResidentId, Integer> born = new HashMap<>();

    public final Map<ResidentId, UnitId> presentUnits = new HashMap<>();

    @Override
    public Map<ResidentId, Home> homes(Collection<ResidentId> children, String service) {
        return simpleHomes(children, service, LocalDate.EPOCH);
    }

    @Override
    public Map<ResidentId, UnitId> presentUnits(Collection<ResidentId> children, String service) {
        Map<ResidentId, UnitId> found = new HashMap<>(presentUnits);
        found.keySet().retainAll(new HashSet<>(children));
        return found;
    }

    /// A brother or sister of the same home, known to nobody otherwise.
    public void hasSibling(ResidentId child, int sibling, int year) {
        var it = families.get(child);
        born.put(new ResidentId(sibling), year);
        families.put(
                child,
                new Family(
                        it.child(),
                        it.guardians(),
                        it.order(),
                        it.inCare(),
                        it.adLitem(),
                        it.twoHomes(),
                        it.unclear(),
                        it.sameBirth(),
                        List.of(new ResidentId(sibling)),
                        it.known()));
    }

    @Override
    public void used(Collection<Family> some, String service) {
        // The machine's own uses are proved on the whole city.
    }

    @Override
    public void used(Family family, CaseFile file, Actor officer) {
        looks.add(officer.text() + " " + family.child().id().value());
    }

    @Override
    public Map<ResidentId, Family> families(
            Collection<ResidentId> children, String service, ResidentId guardian) {
        children.forEach(it -> looks.add("resident/" + guardian.value() + " " + it.value()));
        return families(children, service);
    }

    @Override
    public void looked(
            ResidentId guardian,
            Collection<ResidentId> children,
            String service,
            Use.@Nullable About about) {
        children.stream()
                .sorted(java.util.Comparator.comparingInt(ResidentId::value))
                .forEach(it -> looks.add("resident/" + guardian.value() + " " + it.value()));
    }

    @Override
    public Stream<LifeEvent> lifeEvents() {
        return Stream.of("test.life-events", this::lifeEventsAfter, LifeEvent::position);
    }

    private List<LifeEvent> lifeEventsAfter(long position, int limit) {
        return events.stream().filter(it -> it.position() > position).limit(limit).toList();
    }

    @Override
    public Stream<EducationChange> educationChanges() {
        return new Stream<>("test.education-changes", (_, _) -> List.of());
    }

    @Override
    public Map<ResidentId, Reach> of(Collection<ResidentId> people, Use use) {
        Map<ResidentId, Reach> found = new HashMap<>();
        people.forEach(it -> found.put(it, new Reach(it, byMail.contains(it), chosen.get(it))));
        return found;
    }

    public void hasChosenMail(int person) {
        byMail.add(new ResidentId(person));
    }

    public void hasChosen(int person, Language language) {
        chosen.put(new ResidentId(person), language);
    }

    @Override
    public RecordingNumber latest() {
        return new RecordingNumber(recording);
    }
}
