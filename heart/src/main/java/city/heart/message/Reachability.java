// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.usage.Use;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How people are served, for whoever counts days from it.
public interface Reachability {
    /// Nobody is absent. The read leaves its usage.
    Map<ResidentId, Reach> of(Collection<ResidentId> people, Use use);

    /// How one person is served with something, and in which language he or she asked to be written to.
    ///
    /// @param electronically only who has chosen e-mail, and has one that works; everybody else by letter
    /// @param language null where the person has asked for none
    record Reach(ResidentId person, boolean electronically, @Nullable Language language) {
        /// Somebody of whom nothing is known.
        public static Reach unknown(ResidentId person) {
            return new Reach(person, false, null);
        }
    }
}
