// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The states of a thing and what leads from one to the next: one table that the code runs and a page of the
/// documents shows (`LifecycleContract`, a test).
///
/// ```java
/// static final Lifecycle<State, Happening> TABLE =
///         new Lifecycle<>(
///                 OPEN,
///                 List.of(
///                         row(EnumSet.of(OPEN), SIGNED, DECIDED, "by a second person"),
///                         row(EnumSet.of(OPEN, DECIDED), TAKEN_BACK, ENDED, "with a reason")));
///
/// TABLE.after(it.state(), SIGNED)     // where it leads, or empty: then nothing changes
/// ```
///
/// @param <S> the states
/// @param <H> what happens
public final class Lifecycle<
        S extends Enum<S> & Lifecycle.Explained, H extends Enum<H> & Lifecycle.Explained> {
    /// What a state or a happening means.
    public interface Explained {
        /// In a sentence.
        String text();
    }

    /// In any of these states this happening leads there.
    public record Row<S, H>(Set<S> from, H happening, S to, String because) {}

    private final S first;
    private final List<Row<S, H>> rows;
    private final Map<S, Map<H, S>> next = new HashMap<>();

    /// The whole table.
    ///
    /// @param first where everything begins
    /// @throws IllegalArgumentException where two rows say what happens in the same state by the same
    public Lifecycle(S first, List<Row<S, H>> rows) {
        this.first = first;
        this.rows = List.copyOf(rows);
        for (var row : rows) {
            for (var from : row.from()) {
                var before =
                        next.computeIfAbsent(from, _ -> new HashMap<>())
                                .put(row.happening(), row.to());
                if (before != null) {
                    throw new IllegalArgumentException(
                            "Two rows for " + from + " and " + row.happening());
                }
            }
        }
    }

    /// One row of the table.
    public static <S extends Enum<S>, H> Row<S, H> row(
            Set<S> from, H happening, S to, String because) {
        return new Row<>(EnumSet.copyOf(from), happening, to, because);
    }

    /// Where this leads, or empty where it cannot happen: then nothing changes.
    public Optional<S> after(S state, H happening) {
        return Optional.ofNullable(next.getOrDefault(state, Map.of()).get(happening));
    }

    /// As they were given.
    public List<Row<S, H>> rows() {
        return rows;
    }

    /// Where everything begins.
    public S first() {
        return first;
    }

    /// True where nothing follows any more.
    public boolean isLast(S state) {
        return !next.containsKey(state);
    }
}
