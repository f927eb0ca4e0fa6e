// SPDX-License-Identifier: EUPL-1.2
/// Queues for other units: a family that a round gave a place keeps it and may wait for a seat nearer to its
/// home, and only the yes of all who decide changes its place. Owns the schema `queue`. How a place changes
/// is the matter of `offer`, the order of a line that of its `round`.
@ApplicationModule(
        id = "queue",
        displayName = "Queues",
        allowedDependencies = {"placement", "casework", "offer", "preparation", "round"})
@NullMarked
package city.planning.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
