// SPDX-License-Identifier: EUPL-1.2
package city.dmn.regex;

/// A pattern, its flags or a replacement that is not one.
public final class RegexFault extends RuntimeException {
    RegexFault(String message) {
        super(message, null, false, false);
    }
}
