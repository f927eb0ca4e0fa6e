// SPDX-License-Identifier: EUPL-1.2
package city.heart.education;

import city.base.shared.CityTime;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.heart.population.Population;
import city.heart.population.Recordings;
import city.heart.register.Issues;
import city.heart.register.RecordFault;
import city.heart.register.RegisterUnavailable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
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
    private final Recordings recordings;
    private final Population population;
    private final Issues issues;
    private final EducationRepository repository;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private volatile @Nullable URI source;

    EducationFeed(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Recordings recordings,
            Population population,
            Issues issues,
            EducationRepository repository,
            @CityTime Clock clock,
            @Value("${city.education.records-url:}") String url) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.recordings = recordings;
        this.population = population;
        this.issues = issues;
        this.repository = repository;
        this.clock = clock;
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

    /// For the job: does nothing where no source is named, and leaves one that is away to the next time.
    void catchUpWhereNamed() {
        if (source == null || key().isEmpty()) {
            return;
        }
        try {
            catchUp();
        } catch (RegisterUnavailable away) {
            log.warn("The source of education changes does not answer; it is asked again.");
        }
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
                if (store(after, key, List.copyOf(changes))) {
                    taken += changes.size();
                }
            }
            if (page.path("upToDate").asBoolean(true)) {
                return taken;
            }
        }
    }

    /// Takes the changes about children of whom the population register has told since. One child at a
    /// time, in the order in which they came.
    private void takeParked() {
        for (var issue : issues.openParked(SOURCE)) {
            var words = issues.parkedWords(issue);
            if (!words.isEmpty() && childOf(words.getLast()) != null) {
                transaction.executeWithoutResult(_ -> takeParked(issue));
            }
        }
    }

    private void takeParked(long issue) {
        var recording = recordings.open(SOURCE, null);
        // Read again under the lock of the recording: another server may have taken or dropped it.
        var words = issues.parkedWords(issue);
        var child = words.isEmpty() ? null : childOf(words.getLast());
        if (child == null) {
            return;
        }
        var told = new ArrayList<EducationRepository.RecordStatement>();
        read(key().orElse(0L), 0, JSON.readTree(words.getLast()), child.value(), told);
        repository.tell(recording, told);
        issues.discard(issue);
    }

    private @Nullable ResidentId childOf(String words) {
        var code = JSON.readTree(words).path("record").path("person").asString("");
        return population.match(List.of(code)).get(code);
    }

    private boolean store(long after, long key, List<JsonNode> changes) {
        var codes =
                changes.stream().map(it -> it.path("record").path("person").asString("")).toList();
        var stored =
                transaction.execute(_ -> {
                    var recording = recordings.open(SOURCE, key);
                    if (key().orElse(0L) != after) {
                        throw new Overtaken();
                    }
                    var children = population.match(codes);
                    // A newer record of the same child is whole: what waited is dropped.
                    issues.waiting(SOURCE, new HashSet<>(codes)).values().forEach(issues::discard);
                    var told = new ArrayList<EducationRepository.RecordStatement>();
                    for (var i = 0; i < changes.size(); i++) {
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
                                    changes.get(i).toString());
                        } else {
                            read(key, i, changes.get(i), child.value(), told);
                        }
                    }
                    repository.tell(recording, told);
                    moveKey(key, recording);
                    return true;
                });
        return Boolean.TRUE.equals(stored);
    }

    private void read(
            long key,
            int index,
            JsonNode change,
            int child,
            List<EducationRepository.RecordStatement> told) {
        var day = day(change);
        if (day == null) {
            issue(key, RecordFault.IMPOSSIBLE_DATE, index, "at");
            return;
        }
        switch (Stored.read(change.path("record"))) {
            case Stored record ->
                    told.add(new EducationRepository.RecordStatement(child, day, record));
            case Stored.Bad bad ->
                    issue(
                            key,
                            bad.missing() ? RecordFault.MISSING_FIELD : RecordFault.MALFORMED,
                            index,
                            "record." + bad.field());
            default -> throw new IllegalStateException("Neither a record nor a fault");
        }
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
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"lastKey\":" + after + "}"))
                        .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
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
