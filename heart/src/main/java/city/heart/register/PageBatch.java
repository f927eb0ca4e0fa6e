// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import city.heart.population.Population;
import city.heart.population.Recorder.Entry;
import city.heart.population.Statement;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One page of changes while it is worked on: read outside the transaction, parked and handed to the
/// recorder inside it.
final class PageBatch {
    private static final Logger log = LoggerFactory.getLogger(PageBatch.class);
    private static final int ROUNDS = 4;

    private record Change(
            int index,
            String person,
            @Nullable Instant at,
            GroupReader.@Nullable Reading reading,
            @Nullable Broken broken,
            JsonNode raw) {}

    private final RegisterClient.Page page;
    private final List<Change> changes = new ArrayList<>();
    private final GroupReader reader;
    private final Population population;
    private final Issues issues;
    private final Clock clock;
    private final Map<String, GroupReader.Reading> base = new LinkedHashMap<>();
    private final Map<String, Broken> brokenBase = new HashMap<>();
    private final Set<String> unknownGroups = new LinkedHashSet<>();
    private final Set<Integer> parked = new HashSet<>();
    private long covered;

    PageBatch(
            RegisterClient.Page page,
            GroupReader reader,
            Population population,
            Issues issues,
            Clock clock) {
        this.page = page;
        this.reader = reader;
        this.population = population;
        this.issues = issues;
        this.clock = clock;
        this.covered = page.key();
    }

    void readChanges() {
        var index = 0;
        for (var raw : page.changes()) {
            changes.add(read(index++, raw));
        }
        changes.sort(
                Comparator.comparing(Change::at, Comparator.nullsFirst(Comparator.naturalOrder())));
    }

    private Change read(int index, JsonNode raw) {
        var code = raw.path("henkilotunnus");
        var person = code.isString() ? code.asString() : "?" + page.key() + "/" + index;
        Instant at = null;
        try {
            var record = Dvv.MAPPER.treeToValue(raw, Dvv.Person.class);
            if (record == null || record.muutospv == null) {
                throw new Broken(RecordFault.MISSING_FIELD, "muutospv");
            }
            at = instant(record.muutospv);
            var reading = reader.read(record, day(at));
            unknownGroups.addAll(reading.unknown());
            return new Change(index, person, at, reading, null, raw);
        } catch (Broken broken) {
            return new Change(index, person, at, null, broken, raw);
        } catch (JacksonException | IllegalArgumentException | NullPointerException _) {
            return new Change(
                    index, person, at, null, new Broken(RecordFault.MALFORMED, "record"), raw);
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            throw new Broken(RecordFault.IMPOSSIBLE_DATE, "muutospv");
        }
    }

    /// The city's day of a change; one that the register dates ahead is learned today.
    private LocalDate day(Instant at) {
        var day = LocalDate.ofInstant(at, clock.getZone());
        var today = today();
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
                case Statement.Relation it -> {
                    into.add(it.child().key());
                    into.add(it.guardian().key());
                }
                case Statement.Parent it -> into.add(it.parent().key());
                case Statement.Correction it -> {
                    into.add(it.active());
                    into.addAll(it.former());
                }
                case Statement.Fact<?> _ -> {
                    // about the record's own person
                }
            }
        }
    }

    /// Of everybody named, those who have no number yet.
    Set<String> missing() {
        return missing(named());
    }

    private Set<String> missing(Collection<String> codes) {
        var missing = new LinkedHashSet<>(codes);
        missing.removeIf(code -> !IdentityCode.isValid(code));
        missing.removeAll(population.match(missing).keySet());
        return missing;
    }

    /// Asks about people first seen, then about those whom their records name, and so on: a
    /// child who moves in brings its guardians.
    void readBaseData(RegisterClient register, Set<String> first) {
        var missing = new LinkedHashSet<>(first);
        var asked = new HashSet<>(base.keySet());
        if (missing.isEmpty()) {
            return;
        }
        covered = Math.max(covered, register.key(today()));
        for (var round = 0; round < ROUNDS && !missing.isEmpty(); round++) {
            asked.addAll(missing);
            var next = new LinkedHashSet<String>();
            for (var raw : register.baseData(missing)) {
                readBase(raw, next);
            }
            next.removeAll(asked);
            missing = new LinkedHashSet<>(missing(next));
        }
    }

    private void readBase(JsonNode raw, Set<String> next) {
        var node = raw.path("henkilotunnus");
        if (!node.isString()) {
            return;
        }
        var code = node.asString();
        try {
            var record = Dvv.MAPPER.treeToValue(raw, Dvv.Person.class);
            if (record == null) {
                throw new Broken(RecordFault.MALFORMED, "record");
            }
            var reading = reader.read(record, today());
            unknownGroups.addAll(reading.unknown());
            base.put(code, reading);
            addNamed(reading, next);
        } catch (Broken broken) {
            brokenBase.put(code, broken);
        } catch (JacksonException | IllegalArgumentException | NullPointerException _) {
            brokenBase.put(code, new Broken(RecordFault.MALFORMED, "record"));
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
                issues.park(issue, change.person, change.at, change.raw.toString());
                parked.add(change.index);
            }
        }
        brokenBase.forEach((person, broken) -> {
            if (!issueOf.containsKey(person)) {
                var issue = raise(person, broken, "perustiedot." + broken.place());
                var raw = Dvv.MAPPER.createObjectNode().put("henkilotunnus", person);
                issues.park(issue, person, null, raw.toString());
            }
        });
        return parked.size();
    }

    private long raise(String person, Broken broken, String place) {
        var resident = population.match(List.of(person)).get(person);
        var issue =
                issues.raise(
                        RegisterFeed.SOURCE, page.key(), broken.fault(), place, resident, true);
        log.warn(
                "Register record not taken: {} at {} before key {} (issue {})",
                broken.fault(),
                place,
                page.key(),
                issue);
        return issue;
    }

    /// Puts people aside whose records cannot be kept, with all their changes of this page.
    void putAside(Collection<String> people) {
        for (var it : people) {
            base.remove(it);
            brokenBase.put(it, new Broken(RecordFault.REFUSED, "record"));
        }
    }

    /// What can be recorded: base data of those first seen, then the changes that do not wait.
    List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        var today = today();
        base.forEach((code, reading) ->
                entries.add(reading.entry(code, today, Entry.Kind.BASE, covered)));
        for (var change : changes) {
            if (change.reading != null && change.at != null && !parked.contains(change.index)) {
                entries.add(
                        change.reading.entry(
                                change.person, day(change.at), Entry.Kind.CHANGE, page.key()));
            }
        }
        return entries;
    }

    /// The whole record of somebody first seen; null where the register is silent or it is broken.
    GroupReader.@Nullable Reading base(String code) {
        return base.get(code);
    }

    /// Names of groups that this city does not know.
    Set<String> unknownGroups() {
        return unknownGroups;
    }

    /// How many changes wait.
    int parked() {
        return parked.size();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
