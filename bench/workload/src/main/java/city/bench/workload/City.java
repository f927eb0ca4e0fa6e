// SPDX-License-Identifier: EUPL-1.2
package city.bench.workload;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Invented people as columns: ages 0 to 94, four fifths in one municipality, now and then a value missing. The same
/// number gives the same people.
public final class City {
    /// The day of every decision.
    public static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    /// The municipalities; [#municipality] holds positions in it.
    public static final List<String> MUNICIPALITIES =
            List.of("091", "049", "092", "235", "186", "245", "257", "543", "638", "753", "858");

    /// The languages; [#language] holds positions in it.
    public static final List<String> LANGUAGES = List.of("fi", "sv", "en", "ru", "et", "ar", "so");

    public static final List<String> SEXES = List.of("F", "M");

    /// How many.
    public final int size;

    /// Days since 1970-01-01.
    public final int[] birth;

    /// Whole years on [#DAY].
    public final byte[] age;

    public final byte[] municipality;
    public final byte[] sex;

    /// Months since the last time.
    public final byte[] months;

    public final long[] enrolled;
    public final byte[] guardians;
    public final long[] refusal;
    public final byte[] language;

    /// Bitmaps of the missing values.
    public final long[] noBirth;

    public final long[] noMunicipality;
    public final long[] noMonths;
    public final long[] noLanguage;

    public City(int size) {
        this.size = size;
        birth = new int[size];
        age = new byte[size];
        municipality = new byte[size];
        sex = new byte[size];
        months = new byte[size];
        guardians = new byte[size];
        language = new byte[size];
        var words = (size + 63) >> 6;
        enrolled = new long[words];
        refusal = new long[words];
        noBirth = new long[words];
        noMunicipality = new long[words];
        noMonths = new long[words];
        noLanguage = new long[words];
        var random = new SplittableRandom(2026);
        var today = (int) DAY.toEpochDay();
        for (var i = 0; i < size; i++) {
            var days = random.nextInt(34_698);
            birth[i] = today - days;
            age[i] = (byte) Math.min(94, days * 4L / 1461);
            municipality[i] =
                    (byte)
                            (random.nextInt(5) > 0
                                    ? 0
                                    : 1 + random.nextInt(MUNICIPALITIES.size() - 1));
            sex[i] = (byte) random.nextInt(2);
            months[i] = (byte) random.nextInt(100);
            guardians[i] =
                    (byte) (age[i] >= 18 ? 0 : random.nextInt(50) == 0 ? 0 : 1 + random.nextInt(2));
            language[i] = (byte) (random.nextInt(5) > 0 ? 0 : random.nextInt(LANGUAGES.size()));
            set(enrolled, i, random.nextInt(12) == 0);
            set(refusal, i, random.nextInt(40) == 0);
            set(noBirth, i, random.nextInt(2000) == 0);
            set(noMunicipality, i, random.nextInt(300) == 0);
            set(noMonths, i, random.nextInt(8) == 0);
            set(noLanguage, i, random.nextInt(100) == 0);
        }
    }

    private static void set(long[] bits, int i, boolean value) {
        bits[i >> 6] |= (value ? 1L : 0L) << i;
    }

    /// Whether a person's bit is set.
    public static boolean is(long[] bits, int i) {
        return (bits[i >> 6] >>> i & 1) != 0;
    }

    /// One person's facts for [Models#eligibility]; a missing value is null.
    public Map<String, @Nullable Object> screening(int i) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("age", BigDecimal.valueOf(age[i]));
        facts.put(
                "municipality", is(noMunicipality, i) ? null : MUNICIPALITIES.get(municipality[i]));
        facts.put("sex", SEXES.get(sex[i]));
        facts.put("months", is(noMonths, i) ? null : BigDecimal.valueOf(months[i]));
        return facts;
    }

    /// One person's facts for [Models#preSchool].
    public Map<String, @Nullable Object> child(int i) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("birth", is(noBirth, i) ? null : LocalDate.ofEpochDay(birth[i]));
        facts.put(
                "municipality", is(noMunicipality, i) ? null : MUNICIPALITIES.get(municipality[i]));
        facts.put("enrolled", is(enrolled, i));
        facts.put("guardians", BigDecimal.valueOf(guardians[i]));
        facts.put("refusal", is(refusal, i));
        facts.put("language", is(noLanguage, i) ? null : LANGUAGES.get(language[i]));
        return facts;
    }

    /// Applicants for the lending model.
    public static List<Map<String, Object>> applicants(int count) {
        var random = new SplittableRandom(4);
        var all = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < count; i++) {
            var age = 18 + random.nextInt(60);
            var married = random.nextBoolean();
            var work = random.nextInt(4);
            // The model has no row for a new customer with a score of 130; engines differ in what
            // they make of that.
            var gap = married && work == 0 && age >= 26 && age <= 35;
            all.add(
                    Map.of(
                            "ApplicantData",
                            Map.of(
                                    "Monthly",
                                    Map.of(
                                            "Income",
                                            BigDecimal.valueOf(2000 + 100L * random.nextInt(70)),
                                            "Expenses",
                                            BigDecimal.valueOf(500 + 50L * random.nextInt(50)),
                                            "Repayments",
                                            BigDecimal.valueOf(100L * random.nextInt(5))),
                                    "Age",
                                    BigDecimal.valueOf(age),
                                    "ExistingCustomer",
                                    gap || random.nextBoolean(),
                                    "MaritalStatus",
                                    married ? "M" : "S",
                                    "EmploymentStatus",
                                    List.of("EMPLOYED", "SELF-EMPLOYED", "STUDENT", "UNEMPLOYED")
                                            .get(work)),
                            "RequestedProduct",
                            Map.of(
                                    "ProductType",
                                    random.nextBoolean() ? "STANDARD LOAN" : "SPECIAL LOAN",
                                    "Amount",
                                    BigDecimal.valueOf(10_000L * (1 + random.nextInt(40))),
                                    "Rate",
                                    BigDecimal.valueOf(100 + random.nextInt(500), 4),
                                    "Term",
                                    BigDecimal.valueOf(12L * (1 + random.nextInt(30)))),
                            "BureauData",
                            Map.of(
                                    "CreditScore",
                                    BigDecimal.valueOf(400 + random.nextInt(400)),
                                    "Bankrupt",
                                    random.nextInt(10) == 0),
                            "SupportingDocuments",
                            "YES"));
        }
        return all;
    }
}
