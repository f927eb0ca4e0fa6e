// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.usage.Usages;
import city.base.usage.Use;
import city.heart.fact.FactPath;
import city.heart.service.PublicService;
import city.heart.service.Services;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door of eligibility. Reads of people leave their usage with exactly the facts that the
/// rule asks, whatever facts the caller's use names.
@Service
public class Eligibility {
    private final Sources sources;
    private final Services services;
    private final Usages usages;

    Eligibility(Sources sources, Services services, Usages usages) {
        this.sources = sources;
        this.services = services;
        this.usages = usages;
    }

    /// The rule's answer for one child on one day, from what the registers say now.
    ///
    /// @throws IllegalArgumentException if there is no such resident
    @Transactional
    public Verdict decide(PublicService service, ResidentId child, LocalDate day, Use use) {
        var verdict = decideAll(service, Set.of(child), day, use).get(child);
        if (verdict == null) {
            throw new IllegalArgumentException("There is no resident " + child.value());
        }
        return verdict;
    }

    /// The same for one person's page: for who is not due it also says from which day the answer can
    /// differ. Takes some milliseconds; set work asks `decideAll`.
    ///
    /// @throws IllegalArgumentException if there is no such resident
    @Transactional
    public Verdict explain(PublicService service, ResidentId child, LocalDate day, Use use) {
        return Judge.withNextChange(decide(service, child, day, use), service.rule());
    }

    /// The same for many children, read as a set.
    ///
    /// @return by child; whoever is not there is left out
    @Transactional
    public Map<ResidentId, Verdict> decideAll(
            PublicService service, Collection<ResidentId> children, LocalDate day, Use use) {
        var verdicts = new LinkedHashMap<ResidentId, Verdict>();
        judge(service, children, day, use)
                .forEach((child, it) -> verdicts.put(child, it.verdict()));
        return verdicts;
    }

    /// A verdict and what was read for it.
    public static final class Judged {
        private final Verdict verdict;
        private final Sources.Person person;

        Judged(Verdict verdict, Sources.Person person) {
            this.verdict = verdict;
            this.person = person;
        }

        /// The rule's answer.
        public Verdict verdict() {
            return verdict;
        }

        /// What the owner of some facts read of the person; empty where it has nothing.
        public <R> Optional<R> read(Class<R> type) {
            return person.read(type);
        }
    }

    /// The same with what was read, for whoever goes on with it: nobody reads it again. What else of it
    /// is used, the caller records.
    ///
    /// @return by child; whoever is not there is left out
    @Transactional
    public Map<ResidentId, Judged> judge(
            PublicService service, Collection<ResidentId> children, LocalDate day, Use use) {
        var own = use.of(Set.copyOf(service.rule().inputs()));
        var judged = new LinkedHashMap<ResidentId, Judged>();
        sources.read(children, own)
                .forEach((child, person) ->
                        judged.put(child, new Judged(verdict(service, person, day), person)));
        return judged;
    }

