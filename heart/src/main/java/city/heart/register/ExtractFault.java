// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import java.util.ResourceBundle;

/// A line of an extract that cannot be taken. The others are.
///
/// @param line  from 1
/// @param place group and field by the register's own names
public record ExtractFault(int line, RecordFault fault, String place) {
    /// What is wrong and how to mend it, in English: for whoever loads a city, on the command line.
    public String text() {
        var texts = ResourceBundle.getBundle("messages.register_en");
        var key = "register.fault." + fault;
        return place + ": " + texts.getString(key) + " " + texts.getString(key + ".mend");
    }
}
