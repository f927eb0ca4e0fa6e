// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

/// A page that cannot be made now through no fault of the reader: answered with 503 and words of its
/// own on the error page.
public class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String text;

    /// @param text the texts `<text>.title` and `<text>.text` say what has happened and what to do
    /// @param message for the log; nothing personal
    public Unavailable(String text, String message) {
        super(message);
        this.text = text;
    }

    String text() {
        return text;
    }
}
