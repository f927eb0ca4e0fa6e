// SPDX-License-Identifier: EUPL-1.2
package city.bench.dmn;

import city.bench.workload.Case;
import city.bench.workload.CheckSum;
import city.bench.workload.City;
import city.bench.workload.Models;
import city.bench.workload.Models.Screening;
import city.bench.workload.Subject;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// The same rules written by hand in Java: over records for single cases, over columns for a population. What a rule
/// engine could reach at most.
public final class HandSubject implements Subject {
    private static final LocalDate AUGUST = LocalDate.of(2026, 8, 1);

    @Override
    public @Nullable Work prepare(Case what) {
        return switch (what.form()) {
            case PLAIN ->
                    switch (what.model()) {
                        case ELIGIBILITY ->
                                new Records<>(what.people(), Resident::of, HandSubject::services);
                        case PRE_SCHOOL ->
                                new Records<>(what.people(), Child::of, HandSubject::offer);
                        default -> null;
                    };
            case POPULATION ->
                    switch (what.model()) {
                        case ELIGIBILITY, PRE_SCHOOL, FIFTY ->
                                new HandColumns(new City(what.people()), what.model());
                        case MEMORY -> new Memory();
                        default -> null;
                    };
            default -> null;
        };
    }

    private record Resident(
            int age, @Nullable String municipality, String sex, @Nullable Integer months) {
        static Resident of(City city, int i) {
            return new Resident(
                    city.age[i],
                    City.is(city.noMunicipality, i)
                            ? null
                            : City.MUNICIPALITIES.get(city.municipality[i]),
                    City.SEXES.get(city.sex[i]),
                    City.is(city.noMonths, i) ? null : (Integer) (int) city.months[i]);
        }
    }

    private record Child(
            @Nullable LocalDate birth,
            @Nullable String municipality,
            boolean enrolled,
            int guardians,
            boolean refusal,
            @Nullable String language) {
        static Child of(City city, int i) {
            return new Child(
                    City.is(city.noBirth, i) ? null : LocalDate.ofEpochDay(city.birth[i]),
                    City.is(city.noMunicipality, i)
                            ? null
                            : City.MUNICIPALITIES.get(city.municipality[i]),
                    City.is(city.enrolled, i),
                    city.guardians[i],
                    City.is(city.refusal, i),
                    City.is(city.noLanguage, i) ? null : City.LANGUAGES.get(city.language[i]));
        }
    }

    private static final Screening[] SCREENINGS = Models.SCREENINGS.toArray(Screening[]::new);

    /// A bit for each service.
    private static int services(Resident it) {
        var town = it.municipality() == null ? -1 : Models.TOWNS.indexOf(it.municipality());
        if (town < 0 || it.months() == null) {
            return 0;
        }
        var mask = 0;
        for (var i = 0; i < SCREENINGS.length; i++) {
            var s = SCREENINGS[i];
            if (it.age() >= s.fromAge()
                    && it.age() <= s.toAge()
                    && (s.sex().isEmpty() || s.sex().equals(it.sex()))
                    && it.months() >= s.everyMonths()) {
                mask |= 1 << (town * SCREENINGS.length + i);
            }
        }
        return mask;
    }

    /// The position in [Models#OFFERS].
    private static int offer(Child it) {
        var age = it.birth() == null ? -1 : Period.between(it.birth(), AUGUST).getYears();
        if (age >= 8 && age <= 130) {
            return 0;
        }
        if (!"091".equals(it.municipality())) {
            return 1;
        }
        if (it.enrolled()) {
            return 0;
        }
        if ((age == 6 || age == 7) && it.refusal()) {
            return 2;
        }
        if (age == 6 && it.guardians() == 0) {
            return 3;
        }
        if (age == 6 && it.guardians() >= 1 && !it.refusal()) {
            return "fi".equals(it.language()) || "sv".equals(it.language()) ? 4 : 5;
        }
        return 0;
    }

    private interface Maker<T> {
        T of(City city, int i);
    }

    private static final class Records<T> implements Work {
        private final List<T> people = new ArrayList<>();
        private final ToIntFunction<T> rule;

        Records(int size, Maker<T> maker, ToIntFunction<T> rule) {
            this.rule = rule;
            var city = new City(size);
            for (var i = 0; i < size; i++) {
                people.add(maker.of(city, i));
            }
        }

        @Override
        public int size() {
            return people.size() * 100;
        }

        @Override
        public long batch() {
            var sum = 0L;
            for (var round = 0; round < 100; round++) {
                for (var i = 0; i < people.size(); i++) {
                    sum += rule.applyAsInt(people.get(i));
                }
            }
            return sum;
        }

        @Override
        public List<String> answers() {
            IntFunction<String> text =
                    people.getFirst() instanceof Child
                            ? Models.OFFERS::get
                            : mask -> {
                                var names = CheckSum.serviceNames();
                                var all = new ArrayList<String>();
                                for (var rest = mask; rest != 0; rest &= rest - 1) {
                                    all.add(names.get(Integer.numberOfTrailingZeros(rest)));
                                }
                                return all.toString();
                            };
            return people.stream().map(it -> text.apply(rule.applyAsInt(it))).toList();
        }
    }

    /// Reads 256 MB, far more than any cache holds.
    private static final class Memory implements Work {
        private final long[] words = new long[32 << 20];

        @Override
        public int size() {
            return words.length * 8;
        }

        @Override
        public long batch() {
            var a = 0L;
            var b = 0L;
            var c = 0L;
            var d = 0L;
            for (var i = 0; i < words.length; i += 4) {
                a += words[i];
                b += words[i + 1];
                c += words[i + 2];
                d += words[i + 3];
            }
            return a + b + c + d;
        }

        @Override
        public List<String> answers() {
            return List.of();
        }
    }
}
