// SPDX-License-Identifier: EUPL-1.2
/// Invented schools and pre-primary units with their admission areas, sited by where the invented
/// children live; planned once by a command and then data of the city's folder.
@NullMarked
package city.synthetic.units;

import org.jspecify.annotations.NullMarked;
