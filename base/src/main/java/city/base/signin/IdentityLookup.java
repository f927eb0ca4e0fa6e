// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import city.base.shared.ResidentId;
import java.util.Optional;

/// From the identity code that an issuer vouches for to the city's own number. The register's module
/// keeps codes encrypted and finds them by a keyed hash.
public interface IdentityLookup {
    /// @param identityCode as the issuer gave it; never logged
    /// @return empty where nobody in the register has this code
    Optional<ResidentId> residentWith(String identityCode);
}
