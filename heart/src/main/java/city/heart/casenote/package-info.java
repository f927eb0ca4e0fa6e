// SPDX-License-Identifier: EUPL-1.2
/// How officers reach a family: its guardians with phone, e-mail, languages and interpreter, notes of calls with the
/// next date, and under a non-disclosure order the safe contact. Owns the schema `casenote`.
@ApplicationModule(
        id = "casenote",
        displayName = "Case notes",
        allowedDependencies = {"population", "profile", "casework", "decision"})
@NullMarked
package city.heart.casenote;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
