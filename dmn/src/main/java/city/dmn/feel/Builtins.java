// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// All built-in functions (DMN 1.5, 10.3.4), in groups.
public final class Builtins {
    private static final Scope SCOPE = new Scope(null);
    private static final Set<String> NAMES = new HashSet<>();

    static {
        var all = new ArrayList<Builtin>();
        NumberFunctions.addTo(all);
        StringFunctions.addTo(all);
        ListFunctions.addTo(all);
        ContextFunctions.addTo(all);
        TimeFunctions.addTo(all);
        RangeFunctions.addTo(all);
        for (var builtin : all) {
            SCOPE.add(builtin.name(), new Operands.Const(builtin, builtin.type()));
            NAMES.add(builtin.name());
        }
    }

    private Builtins() {}

    /// The outermost scope: built-in functions and nothing else.
    public static Scope scope() {
        return SCOPE;
    }

    /// Whether a built-in function has this name.
    public static boolean has(String name) {
        return NAMES.contains(name);
    }

    static Builtin add(List<Builtin> all, String name, FeelType result) {
        var builtin = new Builtin(name, result);
        all.add(builtin);
        return builtin;
    }
}
