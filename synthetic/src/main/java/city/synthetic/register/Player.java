// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import city.synthetic.CityFolder;
import java.time.LocalDate;

/// Lets a day happen in the invented city: births, deaths, moves, changes of guardianship and name,
/// orders, late and corrected facts, by the yearly rates of the city's folder. What happens on a day
/// depends on the seed, the day and the city as it stands, and is one transaction.
@SuppressWarnings("DoNotCallSuggester")
public final class Player {
    /// @param folder for rates, time zone and seed
    public Player(RegisterDatabase database, CityFolder folder) {}

    /// Plays one day, or does nothing if that day was played already.
    ///
    /// @param day the first day of the city or a later one; days before it that were not played are
    ///     left out
    /// @return what happened; the same as before if it was played already
    public PlayedDay play(LocalDate day) {
        throw new UnsupportedOperationException("comes with the next step");
    }

    /// Makes changes in the usual mix of a day until at least so many wait, all dated on this day:
    /// for measuring how fast a client takes them.
    ///
    /// @param changes how many changes of the population register
    public PlayedDay playMany(LocalDate day, int changes) {
        throw new UnsupportedOperationException("comes with the next step");
    }
}
