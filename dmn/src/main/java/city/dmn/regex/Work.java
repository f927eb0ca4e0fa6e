// SPDX-License-Identifier: EUPL-1.2
package city.dmn.regex;

/// Who counts what matching costs; it may throw to end it.
public interface Work {
    /// Some steps have been taken.
    void steps(long some);

    /// Some bytes are about to be taken.
    void bytes(long some);
}
