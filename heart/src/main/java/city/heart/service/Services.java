// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import city.base.exchange.Fault;
import city.base.shared.CityTime;
import city.base.shared.WallTime;
import city.base.subject.DocumentsChanged;
import city.base.usage.Actor;
import city.dmn.DmnModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The front door of the catalogue. The database is the truth; the city's folder is an import.
@Service
public class Services {
    /// The author of what was read from the city's folder.
    public static final Actor FOLDER = Actor.system("folder");

    private static final Actor SEED = Actor.system("seed");
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration TRY_AGAIN = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    private final ServiceRepository repository;
    private final VersionRepository steps;
    private final ServiceFolders folders;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Clock wall;
    // Versions and rules never change, so they are kept once compiled; what is in force is asked
    // anew.
    private final Map<ServiceRepository.Key, PublicService> compiled = new ConcurrentHashMap<>();
    private final Map<String, Rule> rules = new ConcurrentHashMap<>();
    private final Map<ServiceRepository.Key, Read.Broken> broken = new ConcurrentHashMap<>();
    private volatile @Nullable InForce inForce;

    private record InForce(
            List<PublicService> services, List<Unreadable> unreadable, Instant asked) {}

    Services(
            ServiceRepository repository,
            VersionRepository steps,
            ServiceFolders folders,
            ApplicationEventPublisher events,
            @CityTime Clock clock,
            @WallTime Clock wall) {
        this.repository = repository;
        this.steps = steps;
        this.folders = folders;
        this.events = events;
        this.clock = clock;
        this.wall = wall;
    }

    /// The services in force, one version of each, by id. Another server's publication is seen within
    /// a second. A version that cannot be read is left out and told by `unreadable`: it stops nothing
    /// else.
    public List<PublicService> published() {
        return inForce().services;
    }

    /// The versions in force that cannot be read, by id: nothing is decided or sent for them.
    public List<Unreadable> unreadable() {
        return inForce().unreadable;
    }

    private InForce inForce() {
        var known = inForce;
        var now = wall.instant();
        if (known != null && Duration.between(known.asked, now).compareTo(FRESH) < 0) {
            return known;
        }
        var services = new ArrayList<PublicService>();
        var unreadable = new ArrayList<Unreadable>();
        for (var key : repository.inForce()) {
            switch (read(key)) {
                case Read.Whole(var service) -> services.add(service);
                case Read.Broken(var faults, _) ->
                        unreadable.add(new Unreadable(key.id(), key.version(), faults));
            }
        }
        var read = new InForce(List.copyOf(services), List.copyOf(unreadable), now);
        inForce = read;
        return read;
    }

