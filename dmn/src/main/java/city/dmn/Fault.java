// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

/// Something wrong in a model, found when it is compiled or while it decides, said so that the rule's author
/// can mend it.
///
/// @param file the model's file name as given
/// @param line line in the file, from 1; 0 when the fault has no place in the file
/// @param column column in the line, from 1
/// @param decision the decision, business knowledge model or item definition; empty for the file as a whole
/// @param cell where in it: `rule 3, column "age"`, `entry "x"`; empty for the element as a whole
/// @param message what is wrong, with the facts
/// @param expected what should stand there; empty when the message says it
public record Fault(
        String file,
        int line,
        int column,
        String decision,
        String cell,
        String message,
        String expected) {
    /// One line: `rules.dmn:12:8: decision "due", rule 3, column "age": unknown name "agee"; expected …`.
    @Override
    public String toString() {
        var text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line).append(':').append(column);
        }
        text.append(": ");
        if (!decision.isEmpty()) {
            text.append(decision);
            text.append(cell.isEmpty() ? ": " : ", ");
        }
        if (!cell.isEmpty()) {
            text.append(cell).append(": ");
        }
        text.append(message);
        if (!expected.isEmpty()) {
            text.append("; expected ").append(expected);
        }
        return text.toString();
    }
}
