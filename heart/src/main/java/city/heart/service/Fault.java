// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

/// One thing that is wrong in a city's folder, said so that its author can mend it.
///
/// @param file path as given to the check, then inside the folder
/// @param line from 1; 0 when the file as a whole is meant or is not there
/// @param message what is wrong and what should stand there
public record Fault(String file, int line, String message) {
    /// As compilers write it: `file:line: message`.
    @Override
    public String toString() {
        return line > 0 ? file + ":" + line + ": " + message : file + ": " + message;
    }
}