    private static Verdict verdict(PublicService service, Sources.Person person, LocalDate day) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        service.rule().inputs().forEach(it -> facts.put(it, person.fact(it, day)));
        return Judge.verdict(service, facts, person.known(), day);
    }

    /// The rule's answer for somebody of whom the owners' records were read already, such as those as
    /// known at an earlier recording. Reads nothing.
    ///
    /// @param read what each owner gave, where it had anything
    public Verdict decide(
            PublicService service, Collection<?> read, RecordingNumber known, LocalDate day) {
        return verdict(service, sources.person(known, read), day);
    }

    /// The answer again, from the facts that were stored with a decision: with the same version of
    /// the service and the same engine it is the same record, whatever was learned since.
    ///
    /// @param storedFacts as `Verdict.storedFacts` wrote them
    /// @param known what the city knew then
    /// @param day the day of that decision
    /// @throws IllegalArgumentException if the catalogue has no such version of the service
    public Verdict recompute(
            String serviceId,
            String version,
            String storedFacts,
            RecordingNumber known,
            LocalDate day) {
        var service = service(serviceId, version);
        return Judge.verdict(
                service, StoredFacts.read(storedFacts, service.vocabulary()), known, day);
    }

    /// What comes next out of the facts that were stored with an answer, while they stay as they are:
    /// for one person's page. Takes some milliseconds; never for set work.
    ///
    /// @param storedFacts as `Verdict.storedFacts` wrote them
    /// @param known what the city knew then
    /// @param day from which it is looked for
    /// @return the verdict of the first later day on which answer or reason differ; empty for never,
    ///     and where the rule cannot be followed in time
    /// @throws IllegalArgumentException if the catalogue has no such version of the service
    public Optional<Verdict> nextChange(
            String serviceId,
            String version,
            String storedFacts,
            RecordingNumber known,
            LocalDate day) {
        var service = service(serviceId, version);
        return Judge.next(service, StoredFacts.read(storedFacts, service.vocabulary()), known, day);
    }

    /// What would turn an answer that was given, out of the facts that were stored with it: for one person's page,
    /// within a third of a second; never for set work.
    ///
    /// @param storedFacts as `Verdict.storedFacts` wrote them
    /// @param day the day of that answer
    /// @return single facts before pairs, five at most; none where a person has it
    /// @throws IllegalArgumentException if the catalogue has no such version of the service
    public List<Turn> whatWouldChange(
            String serviceId, String version, String storedFacts, LocalDate day) {
        var service = service(serviceId, version);
        return Judge.turns(service, StoredFacts.read(storedFacts, service.vocabulary()), day);
    }

    private PublicService service(String id, String version) {
        return services.find(id, version)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "There is no version " + version + " of " + id));
    }

    /// Asks the rule about everybody in the city, in columns. One act of usage with its result.
    @Transactional
    public Nominees sweep(PublicService service, LocalDate day, Use use) {
        var own = use.of(Set.copyOf(service.rule().inputs()));
        var nominees =
                outside(
                        service,
                        Sweep.nominees(service, sources.city(day, own), day),
                        sources.beyondColumns(),
                        day,
                        use);
        usages.recordSweep(own, nominees.all().toByteArray(), nominees.known());
        return nominees;
    }

    /// Asks the rule about some residents in columns, such as those whom a page of changes touched.
    /// One act of usage, as a sweep. Who is nominated is read again and decided in row form.
    @Transactional
    public Nominees nominate(
            PublicService service, Collection<ResidentId> some, LocalDate day, Use use) {
        var own = use.of(Set.copyOf(service.rule().inputs()));
        var nominees =
                outside(
                        service,
                        Sweep.nominees(service, sources.city(day, own), some, day),
                        sources.beyondColumns(some),
                        day,
                        use);
        usages.recordSweep(own, nominees.all().toByteArray(), nominees.known());
        return nominees;
    }

    /// Whom an officer entered the columns do not know: they are asked in row form, as few as they are.
    private Nominees outside(
            PublicService service,
            Nominees inColumns,
            List<ResidentId> outside,
            LocalDate day,
            Use use) {
        if (outside.isEmpty()) {
            return inColumns;
        }
        var met = (BitSet) inColumns.met().clone();
        var person = (BitSet) inColumns.person().clone();
        var verdicts = decideAll(service, outside, day, use);
        for (var it : outside) {
            var verdict = verdicts.get(it);
            met.set(it.value(), verdict != null && verdict.answer() == Answer.MET);
            person.set(it.value(), verdict != null && verdict.answer() == Answer.PERSON);
        }
        return new Nominees(met, person, inColumns.known());
    }

    /// Whose facts make the facts that the services in force ask: a change to any of these people can
    /// change an answer.
    public Set<FactPath> paths() {
        var paths = EnumSet.noneOf(FactPath.class);
        for (var service : services.published()) {
            for (var name : service.rule().inputs()) {
                service.vocabulary().find(name).ifPresent(it -> paths.addAll(it.paths()));
            }
        }
        return paths;
    }
}
