// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

import java.util.function.LongSupplier;

/// A number that everybody may know, told by the subject that owns it: counts of many, never of a few.
///
/// @param order lower stands first on the front page
/// @param id `<subject>.<what>`; `figure.<id>` is the key of its words, such as "residents in the register", which are told
///     the number and may follow it
/// @param value asked when somebody looks; within milliseconds
public record Figure(int order, String id, LongSupplier value) {
    /// Key of its words.
    public String text() {
        return "figure." + id;
    }
}
