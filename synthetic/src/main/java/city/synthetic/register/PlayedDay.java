// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import java.time.LocalDate;
import java.util.Map;

/// What happened in the invented city on a day.
///
/// @param day              the day played
/// @param populationKey    the population register's last `kirjausavain` after the day
/// @param educationKey     the education records' last key after the day
/// @param populationChanges how many changes the population register recorded
/// @param educationChanges how many the education records did
/// @param events           how often each thing happened: `birth`, `death`, `move-in` …
public record PlayedDay(
        LocalDate day,
        long populationKey,
        long educationKey,
        int populationChanges,
        int educationChanges,
        Map<String, Integer> events) {
    public PlayedDay {
        events = Map.copyOf(events);
    }
}
