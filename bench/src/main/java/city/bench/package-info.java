// SPDX-License-Identifier: EUPL-1.2
/// Our figures, and the peers' beside them in the same run. Each class is one `./city bench NAME`.
@NullMarked
package city.bench;

import org.jspecify.annotations.NullMarked;
