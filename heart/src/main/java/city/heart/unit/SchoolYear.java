// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import java.time.LocalDate;

/// A school year, from 1 August to 31 July (Basic Education Act 628/1998, section 23).
///
/// @param begins the calendar year in which it begins
public record SchoolYear(int begins) implements Comparable<SchoolYear> {
    /// @param period as services write it: `2026-27`
    /// @throws IllegalArgumentException for anything else
    public static SchoolYear of(String period) {
        if (!period.matches("\\d{4}-\\d{2}")) {
            throw new IllegalArgumentException("A school year is written 2026-27: " + period);
        }
        var year = new SchoolYear(Integer.parseInt(period.substring(0, 4)));
        if (!year.period().equals(period)) {
            throw new IllegalArgumentException("A school year is written 2026-27: " + period);
        }
        return year;
    }

    /// `2026-27`.
    public String period() {
        return "%d-%02d".formatted(begins, (begins + 1) % 100);
    }

    /// 1 August.
    public LocalDate first() {
        return LocalDate.of(begins, 8, 1);
    }

    /// 31 July.
    public LocalDate last() {
        return LocalDate.of(begins + 1, 7, 31);
    }

    @Override
    public int compareTo(SchoolYear other) {
        return Integer.compare(begins, other.begins);
    }
}
