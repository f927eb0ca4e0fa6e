// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import city.heart.population.Birth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads single fields of the register's groups and checks them: texts, days of three accuracies,
/// languages, codes of municipalities. Each names the place of what is wrong, never the value.
final class Fields {
    private static final int OLDEST = 1850;
    private static final int OPEN_END = 2900;
    private static final int LONGEST = 200;
    private static final java.util.Map<String, String> TWO_LETTERS =
            java.util.Arrays.stream(Locale.getISOLanguages())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    it -> Locale.of(it).getISO3Language(),
                                    it -> it,
                                    (one, _) -> one));

    private Fields() {}

    /// Two letters where ISO 639-1 has the language, else the three of ISO 639-2/3.
    static String language(Dvv.Group group, String name) {
        var code = group.kielikoodi == null ? group.kielikoodiISO6392 : group.kielikoodi;
        if (code == null) {
            throw new Broken(RecordFault.MISSING_FIELD, name + ".kielikoodi");
        }
        var small = code.toLowerCase(Locale.ROOT);
        if (small.length() < 2
                || small.length() > 3
                || !small.chars().allMatch(it -> it >= 'a' && it <= 'z')) {
            throw new Broken(RecordFault.UNKNOWN_LANGUAGE, name + ".kielikoodi");
        }
        return small.length() == 3 ? TWO_LETTERS.getOrDefault(small, small) : small;
    }

    static Birth birth(Dvv.@Nullable Day day, String name, LocalDate today) {
        var place = name + ".syntymapv";
        if (day == null || day.arvo == null) {
            throw new Broken(RecordFault.MISSING_FIELD, place);
        }
        try {
            var whole =
                    switch (day.tarkkuus) {
                        case "VUOSI" -> new Birth(year(day.arvo, place), null, null);
                        case "KUUKAUSI" -> {
                            var month = Integer.parseInt(day.arvo, 5, 7, 10);
                            if (month < 1 || month > 12) {
                                throw new Broken(RecordFault.IMPOSSIBLE_DATE, place);
                            }
                            yield new Birth(year(day.arvo, place), month, null);
                        }
                        case null, default -> Birth.on(date(day.arvo));
                    };
            var year = whole.year();
            if (year == null
                    || year < OLDEST
                    || year > today.getYear()
                    || whole.date().orElse(today).isAfter(today.plusDays(1))) {
                throw new Broken(RecordFault.IMPOSSIBLE_DATE, place);
            }
            return whole;
        } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException _) {
            throw new Broken(RecordFault.IMPOSSIBLE_DATE, place);
        }
    }

    /// `2026-01-07`; some million times a load, so without a formatter.
    ///
    /// @throws DateTimeException if it is no day
    private static LocalDate date(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            throw new DateTimeException("Not a day");
        }
        return LocalDate.of(
                Integer.parseInt(text, 0, 4, 10),
                Integer.parseInt(text, 5, 7, 10),
                Integer.parseInt(text, 8, 10, 10));
    }

    private static int year(String text, String place) {
        if (text.length() < 4) {
            throw new Broken(RecordFault.IMPOSSIBLE_DATE, place);
        }
        return Integer.parseInt(text, 0, 4, 10);
    }

    /// A day; where only a year or month is known, its first day.
    static @Nullable LocalDate day(Dvv.@Nullable Day day, String place) {
        if (day == null || day.arvo == null) {
            return null;
        }
        try {
            var parsed =
                    switch (day.tarkkuus) {
                        case "VUOSI" -> LocalDate.of(year(day.arvo, place), 1, 1);
                        case "KUUKAUSI" ->
                                LocalDate.of(
                                        year(day.arvo, place),
                                        Integer.parseInt(day.arvo, 5, 7, 10),
                                        1);
                        case null, default -> date(day.arvo);
                    };
            if (parsed.getYear() < OLDEST || parsed.getYear() > 9999) {
                throw new Broken(RecordFault.IMPOSSIBLE_DATE, place);
            }
            return parsed;
        } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException _) {
            throw new Broken(RecordFault.IMPOSSIBLE_DATE, place);
        }
    }

    /// A last day, as the first day after it; null for an end in the far future.
    static @Nullable LocalDate last(Dvv.@Nullable Day day, String place) {
        var last = day(day, place);
        return last == null || last.getYear() >= OPEN_END ? null : last.plusDays(1);
    }

    static @Nullable String text(@Nullable String text, String place) {
        if (text == null) {
            return null;
        }
        if (text.length() > LONGEST) {
            throw new Broken(RecordFault.UNUSABLE_TEXT, place);
        }
        for (var i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i)) || isHalf(text, i)) {
                throw new Broken(RecordFault.UNUSABLE_TEXT, place);
            }
        }
        return text;
    }

    /// Half of a character, which no text in UTF-8 can hold.
    private static boolean isHalf(String text, int at) {
        return Character.isSurrogate(text.charAt(at))
                && Character.getType(text.codePointAt(at)) == Character.SURROGATE
                && (at == 0
                        || Character.isLowSurrogate(text.charAt(at))
                                != Character.isHighSurrogate(text.charAt(at - 1)));
    }

    /// All codes in use, "none", "unknown" and "abroad" included.
    static Set<String> municipalities() {
        try (var stream = Fields.class.getResourceAsStream("/register/municipalities.txt")) {
            var text =
                    new String(
                            Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(it -> !it.startsWith("#"))
                    .flatMap(it -> java.util.Arrays.stream(it.split(" ")))
                    .filter(it -> !it.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// True for the year of a day that stands for "without end".
    static boolean endless(LocalDate day) {
        return day.getYear() >= OPEN_END;
    }
}
