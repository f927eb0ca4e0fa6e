// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A context of FEEL values, in the order of its entries. Like [Items] it cannot be changed and knows how deep and how
/// large it is.
public final class Entries extends AbstractMap<String, @Nullable Object> {
    private final Map<String, @Nullable Object> entries;
    private final Weight weight;

    private Entries(Map<String, @Nullable Object> entries, Weight weight) {
        this.entries = Collections.unmodifiableMap(entries);
        this.weight = weight;
    }

    /// A context with these entries, counted among what a run makes. The map must not be changed afterwards.
    ///
    /// @throws Run.Exhausted where it is too deep or too large
    public static Entries of(LinkedHashMap<String, @Nullable Object> entries, Run run) {
        run.hold(150 + 64L * entries.size());
        var weight = Weight.around(entries.values());
        weight.check(run);
        return new Entries(entries, weight);
    }

    /// A context from outside, or of constants.
    ///
    /// @throws IllegalArgumentException where it is too deep or too large
    public static Entries given(LinkedHashMap<String, @Nullable Object> entries) {
        var weight = Weight.around(entries.values());
        weight.check();
        return new Entries(entries, weight);
    }

    Weight weight() {
        return weight;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return entries.get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return entries.containsKey(key);
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public Set<String> keySet() {
        return entries.keySet();
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return entries.entrySet();
    }
}
