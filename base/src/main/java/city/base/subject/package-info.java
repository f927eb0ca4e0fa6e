// SPDX-License-Identifier: EUPL-1.2
/// What a subject of the city says about itself, in one bean: who may do what, its pages and who may see
/// them, its place in the menus, the purposes for which it uses data, its jobs, streams, figures, lists of
/// work, faults, cards and data sets. Menus, doors, the desk's first page, `docs/subjects.md` and the contract that
/// all subjects keep are made from these beans: there is no list that everybody edits. Owns the schema
/// `subject`: how far each stream was followed.
@ApplicationModule(
        id = "subject",
        displayName = "Subjects",
        allowedDependencies = {"shared"})
@NullMarked
package city.base.subject;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
