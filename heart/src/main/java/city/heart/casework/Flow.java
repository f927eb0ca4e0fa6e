// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.base.subject.StreamPositions;
import city.base.usage.Actor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes the streams of changes and the day's sweep, up to some thousands at a time, each with its
/// position in the transaction of its work: killed at any moment, it goes on where it was.
@Component
public class Flow {
    /// Of one part.
    public static final int AT_MOST = 1000;

    /// What led to a look when the columns of the whole city named somebody.
    public static final Actor BY_SWEEP = Actor.system("sweep");

    private static final Actor LIFE_EVENT = Actor.system("life-event");
    private static final Actor EDUCATION_CHANGE = Actor.system("education-change");

    /// By what name the positions of the streams are kept.
    static final String FOLLOWER = "casework";

    /// Most events concern nobody who is due anything; what a look in columns costs besides is the
    /// same for a few as for many.
    private static final int EVENTS_AT_MOST = 4000;

    private static final String SWEEP =
            """
            insert into casework.sweep (service, version, day, reached, done)
            values (:service, :version, :day, 0, false)
            on conflict (service, version, day) do nothing
            """;
    private static final String REACHED =
            """
            select case when done then 2147483647 else reached end from casework.sweep
             where service = :service and version = :version and day = :day for update
            """;
    private static final String REACH =
            """
            update casework.sweep set reached = :reached, done = :done
             where service = :service and version = :version and day = :day
            """;

    private final JdbcClient jdbc;
    private final Rules rules;
    private final Register register;
    private final CaseFlow cases;
    private final CaseFiles files;
    private final StreamPositions positions;
    private final ServicesAside aside;
    private final Clock clock;

    Flow(
            JdbcClient jdbc,
            Rules rules,
            Register register,
            CaseFlow cases,
            CaseFiles files,
            StreamPositions positions,
            ServicesAside aside,
            @CityTime Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.register = register;
        this.cases = cases;
        this.files = files;
        this.positions = positions;
        this.aside = aside;
        this.clock = clock;
    }

    /// Life events that came since the last time.
    ///
    /// @return how many were taken; 0 when there are no more
    @Transactional
    public int lifeEvents() {
        return positions.take(
                FOLLOWER,
                register.lifeEvents(),
                EVENTS_AT_MOST,
                events -> decide(rules.touchedBy(events), LIFE_EVENT));
    }

    /// Changes of education records that came since the last time.
    @Transactional
    public int educationChanges() {
        return positions.take(
                FOLLOWER,
                register.educationChanges(),
                EVENTS_AT_MOST,
                changes -> {
                    var touched = new HashSet<ResidentId>();
                    changes.forEach(it -> touched.add(it.child()));
                    decide(touched, EDUCATION_CHANGE);
                });
    }

    private void decide(Set<ResidentId> touched, Actor by) {
        if (touched.isEmpty()) {
            return;
        }
        var working = working();
        var matter = new HashSet<>(rules.concerned(working, touched, today()));
        matter.addAll(files.withCase(touched));
        for (var terms : working) {
            ServiceFailed.in(terms, () -> cases.decide(terms, matter, by, today()));
        }
    }

    /// The next part of the day's sweep of one service.
    ///
    /// @param nominees of that day, in ascending order
    /// @return true while there is more
    @Transactional
    public boolean sweep(Terms terms, LocalDate day, int[] nominees) {
        var key = Map.of("service", terms.service(), "version", terms.version(), "day", day);
        jdbc.sql(SWEEP).params(key).update();
        int reached = jdbc.sql(REACHED).params(key).query(Integer.class).single();
        var from = reached;
        var part =
                Arrays.stream(nominees)
                        .filter(it -> it > from)
                        .limit(AT_MOST)
                        .mapToObj(ResidentId::new)
                        .toList();
        if (reached == Integer.MAX_VALUE) {
            return false;
        }
        ServiceFailed.in(terms, () -> cases.decide(terms, part, BY_SWEEP, day));
        var done = part.size() < AT_MOST;
        jdbc.sql(REACH)
                .params(key)
                .param("reached", part.isEmpty() ? reached : part.getLast().value())
                .param("done", done)
                .update();
        if (done) {
            aside.caughtUp(terms, day);
        }
        return !done;
    }

    /// True when the sweep of this day has been finished.
    @Transactional(readOnly = true)
    public boolean swept(Terms terms, LocalDate day) {
        return jdbc.sql(
                                """
                                select count(*) from casework.sweep
                                 where service = :service and version = :version and day = :day and done
                                """)
                        .param("service", terms.service())
                        .param("version", terms.version())
                        .param("day", day)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// Whom the sweep of a day names: one look over the whole city, recorded as one use. After days on which the
    /// service rested also whoever has a case with it: changes came meanwhile.
    @Transactional
    public int[] nominees(Terms terms, LocalDate day) {
        var named = ServiceFailed.in(terms, () -> rules.sweep(terms, day));
        return aside.missed(terms, day)
                ? IntStream.concat(
                                Arrays.stream(named),
                                files.childrenOf(terms.service()).stream()
                                        .mapToInt(ResidentId::value))
                        .sorted()
                        .distinct()
                        .toArray()
                : named;
    }

    /// The services in force that do not rest today.
    public List<Terms> working() {
        return aside.working(rules.published());
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    /// Decides one person now, whom an officer entered or asks about: the same flow as for everybody. A service
    /// that rests catches up by itself.
    @Transactional
    public void decideNow(ResidentId person, Actor officer) {
        for (var terms : working()) {
            cases.decide(terms, List.of(person), officer, today());
        }
    }
}
