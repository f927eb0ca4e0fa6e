// SPDX-License-Identifier: EUPL-1.2
/// A city nobody lives in: invented residents from real statistics, and the outside world a city
/// talks to, as real servers on loopback.
@NullMarked
package city.synthetic;

import org.jspecify.annotations.NullMarked;
