// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import city.base.exchange.Partner;
import city.base.exchange.Partners;
import city.base.exchange.Refusals;
import city.base.shared.CityTime;
import city.base.shared.RecordingNumber;
import city.heart.population.Population;
import city.heart.population.Recorder;
import city.heart.population.Recorder.Entry;
import city.heart.population.Recordings;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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

/// Takes the population register's changes: page by page, each page and its key in one transaction,
/// so that nothing is lost and nothing taken twice, whenever it is interrupted and however many
/// servers try. One person's broken change waits, with all later ones of that person, and becomes an
/// issue; the others go on. Base data are asked for only about people first seen.
@Service
public class RegisterFeed {
    static final String SOURCE = "population";
    private static final Logger log = LoggerFactory.getLogger(RegisterFeed.class);

    private static final String KEY =
            "select register_key from register.feed where source = :source";
    private static final String LOCK_KEY =
            "select register_key from register.feed where source = :source for update";
    private static final String MOVE_KEY =
            """
            insert into register.feed (source, register_key, recording, up_to_date)
            values (:source, :key, :recording, :done)
            on conflict (source) do update
            set register_key = excluded.register_key, recording = excluded.recording,
                up_to_date = excluded.up_to_date
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Refusals refusals;
    private final Recordings recordings;
    private final Recorder recorder;
    private final Population population;
    private final Issues issues;
    private final Clock clock;
    private final GroupReader reader = new GroupReader();
    private final Partner partner;
    private volatile @Nullable RegisterClient client;

    RegisterFeed(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Recordings recordings,
            Recorder recorder,
            Population population,
            Issues issues,
            @CityTime Clock clock,
            Partners partners,
            @Value("${city.register.url:}") String url) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.refusals = new Refusals(transactions);
        this.recordings = recordings;
        this.recorder = recorder;
        this.population = population;
        this.issues = issues;
        this.clock = clock;
        this.partner = partners.named("population", "register.source.population");
        this.client = url.isEmpty() ? null : new RegisterClient(URI.create(url), partner);
    }

    /// What taking changes did.
    ///
    /// @param pages   taken and recorded
    /// @param changes in them
    /// @param parked  of them, waiting because they or an earlier one of the person are broken
    public record CatchUpOutcome(int pages, int changes, int parked) {
        CatchUpOutcome plus(CatchUpOutcome other) {
            return new CatchUpOutcome(
                    pages + other.pages, changes + other.changes, parked + other.parked);
        }
    }

    /// Names the register, where it is not set by `city.register.url`: the demonstration's
    /// register has a port only after it was started.
    ///
    /// @param url without a slash at the end
    public void connect(URI url) {
        client = new RegisterClient(url, partner);
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

    /// For the job.
    ///
    /// @return false where no source is named, or nothing was loaded yet
    boolean catchUpWhereNamed() {
        if (client == null || key().isEmpty()) {
            return false;
        }
        catchUp();
        return true;
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
    public CatchUpOutcome catchUp() {
        var pages = new Pages(register());
        var taken = new CatchUpOutcome(0, 0, 0);
        while (true) {
            var step = takePage(pages);
            taken = taken.plus(step.taken);
            if (step.upToDate) {
                return taken;
            }
        }
    }

    private record Step(CatchUpOutcome taken, boolean upToDate) {}

    private Step takePage(Pages pages) {
        var register = pages.register;
        var after = key().orElse(0L);
        var page = pages.after(after);
        if (page.changes().isEmpty() && page.key() == after) {
            return new Step(new CatchUpOutcome(0, 0, 0), true);
        }
        var batch = batch(page);
        batch.readChanges();
        batch.readBaseData(register, batch.missing());
        try {
            store(after, page, batch);
        } catch (Overtaken _) {
            return new Step(new CatchUpOutcome(0, 0, 0), false);
        }
        return new Step(
                new CatchUpOutcome(1, page.changes().size(), batch.parked()), page.upToDate());
    }

    /// The page in one transaction. Where the records of some people cannot be kept, they are put aside and the rest
    /// is taken: nobody waits for somebody else's record.
    private void store(long after, RegisterClient.Page page, PageBatch batch) {
        try {
            transaction.executeWithoutResult(_ -> write(after, page, batch));
        } catch (RuntimeException fault) {
            if (!Refusals.causes(fault)) {
                throw fault;
            }
            var refused = refused(page.key(), batch.entries());
            if (refused.isEmpty()) {
                throw fault;
            }
            log.warn(
                    "The records of {} people before key {} cannot be kept: {}",
                    refused.size(),
                    page.key(),
                    fault.getClass().getSimpleName());
            batch.putAside(refused);
            transaction.executeWithoutResult(_ -> write(after, page, batch));
        }
    }

    private List<String> refused(long key, List<Entry> entries) {
        var byPerson =
                entries.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Entry::code, LinkedHashMap::new, Collectors.toList()));
        return refusals
                .among(
                        byPerson.values(),
                        some ->
                                recorder.record(
                                        recordings.open("feed", key),
                                        some.stream().flatMap(List::stream).toList()))
                .stream()
                .map(it -> it.getFirst().code())
                .toList();
    }

    private void write(long after, RegisterClient.Page page, PageBatch batch) {
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
        for (var group : batch.unknownGroups()) {
            issues.note(SOURCE, page.key(), RecordFault.UNKNOWN_GROUP, group);
        }
        moveKey(page.key(), recording, page.upToDate());
    }

    /// Asks the register for the person of a parked issue afresh. If the record is whole now, it is
    /// taken, and what waited is dropped: the fresh record holds it.
    ///
    /// @return whether the issue is closed
    public boolean retry(long issue) {
        var raw = issues.parkedRecords(issue);
        var code = raw.isEmpty() ? null : codeOf(raw.getFirst());
        if (code == null || !IdentityCode.isValid(code)) {
            return false;
        }
        var register = register();
        var today = recorder.today();
        var covered = register.key(today);
        var batch = batch(new RegisterClient.Page(covered, List.of(), false));
        batch.readBaseData(register, Set.of(code));
        var base = batch.base(code);
        if (base == null) {
            return false;
        }
        batch.readBaseData(register, batch.missing());
        transaction.executeWithoutResult(_ -> {
            var recording = recordings.open("retry", covered);
            var known = !population.match(List.of(code)).isEmpty();
            var entries = new ArrayList<>(batch.entries());
            entries.removeIf(it -> it.code().equals(code));
            entries.add(base.entry(code, today, known ? Entry.Kind.WHOLE : Entry.Kind.BASE, -1));
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
            try {
                if (retry(issue)) {
                    closed++;
                }
            } catch (RuntimeException fault) {
                if (!Refusals.causes(fault)) {
                    throw fault;
                }
                // Still refused: it waits on, the others are tried.
                log.warn("Issue {} still waits: {}", issue, fault.getClass().getSimpleName());
            }
        }
        return closed;
    }

    private PageBatch batch(RegisterClient.Page page) {
        return new PageBatch(page, reader, population, issues, clock);
    }

    private RegisterClient register() {
        var named = client;
        if (named == null) {
            throw new IllegalStateException(
                    "No population register is named: set city.register.url");
        }
        return named;
    }

    private void moveKey(long key, RecordingNumber recording, boolean upToDate) {
        jdbc.sql(MOVE_KEY)
                .param("source", SOURCE)
                .param("key", key)
                .param("recording", recording.value())
                .param("done", upToDate)
                .update();
    }

    private static @Nullable String codeOf(String raw) {
        try {
            var code = Dvv.MAPPER.readTree(raw).path("henkilotunnus");
            return code.isString() ? code.asString() : null;
        } catch (JacksonException _) {
            return null;
        }
    }

    /// The pages of one catching up: while one is recorded, the next is already asked for.
    private static final class Pages {
        final RegisterClient register;
        private long aheadAfter = -1;
        private @Nullable CompletableFuture<RegisterClient.Page> ahead;

        Pages(RegisterClient register) {
            this.register = register;
        }

        RegisterClient.Page after(long key) {
            var asked = ahead;
            var page = asked != null && aheadAfter == key ? wait(asked) : register.changes(key);
            ahead = null;
            if (!page.upToDate()) {
                aheadAfter = page.key();
                ahead =
                        CompletableFuture.supplyAsync(
                                () -> register.changes(page.key()), Thread::startVirtualThread);
            }
            return page;
        }

        private static RegisterClient.Page wait(CompletableFuture<RegisterClient.Page> asked) {
            try {
                return asked.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RegisterUnavailable away ? away : e;
            }
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
