// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

/// One thing that is wrong in what came from elsewhere, said so that whoever keeps the source can mend it. Nothing
/// personal: no value of a record, nobody's name.
///
/// @param source where it came from: a register, a list, a file
/// @param place  which record, field or line, by the source's own names; may be empty
/// @param what   is wrong
/// @param mend   what to do; empty where `what` says it
public record Fault(String source, String place, String what, String mend) {
    /// In a file, said in one sentence.
    ///
    /// @param line from 1; 0 when the file as a whole is meant or is not there
    public static Fault inFile(String file, int line, String what) {
        return new Fault(file, line > 0 ? Integer.toString(line) : "", what, "");
    }

    /// As compilers write it: `source:place: what`.
    @Override
    public String toString() {
        return place.isEmpty() ? source + ": " + what : source + ":" + place + ": " + what;
    }
}
