// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import org.springframework.context.annotation.Import;

/// This module's own parts, for contexts made by hand.
@Import({
    DecisionRepository.class,
    Documents.class,
    DecisionWriter.class,
    Decisions.class,
    MachineDecisions.class,
    WholeCases.class
})
public class DecisionFixture {}
