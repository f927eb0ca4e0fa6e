// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import java.util.List;
import java.util.Map;

/// The invented residents whom the demonstration offers for sign-in. The demonstration's wiring
/// provides it; without one only officers can sign in.
public interface Personas {
    /// An invented person.
    ///
    /// @param key stable, in small letters and hyphens: `two-homes.1`
    /// @param identityCode as in the invented register; the embedded issuer hands it over as an outside
    ///     issuer would, and it goes no further than the look-up
    /// @param who by language (`fi`, `sv`, `en`): one sentence that says who this is
    record Persona(String key, String identityCode, Map<String, String> who) {
        public Persona {
            who = Map.copyOf(who);
        }

        @Override
        public String toString() {
            return key;
        }
    }

    /// All of them, in the order in which they are offered.
    List<Persona> list();
}
