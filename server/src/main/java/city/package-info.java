// SPDX-License-Identifier: EUPL-1.2
/// The application: one flat package per subject of the city.
@NullMarked
package city;

import org.jspecify.annotations.NullMarked;
