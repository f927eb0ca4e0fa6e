// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.heart.casework.FlowStep;
import org.springframework.stereotype.Component;

/// Decisions by machine, as a step of the flow: what is ready after the last days have passed.
@Component
class MachineDecisions implements FlowStep {
    private final Decisions decisions;

    MachineDecisions(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public String name() {
        return "decisions made";
    }

    @Override
    public int run() {
        var all = 0;
        for (var n = decisions.decideByMachine(); n > 0; n = decisions.decideByMachine()) {
            all += n;
        }
        return all;
    }
}
