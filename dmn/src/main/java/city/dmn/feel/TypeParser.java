// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.Fault;
import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads names of types: `list<number>`, `context<a: string>`, item definitions.
abstract class TypeParser extends Cursor {
    /// Nesting deeper than this is refused: it would end the thread's stack.
    static final int MAX_NESTING = 200;

    final Parser.Setting setting;
    int nesting;

    TypeParser(Source source, Parser.Setting setting, List<Fault> faults) {
        super(source, faults);
        this.setting = setting;
    }

    private static final Map<String, FeelType> SIMPLE = simpleTypes();

    static Map<String, FeelType> simpleTypes() {
        var types = new LinkedHashMap<String, FeelType>();
        for (var simple : FeelType.Simple.values()) {
            types.put(simple.toString(), simple);
        }
        types.put("dateTime", Simple.DATE_TIME);
        types.put("dayTimeDuration", Simple.DAY_DURATION);
        types.put("yearMonthDuration", Simple.MONTH_DURATION);
        types.put("any", Simple.ANY);
        types.put("list", new FeelType.ListOf(Simple.ANY));
        types.put("context", new FeelType.ContextOf(new LinkedHashMap<>()));
        types.put("range", new FeelType.RangeOf(Simple.ANY));
        types.put("function", new FeelType.FunctionOf(null, Simple.ANY));
        return Map.copyOf(types);
    }

    FeelType typeName() {
        skip();
        var begin = p;
        if (++nesting > MAX_NESTING) {
            throw new Syntax(p, "nested deeper than " + MAX_NESTING, "a simpler type");
        }
        var type = typeNameInner(begin);
        nesting--;
        return type;
    }

    FeelType typeNameInner(int begin) {
        FeelType best = null;
        String name = "";
        var end = -1;
        for (var types : List.of(setting.types(), SIMPLE)) {
            for (var entry : types.entrySet()) {
                var matched = Scope.match(Scope.tokens(entry.getKey()), text, begin);
                if (matched > end) {
                    end = matched;
                    best = entry.getValue();
                    name = entry.getKey();
                }
            }
        }
        if (best == null) {
            throw new Syntax(
                    begin,
                    "unknown type \"" + text.substring(begin).strip() + "\"",
                    "a FEEL type or an item definition of this model");
        }
        p = end;
        if (!at("<") || setting.types().containsKey(name)) {
            return best;
        }
        return switch (name) {
            case "list" -> new FeelType.ListOf(one());
            case "range" -> new FeelType.RangeOf(one());
            case "context" -> contextType();
            case "function" -> functionType();
            default -> best;
        };
    }

    FeelType one() {
        expect("<");
        var type = typeName();
        expect(">");
        return type;
    }

    FeelType contextType() {
        expect("<");
        var entries = new LinkedHashMap<String, FeelType>();
        do {
            skip();
            var name = contextKey();
            expect(":");
            entries.put(name, typeName());
        } while (accept(","));
        expect(">");
        return new FeelType.ContextOf(entries);
    }

    FeelType functionType() {
        expect("<");
        var parameters = new ArrayList<FeelType>();
        if (!at(">")) {
            do {
                parameters.add(typeName());
            } while (accept(","));
        }
        expect(">");
        expect("->");
        return new FeelType.FunctionOf(List.copyOf(parameters), typeName());
    }
}
