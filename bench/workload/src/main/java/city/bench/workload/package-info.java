// SPDX-License-Identifier: EUPL-1.2
/// What `bench dmn` measures: the models, the people, and a process that runs one subject at a time. Only the JDK is
/// used, so that this package stands beside every peer on its own class path.
@NullMarked
package city.bench.workload;

import org.jspecify.annotations.NullMarked;
