// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import city.synthetic.Persona;
import city.synthetic.Progress;
import city.synthetic.SyntheticCity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// The truth of the invented population register and education records, in a PostgreSQL database of
/// its own (no other part of the city reads it), in the schemas `register` and `education`.
@SuppressWarnings("DoNotCallSuggester")
public final class RegisterDatabase {
    private final DataSource dataSource;

    /// @param dataSource connections to the database, as a user who may create schemas in it
    public RegisterDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    DataSource dataSource() {
        return dataSource;
    }

    /// Creates schemas and tables where they are missing. May be called at each start.
    public void create() {
        throw new UnsupportedOperationException("comes with the next step");
    }

    /// @return whether a city was loaded, whole
    public boolean seeded() {
        throw new UnsupportedOperationException("comes with the next step");
    }

    /// Loads the city, in one transaction: after a crash there is all of it or nothing.
    ///
    /// @throws IllegalStateException if a city is already there
    public void seed(SyntheticCity city, Progress progress) {
        throw new UnsupportedOperationException("comes with the next step");
    }

    /// @return the families that are not simple, as on the first day
    public List<Persona> personas() {
        throw new UnsupportedOperationException("comes with the next step");
    }

    /// @return the last day that was played, empty before the first
    public Optional<LocalDate> playedThrough() {
        throw new UnsupportedOperationException("comes with the next step");
    }
}
