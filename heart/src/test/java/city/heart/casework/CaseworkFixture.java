// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.subject.StreamPositions;
import org.springframework.context.annotation.Import;

/// This module's own parts, for contexts made by hand.
@Import({
    CaseFiles.class,
    Tasks.class,
    city.heart.casework.WorkLists.class,
    StreamPositions.class,
    ServicesAside.class,
    Flow.class,
    FlowRunner.class,
    WaitingRepository.class,
    CaseListRepository.class,
    CaseLists.class
})
public class CaseworkFixture {}
