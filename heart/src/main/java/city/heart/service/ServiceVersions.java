// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import city.base.shared.CityTime;
import city.base.usage.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The way of a service's version from who hands it in to who puts it in force, and all that was ever in force. Each
/// step is kept with who did it, when and why.
@Service
public class ServiceVersions {
    private final ServiceRepository repository;
    private final VersionRepository versions;
    private final Services services;
    private final Clock clock;

    ServiceVersions(
            ServiceRepository repository,
            VersionRepository versions,
            Services services,
            @CityTime Clock clock) {
        this.repository = repository;
        this.versions = versions;
        this.services = services;
        this.clock = clock;
    }

    /// What happened to a version.
    public enum Happening {
        HANDED_IN,
        SENT_BACK,
        APPROVED,
        IN_FORCE,
        RETIRED
    }

    /// A step on a version's way.
    ///
    /// @param at wall of the city's clock
    /// @param day from which it holds, where the step is about a day; else null
    /// @param because in words; empty where no reason is asked
    public record Step(
            String serviceId,
            String version,
            Happening happening,
            Instant at,
            Actor by,
            @Nullable LocalDate day,
            String because) {}

    /// A version with what was done to it.
    ///
    /// @param ruleSha256 of its rule
    /// @param steps the first one first
    public record KeptVersion(Version version, String ruleSha256, List<Step> steps) {
        public KeptVersion {
            steps = List.copyOf(steps);
        }

        /// Whether it was ever in force: then it is public for ever.
        public boolean everInForce() {
            return steps.stream().anyMatch(it -> it.happening() == Happening.IN_FORCE);
        }

        /// The day from which it was in force, the last time; null where it never was.
        public @Nullable LocalDate from() {
            return last(Happening.IN_FORCE);
        }

        /// The day from which another one was in force; null while it is in force and where it never was.
        public @Nullable LocalDate until() {
            return version.state() == Version.State.PUBLISHED ? null : last(Happening.RETIRED);
        }

        /// Whether it is somebody's own, now or in an earlier round: then another decides about it.
        public boolean handedInBy(Actor actor) {
            return version.author().equals(actor)
                    || steps.stream()
                            .anyMatch(it ->
                                    it.happening() == Happening.HANDED_IN && it.by().equals(actor));
        }

        private @Nullable LocalDate last(Happening happening) {
            return steps.reversed().stream()
                    .filter(it -> it.happening() == happening)
                    .findFirst()
                    .map(Step::day)
                    .orElse(null);
        }
    }

    /// All versions, services by id, the newest of each first.
    public List<KeptVersion> list() {
        return versions.list();
    }

    /// The versions of one service, the newest first.
    public List<KeptVersion> list(String serviceId) {
        return list().stream().filter(it -> it.version().serviceId().equals(serviceId)).toList();
    }

    /// One version.
    public Optional<KeptVersion> find(String serviceId, String version) {
        return list(serviceId).stream()
                .filter(it -> it.version().version().equals(version))
                .findFirst();
    }

    /// The version by which a rule was published: the one in force, else the last that was.
    ///
    /// @param sha256 of the rule, as decisions name it
    public Optional<KeptVersion> ofRule(String sha256) {
        return list().stream()
                .filter(KeptVersion::everInForce)
                .filter(it -> it.ruleSha256().equals(sha256))
                .min(Comparator.comparing(it -> it.version().state()));
    }

    /// The files of a version by path, without those that all services share.
    public SortedMap<String, byte[]> files(String serviceId, String version) {
        var files = new TreeMap<>(repository.files(serviceId, version));
        files.keySet().removeIf(it -> it.startsWith(ServiceRepository.CITY));
        return files;
    }

    /// What came of handing in a version.
    public sealed interface HandInOutcome {
        /// It waits for another person.
        record Waits(String version) implements HandInOutcome {}

        /// The catalogue has exactly this folder already.
        record AlreadyThere(Version version) implements HandInOutcome {}
    }

    /// Keeps a folder without faults as a draft. One that was sent back is a draft again, of whoever hands it in now.
    @Transactional
    public HandInOutcome handIn(ServiceFolders.Read read, Actor author) {
        repository.lock();
        var service = read.service();
        var there = repository.find(service.id(), service.version());
        if (there.isEmpty()) {
            repository.insert(read, author, now());
        } else if (there.get().state() == Version.State.SENT_BACK) {
            versions.draftAgain(service.id(), service.version(), author);
        } else {
            return new HandInOutcome.AlreadyThere(there.get());
        }
        versions.step(
                service.id(), service.version(), Happening.HANDED_IN, author, null, "", now());
        return new HandInOutcome.Waits(service.version());
    }

    /// What came of a second person's decision. All are ordinary results.
    public sealed interface DecideOutcome {
        /// It is in force, or will be from that day on.
        record Approved(LocalDate from) implements DecideOutcome {}

        /// Its author reads why.
        record SentBack() implements DecideOutcome {}

        /// Whoever handed it in may not decide about it.
        record OwnDraft() implements DecideOutcome {}

        /// A day in the past.
        record InThePast() implements DecideOutcome {}

        /// It is in force, was sent back and not handed in again, or there is no such version.
        record NotWaiting() implements DecideOutcome {}
    }

    /// Approves a draft, or an earlier version again.
    ///
    /// @param from the day from which it is in force; today puts it in force at once
    /// @param because in words, kept
    @Transactional
    public DecideOutcome approve(
            String serviceId, String version, Actor publisher, LocalDate from, String because) {
        repository.lock();
        var found = find(serviceId, version).orElse(null);
        if (found == null
                || found.version().state() == Version.State.PUBLISHED
                || found.version().state() == Version.State.SENT_BACK) {
            return new DecideOutcome.NotWaiting();
        }
        if (found.handedInBy(publisher)) {
            return new DecideOutcome.OwnDraft();
        }
        if (from.isBefore(today())) {
            return new DecideOutcome.InThePast();
        }
        versions.step(serviceId, version, Happening.APPROVED, publisher, from, because, now());
        if (from.equals(today())) {
            services.publish(serviceId, version, publisher);
        } else {
            versions.approve(serviceId, version, publisher, from, now());
        }
        return new DecideOutcome.Approved(from);
    }

    /// Sends a draft back to its author, or takes an approval back before its day.
    @Transactional
    public DecideOutcome sendBack(
            String serviceId, String version, Actor publisher, String because) {
        repository.lock();
        var found = find(serviceId, version).orElse(null);
        if (found == null
                || (found.version().state() != Version.State.DRAFT
                        && found.version().state() != Version.State.APPROVED)) {
            return new DecideOutcome.NotWaiting();
        }
        if (found.handedInBy(publisher)) {
            return new DecideOutcome.OwnDraft();
        }
        versions.sendBack(serviceId, version);
        versions.step(serviceId, version, Happening.SENT_BACK, publisher, null, because, now());
        return new DecideOutcome.SentBack();
    }

    /// Puts in force what was approved for today or an earlier day, as of that day. Called before a day's first
    /// decision.
    @Transactional
    public void bringIntoForce() {
        if (versions.approvedUntil(today()).isEmpty()) {
            return;
        }
        repository.lock();
        for (var it : versions.approvedUntil(today())) {
            services.putInForce(it.serviceId(), it.version(), it.publisher(), it.from());
        }
    }

    private Instant now() {
        return clock.instant();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
