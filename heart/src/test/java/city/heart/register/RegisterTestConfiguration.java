// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import city.base.shared.CityTime;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.heart.population.MailListener;
import city.heart.population.MailListener.RegisterMail;
import city.heart.population.RegisterListener;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

@TestConfiguration(proxyBeanMethods = false)
class RegisterTestConfiguration {
    static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    /// A clock that stands until a test moves it.
    static final class SetClock extends Clock {
        private Instant now = LocalDate.of(2026, 1, 7).atTime(8, 0).atZone(HELSINKI).toInstant();

        void on(LocalDate day) {
            now = day.atTime(8, 0).atZone(HELSINKI).toInstant();
        }

        @Override
        public ZoneId getZone() {
            return HELSINKI;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /// Remembers what it was told inside the recordings' transactions.
    static final class Orders implements RegisterListener {
        final List<ResidentId> told = new ArrayList<>();
        boolean refuses;

        @Override
        public void orderStands(Collection<ResidentId> residents, RecordingNumber recording) {
            if (refuses) {
                throw new IllegalStateException("The links could not be closed");
            }
            told.addAll(residents);
        }
    }

    @Bean(defaultCandidate = false)
    @CityTime
    SetClock cityClock() {
        return new SetClock();
    }

    /// Remembers which addresses it was told.
    static final class Mails implements MailListener {
        final List<RegisterMail> told = new ArrayList<>();
        @Nullable String refuses;

        @Override
        public void mailsTold(List<RegisterMail> mails) {
            if (mails.stream()
                    .anyMatch(it -> it.address() != null && it.address().equals(refuses))) {
                throw new IllegalArgumentException("No address");
            }
            told.addAll(mails);
        }
    }

    @Bean
    Mails mails() {
        return new Mails();
    }

    @Bean
    Orders orders() {
        return new Orders();
    }
}
