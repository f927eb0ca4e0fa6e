// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import city.base.shared.ResidentId;
import city.base.signin.IdentityLookup;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import city.heart.population.Population;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Asks the register's module; the look is recorded like any other.
@Component
class RegisterIdentities implements IdentityLookup {
    private static final Use USE =
            new Use(
                    Actor.system("sign-in"),
                    "sign-in",
                    "sign-in",
                    Basis.DUTY,
                    null,
                    Set.of("identity code"));

    private final Population population;

    RegisterIdentities(Population population) {
        this.population = population;
    }

    @Override
    public Optional<ResidentId> residentWith(String identityCode) {
        return population.byIdentityCode(identityCode, USE);
    }
}
