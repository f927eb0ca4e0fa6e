// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.shared.CityTime;
import city.base.shared.OwnCity;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.heart.population.MailListener.RegisterMail;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Writes what registers and officers tell, in the caller's transaction: who it is about, the facts
/// in two times, what it means as life events, and at once whose family stands under an order.
@Component
public class Recorder {
    private static final String EVENTS =
            """
            insert into population.life_event (position, recording, resident_id, happened_on, kind)
            select nextval('population.life_event_position'), ?, resident, day, kind
              from unnest(?::int[], ?::date[], ?::text[]) with ordinality as e (resident, day, kind, ord)
             order by ord
            """;
    private static final String CHANGED =
            "insert into population.change (recording, resident_id) select ?, unnest(?::int[])";

    private final JdbcTemplate template;
    private final Identities identities;
    private final FamilyOrders orders;
    private final ObjectProvider<RegisterListener> listeners;
    private final ObjectProvider<MailListener> mailListeners;
    private final FamilyRepository families;
    private final Clock clock;
    private final String city;

    Recorder(
            JdbcTemplate template,
            Identities identities,
            FamilyOrders orders,
            ObjectProvider<RegisterListener> listeners,
            ObjectProvider<MailListener> mailListeners,
            FamilyRepository families,
            @CityTime Clock clock,
            OwnCity city) {
        this.template = template;
        this.identities = identities;
        this.orders = orders;
        this.listeners = listeners;
        this.mailListeners = mailListeners;
        this.families = families;
        this.clock = clock;
        this.city = city.municipality();
    }

    /// What was told about one person.
    ///
    /// @param code the record's own identity code
    /// @param day  in the city, of the change
    /// @param kind how much it tells
    /// @param registerKey of the page of a change; of base data, up to where they go
    /// @param mail null where nothing is said of an e-mail address
    public record Entry(
            String code,
            LocalDate day,
            Kind kind,
            long registerKey,
            List<Statement> told,
            Statement.@Nullable Mail mail) {
        /// How much an entry tells.
        public enum Kind {
            /// Something changed.
            CHANGE,
            /// All there is about somebody first seen.
            BASE,
            /// All there is about somebody known: what it does not name has ended.
            WHOLE
        }

        @Override
        public String toString() {
            return "Entry[…]";
        }
    }

    /// What a recording did.
    public record Recorded(Set<Integer> touched, int events, Map<String, Integer> ids) {}

    /// The day in the city.
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /// @param entries in the order in which they are to be applied
    public Recorded record(RecordingNumber recording, List<Entry> entries) {
        var result =
                template.execute(
                        (Connection connection) -> record(connection, recording.value(), entries));
        if (result == null) {
            throw new IllegalStateException("Nothing was recorded");
        }
        return result;
    }

    /// Facts about somebody whom an officer entered, with the given guardians.
    void recordOutside(
            RecordingNumber recording,
            int person,
            List<Statement> told,
            List<ResidentId> guardians) {
        template.execute((Connection connection) -> {
            var work = FactChanges.load(connection, Set.of(person));
            told.forEach(it -> work.apply(it, person, today(), true, _ -> person));
            for (var guardian : guardians) {
                var key = FactTable.pairKey(person, guardian.value());
                work.put(
                        Facts.GUARDIANSHIP,
                        key,
                        work.now(Facts.GUARDIANSHIP, key)
                                .tell(today(), null, Facts.Custody.BY_OFFICER));
            }
            var changes = work.changes();
            var touched = FactChanges.write(connection, changes, recording.value());
            touched.add(person);
            var events =
                    new LifeEvents(city, today()).derive(work, changes, Set.of(person), Set.of());
            writeEvents(connection, recording.value(), events);
            writeTouched(connection, recording.value(), touched);
            tellOrders(recording.value(), touched);
            return true;
        });
    }

    /// Two numbers turned out to be one person.
    void recordJoined(RecordingNumber recording, Set<Integer> both, ResidentId person) {
        template.execute((Connection connection) -> {
            writeEvents(
                    connection,
                    recording.value(),
                    List.of(
                            new LifeEvents.Event(
                                    person.value(), LifeEvent.Kind.IDENTITY_CORRECTED, today())));
            writeTouched(connection, recording.value(), both);
            return true;
        });
    }

