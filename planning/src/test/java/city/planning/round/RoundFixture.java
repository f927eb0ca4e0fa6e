// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/// Rounds on a real PostgreSQL, for this subject and those above.
@TestConfiguration(proxyBeanMethods = false)
@Import({
    RoundRepository.class,
    RunRepository.class,
    RunNumbers.class,
    Rounds.class,
    RoundRunner.class,
    RoundDemand.class,
    RoundOffers.class,
    FirstRound.class,
    RoundFlow.class
})
public class RoundFixture {}
