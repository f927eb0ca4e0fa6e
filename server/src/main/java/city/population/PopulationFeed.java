// SPDX-License-Identifier: EUPL-1.2
package city.population;

import city.population.Recorder.Entry;
import city.shared.CityTime;
import city.shared.RecordingNumber;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/// Takes the population register's changes: page by page, each page and its key in one transaction,
/// so that nothing is lost and nothing taken twice, whenever it is interrupted and however many
/// servers try. One person's broken change waits, with all later ones of that person, and becomes an
/// issue; the others go on. Base data are asked for only about people first seen.
@Service
public class PopulationFeed {
    static final String SOURCE = "population";
    private static final Logger log = LoggerFactory.getLogger(PopulationFeed.class);
    private static final int ROUNDS = 4;

    private static final String KEY =
            "select register_key from population.feed where source = :source";
    private static final String LOCK_KEY =
            "select register_key from population.feed where source = :source for update";
    private static final String MOVE_KEY =
            """
            insert into population.feed (source, register_key, recording, up_to_date)
            values (:source, :key, :recording, :done)
            on conflict (source) do update
            set register_key = excluded.register_key, recording = excluded.recording,
                up_to_date = excluded.up_to_date
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Recordings recordings;
    private final Recorder recorder;
    private final Identities identities;
    private final Issues issues;
    private final Clock clock;
    private final GroupReader reader = new GroupReader();
    private volatile @Nullable RegisterClient client;

    PopulationFeed(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Recordings recordings,
            Recorder recorder,
            Identities identities,
            Issues issues,
            @CityTime Clock clock,
            @Value("${city.population.register-url:}") String url) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.recordings = recordings;
        this.recorder = recorder;
        this.identities = identities;
        this.issues = issues;
        this.clock = clock;
        this.client = url.isEmpty() ? null : new RegisterClient(URI.create(url));
    }

    /// What taking changes did.
    ///
    /// @param pages   taken and recorded
    /// @param changes in them
    /// @param parked  of them, waiting because they or an earlier one of the person are broken
    public record Taken(int pages, int changes, int parked) {
        Taken plus(Taken other) {
            return new Taken(pages + other.pages, changes + other.changes, parked + other.parked);
        }
    }

    /// Names the register, where it is not set by `city.population.register-url`: the demonstration's
    /// register has a port only after it was started.
    ///
    /// @param url without a slash at the end
    public void connect(URI url) {
        client = new RegisterClient(url);
    }

    /// The key up to which everything is recorded; empty before the first load or page.
    public Optional<Long> key() {
        return jdbc.sql(KEY).param("source", SOURCE).query((rs, _) -> rs.getLong(1)).optional();
    }

    /// Begins after this key, where nothing was taken yet: everything up to it was in the extract.
    public void beginAfter(long key) {
        transaction.executeWithoutResult(_ -> {
            if (key().isEmpty()) {
                moveKey(key, recordings.latest(), false);
            }
        });
    }

    /// For the job: does nothing where no source is named, and leaves one that is away to the next time.
    void catchUpWhereNamed() {
        if (client == null || key().isEmpty()) {
            return;
        }
        try {
            catchUp();
        } catch (RegisterUnavailable away) {
            log.warn("The source of population changes does not answer; it is asked again.");
        }
    }

    /// For the nightly job: as [#retryAll], where a source is named; one that is away is asked the next
    /// night.
    void retryAllWhereNamed() {
        if (client == null) {
            return;
        }
        try {
            var closed = retryAll();
            if (closed > 0) {
                log.info("{} parked people of the population register were taken.", closed);
            }
        } catch (RegisterUnavailable away) {
            log.warn("The source of population changes does not answer; it is asked again.");
        }
    }

    /// Takes everything that waits, page by page.
    ///
    /// @throws RegisterUnavailable when the register does not answer; what was taken stays taken
    /// @throws IllegalStateException when no register is named
    public Taken catchUp() {
        var taken = new Taken(0, 0, 0);
        while (true) {
            var step = takePage();
            taken = taken.plus(step.taken);
            if (step.upToDate) {
                return taken;
            }
        }
    }

    private record Step(Taken taken, boolean upToDate) {}

    private Step takePage() {
        var register = register();
        var after = key().orElse(0L);
        var page = register.changes(after);
        if (page.changes().isEmpty() && page.key() == after) {
            return new Step(new Taken(0, 0, 0), true);
        }
        var batch = new Batch(page);
        batch.readChanges();
        batch.readBaseData(register, missing(batch.named()));
        try {
            transaction.executeWithoutResult(_ -> store(after, page, batch));
        } catch (Overtaken _) {
            return new Step(new Taken(0, 0, 0), false);
        }
        return new Step(new Taken(1, page.changes().size(), batch.parked.size()), page.upToDate());
    }

    private void store(long after, RegisterClient.Page page, Batch batch) {
        var recording = recordings.open("feed", page.key());
        var key =
                jdbc.sql(LOCK_KEY)
                        .param("source", SOURCE)
                        .query((rs, _) -> rs.getLong(1))
                        .optional();
        if (key.orElse(0L) != after) {
            throw new Overtaken();
        }
        batch.park(issues.waiting(SOURCE, batch.named()));
        recorder.record(recording, batch.entries());
        for (var group : batch.unknownGroups) {
            issues.note(SOURCE, page.key(), Fault.UNKNOWN_GROUP, group);
        }
        moveKey(page.key(), recording, page.upToDate());
    }

    /// Asks the register for the person of a parked issue afresh. If the record is whole now, it is
    /// taken, and what waited is dropped: the fresh record holds it.
    ///
    /// @return whether the issue is closed
    public boolean retry(long issue) {
        var words = issues.parkedWords(issue);
        var code = words.isEmpty() ? null : codeOf(words.getFirst());
        if (code == null || !IdentityCode.isValid(code)) {
            return false;
        }
        var register = register();
        var today = recorder.today();
        var covered = register.key(today);
        var batch = new Batch(new RegisterClient.Page(covered, List.of(), false));
        batch.readBaseData(register, Set.of(code));
        var base = batch.base.get(code);
        if (base == null) {
            return false;
        }
        batch.readBaseData(register, missing(batch.named()));
        transaction.executeWithoutResult(_ -> {
            var recording = recordings.open("retry", covered);
            var known = !identities.find(List.of(code)).isEmpty();
            var entries = new ArrayList<>(batch.entries());
            entries.removeIf(it -> it.code().equals(code));
            entries.add(
                    new Entry(code, today, known ? Entry.Kind.WHOLE : Entry.Kind.BASE, -1, base));
            recorder.record(recording, entries);
            issues.discard(issue);
        });
        return true;
    }

    /// Tries each parked person again; to be called once a day, and after the source was mended.
    ///
    /// @return how many issues were closed
    public int retryAll() {
        var closed = 0;
        for (var issue : issues.openParked(SOURCE)) {
            if (retry(issue)) {
                closed++;
            }
        }
        return closed;
    }

    private RegisterClient register() {
        var named = client;
        if (named == null) {
            throw new IllegalStateException(
                    "No population register is named: set city.population.register-url");
        }
        return named;
    }

    private Set<String> missing(Collection<String> codes) {
        var missing = new LinkedHashSet<>(codes);
        missing.removeIf(code -> !IdentityCode.isValid(code));
        missing.removeAll(identities.find(missing).keySet());
        return missing;
    }

    private void moveKey(long key, RecordingNumber recording, boolean upToDate) {
        jdbc.sql(MOVE_KEY)
                .param("source", SOURCE)
                .param("key", key)
                .param("recording", recording.value())
                .param("done", upToDate)
                .update();
    }

    private static @Nullable String codeOf(String words) {
        try {
            var code = Dvv.MAPPER.readTree(words).path("henkilotunnus");
            return code.isString() ? code.asString() : null;
        } catch (JacksonException _) {
            return null;
        }
    }

    /// One page while it is worked on: outside the transaction read, inside it stored.
    private final class Batch {
        private record Change(
                int index,
                String person,
                @Nullable Instant at,
                GroupReader.@Nullable Reading reading,
                @Nullable Broken broken,
                JsonNode words) {}

        private final RegisterClient.Page page;
        private final List<Change> changes = new ArrayList<>();
        final Map<String, GroupReader.Reading> base = new LinkedHashMap<>();
        private final Map<String, Broken> brokenBase = new HashMap<>();
        final Set<String> unknownGroups = new LinkedHashSet<>();
        private final Set<Integer> parked = new HashSet<>();
        private long covered;

        Batch(RegisterClient.Page page) {
            this.page = page;
            this.covered = page.key();
        }

        void readChanges() {
            var index = 0;
            for (var words : page.changes()) {
                changes.add(read(index++, words));
            }
            changes.sort(
                    Comparator.comparing(
                            Change::at, Comparator.nullsFirst(Comparator.naturalOrder())));
        }

        private Change read(int index, JsonNode words) {
            var code = words.path("henkilotunnus");
            var person = code.isString() ? code.asString() : "?" + page.key() + "/" + index;
            Instant at = null;
            try {
                var record = Dvv.MAPPER.treeToValue(words, Dvv.Person.class);
                if (record == null || record.muutospv == null) {
                    throw new Broken(Fault.MISSING_FIELD, "muutospv");
                }
                at = instant(record.muutospv);
                var reading = reader.read(record, day(at));
                unknownGroups.addAll(reading.unknown());
                return new Change(index, person, at, reading, null, words);
            } catch (Broken broken) {
                return new Change(index, person, at, null, broken, words);
            } catch (JacksonException _) {
                return new Change(
                        index, person, at, null, new Broken(Fault.MALFORMED, "record"), words);
            }
        }

        private static Instant instant(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException _) {
                throw new Broken(Fault.IMPOSSIBLE_DATE, "muutospv");
            }
        }

        /// The city's day of a change; one that the register dates ahead is learned today.
        private LocalDate day(Instant at) {
            var day = LocalDate.ofInstant(at, clock.getZone());
            var today = recorder.today();
            return day.isAfter(today) ? today : day;
        }

        /// Everybody named in the page.
        Set<String> named() {
            var named = new LinkedHashSet<String>();
            changes.forEach(it -> {
                named.add(it.person);
                addNamed(it.reading, named);
            });
            base.forEach((code, reading) -> {
                named.add(code);
                addNamed(reading, named);
            });
            return named;
        }

        private static void addNamed(GroupReader.@Nullable Reading reading, Set<String> into) {
            if (reading == null) {
                return;
            }
            for (var told : reading.told()) {
                switch (told) {
                    case Told.Relation it -> {
                        into.add(it.child().key());
                        into.add(it.guardian().key());
                    }
                    case Told.Parent it -> into.add(it.parent().key());
                    case Told.Correction it -> {
                        into.add(it.active());
                        into.addAll(it.former());
                    }
                    case Told.Fact<?> _ -> {
                        // about the record's own person
                    }
                }
            }
        }

        /// Asks about people first seen, then about those whom their records name, and so on: a
        /// child who moves in brings its guardians.
        void readBaseData(RegisterClient register, Set<String> first) {
            var missing = new LinkedHashSet<>(first);
            var asked = new HashSet<>(base.keySet());
            if (missing.isEmpty()) {
                return;
            }
            covered = Math.max(covered, register.key(recorder.today()));
            for (var round = 0; round < ROUNDS && !missing.isEmpty(); round++) {
                asked.addAll(missing);
                var next = new LinkedHashSet<String>();
                for (var words : register.baseData(missing)) {
                    readBase(words, next);
                }
                next.removeAll(asked);
                missing = new LinkedHashSet<>(missing(next));
            }
        }

        private void readBase(JsonNode words, Set<String> next) {
            var node = words.path("henkilotunnus");
            if (!node.isString()) {
                return;
            }
            var code = node.asString();
            try {
                var record = Dvv.MAPPER.treeToValue(words, Dvv.Person.class);
                if (record == null) {
                    throw new Broken(Fault.MALFORMED, "record");
                }
                var reading = reader.read(record, recorder.today());
                unknownGroups.addAll(reading.unknown());
                base.put(code, reading);
                addNamed(reading, next);
            } catch (Broken broken) {
                brokenBase.put(code, broken);
            } catch (JacksonException _) {
                brokenBase.put(code, new Broken(Fault.MALFORMED, "record"));
            }
        }

        /// Parks what is broken and what must wait behind it, in the order of the changes.
        ///
        /// @param waiting who waits already, and for which issue
        /// @return how many changes were parked
        int park(Map<String, Long> waiting) {
            var issueOf = new HashMap<>(waiting);
            for (var change : changes) {
                var broken = change.broken == null ? brokenBase.get(change.person) : change.broken;
                var issue = issueOf.get(change.person);
                if (issue == null && broken != null) {
                    var place =
                            change.broken == null
                                    ? "perustiedot." + broken.place()
                                    : "muutokset[" + change.index + "]." + broken.place();
                    issue = raise(change.person, broken, place);
                    issueOf.put(change.person, issue);
                }
                if (issue != null) {
                    issues.park(issue, change.person, change.at, change.words.toString());
                    parked.add(change.index);
                }
            }
            brokenBase.forEach((person, broken) -> {
                if (!issueOf.containsKey(person)) {
                    var issue = raise(person, broken, "perustiedot." + broken.place());
                    var words = Dvv.MAPPER.createObjectNode().put("henkilotunnus", person);
                    issues.park(issue, person, null, words.toString());
                }
            });
            return parked.size();
        }

        private long raise(String person, Broken broken, String place) {
            var resident = identities.find(List.of(person)).get(person);
            var issue = issues.raise(SOURCE, page.key(), broken.fault(), place, resident, true);
            log.warn(
                    "Register record not taken: {} at {} before key {} (issue {})",
                    broken.fault(),
                    place,
                    page.key(),
                    issue);
            return issue;
        }

        /// What can be recorded: base data of those first seen, then the changes that do not wait.
        List<Entry> entries() {
            var entries = new ArrayList<Entry>();
            var today = recorder.today();
            base.forEach((code, reading) ->
                    entries.add(new Entry(code, today, Entry.Kind.BASE, covered, reading)));
            for (var change : changes) {
                if (change.reading != null && change.at != null && !parked.contains(change.index)) {
                    entries.add(
                            new Entry(
                                    change.person,
                                    day(change.at),
                                    Entry.Kind.CHANGE,
                                    page.key(),
                                    change.reading));
                }
            }
            return entries;
        }
    }

    /// The page was taken by another server first.
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Overtaken() {
            super("The page was taken meanwhile", null, false, false);
        }
    }
}
