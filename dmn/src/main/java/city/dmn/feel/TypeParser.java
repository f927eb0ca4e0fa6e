// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads names of types: `list<number>`, `context<a: string>`, item definitions.
final class TypeParser {
    private static final Map<String, FeelType> SIMPLE = simpleTypes();

    private final Reading reading;
    private final Cursor cursor;

    TypeParser(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor();
    }

    private static Map<String, FeelType> simpleTypes() {
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

    FeelType type() {
        cursor.skip();
        reading.deeper("a simpler type");
        var type = read();
        reading.back();
        return type;
    }

    private FeelType read() {
        var begin = cursor.offset();
        var text = cursor.text();
        FeelType best = null;
        String name = "";
        var end = -1;
        for (var types : List.of(reading.setting().types(), SIMPLE)) {
            for (var entry : types.entrySet()) {
                var matched = Token.match(Token.of(entry.getKey()), text, begin);
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
        cursor.moveTo(end);
        if (!cursor.at("<") || reading.setting().types().containsKey(name)) {
            return best;
        }
        return switch (name) {
            case "list" -> new FeelType.ListOf(element());
            case "range" -> new FeelType.RangeOf(element());
            case "context" -> context();
            case "function" -> function();
            default -> best;
        };
    }

    private FeelType element() {
        cursor.expect("<");
        var type = type();
        cursor.expect(">");
        return type;
    }

    private FeelType context() {
        cursor.expect("<");
        var entries = new LinkedHashMap<String, FeelType>();
        do {
            cursor.skip();
            var name = cursor.name();
            cursor.expect(":");
            entries.put(name, type());
        } while (cursor.accept(","));
        cursor.expect(">");
        return new FeelType.ContextOf(entries);
    }

    private FeelType function() {
        cursor.expect("<");
        var parameters = new ArrayList<FeelType>();
        if (!cursor.at(">")) {
            do {
                parameters.add(type());
            } while (cursor.accept(","));
        }
        cursor.expect(">");
        cursor.expect("->");
        return new FeelType.FunctionOf(List.copyOf(parameters), type());
    }
}
