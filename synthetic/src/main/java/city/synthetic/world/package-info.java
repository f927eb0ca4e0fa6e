// SPDX-License-Identifier: EUPL-1.2
/// The outside world that messages go to: a gateway for SMS and letters and a mail server, as real
/// servers on loopback that keep what they receive and deliver nothing.
@NullMarked
package city.synthetic.world;

import org.jspecify.annotations.NullMarked;
