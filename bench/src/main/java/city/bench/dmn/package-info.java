// SPDX-License-Identifier: EUPL-1.2
/// `bench dmn`: the decision engine beside its peers, each in a process and on a class path of its own.
@NullMarked
package city.bench.dmn;

import org.jspecify.annotations.NullMarked;
