// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.shared.RecordingNumber;
import java.time.LocalDate;

/// The whole city in primitive arrays, as known at one recording, on one day. A resident's number is
/// the index; index 0 is nobody. A cache: dropped and built again at will.
///
/// The arrays are the columns themselves, shared by all readers: never write to them. Bitmaps are as
/// `BitSet.toLongArray` writes them, `size() / 64 + 1` long.
public final class Columns {
    /// Where a number is unknown.
    public static final short NO_YEAR = Short.MIN_VALUE;

    private final RecordingNumber known;
    private final LocalDate day;
    private final int size;
    private final int[] birthDays;
    private final short[] birthYears;
    private final short[] municipalities;
    private final int[] motherTongues;
    private final byte[] guardians;
    private final long[] birthDayKnown;
    private final long[] living;
    private final long[] inRegister;
    private final long[] order;
    private final long[] permanentAddress;
    private final long[] temporaryAddressOnly;
    private final long[] inCare;
    private final long[] adLitem;
    private final long[] twoHomes;
    private final long[] guardianElsewhere;
    private final long[] unclear;

    Columns(Builder from) {
        this.known = from.known;
        this.day = from.day;
        this.size = from.size;
        this.birthDays = from.birthDays;
        this.birthYears = from.birthYears;
        this.municipalities = from.municipalities;
        this.motherTongues = from.motherTongues;
        this.guardians = from.guardians;
        this.birthDayKnown = from.birthDayKnown;
        this.living = from.living;
        this.inRegister = from.inRegister;
        this.order = from.order;
        this.permanentAddress = from.permanentAddress;
        this.temporaryAddressOnly = from.temporaryAddressOnly;
        this.inCare = from.inCare;
        this.adLitem = from.adLitem;
        this.twoHomes = from.twoHomes;
        this.guardianElsewhere = from.guardianElsewhere;
        this.unclear = from.unclear;
    }

    /// All facts up to this recording are in the columns, none after it.
    public RecordingNumber known() {
        return known;
    }

    /// The day on which the facts held.
    public LocalDate day() {
        return day;
    }

    /// The highest resident number plus one: the length of each column.
    public int size() {
        return size;
    }

    /// Day of birth in days since 1970-01-01; to be read only where `birthDayKnown` has the bit.
    public int[] birthDays() {
        return birthDays;
    }

    /// Year of birth, also where only the year is known; `NO_YEAR` where not even that.
    public short[] birthYears() {
        return birthYears;
    }

    /// Home municipality as a number (091 is 91); 0 where there is none.
    public short[] municipalities() {
        return municipalities;
    }

    /// Mother tongue's ISO 639 code, up to four letters, the first in the lowest byte; 0 where unknown.
    public int[] motherTongues() {
        return motherTongues;
    }

    /// How many living guardians may answer for the person.
    public byte[] guardians() {
        return guardians;
    }

    /// Who has a whole date of birth.
    public long[] birthDayKnown() {
        return birthDayKnown;
    }

    /// Whom the register knows; not those whom an officer entered.
    public long[] inRegister() {
        return inRegister;
    }

    /// Who has a number of their own and has not died up to the day.
    public long[] living() {
        return living;
    }

    /// Whose family stands under a non-disclosure order, as in [Family].
    public long[] order() {
        return order;
    }

    /// Who has a permanent address that the register tells.
    public long[] permanentAddress() {
        return permanentAddress;
    }

    /// Who has a temporary address and no permanent one.
    public long[] temporaryAddressOnly() {
        return temporaryAddressOnly;
    }

    /// Who is taken into care.
    public long[] inCare() {
        return inCare;
    }

    /// Who has a guardian ad litem.
    public long[] adLitem() {
        return adLitem;
    }

    /// Who lives with guardians in turn.
    public long[] twoHomes() {
        return twoHomes;
    }

    /// Who has a living guardian who decides, and of whom no home municipality in Finland is known,
    /// though nothing is withheld.
    public long[] guardianElsewhere() {
        return guardianElsewhere;
    }

    /// For whom it does not follow from the register who decides.
    public long[] unclear() {
        return unclear;
    }

    /// One bit of a bitmap.
    public static boolean bit(long[] bitmap, int index) {
        return (bitmap[index >> 6] >>> index & 1) == 1;
    }

    /// Arrays while they are filled.
    static final class Builder {
        final RecordingNumber known;
        final LocalDate day;
        final int size;
        final int[] birthDays;
        final short[] birthYears;
        final short[] municipalities;
        final int[] motherTongues;
        final byte[] guardians;
        final long[] birthDayKnown;
        final long[] living;
        final long[] inRegister;
        final long[] order;
        final long[] permanentAddress;
        final long[] temporaryAddressOnly;
        final long[] inCare;
        final long[] adLitem;
        final long[] twoHomes;
        final long[] guardianElsewhere;
        final long[] unclear;

        Builder(RecordingNumber known, LocalDate day, int size) {
            this.known = known;
            this.day = day;
            this.size = size;
            var words = size / 64 + 1;
            birthDays = new int[size];
            birthYears = new short[size];
            java.util.Arrays.fill(birthYears, NO_YEAR);
            municipalities = new short[size];
            motherTongues = new int[size];
            guardians = new byte[size];
            birthDayKnown = new long[words];
            living = new long[words];
            inRegister = new long[words];
            order = new long[words];
            permanentAddress = new long[words];
            temporaryAddressOnly = new long[words];
            inCare = new long[words];
            adLitem = new long[words];
            twoHomes = new long[words];
            guardianElsewhere = new long[words];
            unclear = new long[words];
        }

        static void set(long[] bitmap, int index) {
            bitmap[index >> 6] |= 1L << index;
        }
    }
}
