// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.Fault;

/// One piece of FEEL text and where it stands in a file.
///
/// @param line line of the text's first character, from 1; 0 when unknown
/// @param column column of it, from 1
public record Source(String file, int line, int column, String decision, String cell, String text) {
    /// A fault at a character of this text.
    public Fault fault(int offset, String message, String expected) {
        var l = line;
        var c = column;
        for (var i = 0; i < offset && i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                l++;
                c = 1;
            } else {
                c++;
            }
        }
        return new Fault(
                file, line == 0 ? 0 : l, line == 0 ? 0 : c, decision, cell, message, expected);
    }
}
