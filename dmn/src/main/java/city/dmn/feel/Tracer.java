// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.Trace;

/// Hears what an evaluation does; absent when nobody asked for a trace.
public interface Tracer {
    /// A decision table has been evaluated.
    void table(Trace.Table table);
}
