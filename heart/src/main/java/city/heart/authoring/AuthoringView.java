// SPDX-License-Identifier: EUPL-1.2
package city.heart.authoring;

import city.base.exchange.Fault;
import city.heart.rulebook.ChangeTexts;
import java.util.List;

/// One version of a service on the desk.
///
/// @param state in words
/// @param steps what was done to it, the first one first
/// @param faults that a later release of the program finds in it; empty where it can be read
/// @param examples those that the rule answers otherwise than expected first
/// @param changes from the version in force; empty where it is that one
/// @param mayFile whether the reader may hand in a file of it
/// @param mayDecide whether the reader may approve it or send it back
/// @param own whether the reader handed it in, and so may not decide
record AuthoringView(
        String service,
        String version,
        String shortVersion,
        String name,
        String state,
        boolean inForce,
        boolean published,
        List<Step> steps,
        List<String> faults,
        List<Fault> notes,
        List<ExampleLine> examples,
        long asExpected,
        List<ChangeTexts.Line> changes,
        List<String> files,
        boolean mayFile,
        boolean mayDecide,
        boolean maySendBack,
        boolean own) {
    record Step(String what, String at, String who, String because) {}

    record ExampleLine(String about, int line, boolean asExpected, String expected, String said) {}
}
