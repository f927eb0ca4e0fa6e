// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

/// Lets the readers of one file do something in the file's order, however far each of them is.
final class Turns {
    private long next;
    private boolean failed;

    /// Waits until all before has been done.
    ///
    /// @param at where this part of the file begins
    /// @return false where another reader failed: it is not worth going on
    synchronized boolean await(long at) throws InterruptedException {
        while (next != at && !failed) {
            wait();
        }
        return !failed;
    }

    /// @param end where this part of the file ends
    synchronized void done(long end) {
        next = end;
        notifyAll();
    }

    synchronized void fail() {
        failed = true;
        notifyAll();
    }
}
