// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.heart.placement.PlacementImport;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes everything that waits, part by part, each part a transaction of its own, until nothing is
/// left. Called by the job and by whoever wants to see the effect now; may run on several servers at
/// once, since each stream is locked while it is taken.
@Component
public class FlowRunner {
    private static final Logger log = LoggerFactory.getLogger(FlowRunner.class);

    private final PlacementImport city;
    private final Flow flow;
    private final Daily daily;
    private final Decisions decisions;
    private final List<FlowStep> steps;

    FlowRunner(
            Flow flow,
            Daily daily,
            Decisions decisions,
            List<FlowStep> steps,
            PlacementImport city) {
        this.steps = steps.stream().sorted(Comparator.comparingInt(FlowStep::order)).toList();
        this.city = city;
        this.flow = flow;
        this.daily = daily;
        this.decisions = decisions;
    }

    /// What was taken.
    public record Taken(int lifeEvents, int educationChanges, int swept, int sent, int lapsed) {}

    /// Changes first, so that what is sent afterwards has been looked at with them; then the day's
    /// sweep, once a day and service; the steps of other subjects; then what waits to be sent, last days,
    /// machine decisions.
    ///
    /// Rests until the city's units and buildings have been read: a sweep before that would send every
    /// child to a person.
    public Taken run() {
        if (!city.done()) {
            return new Taken(0, 0, 0, 0, 0);
        }
        var events = changes();
        var education = 0;
        for (var n = flow.educationChanges(); n > 0; n = flow.educationChanges()) {
            education += n;
        }
        for (var n = daily.outcomes(); n > 0; n = daily.outcomes()) {
            log.debug("{} outcomes of messages taken", n);
        }
        var swept = sweep();
        steps.forEach(FlowStep::run);
        var sent = 0;
        for (var n = daily.send(); n > 0; n = daily.send()) {
            sent += n;
        }
        var lapsed = 0;
        for (var n = daily.lastDays(); n > 0; n = daily.lastDays()) {
            lapsed += n;
        }
        for (var n = decisions.decideByMachine(); n > 0; n = decisions.decideByMachine()) {
            log.debug("{} decisions made", n);
        }
        return new Taken(events, education, swept, sent, lapsed);
    }

    /// Life events only.
    ///
    /// @return how many
    public int changes() {
        var events = 0;
        for (var n = flow.lifeEvents(); n > 0; n = flow.lifeEvents()) {
            events += n;
        }
        return events;
    }

    private int sweep() {
        var day = flow.today();
        var count = 0;
        for (var terms : flow.published()) {
            if (!flow.swept(terms, day)) {
                var nominees = flow.nominees(terms, day);
                count += nominees.length;
                while (flow.sweep(terms, day, nominees)) {
                    log.debug("A part of the sweep is done");
                }
            }
        }
        return count;
    }
}
