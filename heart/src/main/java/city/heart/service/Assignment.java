// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

/// How a service gives its places: to each child at once, or to all children of a school year together.
public sealed interface Assignment {
    /// Each due child is offered the unit that fits best among those with room at that moment.
    record AtOnce() implements Assignment {}

    /// Due children wait for the round of their school year; who comes after it is offered a place at once.
    ///
    /// @param opens from which day on the round may be opened, in the calendar year in which the school
    ///     year begins
    /// @param order what counts, the weightiest first
    record Round(MonthDay opens, List<Aim> order) implements Assignment {
        public Round {
            order = List.copyOf(order);
        }

        /// The first day of the round of a school year.
        ///
        /// @param year the calendar year in which the school year begins
        public LocalDate opensOn(int year) {
            return opens.atYear(year);
        }
    }

    /// One aim of a round, over all children together.
    enum Aim {
        /// Every child with a right to a place has one.
        RIGHT,
        /// As many children as possible have a place.
        PLACED,
        /// A unit in the admission area of the child's home.
        OWN_AREA,
        /// A unit where a sibling of the same home is in that school year, or from which children go on to that
        /// sibling's school.
        SIBLINGS,
        /// A unit whose children go on to the child's future school.
        CONTINUITY,
        /// The way of all children together, in metres.
        METRES
    }
}
