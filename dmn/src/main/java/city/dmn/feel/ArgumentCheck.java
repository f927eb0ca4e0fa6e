// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelType.Simple;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Brings the arguments of a call into the order and types of the parameters.
final class ArgumentCheck {
    private ArgumentCheck() {}

    /// @return the arguments, or null after a fault
    static @Nullable Object @Nullable [] coerce(
            String function,
            List<Fn.Param> parameters,
            @Nullable Object[] args,
            Frame caller,
            Pos at) {
        if (args.length != parameters.size()) {
            caller.fault(
                    at,
                    function
                            + " takes "
                            + parameters.size()
                            + " arguments and was given "
                            + args.length);
            return null;
        }
        var coerced = new @Nullable Object[args.length];
        for (var i = 0; i < args.length; i++) {
            var parameter = parameters.get(i);
            if (parameter.type() != Simple.ANY) {
                caller.run.lookThrough(args[i]);
            }
            coerced[i] = Types.coerce(args[i], parameter.type());
            if (Types.misfit(coerced[i])) {
                caller.fault(
                        at,
                        "parameter "
                                + parameter.name()
                                + " of "
                                + function
                                + " wants "
                                + parameter.type()
                                + " and was given "
                                + Values.typeName(args[i])
                                + Types.why(args[i], parameter.type()));
                return null;
            }
        }
        return coerced;
    }

    /// @return the arguments by position, or null after a fault
    static @Nullable Object @Nullable [] order(
            String function,
            List<Fn.Param> parameters,
            List<String> names,
            @Nullable Object[] args,
            Frame caller,
            Pos at) {
        var known = parameters.stream().map(Fn.Param::name).toList();
        var positional = new @Nullable Object[known.size()];
        var given = new boolean[positional.length];
        for (var i = 0; i < args.length; i++) {
            var index = -1;
            for (var j = 0; j < known.size(); j++) {
                if (Names.composed(known.get(j)).equals(names.get(i))) {
                    index = j;
                }
            }
            if (index < 0 || given[index]) {
                caller.fault(
                        at,
                        function + " has no parameter \"" + names.get(i) + "\"; it has " + known);
                return null;
            }
            given[index] = true;
            positional[index] = args[i];
        }
        for (var i = 0; i < given.length; i++) {
            if (!given[i]) {
                caller.fault(at, "parameter " + known.get(i) + " of " + function + " is missing");
                return null;
            }
        }
        return positional;
    }
}
