// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import java.util.List;

/// The units that the demonstration's unit manager leads. The demonstration's wiring provides it; without
/// one the manager leads none.
public interface ManagedUnits {
    /// Their ids, asked at each sign-in.
    List<String> list();
}
