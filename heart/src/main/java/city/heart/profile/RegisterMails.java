// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

import city.base.shared.CityTime;
import city.heart.population.MailListener;
import city.heart.population.MailListener.RegisterMail;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the register's e-mail addresses as it tells them: a new one ends the one before, and one that
/// ended is used no longer. What the person or another source has said stays.
@Component
class RegisterMails implements MailListener {
    static final String SOURCE = "register";

    private final ProfileRepository repository;
    private final Clock clock;

    RegisterMails(ProfileRepository repository, @CityTime Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void mailsTold(List<RegisterMail> told) {
        var now = clock.instant();
        repository.endMails(SOURCE, told, now);
        var added = told.stream().flatMap(RegisterMails::point).toList();
        if (!added.isEmpty()) {
            repository.learn(added.stream(), now);
        }
    }

    private static Stream<LearnedPoint> point(RegisterMail it) {
        var address = it.address();
        return address == null
                ? Stream.empty()
                : Stream.of(
                        new LearnedPoint(it.person(), Channel.EMAIL, address, SOURCE, it.since()));
    }
}
