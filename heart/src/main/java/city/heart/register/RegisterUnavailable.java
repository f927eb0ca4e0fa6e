// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

/// A register could not be asked, or its answer is no answer. Nothing was recorded; asking again
/// later goes on where it stopped. Says which interface, never what was sent or received.
public final class RegisterUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param path of the interface, without anything personal
    /// @param what happened, as the end of a sentence
    public RegisterUnavailable(String path, String what) {
        super("The register's " + path + " " + what);
    }
}
