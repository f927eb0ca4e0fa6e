// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.heart.population.Recorder.Entry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Who the entries of a recording are about: numbers found, given, corrected, joined.
final class Identification {
    final Map<String, Integer> ids = new HashMap<>();
    final Set<Integer> created = new LinkedHashSet<>();
    final Set<Integer> corrected = new LinkedHashSet<>();
    private final Identities identities;
    private final Set<Integer> subjects = new HashSet<>();
    private final Map<Integer, Statement.Person> stubs = new LinkedHashMap<>();

    /// Finds and gives numbers, in the transaction of the connection.
    Identification(
            Identities identities, Connection connection, long recording, List<Entry> entries)
            throws SQLException {
        this.identities = identities;
        var named = new LinkedHashMap<String, Statement.@Nullable Person>();
        var corrections = new LinkedHashMap<String, Statement.Correction>();
        for (var entry : entries) {
            named.putIfAbsent(entry.code(), null);
            for (var told : entry.told()) {
                switch (told) {
                    case Statement.Relation it -> {
                        named.putIfAbsent(it.child().key(), it.child());
                        named.putIfAbsent(it.guardian().key(), it.guardian());
                    }
                    case Statement.Parent it -> named.putIfAbsent(it.parent().key(), it.parent());
                    case Statement.Correction it -> {
                        corrections.put(entry.code(), it);
                        named.putIfAbsent(it.active(), null);
                        it.former().forEach(code -> named.putIfAbsent(code, null));
                    }
                    case Statement.Fact<?> _ -> {
                        // about the record's own person
                    }
                }
            }
        }
        ids.putAll(identities.find(named.keySet()));
        var codes = new ArrayList<Identities.NewCode>();
        var activate = new LinkedHashMap<Integer, String>();
        for (var correction : corrections.entrySet()) {
            correct(correction.getKey(), correction.getValue(), recording, codes, activate);
        }
        create(connection, recording, entries, named, codes);
        identities.insertCodes(connection, recording, codes);
        activate.forEach((person, code) -> identities.activate(person, code, recording));
        for (var entry : entries) {
            subjects.add(id(entry.code()));
            for (var told : entry.told()) {
                if (told instanceof Statement.Relation it) {
                    subjects.add(id(it.child()));
                } else if (told instanceof Statement.Parent it) {
                    subjects.add(id(it.child()));
                }
            }
        }
        subjects.addAll(created);
    }

    private void correct(
            String own,
            Statement.Correction correction,
            long recording,
            List<Identities.NewCode> codes,
            Map<Integer, String> activate) {
        var all = new LinkedHashSet<>(correction.former());
        all.add(own);
        all.add(correction.active());
        var known = new TreeSet<Integer>();
        var missing = new ArrayList<String>();
        for (var code : all) {
            var id = ids.get(code);
            if (id == null) {
                missing.add(code);
            } else {
                known.add(id);
            }
        }
        if (!known.isEmpty() && missing.isEmpty() && known.size() == 1) {
            activate.put(known.first(), correction.active());
            return; // told before
        }
        int person;
        if (known.isEmpty()) {
            person = identities.next(1).getFirst();
            created.add(person);
        } else {
            person = known.removeFirst();
            known.forEach(other -> identities.join(other, person, recording));
            corrected.add(person);
        }
        for (var code : all) {
            ids.put(code, person);
        }
        missing.forEach(code -> codes.add(new Identities.NewCode(person, code, true)));
        activate.put(person, correction.active());
    }

    private void create(
            Connection connection,
            long recording,
            List<Entry> entries,
            Map<String, Statement.@Nullable Person> named,
            List<Identities.NewCode> codes)
            throws SQLException {
        var baseKeys = new HashMap<String, Long>();
        for (var entry : entries) {
            if (entry.kind() != Entry.Kind.CHANGE) {
                baseKeys.put(entry.code(), entry.registerKey());
            }
        }
        var missing = named.keySet().stream().filter(it -> !ids.containsKey(it)).toList();
        var fresh = missing.isEmpty() ? List.<Integer>of() : identities.next(missing.size());
        var residents = new ArrayList<>(created);
        var keys = new ArrayList<Long>();
        for (var person : created) {
            keys.add(
                    ids.entrySet().stream()
                            .filter(it -> it.getValue().equals(person))
                            .map(it -> baseKeys.getOrDefault(it.getKey(), -1L))
                            .max(Long::compare)
                            .orElse(-1L));
        }
        for (var i = 0; i < missing.size(); i++) {
            var key = missing.get(i);
            var person = named.get(key);
            var id = fresh.get(i);
            ids.put(key, id);
            created.add(id);
            residents.add(id);
            keys.add(baseKeys.getOrDefault(key, -1L));
            codes.add(new Identities.NewCode(id, key, person == null || person.code() != null));
            if (person != null && !baseKeys.containsKey(key)) {
                stubs.put(id, person);
            }
        }
        identities.insert(connection, recording, true, residents, keys);
    }

    int id(String code) {
        var id = ids.get(code);
        if (id == null) {
            throw new IllegalStateException("A person named in a record has no number");
        }
        return id;
    }

    int id(Statement.Person person) {
        return id(person.key());
    }

    Set<Integer> subjects() {
        return subjects;
    }

    /// Of somebody about whom the register gave no base data, what the other's record says.
    void tellStubs(FactChanges work, LocalDate today) {
        stubs.forEach((id, person) -> {
            if (person.names() != null) {
                work.apply(
                        new Statement.Fact<>(Facts.NAME, null, null, person.names()),
                        id,
                        today,
                        true,
                        this::id);
            }
            if (person.birth() != null) {
                work.apply(
                        new Statement.Fact<>(Facts.BIRTH, Timeline.ALWAYS, null, person.birth()),
                        id,
                        today,
                        true,
                        this::id);
            }
        });
    }
}
