// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

/// How far a subject has been proved; `docs/subjects.md` shows it for each.
public enum Quality {
    /// The tests that others made for the standard it speaks, passed.
    STANDARD("standard's suite"),

    /// Killed at any moment it loses nothing and does nothing twice.
    KILLED("killed"),

    /// Measured under the load of a whole city.
    LOAD("load measured"),

    /// Its pages and messages are in Finnish, Swedish and English, read by a test.
    LANGUAGES("three languages"),

    /// A page for those who work with it.
    GUIDE("officer's guide");

    private final String text;

    Quality(String text) {
        this.text = text;
    }

    /// The head of its column.
    public String text() {
        return text;
    }
}
