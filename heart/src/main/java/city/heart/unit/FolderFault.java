// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

/// A file of the city's folder that cannot be used: says which, where, and what should stand there.
public final class FolderFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param where in it; may be empty
    public FolderFault(String file, String where, String message) {
        super(file + (where.isEmpty() ? "" : ", " + where) + ": " + message);
    }
}
