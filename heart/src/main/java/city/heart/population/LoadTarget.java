// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the people of an extract go, for one thread: into the tables ([LoadWriter]), or nowhere ([LoadTrial]).
public interface LoadTarget {
    /// A person whose codes are nobody else's.
    ///
    /// @param former codes that now find the person too
    record Claimed(int id, String code, List<Statement> told, List<String> former) {
        @Override
        public String toString() {
            return "Claimed[" + id + "]";
        }
    }

    /// Claims a person's codes. Called for one person after the other in the extract's order, whichever threads read
    /// it: of two people with one code the first has it.
    ///
    /// @param id   the person's number, used for nobody else
    /// @param code a valid identity code, as are all that are named
    /// @return null where the code is somebody else's already; then nothing is taken
    @Nullable Claimed claim(int id, String code, List<Statement> told);

    /// Takes what is said about one person.
    void write(Claimed person);

    /// Sends on what has gathered to some length.
    void send() throws SQLException;

    /// Sends on what is left.
    void sendAll() throws SQLException;
}
