// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a register's record says, in the city's words: checked, but not yet compared with what is
/// known. To apply it cannot fail.
public sealed interface Statement {
    /// A person named in a record.
    ///
    /// @param code  identity code, null for somebody the register knows without one
    /// @param key   by which the same person is found again: the code, or a text made of the record's
    ///     own code and what it says of the other
    /// @param names as far as told
    /// @param birth as far as told
    record Person(@Nullable String code, String key, @Nullable Names names, @Nullable Birth birth) {
        public static Person of(String code) {
            return new Person(code, code, null, null);
        }

        @Override
        public String toString() {
            return "Person[…]";
        }
    }

    /// An e-mail address. None of the facts: this module only passes it on to [MailListener].
    ///
    /// @param address null where there is none any longer
    /// @param since null where the register does not say
    record Mail(@Nullable String address, @Nullable LocalDate since) {
        @Override
        public String toString() {
            return "Mail[…]";
        }
    }

    /// A fact about the record's own person.
    ///
    /// @param from  null where the register does not say since when
    /// @param until first day on which it no longer holds, null for until further notice
    /// @param value null for an end
    record Fact<V>(
            FactTable<V> table,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable V value)
            implements Statement {}

    /// What one person is to another.
    ///
    /// @param value null where it ended or was taken away
    record Relation(
            Person child,
            Person guardian,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Facts.@Nullable Custody value)
            implements Statement {}

    /// Whether a parent has the right to information about the child; weaker than custody.
    record Parent(Person child, Person parent, boolean informed) implements Statement {}

    /// Another identity code is the person's now.
    record Correction(String active, List<String> former) implements Statement {}
}
