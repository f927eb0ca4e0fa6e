// SPDX-License-Identifier: EUPL-1.2
package city.dmn.cli;

/// What somebody gave on the command line cannot be used; the message says in one line what and why.
final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
        super(message, null, false, false);
    }
}
