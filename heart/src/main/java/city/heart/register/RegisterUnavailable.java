// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import city.base.exchange.SourceUnavailable;

/// A register could not be asked, or its answer is no answer.
public final class RegisterUnavailable extends SourceUnavailable {
    private static final long serialVersionUID = 1;

    /// @param path of the interface, without anything personal
    /// @param what happened, as the end of a sentence
    public RegisterUnavailable(String path, String what) {
        super("The register's " + path + " " + what);
    }
}
