// SPDX-License-Identifier: EUPL-1.2
/// Makes the people of the invented city: how many of which age live where comes from the statistics
/// in the city's folder, who lives with whom, names and homes are invented.
@NullMarked
package city.synthetic.population;

import org.jspecify.annotations.NullMarked;
