// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

/// Frame slots given out so far in one body of logic.
public final class Slots {
    private int next;

    /// The next free slot.
    public int take() {
        return next++;
    }

    /// The size of the frame.
    public int size() {
        return next;
    }
}
