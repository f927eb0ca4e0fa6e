// SPDX-License-Identifier: EUPL-1.2
/// The invented outside world as servers and tables: the population register with its modifications
/// interface, the city's education records, and the player that lets a day happen in both.
@NullMarked
package city.synthetic.register;

import org.jspecify.annotations.NullMarked;
