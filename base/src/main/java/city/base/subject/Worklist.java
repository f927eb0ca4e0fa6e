// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

import java.util.Set;
import java.util.function.BiFunction;

/// Work that waits for officers, counted on the desk's first page.
///
/// @param order lower stands first
/// @param path the list
/// @param permission who may see it
/// @param text key of the words behind the number
/// @param count how much waits, for an officer with these permissions who leads these units
public record Worklist(
        int order,
        String path,
        String permission,
        String text,
        BiFunction<Set<String>, Set<String>, Count> count) {
    /// True numbers, not the length of a page.
    ///
    /// @param overdue how many of them should have been done before today
    public record Count(long waiting, long overdue) {}
}
