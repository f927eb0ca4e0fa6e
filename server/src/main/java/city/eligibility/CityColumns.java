// SPDX-License-Identifier: EUPL-1.2
package city.eligibility;

import city.dmn.Column;
import city.education.EducationColumns;
import city.education.EducationRecord.Provision;
import city.education.EducationRecord.Start;
import city.population.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The vocabulary's facts of the whole city in columns: the same facts as [ChildFacts], made out of
/// the registers' columns instead of one family.
final class CityColumns {
    private static final List<String> MUNICIPALITIES = municipalities();
    private static final List<String> ADDRESS_KINDS = List.of("permanent", "temporary", "none");
    private static final List<String> GROUPS =
            List.of("finnish", "swedish", "sami", "roma", "sign", "other", "unknown");
    private static final List<String> PROVISIONS =
            List.of("municipal", "private", "none", "unknown");
    private static final List<String> STARTS = List.of("ordinary", "earlier", "later", "unknown");

    private final Columns people;
    private final EducationColumns education;
    private final int size;
    private final int words;

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

    private Column column(String fact) {
        return switch (fact) {
            case ChildFacts.BIRTH_YEAR -> birthYears();
            case ChildFacts.BIRTH_DATE_COMPLETE -> flag(people.birthDayKnown());
            case ChildFacts.ALIVE -> flag(people.living());
            // Whoever an officer entered is in no register's columns: such a child is decided when
            // entered.
            case ChildFacts.REGISTERED -> flag(all());
            case ChildFacts.HOME_MUNICIPALITY -> municipality();
            case ChildFacts.ADDRESS_KIND -> addressKind();
            case ChildFacts.ORDER -> flag(people.order());
            case ChildFacts.CARE -> flag(people.inCare());
            case ChildFacts.AD_LITEM -> flag(people.adLitem());
            case ChildFacts.GUARDIANS ->
                    new Column.Numbers(Column.Whole.of(people.guardians()), 0, null);
            case ChildFacts.CUSTODY_DIVIDED -> flag(people.unclear());
            case ChildFacts.GUARDIAN_ABROAD -> flag(people.guardianElsewhere());
            case ChildFacts.TWO_HOMES -> flag(people.twoHomes());
            case ChildFacts.MOTHER_TONGUE -> motherTongue();
            case ChildFacts.EARLY_EDUCATION ->
                    codes(
                            education.provisions(),
                            words(Provision.values()),
                            PROVISIONS,
                            EducationColumns.NO_RECORD);
            case ChildFacts.START ->
                    codes(
                            education.starts(),
                            words(Start.values()),
                            STARTS,
                            EducationColumns.NO_RECORD);
            case ChildFacts.BEGUN -> flag(education.begunEarly());
            case ChildFacts.ELSEWHERE -> flag(education.placeElsewhere());
            case ChildFacts.PERSON -> flag(education.needsPerson());
            default -> throw new IllegalArgumentException("No rule can be given the fact " + fact);
        };
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

    private Column municipality() {
        var codes = people.municipalities();
        var nulls = new long[words];
        for (var i = 0; i < size; i++) {
            var anyAddress =
                    Columns.bit(people.permanentAddress(), i)
                            || Columns.bit(people.temporaryAddressOnly(), i);
            if (codes[i] == 0
                    && ChildFacts.municipalityUnknown(Columns.bit(people.order(), i), anyAddress)) {
                set(nulls, i);
            }
        }
        return new Column.Codes(Column.Whole.of(codes), MUNICIPALITIES, nulls);
    }

    private Column addressKind() {
        var codes = new byte[size];
        var nulls = new long[words];
        for (var i = 0; i < size; i++) {
            if (Columns.bit(people.permanentAddress(), i)) {
                codes[i] = 0;
            } else if (Columns.bit(people.temporaryAddressOnly(), i)) {
                codes[i] = 1;
            } else {
                codes[i] = 2;
                if (Columns.bit(people.order(), i)) {
                    set(nulls, i);
                }
            }
        }
        return new Column.Codes(Column.Whole.of(codes), ADDRESS_KINDS, nulls);
    }

    private Column motherTongue() {
        var tongues = people.motherTongues();
        var codes = new byte[size];
        var known = new LinkedHashMap<Integer, Byte>();
        for (var i = 0; i < size; i++) {
            codes[i] = known.computeIfAbsent(tongues[i], CityColumns::group);
        }
        return new Column.Codes(Column.Whole.of(codes), GROUPS, new long[words]);
    }

    private static byte group(int packed) {
        var code = new StringBuilder();
        for (var rest = packed; rest != 0; rest >>>= 8) {
            code.append((char) (rest & 0xff));
        }
        return (byte) GROUPS.indexOf(ChildFacts.motherTongueGroup(code.toString()));
    }

    /// A byte per person through the names of its meanings into the vocabulary's values; no record is
    /// the last of them, `unknown`.
    private Column codes(byte[] from, List<String> names, List<String> values, byte noRecord) {
        var codes = new byte[size];
        for (var i = 0; i < size; i++) {
            var code = i < from.length ? from[i] : noRecord;
            codes[i] =
                    (byte) (code == noRecord ? values.size() - 1 : values.indexOf(names.get(code)));
        }
        return new Column.Codes(Column.Whole.of(codes), values, new long[words]);
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

    private static List<String> municipalities() {
        var codes = new ArrayList<String>();
        codes.add(ChildFacts.NONE);
        for (var code = 1; code < 1000; code++) {
            codes.add("%03d".formatted(code));
        }
        return List.copyOf(codes);
    }
}