    /// The version in force of a service.
    public Optional<PublicService> find(String id) {
        return published().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /// A version of a service, whether in force or not; empty also where it cannot be read.
    public Optional<PublicService> find(String id, String version) {
        var key = new ServiceRepository.Key(id, version);
        var known = compiled.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        return repository
                .find(id, version)
                .flatMap(_ ->
                        read(key) instanceof Read.Whole(var service)
                                ? Optional.of(service)
                                : Optional.empty());
    }

    /// A rule by its hash, as long as anything in the catalogue ever used it.
    public Optional<Rule> rule(String sha256) {
        var known = rules.get(sha256);
        if (known != null) {
            return Optional.of(known);
        }
        return repository
                .rule(sha256)
                .map(bytes -> {
                    var source = new String(bytes, StandardCharsets.UTF_8);
                    var rule = new Rule(source, DmnModel.compile(source, "rule.dmn").orThrow());
                    rules.put(sha256, rule);
                    return rule;
                });
    }

    /// All versions, in the order in which they came.
    public List<Version> versions() {
        return repository.list();
    }

    /// Reads a city's folder into the catalogue. The first time it is put in force as the seed; later
    /// a changed folder becomes a draft that somebody else publishes. Done again it changes nothing.
    ///
    /// @param author who answers for what stands in the folder
    @Transactional
    public ImportOutcome importFolder(Path city, Actor author) {
        var read = folders.read(city);
        repository.lock();
        var first = repository.isEmpty();
        for (var it : read.services()) {
            var service = it.service();
            if (repository.find(service.id(), service.version()).isEmpty()) {
                repository.insert(it, author, clock.instant());
                steps.step(
                        service.id(),
                        service.version(),
                        ServiceVersions.Happening.HANDED_IN,
                        author,
                        null,
                        "",
                        clock.instant());
            }
            if (first) {
                putInForce(service.id(), service.version(), SEED, LocalDate.now(clock));
            }
        }
        var versions =
                read.services().stream()
                        .flatMap(it ->
                                repository.find(it.service().id(), it.service().version()).stream())
                        .toList();
        return new ImportOutcome(versions, read.faults());
    }

    /// Puts a version in force: a draft, or an earlier one again.
    ///
    /// @param publisher somebody other than the author
    @Transactional
    public PublishOutcome publish(String id, String version, Actor publisher) {
        repository.lock();
        var found = repository.find(id, version).orElse(null);
        if (found == null) {
            return new PublishOutcome.NotThere();
        }
        if (found.state() == Version.State.PUBLISHED) {
            return new PublishOutcome.AlreadyInForce();
        }
        if (found.author().equals(publisher)) {
            return new PublishOutcome.OwnDraft(publisher);
        }
        putInForce(id, version, publisher, LocalDate.now(clock));
        return new PublishOutcome.Published(id, version);
    }

    /// Within a transaction that holds the catalogue's lock.
    ///
    /// @param day from which it is in force; today, or a day that has passed meanwhile
    void putInForce(String id, String version, Actor publisher, LocalDate day) {
        var now = clock.instant();
        for (var before : repository.inForce()) {
            if (before.id().equals(id)) {
                steps.step(
                        id,
                        before.version(),
                        ServiceVersions.Happening.RETIRED,
                        publisher,
                        day,
                        "",
                        now);
            }
        }
        repository.publish(id, version, publisher, now, day);
        steps.step(id, version, ServiceVersions.Happening.IN_FORCE, publisher, day, "", now);
        forget();
        events.publishEvent(new ServicePublished(id, version));
        events.publishEvent(new DocumentsChanged("service"));
    }

    /// Now, and once more when others can see it: who asked in between was told the version before.
    private void forget() {
        inForce = null;
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            inForce = null;
                        }
                    });
        }
    }

    /// What came of reading a kept version.
    private sealed interface Read {
        record Whole(PublicService service) implements Read {}

        /// @param at when it was tried, wall time
        record Broken(List<String> faults, Instant at) implements Read {}
    }

    /// A version that was read stays; a broken one is tried again after a while, since somebody may
    /// have mended it.
    private Read read(ServiceRepository.Key key) {
        var known = compiled.get(key);
        if (known != null) {
            return new Read.Whole(known);
        }
        var failed = broken.get(key);
        if (failed != null
                && Duration.between(failed.at(), wall.instant()).compareTo(TRY_AGAIN) < 0) {
            return failed;
        }
        var read = compile(key);
        switch (read) {
            case Read.Whole(var service) -> {
                compiled.put(key, service);
                broken.remove(key);
            }
            case Read.Broken it -> {
                broken.put(key, it);
                if (failed == null) {
                    LOG.error(
                            "Version {} of service {} cannot be read, nothing is done for it: {}",
                            key.version(),
                            key.id(),
                            it.faults());
                }
            }
        }
        return read;
    }

    private Read compile(ServiceRepository.Key key) {
        var own = new TreeMap<String, byte[]>();
        var city = new TreeMap<String, byte[]>();
        // A database that does not answer is no fault of the version: that goes on to the caller.
        repository
                .files(key.id(), key.version())
                .forEach((path, content) -> {
                    if (path.startsWith(ServiceRepository.CITY)) {
                        city.put(path.substring(ServiceRepository.CITY.length()), content);
                    } else {
                        own.put(path, content);
                    }
                });
        try {
            var read = folders.compile(key.id(), own, city);
            var service = read.service();
            if (service != null && !service.version().equals(key.version())) {
                return broken("The kept files are not those of this version");
            }
            return service != null
                    ? new Read.Whole(service)
                    : new Read.Broken(
                            read.faults().stream().map(Fault::toString).toList(), wall.instant());
        } catch (RuntimeException refused) {
            return broken(refused.getClass().getSimpleName() + ": " + refused.getMessage());
        }
    }

    private Read.Broken broken(String fault) {
        return new Read.Broken(List.of(fault), wall.instant());
    }

    /// What came of an attempt to put a version in force. All are ordinary results.
    public sealed interface PublishOutcome {
        /// It is in force now; the one before is kept and retired.
        record Published(String serviceId, String version) implements PublishOutcome {}

        /// It was in force already.
        record AlreadyInForce() implements PublishOutcome {}

        /// Its author may not publish it: two pairs of eyes.
        record OwnDraft(Actor author) implements PublishOutcome {}

        /// There is no such version.
        record NotThere() implements PublishOutcome {}
    }

    /// What came of reading a city's folder into the catalogue.
    ///
    /// @param versions of the services without a fault, as they stand in the catalogue now
    /// @param faults what to mend; a service with a fault keeps its version in force
    public record ImportOutcome(List<Version> versions, List<Fault> faults) {
        public ImportOutcome {
            versions = List.copyOf(versions);
            faults = List.copyOf(faults);
        }
    }
}
