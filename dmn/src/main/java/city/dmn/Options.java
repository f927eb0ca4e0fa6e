// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a model is compiled.
///
/// @param now the clock that `now()` reads; null refuses `now()` when the model is compiled
/// @param faultyPartsAnswerNull true: a part that does not compile answers null with a fault when it is asked
///     (as the compatibility kit wants it); false: the whole model is refused with all its faults
/// @param steps the most steps (iterations and calls) that one evaluation may take
/// @param javaClasses names of the classes whose public static methods a model may call as functions (DMN 1.5,
///     10.3.2.13.3); empty, as by default, switches such functions off
/// @param mapTypes whether types that other products write into DMN files, such as `integer`, are taken for the FEEL types
///     that are meant; else they are faults
public record Options(
        @Nullable Clock now,
        boolean faultyPartsAnswerNull,
        int steps,
        Set<String> javaClasses,
        boolean mapTypes) {
    public Options {
        javaClasses = Set.copyOf(javaClasses);
    }

    /// For a service's rule: the day is the only time there is, and a fault anywhere refuses the model.
    public static final Options SERVICE = new Options(null, false, 5_000_000, Set.of(), false);

    /// As the standard reads: `now()` is the given clock's, a faulty part spoils only what uses it.
    public static Options standard(Clock now) {
        return new Options(now, true, 50_000_000, Set.of(), false);
    }

    /// These, with Java functions of some classes switched on. Only for models whose authors may run code here.
    public Options withJava(Set<String> classes) {
        return new Options(now, faultyPartsAnswerNull, steps, classes, mapTypes);
    }

    /// These, with the types of other products (`integer`, `long`, `double`, …) taken for FEEL's.
    public Options mappingTypes() {
        return new Options(now, faultyPartsAnswerNull, steps, javaClasses, true);
    }
}
