// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import city.base.shared.WallTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/// The registers and gateways that the city asks, each with its credentials (`city.register.access.<partner>.*`).
@Service
@EnableConfigurationProperties(AccessSettings.class)
public class Partners {
    /// So long before its end a certificate is told: a new one takes weeks to get.
    private static final Duration AHEAD = Duration.ofDays(30);

    private final AccessSettings settings;
    private final Clock clock;
    private final Map<String, Partner> known = new ConcurrentSkipListMap<>();

    Partners(AccessSettings settings, @WallTime Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// @param name as its settings are called
    /// @param text key of its name for officers
    public Partner named(String name, String text) {
        return known.computeIfAbsent(name, it -> new Partner(it, text, settings.of(it), clock));
    }

    /// Client certificates that have ended, end within 30 days or cannot be read.
    List<Partner.Warning> warnings() {
        return known.values().stream()
                .map(it -> it.warning(AHEAD))
                .filter(Objects::nonNull)
                .toList();
    }
}