    private Recorded record(Connection connection, long recording, List<Entry> entries)
            throws SQLException {
        var people = new Identification(identities, connection, recording, entries);
        var baseKeys = identities.baseKeys(people.subjects());
        var work = FactChanges.load(connection, people.subjects());
        var mails = new LinkedHashMap<Integer, RegisterMail>();
        for (var entry : entries) {
            var self = people.id(entry.code);
            if (entry.kind == Entry.Kind.CHANGE
                    && baseKeys.getOrDefault(self, -1L) >= entry.registerKey) {
                continue; // the base data already held this change
            }
            mail(entry, self, mails);
            if (entry.kind == Entry.Kind.WHOLE) {
                endWhatIsNotTold(work, self, entry, people);
            }
            for (var told : entry.told) {
                work.apply(told, self, entry.day, entry.kind != Entry.Kind.CHANGE, people::id);
            }
        }
        people.tellStubs(work, today());
        var changes = work.changes();
        var touched = FactChanges.write(connection, changes, recording);
        touched.addAll(people.created);
        touched.addAll(people.corrected);
        var events =
                new LifeEvents(city, today())
                        .derive(work, changes, people.created, people.corrected);
        writeEvents(connection, recording, events);
        writeTouched(connection, recording, touched);
        tellOrders(recording, changes, people.created);
        tellMails(recording, mails);
        return new Recorded(touched, events.size(), people.ids);
    }

    private static void mail(Entry entry, int self, Map<Integer, RegisterMail> mails) {
        var mail = entry.mail;
        if (mail != null) {
            var since = mail.since() == null ? entry.day : mail.since();
            mails.put(self, new RegisterMail(new ResidentId(self), mail.address(), since));
        } else if (entry.kind == Entry.Kind.WHOLE) {
            mails.put(self, new RegisterMail(new ResidentId(self), null, entry.day));
        }
    }

    /// Only guardians are written to, so only their addresses are kept (GDPR, Article 5(1)(c)).
    private void tellMails(long recording, Map<Integer, RegisterMail> mails) {
        if (mails.isEmpty()) {
            return;
        }
        var children =
                families.childrenOf(
                        List.copyOf(mails.keySet()), new RecordingNumber(recording), today());
        var told =
                mails.values().stream()
                        .map(it ->
                                children.getOrDefault(it.person().value(), List.of()).isEmpty()
                                        ? new RegisterMail(it.person(), null, it.since())
                                        : it)
                        .toList();
        mailListeners.orderedStream().forEach(it -> it.mailsTold(told));
    }

    /// A whole record of somebody known: an order, care, a temporary address or a guardian it does
    /// not name has ended.
    private static void endWhatIsNotTold(
            FactChanges work, int self, Entry entry, Identification people) {
        var tables = new HashSet<FactTable<?>>();
        var guardians = new HashSet<Integer>();
        for (var told : entry.told) {
            switch (told) {
                case Statement.Fact<?> fact -> tables.add(fact.table());
                case Statement.Relation it when people.id(it.child()) == self ->
                        guardians.add(people.id(it.guardian()));
                case Statement.Parent it when people.id(it.child()) == self && it.informed() ->
                        guardians.add(people.id(it.parent()));
                case Statement.Relation _, Statement.Parent _, Statement.Correction _ -> {
                    // of another child, or no fact
                }
            }
        }
        for (var table : List.of(Facts.ORDER, Facts.CARE, Facts.TEMPORARY_ADDRESS)) {
            if (!tables.contains(table)) {
                work.put(table, self, work.now(table, self).tellUndated(entry.day, null));
            }
        }
        for (var key : work.guardiansOf(self)) {
            if (!guardians.contains((int) key.longValue())) {
                work.put(
                        Facts.GUARDIANSHIP,
                        key,
                        work.now(Facts.GUARDIANSHIP, key).tellUndated(entry.day, null));
            }
        }
    }

    private static void writeEvents(
            Connection connection, long recording, List<LifeEvents.Event> events)
            throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(EVENTS)) {
            statement.setLong(1, recording);
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "int4", events.stream().map(LifeEvents.Event::subject).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "date",
                            events.stream().map(it -> java.sql.Date.valueOf(it.on())).toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "text", events.stream().map(it -> it.kind().name()).toArray()));
            statement.executeUpdate();
        }
    }

    private static void writeTouched(
            Connection connection, long recording, Collection<Integer> touched)
            throws SQLException {
        if (touched.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(CHANGED)) {
            statement.setLong(1, recording);
            statement.setArray(
                    2, connection.createArrayOf("int4", new TreeSet<>(touched).toArray()));
            statement.executeUpdate();
        }
    }

    private void tellOrders(
            long recording, List<FactChanges.Changed<?>> changes, Set<Integer> created) {
        var touched = new TreeSet<>(created);
        for (var change : changes) {
            if (change.table().equals(Facts.ORDER)
                    || change.table().equals(Facts.DWELLING)
                    || change.table().equals(Facts.GUARDIANSHIP)) {
                touched.add(change.table().subject(change.key()));
            }
        }
        tellOrders(recording, touched);
    }

    private void tellOrders(long recording, Set<Integer> touched) {
        if (touched.isEmpty()) {
            return;
        }
        var standing = orders.stand(orders.concerned(touched), recording, today());
        if (!standing.isEmpty()) {
            var residents = standing.stream().map(ResidentId::new).toList();
            listeners
                    .orderedStream()
                    .forEach(it -> it.orderStands(residents, new RecordingNumber(recording)));
        }
    }
}
