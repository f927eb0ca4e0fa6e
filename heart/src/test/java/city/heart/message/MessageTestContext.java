// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.shared.WallTime;
import city.heart.message.Messages.DeliveryOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;

/// The one context of this module's tests: two fixed clocks, a register of a few people, a sender that
/// can be overtaken, and the invented world's real servers on loopback.
@TestConfiguration(proxyBeanMethods = false)
class MessageTestContext {
    static final Instant MORNING = Instant.parse("2026-01-07T07:00:00Z");

    /// A clock that moves only when a test says so.
    static final class Hands extends Clock {
        private Instant now = MORNING;
        private final ZoneId zone;

        Hands(ZoneId zone) {
            this.zone = zone;
        }

        void goOn(Duration by) {
            now = now.plus(by);
        }

        void reset() {
            now = MORNING;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return Clock.fixed(now, other);
        }
    }

    /// Who lives where; by default everybody at one address.
    static final class AddressBook implements Addressees {
        final Map<ResidentId, Addressee> people = new HashMap<>();

        @Override
        public Map<ResidentId, Addressee> read(
                Collection<ResidentId> asked, Language language, String purpose, String service) {
            Map<ResidentId, Addressee> found = new HashMap<>();
            for (var it : asked) {
                found.put(
                        it,
                        people.getOrDefault(
                                it,
                                new Addressee(
                                        List.of(
                                                "Aino Keksitty",
                                                "Keksintötie 5 A 3",
                                                "00999 HELSINKI"),
                                        false,
                                        false)));
            }
            return found;
        }
    }

    /// A sender that knows what events have overtaken.
    static final class Sender implements BeforeSending {
        final Map<UUID, String> overtaken = new HashMap<>();
        final List<UUID> asked = new ArrayList<>();

        @Override
        public boolean looksAfter(String module) {
            return module.equals("test");
        }

        @Override
        public Map<UUID, String> overtaken(List<DueMessage> about) {
            about.forEach(it -> asked.add(it.message()));
            return overtaken;
        }
    }

    /// What listeners hear.
    static final class Ear {
        final List<DeliveryOutcome> heard = new ArrayList<>();

        @EventListener
        void hear(DeliveryOutcome outcome) {
            heard.add(outcome);
        }
    }

    @Bean(name = "wallClock", defaultCandidate = false)
    @WallTime
    Hands wallClock() {
        return new Hands(ZoneOffset.UTC);
    }

    @Bean(name = "cityClock", defaultCandidate = false)
    @CityTime
    Clock cityClock() {
        return Clock.fixed(MORNING, ZoneId.of("Europe/Helsinki"));
    }

    @Bean
    @Primary
    AddressBook town() {
        return new AddressBook();
    }

    @Bean
    Sender sender() {
        return new Sender();
    }

    @Bean
    Ear ear() {
        return new Ear();
    }
}
