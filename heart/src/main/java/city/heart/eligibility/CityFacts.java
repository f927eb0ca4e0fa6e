// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import city.base.shared.RecordingNumber;
import city.dmn.Column;
import city.heart.fact.FactColumn;
import city.heart.fact.FactColumn.Codes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The facts of the whole city in columns, out of the columns of their owners.
final class CityFacts {
    private final int size;
    private final int words;
    private final RecordingNumber known;
    private final Function<String, FactColumn> facts;
    // Asked once for many residents.
    private final Map<String, FactColumn> kept = new HashMap<>();

    /// @param size the highest resident number plus one
    /// @param facts by name; throws for one that nobody supplies
    CityFacts(int size, RecordingNumber known, Function<String, FactColumn> facts) {
        this.size = size;
        this.words = size / 64 + 1;
        this.known = known;
        this.facts = facts;
    }

    int size() {
        return size;
    }

    /// All facts up to this recording are in the columns, none after it.
    RecordingNumber known() {
        return known;
    }

    /// The columns of these facts.
    ///
    /// @throws IllegalArgumentException for a fact that no rule can be given
    city.dmn.Columns of(List<String> names) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (var name : names) {
            columns.put(name, column(facts.apply(name)));
        }
        return new city.dmn.Columns(size, columns);
    }

    /// These facts of one resident.
    Map<String, @Nullable Object> row(List<String> names, int resident) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var name : names) {
            values.put(name, kept.computeIfAbsent(name, facts).value(resident));
        }
        return values;
    }

    private Column column(FactColumn fact) {
        return switch (fact) {
            case FactColumn.Flags(var bits) -> flags(bits);
            case FactColumn.Always() -> {
                var bits = new long[words];
                Arrays.fill(bits, -1L);
                yield flags(bits);
            }
            case FactColumn.Shorts(var values, var unknown) -> numbers(values, unknown);
            case FactColumn.Bytes(var values) ->
                    new Column.Numbers(Column.Whole.of(values), 0, null);
            case Codes codes -> codes(codes);
        };
    }

    private Column flags(long[] bits) {
        return new Column.Booleans(
                bits.length >= words ? bits : Arrays.copyOf(bits, words), size, null);
    }

    private Column numbers(short[] values, short unknown) {
        var nulls = new long[words];
        for (var i = 0; i < size; i++) {
            if (values[i] == unknown) {
                set(nulls, i);
            }
        }
        return new Column.Numbers(Column.Whole.of(values), 0, nulls);
    }

    private Column codes(Codes fact) {
        var codes = new short[size];
        var nulls = new long[words];
        for (var i = 0; i < size; i++) {
            var at = fact.code().applyAsInt(i);
            if (at == Codes.UNKNOWN) {
                set(nulls, i);
            } else {
                codes[i] = (short) at;
            }
        }
        return new Column.Codes(Column.Whole.of(codes), fact.values(), nulls);
    }

    private static void set(long[] bits, int index) {
        bits[index >> 6] |= 1L << index;
    }
}
