// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

/// The engine's own identity, stored with every decision so that it can be recomputed.
public final class Engine {
    /// Changes whenever an answer could change for any model and facts.
    public static final String VERSION = "1.1";

    private Engine() {}
}
