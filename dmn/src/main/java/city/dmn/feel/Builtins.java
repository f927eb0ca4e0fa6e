// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelType;
import java.util.ArrayList;
import java.util.List;

/// All built-in functions (DMN 1.5, 10.3.4), in groups.
public final class Builtins {
    private static final Scope SCOPE = new Scope(null);
    private static final List<Builtin> ALL;

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
        }
        ALL = List.copyOf(all);
    }

    private Builtins() {}

    /// The outermost scope: built-in functions and nothing else.
    public static Scope scope() {
        return SCOPE;
    }

    /// All built-in functions.
    public static List<Builtin> all() {
        return ALL;
    }

    /// Whether a built-in function has this name.
    public static boolean named(String name) {
        var found = SCOPE.find(name, 0);
        return found != null && found.end() == name.length();
    }

    static Builtin add(List<Builtin> all, String name, FeelType result) {
        var builtin = new Builtin(name, result);
        all.add(builtin);
        return builtin;
    }
}
