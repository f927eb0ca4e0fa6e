// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

/// What ends the reading of a text: where it cannot be read on, and what was expected there.
final class Syntax extends RuntimeException {
    final int offset;
    final String expected;

    Syntax(int offset, String message, String expected) {
        super(message, null, false, false);
        this.offset = offset;
        this.expected = expected;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
