// SPDX-License-Identifier: EUPL-1.2
/// The running city, met with a browser as people meet it.
@NullMarked
package city.browser;

import org.jspecify.annotations.NullMarked;
