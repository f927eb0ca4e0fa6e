// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

/// What one module erases when its time is over, as its tables' comments say. Asked once a day, on one
/// of the servers. Works in batches, each of its own transaction, so that it can be killed at any
/// moment and goes on the next time; a second run erases nothing more.
public interface Retention {
    /// The schema, for the log.
    String of();

    /// @return how many rows or groups of rows went
    long erase();
}
