// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.usage.Usages;
import city.base.usage.Use;
import city.heart.education.EducationRecord;
import city.heart.education.EducationRecords;
import city.heart.population.Family;
import city.heart.population.LifeEvent;
import city.heart.population.Population;
import city.heart.service.PublicService;
import city.heart.service.Services;
import city.heart.service.Vocabulary;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door of eligibility. Reads of people leave their usage with exactly the facts that the
/// rule asks, whatever facts the caller's use names.
@Service
public class Eligibility {
    private final Population population;
    private final EducationRecords education;
    private final Services services;
    private final Usages usages;

    Eligibility(
            Population population, EducationRecords education, Services services, Usages usages) {
        this.population = population;
        this.education = education;
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

    /// A verdict and the family of which it was given.
    public record Judged(Family family, Verdict verdict) {}

    /// The same with the families that were read, for whoever goes on with them: nobody reads them again.
    /// What else of them is used, the caller records.
    ///
    /// @return by child; whoever is not there is left out
    @Transactional
    public Map<ResidentId, Judged> judge(
            PublicService service, Collection<ResidentId> children, LocalDate day, Use use) {
        var own = use.of(Set.copyOf(service.rule().inputs()));
        var families = population.families(children, own);
        var records = education.ofAll(children, own);
        var judged = new LinkedHashMap<ResidentId, Judged>();
        families.forEach((child, family) ->
                judged.put(
                        child,
                        new Judged(family, decide(service, family, records.get(child), day))));
        return judged;
    }

    /// The rule's answer for a family that was read already, such as one as known at an earlier
    /// recording. Reads nothing.
    ///
    /// @param record null where the education records have nothing on the child
    public Verdict decide(
            PublicService service, Family family, @Nullable EducationRecord record, LocalDate day) {
        return Judge.verdict(service, ChildFacts.of(family, record, day), family.known(), day);
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
        var people = population.columns(day, own);
        var nominees =
                outside(
                        service,
                        Sweep.nominees(service, people, education.columns(day, own), day),
                        population.outsideRegister(),
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
        var people = population.columns(day, own);
        var nominees =
                outside(
                        service,
                        Sweep.nominees(service, people, education.columns(day, own), some, day),
                        population.outsideRegister(some),
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

    /// Whose answer a life event can change, for any service in force: the facts' paths say whether
    /// it is the person's own, that of a child, or that of everybody in the dwelling.
    @Transactional
    public Set<ResidentId> touchedBy(LifeEvent event, Use use) {
        return touchedBy(List.of(event), use);
    }

    /// The same for a page of the stream, read as a set; one act of usage.
    ///
    /// @return in the order of their numbers
    @Transactional
    public Set<ResidentId> touchedBy(Collection<LifeEvent> events, Use use) {
        var paths = Touch.paths(services.published());
        var own = new TreeSet<>(Comparator.comparingInt(ResidentId::value));
        var around = new TreeSet<>(Comparator.comparingInt(ResidentId::value));
        for (var event : events) {
            if (Touch.changesAnAnswer(event.kind()) && paths.contains(Vocabulary.Path.SELF)) {
                own.add(event.subject());
            }
            if (Touch.reachesOthers(event.kind(), paths)) {
                around.add(event.subject());
            }
        }
        var touched = new TreeSet<>(own);
        touched.addAll(population.concernedBy(around));
        if (!touched.isEmpty()) {
            var bitmap = new BitSet();
            touched.forEach(it -> bitmap.set(it.value()));
            usages.recordSweep(use, bitmap.toByteArray(), population.latest());
        }
        return touched;
    }
}
