// SPDX-License-Identifier: EUPL-1.2
package city.__wing__.__name__;

import city.base.shared.CityTime;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door of `__name__`.
@Service
public class __Names__ {
    private final __Name__Repository repository;
    private final Clock clock;

    __Names__(__Name__Repository repository, @CityTime Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /// Keeps a new one.
    ///
    /// @param text 1 to 2,000 characters
    @Transactional
    public __Name__ add(String text, LocalDate lastDay) {
        var made =
                new __Name__(
                        UUID.randomUUID(),
                        text,
                        lastDay,
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        repository.add(made);
        return made;
    }

    /// Those that are shown today, the latest first; 200 at most.
    public List<__Name__> listShown() {
        var today = LocalDate.now(clock);
        return repository.listFrom(today).stream().filter(it -> it.isShown(today)).toList();
    }
}
