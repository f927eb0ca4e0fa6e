// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

import java.util.Arrays;

/// The people of the city in columns, one index per person: residents area by area first, then the
/// people elsewhere and the dead. Days are days since 1970-01-01. −1 means none or not known.
public final class People {
    /// Set in [#flags].
    public static final int ORDER = 1;

    /// The register knows the birth month, not the day.
    public static final int DAY_UNKNOWN = 2;

    /// Taken into care.
    public static final int IN_CARE = 4;

    /// The home is temporary: there is no permanent address.
    public static final int TEMPORARY_HOME = 8;

    /// The identity code was corrected once.
    public static final int CODE_CORRECTED = 16;

    /// Has an e-mail address in the register.
    public static final int EMAIL = 32;

    /// Has a mobile number in the education records, as a guardian.
    public static final int PHONE = 64;

    /// How many of the indexes are used.
    int size;

    int[] born;
    boolean[] woman;
    short[] area;
    int[] household;
    int[] mother;
    int[] father;
    byte[] language;
    short[] given;
    short[] secondGiven;
    int[] family;
    int[] building;
    byte[] stair;
    short[] apartment;
    int[] residentSince;
    int[] homeSince;
    int[] died;
    short[] municipality;
    short[] flags;
    short[] codeSlot;

    People(int capacity) {
        born = new int[capacity];
        woman = new boolean[capacity];
        area = new short[capacity];
        household = filled(capacity);
        mother = filled(capacity);
        father = filled(capacity);
        language = new byte[capacity];
        given = new short[capacity];
        secondGiven = new short[capacity];
        family = new int[capacity];
        building = filled(capacity);
        stair = new byte[capacity];
        apartment = new short[capacity];
        residentSince = new int[capacity];
        homeSince = new int[capacity];
        died = filled(capacity);
        municipality = new short[capacity];
        flags = new short[capacity];
        codeSlot = new short[capacity];
    }

    /// @return the index of a new person, with everything zero or none
    int add() {
        if (size == born.length) {
            throw new IllegalStateException("room for " + size + " people is used up");
        }
        return size++;
    }

    boolean has(int person, int flag) {
        return (flags[person] & flag) != 0;
    }

    void set(int person, int flag) {
        flags[person] |= (short) flag;
    }

    private static int[] filled(int length) {
        var none = new int[length];
        Arrays.fill(none, -1);
        return none;
    }
}
