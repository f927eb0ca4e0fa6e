// SPDX-License-Identifier: EUPL-1.2
/// The frame of the officers' desk: its first page, with what waits and the numbers that the subjects tell, and the
/// front page for everybody, which shows the city in numbers. Owns no tables and no other page: those stand with
/// their subjects.
@ApplicationModule(
        id = "desk",
        displayName = "Desk",
        allowedDependencies = {"service"})
@NullMarked
package city.server.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
