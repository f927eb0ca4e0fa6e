// SPDX-License-Identifier: EUPL-1.2
package city.service;

import city.dmn.DmnModel;
import city.shared.CityTime;
import city.shared.WallTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door of the catalogue. The database is the truth; the city's folder is an import.
@Service
public class Services {
    /// The author of what was read from the city's folder.
    public static final String FOLDER = "city-folder";

    private static final String SEED = "seed";
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final ServiceRepository repository;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Clock wall;
    // Versions and rules never change, so they are kept once compiled; what is in force is asked
    // anew.
    private final Map<ServiceRepository.Key, PublicService> compiled = new ConcurrentHashMap<>();
    private final Map<String, Rule> rules = new ConcurrentHashMap<>();
    private volatile @Nullable InForce inForce;

    private record InForce(List<PublicService> services, Instant asked) {}

    Services(
            ServiceRepository repository,
            ApplicationEventPublisher events,
            @CityTime Clock clock,
            @WallTime Clock wall) {
        this.repository = repository;
        this.events = events;
        this.clock = clock;
        this.wall = wall;
    }

    /// The services in force, one version of each, by id. Another server's publication is seen within
    /// a second.
    public List<PublicService> published() {
        var known = inForce;
        var now = wall.instant();
        if (known != null && Duration.between(known.asked, now).compareTo(FRESH) < 0) {
            return known.services;
        }
        var services = repository.inForce().stream().map(this::get).toList();
        inForce = new InForce(services, now);
        return services;
    }

    /// The version in force of a service.
    public Optional<PublicService> find(String id) {
        return published().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /// A version of a service, whether in force or not.
    public Optional<PublicService> find(String id, String version) {
        var key = new ServiceRepository.Key(id, version);
        var known = compiled.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        return repository.find(id, version).map(_ -> get(key));
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
                    var rule =
                            new Rule(source, DmnModel.compile(source, RuleReader.FILE).orThrow());
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
    public Import importFolder(Path city, String author) {
        var read = CityServices.read(city);
        repository.lock();
        var first = repository.isEmpty();
        for (var it : read.services()) {
            var service = it.service();
            if (repository.find(service.id(), service.version()).isEmpty()) {
                repository.insert(it, author, clock.instant());
            }
            if (first) {
                putInForce(service.id(), service.version(), SEED);
            }
        }
        var versions =
                read.services().stream()
                        .flatMap(it ->
                                repository.find(it.service().id(), it.service().version()).stream())
                        .toList();
        return new Import(versions, read.faults());
    }

    /// Puts a version in force: a draft, or an earlier one again.
    ///
    /// @param publisher an officer other than the author
    @Transactional
    public Publication publish(String id, String version, String publisher) {
        repository.lock();
        var found = repository.find(id, version).orElse(null);
        if (found == null) {
            return new Publication.NotThere();
        }
        if (found.state() == Version.State.PUBLISHED) {
            return new Publication.AlreadyInForce();
        }
        if (found.author().equals(publisher)) {
            return new Publication.OwnDraft(publisher);
        }
        putInForce(id, version, publisher);
        return new Publication.Published(id, version);
    }

    private void putInForce(String id, String version, String publisher) {
        repository.publish(id, version, publisher, clock.instant());
        inForce = null;
        events.publishEvent(new ServicePublished(id, version));
    }

    private PublicService get(ServiceRepository.Key key) {
        return compiled.computeIfAbsent(key, this::compile);
    }

    private PublicService compile(ServiceRepository.Key key) {
        var own = new TreeMap<String, byte[]>();
        var city = new TreeMap<String, byte[]>();
        repository
                .files(key.id(), key.version())
                .forEach((path, content) -> {
                    if (path.startsWith(ServiceRepository.CITY)) {
                        city.put(path.substring(ServiceRepository.CITY.length()), content);
                    } else {
                        own.put(path, content);
                    }
                });
        var faults = new Faults();
        var service = CityServices.compile(new Folder(key.id(), own), new Folder("", city), faults);
        if (service == null) {
            throw new IllegalStateException(
                    "Version %s of service %s cannot be read by this release: %s"
                            .formatted(key.version(), key.id(), faults.list()));
        }
        return service;
    }
}
