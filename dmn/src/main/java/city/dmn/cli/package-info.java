// SPDX-License-Identifier: EUPL-1.2
/// The library on the command line: run the compatibility kit, explain a case, check a model, run a file of cases.
@NullMarked
package city.dmn.cli;

import org.jspecify.annotations.NullMarked;
