// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes the people of an extract as a load would, and keeps nothing but who they are.
public final class LoadTrial implements LoadTarget {
    private final CodeMap claimed = new CodeMap();

    @Override
    public @Nullable Claimed claim(int id, String code, List<Statement> told) {
        return claimed.claim(id, code, told);
    }

    @Override
    public void write(Claimed person) {
        // It is a trial.
    }

    @Override
    public void send() {
        // It is a trial.
    }

    @Override
    public void sendAll() {
        // It is a trial.
    }

    /// Whether the extract has somebody with this code.
    ///
    /// @param code a valid identity code
    public boolean knows(String code) {
        return claimed.get(CodeMap.pack(code)) != 0;
    }
}
