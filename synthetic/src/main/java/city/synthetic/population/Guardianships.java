// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Who decides for whom, in columns: guardians by law or by order of a court, and guardians ad litem.
/// Days are days since 1970-01-01.
public final class Guardianships {
    /// A guardian by law (`LAKISAATEINEN_HUOLTAJA`).
    public static final byte BY_LAW = 0;

    /// A guardian by order or agreement (`MAARATTY_HUOLTAJA`).
    public static final byte ORDERED = 1;

    /// A guardian ad litem, who acts beside or instead of the guardians (`EDUNVALVONTA`).
    public static final byte AD_LITEM = 2;

    static final byte MOTHER = 0;
    static final byte FATHER = 1;
    static final byte OTHER = 2;

    static final byte LIVING_NOT_SAID = 0;
    static final byte WITH_MOTHER = 1;
    static final byte WITH_FATHER = 2;
    static final byte IN_TURNS = 3;

    static final byte RIGHTS_ALL = 0;
    static final byte RIGHTS_SCHOOL_AND_HEALTH = 1;
    static final byte RIGHTS_INFORMATION = 2;

    /// A guardian whom the register knows without identity code.
    ///
    /// @param born    days since 1970-01-01
    /// @param country ISO 3166-1 numeric, three digits
    record Foreigner(String given, String family, int born, String country) {}

    int size;
    int[] child = new int[1024];

    /// The guardian, or −1 − n for the n-th of [#foreigners].
    int[] guardian = new int[1024];

    byte[] kind = new byte[1024];
    byte[] role = new byte[1024];
    byte[] living = new byte[1024];
    byte[] rights = new byte[1024];
    int[] from = new int[1024];
    int[] to = new int[1024];
    final List<Foreigner> foreigners = new ArrayList<>();

    /// @return the index of the new relation
    int add(int ofChild, int who, byte asKind, byte inRole, int since, int until) {
        if (size == child.length) {
            int length = size * 2;
            child = Arrays.copyOf(child, length);
            guardian = Arrays.copyOf(guardian, length);
            kind = Arrays.copyOf(kind, length);
            role = Arrays.copyOf(role, length);
            living = Arrays.copyOf(living, length);
            rights = Arrays.copyOf(rights, length);
            from = Arrays.copyOf(from, length);
            to = Arrays.copyOf(to, length);
        }
        child[size] = ofChild;
        guardian[size] = who;
        kind[size] = asKind;
        role[size] = inRole;
        from[size] = since;
        to[size] = until;
        return size++;
    }

    int addForeigner(Foreigner foreigner) {
        foreigners.add(foreigner);
        return -foreigners.size();
    }

    /// Relations by one of their sides: those of person `p` are `order[start[p]]` to before
    /// `order[start[p + 1]]`.
    static final class Index {
        private final int[] start;
        private final int[] order;

        Index(int[] start, int[] order) {
            this.start = start;
            this.order = order;
        }

        int[] start() {
            return start;
        }

        int[] order() {
            return order;
        }
    }

    Index byChild(int people) {
        return index(child, people);
    }

    Index byGuardian(int people) {
        return index(guardian, people);
    }

    private Index index(int[] side, int people) {
        var start = new int[people + 1];
        for (int i = 0; i < size; i++) {
            if (child[i] >= 0 && side[i] >= 0) { // a removed relation has no child
                start[side[i] + 1]++;
            }
        }
        for (int i = 0; i < people; i++) {
            start[i + 1] += start[i];
        }
        var next = Arrays.copyOf(start, people);
        var order = new int[start[people]];
        for (int i = 0; i < size; i++) {
            if (child[i] >= 0 && side[i] >= 0) { // a removed relation has no child
                order[next[side[i]]++] = i;
            }
        }
        return new Index(start, order);
    }
}
