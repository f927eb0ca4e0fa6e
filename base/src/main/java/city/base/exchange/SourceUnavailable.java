// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

/// A source could not be asked, or its answer is no answer. Nothing was taken; asking again later goes on where it
/// stopped. Says which interface, never what was sent or received.
public class SourceUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param message a sentence without anything personal
    public SourceUnavailable(String message) {
        super(message);
    }
}
