// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Child id → unit id over the instance's own sorted ids, which a solver hands out without sorting them again.
/// Unmodifiable; parts of it are copies.
final class Places extends AbstractMap<String, String> implements SortedMap<String, String> {
    private final String[] children;
    private final String[] units;

    private Places(String[] children, String[] units) {
        this.children = children;
        this.units = units;
    }

    /// @param place unit index per child; whoever is below zero or beyond the units has none
    static Places of(Instance in, int[] place) {
        var placed = (int) Arrays.stream(place).filter(it -> it >= 0 && it < in.units()).count();
        var children = new String[placed];
        var units = new String[placed];
        var at = 0;
        for (var i = 0; i < place.length; i++) {
            if (place[i] >= 0 && place[i] < in.units()) {
                children[at] = in.childIds[i];
                units[at++] = in.unitIds[place[i]];
            }
        }
        return new Places(children, units);
    }

    private int index(@Nullable Object child) {
        return child instanceof String id ? Arrays.binarySearch(children, id) : -1;
    }

    @Override
    public @Nullable String get(@Nullable Object child) {
        var at = index(child);
        return at < 0 ? null : units[at];
    }

    @Override
    public boolean containsKey(@Nullable Object child) {
        return index(child) >= 0;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return children.length;
            }

            @Override
            public Iterator<Map.Entry<String, String>> iterator() {
                return new Iterator<>() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return next < children.length;
                    }

                    @Override
                    public Map.Entry<String, String> next() {
                        if (next == children.length) {
                            throw new NoSuchElementException();
                        }
                        return Map.entry(children[next], units[next++]);
                    }
                };
            }
        };
    }

    @Override
    public @Nullable Comparator<? super String> comparator() {
        return null;
    }

    @Override
    public String firstKey() {
        return copy().firstKey();
    }

    @Override
    public String lastKey() {
        return copy().lastKey();
    }

    @Override
    public SortedMap<String, String> subMap(String from, String to) {
        return copy().subMap(from, to);
    }

    @Override
    public SortedMap<String, String> headMap(String to) {
        return copy().headMap(to);
    }

    @Override
    public SortedMap<String, String> tailMap(String from) {
        return copy().tailMap(from);
    }

    private SortedMap<String, String> copy() {
        return java.util.Collections.unmodifiableSortedMap(new TreeMap<>(this));
    }
}
