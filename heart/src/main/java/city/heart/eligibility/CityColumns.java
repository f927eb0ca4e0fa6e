// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import city.dmn.Column;
import city.heart.education.EducationColumns;
import city.heart.education.EducationRecord.Provision;
import city.heart.education.EducationRecord.Start;
import city.heart.population.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The vocabulary's facts of the whole city in columns: the same facts as [ChildFacts], made out of
/// the registers' columns instead of one family.
final class CityColumns {
    private static final byte NULL = -1;
    private static final List<String> MUNICIPALITIES = municipalities();
    private static final List<String> ADDRESS_KINDS = List.of("permanent", "temporary", "none");
    private static final List<String> GROUPS =
            List.of("finnish", "swedish", "sami", "roma", "sign", "other", "unknown");
    private static final List<String> PROVISIONS = words(Provision.values());
    private static final List<String> STARTS = starts();

    private final Columns people;
    private final EducationColumns education;
    private final int size;
    private final int words;
    private final Map<Integer, Integer> groups = new HashMap<>();

    CityColumns(Columns people, EducationColumns education) {
        this.people = people;
        this.education = education;
        this.size = people.size();
        this.words = size / 64 + 1;
    }

    /// The columns of these facts.
    ///
    /// @throws IllegalArgumentException for a fact that no rule can be given
    city.dmn.Columns of(List<String> facts) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (var fact : facts) {
            columns.put(fact, column(fact));
        }
        return new city.dmn.Columns(size, columns);
    }

    /// These facts of one resident.
    Map<String, @Nullable Object> row(List<String> facts, int resident) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var fact : facts) {
            values.put(fact, kept(fact).value(resident));
        }
        return values;
    }

    // Made once for many residents; what needs a loop over the city is looked up one by one
    // instead.
    private final Map<String, One> kept = new HashMap<>();

    private interface One {
        @Nullable Object value(int resident);
    }

    private One kept(String fact) {
        return kept.computeIfAbsent(fact, this::one);
    }

    private One one(String fact) {
        return switch (fact) {
            case ChildFacts.BIRTH_YEAR ->
                    i ->
                            people.birthYears()[i] == Columns.NO_YEAR
                                    ? null
                                    : (Object) (int) people.birthYears()[i];
            case ChildFacts.HOME_MUNICIPALITY -> coded(this::municipality, MUNICIPALITIES);
            case ChildFacts.ADDRESS_KIND -> coded(this::addressKind, ADDRESS_KINDS);
            case ChildFacts.MOTHER_TONGUE -> coded(this::motherTongue, GROUPS);
            case ChildFacts.EARLY_EDUCATION -> coded(this::provision, PROVISIONS);
            case ChildFacts.START -> coded(this::start, STARTS);
            default -> column(fact)::value;
        };
    }

    private static One coded(Coded code, List<String> values) {
        return i -> {
            var at = code.of(i);
            return at == NULL ? null : values.get(at);
        };
    }

    private Column column(String fact) {
        return switch (fact) {
            case ChildFacts.BIRTH_YEAR -> birthYears();
            case ChildFacts.BIRTH_DATE_COMPLETE -> flag(people.birthDayKnown());
            case ChildFacts.ALIVE -> flag(people.living());
            // Whoever an officer entered is in no register's columns: such a child is decided when
            // entered.
            case ChildFacts.REGISTERED -> flag(all());
            case ChildFacts.HOME_MUNICIPALITY -> codes(this::municipality, MUNICIPALITIES);
            case ChildFacts.ADDRESS_KIND -> codes(this::addressKind, ADDRESS_KINDS);
            case ChildFacts.ORDER -> flag(people.order());
            case ChildFacts.CARE -> flag(people.inCare());
            case ChildFacts.AD_LITEM -> flag(people.adLitem());
            case ChildFacts.GUARDIANS ->
                    new Column.Numbers(Column.Whole.of(people.guardians()), 0, null);
            case ChildFacts.CUSTODY_DIVIDED -> flag(people.unclear());
            case ChildFacts.GUARDIAN_ABROAD -> flag(people.guardianElsewhere());
            case ChildFacts.TWO_HOMES -> flag(people.twoHomes());
            case ChildFacts.MOTHER_TONGUE -> codes(this::motherTongue, GROUPS);
            case ChildFacts.EARLY_EDUCATION -> codes(this::provision, PROVISIONS);
            case ChildFacts.START -> codes(this::start, STARTS);
            case ChildFacts.BEGUN -> flag(education.begunEarly());
            case ChildFacts.ELSEWHERE -> flag(education.placeElsewhere());
            case ChildFacts.PERSON -> flag(education.needsPerson());
            default -> throw new IllegalArgumentException("No rule can be given the fact " + fact);
        };
    }

    private interface Coded {
        int of(int resident);
    }

    private int municipality(int i) {
        var code = people.municipalities()[i];
        if (code != 0) {
            return code;
        }
        var anyAddress =
                Columns.bit(people.permanentAddress(), i)
                        || Columns.bit(people.temporaryAddressOnly(), i);
        return ChildFacts.municipalityUnknown(Columns.bit(people.order(), i), anyAddress)
                ? NULL
                : 0;
    }

    private int addressKind(int i) {
        if (Columns.bit(people.permanentAddress(), i)) {
            return 0;
        }
        if (Columns.bit(people.temporaryAddressOnly(), i)) {
            return 1;
        }
        return Columns.bit(people.order(), i) ? NULL : 2;
    }

    private int motherTongue(int i) {
        return groups.computeIfAbsent(people.motherTongues()[i], CityColumns::group);
    }

    private static int group(int packed) {
        var code = new StringBuilder();
        for (var rest = packed; rest != 0; rest >>>= 8) {
            code.append((char) (rest & 0xff));
        }
        return GROUPS.indexOf(ChildFacts.motherTongueGroup(code.toString()));
    }

    private int provision(int i) {
        var code = i < education.size() ? education.provisions()[i] : EducationColumns.NO_RECORD;
        return code == EducationColumns.NO_RECORD ? Provision.UNKNOWN.ordinal() : code;
    }

    private int start(int i) {
        var code = i < education.size() ? education.starts()[i] : EducationColumns.NO_RECORD;
        return code == EducationColumns.NO_RECORD ? STARTS.size() - 1 : code;
    }

    private Column birthYears() {
        var years = people.birthYears();
        var nulls = new long[words];
        for (var i = 0; i < size; i++) {
            if (years[i] == Columns.NO_YEAR) {
                set(nulls, i);
            }
        }
        return new Column.Numbers(Column.Whole.of(years), 0, nulls);
    }

    private Column codes(Coded code, List<String> values) {
        var codes = new short[size];
        var nulls = new long[words];
        for (var i = 0; i < size; i++) {
            var at = code.of(i);
            if (at == NULL) {
                set(nulls, i);
            } else {
                codes[i] = (short) at;
            }
        }
        return new Column.Codes(Column.Whole.of(codes), values, nulls);
    }

    private Column flag(long[] bits) {
        return new Column.Booleans(
                bits.length >= words ? bits : Arrays.copyOf(bits, words), size, null);
    }

    private long[] all() {
        var bits = new long[words];
        Arrays.fill(bits, -1L);
        return bits;
    }

    private static void set(long[] bits, int index) {
        bits[index >> 6] |= 1L << index;
    }

    private static List<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants).map(ChildFacts::word).toList();
    }

    private static List<String> starts() {
        var words = new ArrayList<>(words(Start.values()));
        words.add("unknown");
        return List.copyOf(words);
    }

    private static List<String> municipalities() {
        var codes = new ArrayList<String>();
        codes.add(ChildFacts.NONE);
        for (var code = 1; code < 1000; code++) {
            codes.add("%03d".formatted(code));
        }
        return List.copyOf(codes);
    }
}
