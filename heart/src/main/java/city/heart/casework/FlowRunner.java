// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.heart.service.ServiceVersions;
import city.heart.unit.UnitImport;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes everything that waits, part by part, each part a transaction of its own, until nothing is
/// left. Called by the job and by whoever wants to see the effect now; may run on several servers at
/// once, since each stream is locked while it is taken.
@Component
public class FlowRunner {
    private static final Logger log = LoggerFactory.getLogger(FlowRunner.class);

    private final UnitImport city;
    private final Flow flow;
    private final List<FlowStep> steps;
    private final ServicesAside aside;
    private final ServiceVersions versions;

    FlowRunner(
            Flow flow,
            List<FlowStep> steps,
            UnitImport city,
            ServicesAside aside,
            ServiceVersions versions) {
        this.aside = aside;
        this.versions = versions;
        this.city = city;
        this.flow = flow;
        this.steps = steps.stream().sorted(Comparator.comparingInt(FlowStep::order)).toList();
    }

    /// What was taken.
    ///
    /// @param done how many something followed for, by the name of the step; absent where nothing did
    public record RunOutcome(
            int lifeEvents, int educationChanges, int swept, Map<String, Integer> done) {
        public RunOutcome {
            done = Map.copyOf(done);
        }
    }

    /// Before all else the versions whose day has come. Then changes, so that what is sent afterwards has been looked
    /// at with them; then the day's sweep, once a day and service; around it the steps of other subjects.
    ///
    /// Rests until the city's units and buildings have been read: a sweep before that would send every
    /// child to a person.
    public RunOutcome run() {
        versions.bringIntoForce();
        if (!city.done()) {
            return new RunOutcome(0, 0, 0, Map.of());
        }
        var events = changes();
        var education = 0;
        for (var n = part(flow::educationChanges); n > 0; n = part(flow::educationChanges)) {
            education += n;
        }
        Map<String, Integer> done = new HashMap<>();
        steps.stream().filter(it -> it.order() < 0).forEach(it -> run(it, done));
        var swept = sweep();
        steps.stream().filter(it -> it.order() > 0).forEach(it -> run(it, done));
        return new RunOutcome(events, education, swept, done);
    }

    /// One part. A service that fails in it twice, so not by chance, rests until tomorrow, and the part is done
    /// without it: nobody else waits for its rule.
    private int part(IntSupplier part) {
        var once = new HashSet<String>();
        while (true) {
            try {
                return part.getAsInt();
            } catch (ServiceFailed failed) {
                if (!once.add(failed.service()) && !aside.put(failed)) {
                    throw failed;
                }
            }
        }
    }

    private void run(FlowStep step, Map<String, Integer> done) {
        var count = part(step::run);
        if (count > 0) {
            log.debug("{} {}", count, step.name());
            done.put(step.name(), count);
        }
    }

    /// Life events only.
    ///
    /// @return how many
    public int changes() {
        var events = 0;
        for (var n = part(flow::lifeEvents); n > 0; n = part(flow::lifeEvents)) {
            events += n;
        }
        return events;
    }

    private int sweep() {
        var day = flow.today();
        var count = 0;
        for (var terms : flow.working()) {
            count += part(() -> rests(terms) ? 0 : sweep(terms, day));
        }
        return count;
    }

    private boolean rests(Terms terms) {
        return aside.working(List.of(terms)).isEmpty();
    }

    private int sweep(Terms terms, LocalDate day) {
        if (flow.swept(terms, day)) {
            return 0;
        }
        var nominees = flow.nominees(terms, day);
        while (flow.sweep(terms, day, nominees)) {
            log.debug("A part of the sweep is done");
        }
        return nominees.length;
    }
}
