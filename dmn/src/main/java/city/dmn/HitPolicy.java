// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

/// How a decision table makes its answer out of the rules that match (DMN 1.5, 8.2.10).
public enum HitPolicy {
    UNIQUE,
    FIRST,
    PRIORITY,
    ANY,
    COLLECT,
    RULE_ORDER,
    OUTPUT_ORDER,
    COLLECT_SUM,
    COLLECT_MIN,
    COLLECT_MAX,
    COLLECT_COUNT;

    /// Whether the answer is one rule's, not a list or a total of several.
    public boolean single() {
        return switch (this) {
            case UNIQUE, FIRST, PRIORITY, ANY -> true;
            default -> false;
        };
    }
}
