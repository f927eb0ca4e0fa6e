// SPDX-License-Identifier: EUPL-1.2
package city.synthetic;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// What `rates.yaml` says: shares and yearly rates that no data set of the folder holds. Each entry
/// has a `value` and either a `source` or `assumption: true`; an entry with neither is refused, so
/// that a guess is never taken for a figure.
public final class Rates {
    private final Map<String, Double> values;

    private Rates(Map<String, Double> values) {
        this.values = values;
    }

    /// @throws IllegalArgumentException naming the entry that has no value or no origin
    public static Rates read(Path file) {
        var values = new LinkedHashMap<String, Double>();
        CityFolder.yaml(file)
                .forEach((group, entries) -> {
                    if (!(entries instanceof Map<?, ?> map)) {
                        throw new IllegalArgumentException(
                                file + ": " + group + " must hold entries");
                    }
                    map.forEach((key, entry) ->
                            values.put(group + "." + key, value(file, group + "." + key, entry)));
                });
        return new Rates(values);
    }

    /// @param key group and entry, `year.births`
    /// @return the value in the unit that the file names
    /// @throws IllegalArgumentException if the file has no such entry
    public double get(String key) {
        var value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("rates.yaml has no entry " + key);
        }
        return value;
    }

    /// @return all entries of a group in the order of the file, by their name in the group
    public Map<String, Double> group(String group) {
        var found = new LinkedHashMap<String, Double>();
        values.forEach((key, value) -> {
            if (key.startsWith(group + ".")) {
                found.put(key.substring(group.length() + 1), value);
            }
        });
        return found;
    }

    private static double value(Path file, String key, Object entry) {
        if (!(entry instanceof Map<?, ?> map && map.get("value") instanceof Number number)) {
            throw new IllegalArgumentException("%s: %s needs a value".formatted(file, key));
        }
        boolean sourced = map.get("source") instanceof String text && !text.isBlank();
        boolean assumed = Boolean.TRUE.equals(map.get("assumption"));
        if (sourced == assumed) {
            throw new IllegalArgumentException(
                    "%s: %s needs either a source or assumption: true".formatted(file, key));
        }
        return number.doubleValue();
    }
}
