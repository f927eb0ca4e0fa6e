// SPDX-License-Identifier: EUPL-1.2
package city.heart.fact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One fact as its owner gives it: of one person, and in columns. Both say the same of everybody. What a
/// register does not know is null: unknown never means no. A change of how it is derived raises its
/// `version` in the city's vocabulary.
///
/// @param <R> what the owner reads of one person
/// @param <C> the owner's columns
/// @param name in English, as rules write it
/// @param values all that it can be; empty where any value of the type can be
/// @param of of one person on a day
/// @param absent of somebody on whom the owner has nothing
/// @param column of the whole city
public record SuppliedFact<R, C>(
        String name,
        FactType type,
        LegalClass legalClass,
        List<String> values,
        Row<R> of,
        @Nullable Object absent,
        Function<C, FactColumn> column) {
    public SuppliedFact {
        values = List.copyOf(values);
    }

    /// Reads a fact out of what is known of one person.
    @FunctionalInterface
    public interface Row<R> {
        /// Null where it is unknown.
        @Nullable Object of(R person, LocalDate day);
    }

    /// Yes or no; no where the owner has nothing.
    public static <R, C> SuppliedFact<R, C> flag(
            String name,
            LegalClass legalClass,
            BiFunction<R, LocalDate, Boolean> of,
            Function<C, long[]> bits) {
        return new SuppliedFact<>(
                name,
                FactType.BOOLEAN,
                legalClass,
                List.of(),
                of::apply,
                false,
                it -> new FactColumn.Flags(bits.apply(it)));
    }

    /// A number.
    public static <R, C> SuppliedFact<R, C> number(
            String name, LegalClass legalClass, Row<R> of, Function<C, FactColumn> column) {
        return new SuppliedFact<>(name, FactType.NUMBER, legalClass, List.of(), of, null, column);
    }

    /// A whole number as rules take it.
    public static BigDecimal number(long value) {
        return BigDecimal.valueOf(value);
    }
}
