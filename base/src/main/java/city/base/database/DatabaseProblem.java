// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import org.jspecify.annotations.Nullable;

/// The database cannot be used as asked; the message is one plain line for the operator.
public final class DatabaseProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatabaseProblem(String message) {
        super(message);
    }

    public DatabaseProblem(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
