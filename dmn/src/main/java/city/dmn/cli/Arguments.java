// SPDX-License-Identifier: EUPL-1.2
package city.dmn.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The words of a command: what stands plainly, and options with a value or without one.
final class Arguments {
    private static final Set<String> WITH_VALUE = Set.of("--decision", "--day", "--out");
    private static final Set<String> SWITCHES = Set.of("--map-types", "--no-java", "--help");

    private final List<String> plain = new ArrayList<>();
    private final Map<String, String> options = new LinkedHashMap<>();

    /// Takes the words apart.
    static Arguments of(List<String> words) {
        var all = new Arguments();
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            var sign = word.startsWith("--") ? word.indexOf('=') : -1;
            if (sign > 0 && WITH_VALUE.contains(word.substring(0, sign))) {
                all.options.put(word.substring(0, sign), word.substring(sign + 1));
            } else if (!word.startsWith("--")) {
                all.plain.add(word);
            } else if (SWITCHES.contains(word)) {
                all.options.put(word, "");
            } else if (!WITH_VALUE.contains(word)) {
                throw new Unusable(
                        "there is no option " + word + "; ./city dmn tells which there are");
            } else if (i + 1 == words.size()) {
                throw new Unusable("the option " + word + " wants a value behind it");
            } else {
                all.options.put(word, words.get(++i));
            }
        }
        return all;
    }

    /// The command; empty when there is none.
    String command() {
        return plain.isEmpty() ? "" : plain.getFirst();
    }

    /// What stands behind the command.
    List<String> names() {
        return plain.subList(Math.min(1, plain.size()), plain.size());
    }

    @Nullable String option(String name) {
        return options.get(name);
    }

    boolean has(String name) {
        return options.containsKey(name);
    }

    /// @throws Unusable when an option does not belong to the command
    void allow(String... names) {
        for (var option : options.keySet()) {
            if (!List.of(names).contains(option)) {
                throw new Unusable(command() + " has no option " + option);
            }
        }
    }
}
