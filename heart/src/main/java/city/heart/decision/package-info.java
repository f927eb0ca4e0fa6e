// SPDX-License-Identifier: EUPL-1.2
/// Administrative decisions on offers: signed by an officer, by consideration, or by the machine under a published
/// decision; their documents, and to whom they are given. Owns the schema `decision`.
@ApplicationModule(
        id = "decision",
        displayName = "Decisions",
        allowedDependencies = {"population", "message", "casework", "offer", "preparation"})
@NullMarked
package city.heart.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
