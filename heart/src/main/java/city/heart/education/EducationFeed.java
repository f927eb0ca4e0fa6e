// SPDX-License-Identifier: EUPL-1.2
package city.heart.education;

import city.base.exchange.Partner;
import city.base.exchange.Partners;
import city.base.exchange.Refusals;
import city.base.shared.CityTime;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.heart.education.EducationRepository.RecordStatement;
import city.heart.population.Population;
import city.heart.population.Recordings;
import city.heart.register.Issues;
import city.heart.register.RecordFault;
import city.heart.register.RegisterUnavailable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes the education records' changes, page by page, each with its key in one transaction. Each
/// change carries the child's whole record, so that a broken one becomes an issue and is mended by the
/// next. A change about a child of whom the population register has not told yet waits, encrypted,
/// until it does: the two registers tell at their own pace.
@Service
public class EducationFeed {
    private static final Logger log = LoggerFactory.getLogger(EducationFeed.class);

    static final String SOURCE = "education";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String KEY = "select source_key from education.feed";
    private static final String MOVE_KEY =
            """
            insert into education.feed (one, source_key, recording) values (true, :key, :recording)
            on conflict (one) do update
            set source_key = excluded.source_key, recording = excluded.recording
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Refusals refusals;
    private final Recordings recordings;
    private final Population population;
    private final Issues issues;
    private final EducationRepository repository;
    private final Clock clock;
    private final Partner partner;
    private volatile @Nullable URI source;

    EducationFeed(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Recordings recordings,
            Population population,
            Issues issues,
            EducationRepository repository,
            @CityTime Clock clock,
            Partners partners,
            @Value("${city.education.records-url:}") String url) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.refusals = new Refusals(transactions);
        this.recordings = recordings;
        this.population = population;
        this.issues = issues;
        this.repository = repository;
        this.clock = clock;
        this.partner = partners.named("education", "register.source.education");
        this.source = url.isEmpty() ? null : URI.create(url);
    }

    /// Names the records' address, where it is not set by `city.education.records-url`.
    ///
    /// @param url without a slash at the end; `/education/changes` is asked below it
    public void connect(URI url) {
        source = url;
    }

    /// The key up to which everything is recorded; empty before the first load or page.
    public Optional<Long> key() {
        return jdbc.sql(KEY).query((rs, _) -> rs.getLong(1)).optional();
    }

    /// For the job.
    ///
    /// @return false where no source is named, or nothing was loaded yet
    boolean catchUpWhereNamed() {
        if (source == null || key().isEmpty()) {
            return false;
        }
        catchUp();
        return true;
    }

    /// Takes everything that waits.
    ///
    /// @return how many changes were taken, broken ones included
    /// @throws RegisterUnavailable when the records do not answer; what was taken stays taken
    public int catchUp() {
        takeParked();
        var taken = 0;
        while (true) {
            var after = key().orElse(0L);
            var page = page(after);
            var key = page.path("lastKey").asLong(after);
            var changes = page.path("changes").values();
            if (!changes.isEmpty() || key != after) {
                taken += store(after, key, List.copyOf(changes));
            }
            if (page.path("upToDate").asBoolean(true)) {
                return taken;
            }
        }
    }

    /// Takes the changes about children of whom the population register has told since. One child at a
    /// time, in the order in which they came; one that cannot be kept waits on and stops no other.
    private void takeParked() {
        for (var issue : issues.openParked(SOURCE)) {
            var raw = issues.parkedRecords(issue);
            if (!raw.isEmpty() && childOf(raw.getLast()) != null) {
                try {
                    transaction.executeWithoutResult(_ -> takeParked(issue));
                } catch (RuntimeException fault) {
                    if (!Refusals.causes(fault)) {
                        throw fault;
                    }
                    log.warn("Issue {} still waits: {}", issue, fault.getClass().getSimpleName());
                }
            }
        }
    }

    private void takeParked(long issue) {
        var recording = recordings.open(SOURCE, null);
        // Read again under the lock of the recording: another server may have taken or dropped it.
        var raw = issues.parkedRecords(issue);
        var child = raw.isEmpty() ? null : childOf(raw.getLast());
        if (child == null) {
            return;
        }
        switch (read(JSON.readTree(raw.getLast()), child.value())) {
            case Usable told -> repository.tell(recording, List.of(told.statement));
            case Unusable it -> issue(key().orElse(0L), it.fault, 0, it.field);
        }
        issues.discard(issue);
    }

    private @Nullable ResidentId childOf(String raw) {
        var code = codeOf(JSON.readTree(raw));
        return population.match(List.of(code)).get(code);
    }

    /// The page in one transaction. Where the records of some children cannot be kept, they become issues and the rest
    /// is taken.
    ///
    /// @return how many changes were taken; 0 where another server took the page first
    private int store(long after, long key, List<JsonNode> changes) {
        try {
            transaction.executeWithoutResult(_ -> write(after, key, changes, Set.of()));
        } catch (Overtaken _) {
            return 0;
        } catch (RuntimeException fault) {
            if (!Refusals.causes(fault)) {
                throw fault;
            }
            var refused = refused(changes);
            if (refused.isEmpty()) {
                throw fault;
            }
            log.warn(
                    "The records of {} children before key {} cannot be kept: {}",
                    refused.size(),
                    key,
                    fault.getClass().getSimpleName());
            transaction.executeWithoutResult(_ -> write(after, key, changes, refused));
        }
        return changes.size();
    }

    private Set<Integer> refused(List<JsonNode> changes) {
        var told = new ArrayList<RecordStatement>();
        var children = population.match(changes.stream().map(EducationFeed::codeOf).toList());
        for (var change : changes) {
            var child = children.get(codeOf(change));
            if (child != null && read(change, child.value()) instanceof Usable it) {
                told.add(it.statement);
            }
        }
        var byChild = told.stream().collect(Collectors.groupingBy(RecordStatement::child));
        return refusals
                .among(
                        byChild.values(),
                        some ->
                                repository.tell(
                                        recordings.open(SOURCE, null),
                                        some.stream().flatMap(List::stream).toList()))
                .stream()
                .map(it -> it.getFirst().child())
                .collect(Collectors.toUnmodifiableSet());
    }

    private void write(long after, long key, List<JsonNode> changes, Set<Integer> refused) {
        var recording = recordings.open(SOURCE, key);
        if (key().orElse(0L) != after) {
            throw new Overtaken();
        }
        var codes = changes.stream().map(EducationFeed::codeOf).toList();
        var children = population.match(codes);
        // A newer record of the same child is whole: what waited is dropped.
        issues.waiting(SOURCE, new HashSet<>(codes)).values().forEach(issues::discard);
        var told = new ArrayList<RecordStatement>();
        for (var i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            var child = children.get(codes.get(i));
            if (codes.get(i).isEmpty()) {
                issue(key, RecordFault.MISSING_FIELD, i, "record.person");
            } else if (child == null) {
                issues.parkChange(
                        SOURCE,
                        key,
                        RecordFault.UNKNOWN_PERSON,
                        place(key, i, "person"),
                        codes.get(i),
                        change.toString());
            } else if (refused.contains(child.value())) {
                issue(key, RecordFault.REFUSED, i, "record");
            } else {
                switch (read(change, child.value())) {
                    case Usable it -> told.add(it.statement);
                    case Unusable it -> issue(key, it.fault, i, it.field);
                }
            }
        }
        repository.tell(recording, told);
        moveKey(key, recording);
    }

    private static String codeOf(JsonNode change) {
        return change.path("record").path("person").asString("");
    }

    private sealed interface Reading {}

    private record Usable(RecordStatement statement) implements Reading {}

    private record Unusable(RecordFault fault, String field) implements Reading {}

    private Reading read(JsonNode change, int child) {
        var day = day(change);
        if (day == null) {
            return new Unusable(RecordFault.IMPOSSIBLE_DATE, "at");
        }
        return switch (Stored.read(change.path("record"))) {
            case Stored record -> new Usable(new RecordStatement(child, day, record));
            case Stored.Bad bad -> new Unusable(bad.fault(), "record." + bad.field());
        };
    }

    private void issue(long key, RecordFault fault, int index, String field) {
        issues.note(SOURCE, key, fault, place(key, index, field));
    }

    private static String place(long key, int index, String field) {
        return "changes[" + key + "/" + index + "]." + field;
    }

    /// The city's day of a change, and not one ahead; null where it tells none.
    private @Nullable LocalDate day(JsonNode change) {
        try {
            var day =
                    LocalDate.ofInstant(
                            Instant.parse(change.path("at").asString("")), clock.getZone());
            var today = LocalDate.now(clock);
            return day.isAfter(today) ? today : day;
        } catch (DateTimeException _) {
            return null;
        }
    }

    private void moveKey(long key, RecordingNumber recording) {
        jdbc.sql(MOVE_KEY).param("key", key).param("recording", recording.value()).update();
    }

    private JsonNode page(long after) {
        var url = source;
        if (url == null) {
            throw new IllegalStateException(
                    "No education records are named: set city.education.records-url");
        }
        var request =
                HttpRequest.newBuilder(URI.create(url + "/education/changes"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"lastKey\":" + after + "}"));
        try {
            var answer = partner.send(request, HttpResponse.BodyHandlers.ofByteArray(), PATIENCE);
            if (answer.statusCode() != 200) {
                throw new RegisterUnavailable(
                        "/education/changes", "answered " + answer.statusCode());
            }
            return JSON.readTree(answer.body());
        } catch (IOException _) {
            throw new RegisterUnavailable("/education/changes", "could not be reached");
        } catch (JacksonException _) {
            throw new RegisterUnavailable("/education/changes", "answered what is no JSON");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new RegisterUnavailable("/education/changes", "was not waited for");
        }
    }

    /// Another server took the page first; asking again goes on after it.
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Overtaken() {
            super("The page was taken meanwhile", null, false, false);
        }
    }
}
