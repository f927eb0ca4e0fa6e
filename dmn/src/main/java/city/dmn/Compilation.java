// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import java.util.List;
import java.util.stream.Collectors;

/// What came of compiling a model: the model, or all its faults at once.
public sealed interface Compilation {
    /// The model can be used.
    ///
    /// @param faults what does not compile and was let through because the options allow it; else empty
    record Compiled(DmnModel model, List<Fault> faults) implements Compilation {
        public Compiled {
            faults = List.copyOf(faults);
        }
    }

    /// The model cannot be used.
    ///
    /// @param faults at least one, in the order of the file
    record Faulty(List<Fault> faults) implements Compilation {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /// All faults, none when all is well.
    List<Fault> faults();

    /// The model, for those who know that it is right.
    ///
    /// @throws IllegalArgumentException with all faults, one a line
    default DmnModel orThrow() {
        return switch (this) {
            case Compiled(var model, _) -> model;
            case Faulty(var faults) ->
                    throw new IllegalArgumentException(
                            faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        };
    }
}
