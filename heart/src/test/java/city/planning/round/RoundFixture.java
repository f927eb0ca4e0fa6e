// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/// Rounds on a real PostgreSQL, for the modules above.
@TestConfiguration(proxyBeanMethods = false)
@Import({RoundRepository.class, RunRepository.class, Rounds.class, RoundRunner.class})
public class RoundFixture {}
