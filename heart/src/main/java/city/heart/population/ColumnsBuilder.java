// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.database.BinaryRows;
import city.base.shared.RecordingNumber;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;

/// Each person's own facts in arrays, one streamed query a table, and the columns made from them.
/// Filled for everybody, or again for some. What depends on several people (an order in the family)
/// is worked out at the end over all, so that a partial catch-up equals a new build.
final class ColumnsBuilder {
    /// Rows known at the recording that hold by the day.
    private static final String IN_FORCE =
            """
             where known_from <= %1$d and (known_to is null or known_to > %1$d) and valid_from <= '%2$s' %3$s
            """;

    private static final String RESIDENTS =
            """
            select r.id, r.in_register from population.resident r where r.first_seen <= %1$d
               and not exists (select from population.alias a
                 where a.resident_id = r.id and a.known_from <= %1$d) %3$s
            """;
    private static final String BIRTH =
            """
            select resident_id, valid_from, born_year, born_month, born_day from population.birth
            """
                    + IN_FORCE;
    private static final String DEATH =
            """
            select resident_id, valid_from, died_on from population.death
            """
                    + IN_FORCE;
    private static final String MUNICIPALITY =
            """
            select resident_id, valid_from, code::int from population.municipality
            """
                    + IN_FORCE;
    private static final String ADDRESS =
            """
            select resident_id, valid_from, withheld::int from population.address
            """
                    + IN_FORCE;
    private static final String TEMPORARY =
            """
            select resident_id, valid_from, present::int from population.temporary_address
            """
                    + IN_FORCE;
    private static final String DWELLING =
            """
            select resident_id, valid_from, hashtextextended(dwelling, 0) from population.dwelling
            """
                    + IN_FORCE;
    private static final String TONGUE =
            """
            select resident_id, valid_from, ascii(code) + 256 * ascii(substr(code, 2, 1))
                   + 65536 * ascii(substr(code, 3, 1)) from population.mother_tongue
            """
                    + IN_FORCE;
    private static final String ORDER =
            """
            select resident_id, valid_from, active::int from population.non_disclosure
            """
                    + IN_FORCE;
    private static final String CARE =
            """
            select resident_id, valid_from, in_care::int from population.care
            """
                    + IN_FORCE;
    private static final String GUARDIANSHIP =
            """
            select distinct on (child_id, guardian_id) child_id, guardian_id,
                   case when kind is null then -1 else decides::int + 2 * (kind = 'AD_LITEM')::int
                     + 4 * coalesce(lives = 'VUOROASUMINEN', false)::int + 8 * unclear::int end
              from population.guardianship
            """
                    + IN_FORCE
                    + """
                     order by child_id, guardian_id, valid_from desc
                    """;

    private final RecordingNumber known;
    private final LocalDate day;
    private final int size;
    private final int[] birthDays;
    private final short[] birthYears;
    private final short[] municipalities;
    private final byte[] addresses;
    private final long[] dwellings;
    private final int[] tongues;
    private final BitSet birthDayKnown;
    private final BitSet exists;
    private final BitSet inRegister;
    private final BitSet dead;
    private final BitSet temporary;
    private final BitSet ownOrder;
    private final BitSet inCare;
    private int edges;
    private int[] edgeChild = new int[1024];
    private int[] edgeGuardian = new int[1024];
    private byte[] edgeKind = new byte[1024];

    /// Empty arrays for residents up to `size` - 1.
    ColumnsBuilder(RecordingNumber known, LocalDate day, int size) {
        this.known = known;
        this.day = day;
        this.size = size;
        birthDays = new int[size];
        birthYears = new short[size];
        Arrays.fill(birthYears, Columns.NO_YEAR);
        municipalities = new short[size];
        addresses = new byte[size];
        dwellings = new long[size];
        tongues = new int[size];
        birthDayKnown = new BitSet(size);
        exists = new BitSet(size);
        inRegister = new BitSet(size);
        dead = new BitSet(size);
        temporary = new BitSet(size);
        ownOrder = new BitSet(size);
        inCare = new BitSet(size);
    }

    /// A copy at a later recording in which these people are blank, to be filled again.
    ColumnsBuilder without(int[] people, RecordingNumber later, int newSize) {
        var copy = new ColumnsBuilder(later, day, newSize);
        System.arraycopy(birthDays, 0, copy.birthDays, 0, size);
        System.arraycopy(birthYears, 0, copy.birthYears, 0, size);
        System.arraycopy(municipalities, 0, copy.municipalities, 0, size);
        System.arraycopy(addresses, 0, copy.addresses, 0, size);
        System.arraycopy(dwellings, 0, copy.dwellings, 0, size);
        System.arraycopy(tongues, 0, copy.tongues, 0, size);
        copy.birthDayKnown.or(birthDayKnown);
        copy.exists.or(exists);
        copy.inRegister.or(inRegister);
        copy.dead.or(dead);
        copy.temporary.or(temporary);
        copy.ownOrder.or(ownOrder);
        copy.inCare.or(inCare);
        var gone = new BitSet(newSize);
        for (var id : people) {
            gone.set(id);
            copy.birthDays[id] = 0;
            copy.birthYears[id] = Columns.NO_YEAR;
            copy.municipalities[id] = 0;
            copy.addresses[id] = 0;
            copy.dwellings[id] = 0;
            copy.tongues[id] = 0;
        }
        copy.birthDayKnown.andNot(gone);
        copy.exists.andNot(gone);
        copy.inRegister.andNot(gone);
        copy.dead.andNot(gone);
        copy.temporary.andNot(gone);
        copy.ownOrder.andNot(gone);
        copy.inCare.andNot(gone);
        for (var i = 0; i < edges; i++) {
            if (!gone.get(edgeChild[i])) {
                copy.edge(edgeChild[i], edgeGuardian[i], edgeKind[i]);
            }
        }
        return copy;
    }

    RecordingNumber known() {
        return known;
    }

    LocalDate day() {
        return day;
    }

    /// The first half of the tables, on one connection.
    ///
    /// @param only a condition on the column `resident_id`, or empty for everybody
    void fillPeople(Connection connection, String only) throws SQLException, IOException {
        try (var rows = open(connection, RESIDENTS, only.replace("resident_id", "r.id"))) {
            while (rows.next()) {
                var id = rows.number();
                exists.set(id);
                inRegister.set(id, rows.truth());
            }
        }
        try (var rows = open(connection, BIRTH, only)) {
            while (rows.next()) {
                var id = rows.number();
                rows.day();
                birth(id, rows.number(), rows.number(), rows.number());
            }
        }
        latest(
                connection,
                DEATH,
                only,
                (id, value) -> dead.set(id, value != BinaryRows.NULL && value <= postgresDay()));
        latest(
                connection,
                TONGUE,
                only,
                (id, value) -> tongues[id] = value == BinaryRows.NULL ? 0 : value);
        latest(connection, ORDER, only, (id, value) -> ownOrder.set(id, value == 1));
        latest(connection, CARE, only, (id, value) -> inCare.set(id, value == 1));
        try (var rows = open(connection, GUARDIANSHIP, only.replace("resident_id", "child_id"))) {
            while (rows.next()) {
                var child = rows.number();
                var guardian = rows.number();
                var kind = rows.number();
                if (kind >= 0) {
                    edge(child, guardian, (byte) kind);
                }
            }
        }
    }

    /// The second half, on another connection at the same time.
    void fillHomes(Connection connection, String only) throws SQLException, IOException {
        latest(
                connection,
                MUNICIPALITY,
                only,
                (id, value) -> municipalities[id] = (short) (value == BinaryRows.NULL ? 0 : value));
        latest(
                connection,
                ADDRESS,
                only,
                (id, value) -> addresses[id] = (byte) (value == BinaryRows.NULL ? 0 : value + 1));
        latest(connection, TEMPORARY, only, (id, value) -> temporary.set(id, value == 1));
        var from = new int[size];
        Arrays.fill(from, Integer.MIN_VALUE);
        try (var rows = open(connection, DWELLING, only)) {
            while (rows.next()) {
                var id = rows.number();
                var since = rows.day();
                var dwelling = rows.longNumber();
                if (since >= from[id]) {
                    from[id] = since;
                    dwellings[id] = dwelling;
                }
            }
        }
    }

    private interface Put {
        void put(int id, int value);
    }

    /// Of each person the latest row that has begun.
    private void latest(Connection connection, String sql, String only, Put put)
            throws SQLException, IOException {
        var from = new int[size];
        Arrays.fill(from, Integer.MIN_VALUE);
        try (var rows = open(connection, sql, only)) {
            while (rows.next()) {
                var id = rows.number();
                var since = rows.day();
                var value = rows.number();
                if (since >= from[id]) {
                    from[id] = since;
                    put.put(id, value);
                }
            }
        }
    }

    private BinaryRows open(Connection connection, String sql, String only)
            throws SQLException, IOException {
        return BinaryRows.open(connection, sql.formatted(known.value(), day, only));
    }

    private int postgresDay() {
        return (int) (day.toEpochDay() - LocalDate.of(2000, 1, 1).toEpochDay());
    }

    private void birth(int id, int year, int month, int dayOfMonth) {
        birthYears[id] = year == BinaryRows.NULL ? Columns.NO_YEAR : (short) year;
        if (dayOfMonth != BinaryRows.NULL) {
            birthDays[id] = (int) LocalDate.of(year, month, dayOfMonth).toEpochDay();
            birthDayKnown.set(id);
        }
    }

    private void edge(int child, int guardian, byte kind) {
        if (edges == edgeChild.length) {
            edgeChild = Arrays.copyOf(edgeChild, edges * 2);
            edgeGuardian = Arrays.copyOf(edgeGuardian, edges * 2);
            edgeKind = Arrays.copyOf(edgeKind, edges * 2);
        }
        edgeChild[edges] = child;
        edgeGuardian[edges] = guardian;
        edgeKind[edges++] = kind;
    }

    Columns build() {
        var columns = new Columns.Builder(known, day, size);
        System.arraycopy(birthDays, 0, columns.birthDays, 0, size);
        System.arraycopy(birthYears, 0, columns.birthYears, 0, size);
        System.arraycopy(municipalities, 0, columns.municipalities, 0, size);
        System.arraycopy(tongues, 0, columns.motherTongues, 0, size);
        copy(birthDayKnown, columns.birthDayKnown);
        copy(inCare, columns.inCare);
        copy(inRegister, columns.inRegister);
        var living = (BitSet) exists.clone();
        living.andNot(dead);
        copy(living, columns.living);
        for (var id = 0; id < size; id++) {
            if (addresses[id] == 1 && !ownOrder.get(id)) {
                Columns.Builder.set(columns.permanentAddress, id);
            }
            if (addresses[id] == 0 && temporary.get(id)) {
                Columns.Builder.set(columns.temporaryAddressOnly, id);
            }
        }
        var order = families(columns);
        copy(order, columns.order);
        return new Columns(columns);
    }

    private BitSet families(Columns.Builder columns) {
        var homes = new HashSet<Long>();
        for (var id = ownOrder.nextSetBit(0); id >= 0; id = ownOrder.nextSetBit(id + 1)) {
            if (dwellings[id] != 0) {
                homes.add(dwellings[id]);
            }
        }
        var order = (BitSet) ownOrder.clone();
        if (!homes.isEmpty()) {
            for (var id = 0; id < size; id++) {
                if (dwellings[id] != 0 && homes.contains(dwellings[id])) {
                    order.set(id);
                }
            }
        }
        var guardianOfOne = (BitSet) ownOrder.clone();
        for (var i = 0; i < edges; i++) {
            if (ownOrder.get(edgeChild[i])) {
                guardianOfOne.set(edgeGuardian[i]);
            }
        }
        for (var i = 0; i < edges; i++) {
            var child = edgeChild[i];
            var kind = edgeKind[i];
            if (guardianOfOne.get(edgeGuardian[i])) {
                order.set(child);
            }
            set(columns.adLitem, child, kind & 2);
            set(columns.twoHomes, child, kind & 4);
            set(columns.unclear, child, kind & 8);
            var guardian = edgeGuardian[i];
            if ((kind & 1) != 0 && !dead.get(guardian)) {
                columns.guardians[child]++;
                var elsewhere = municipalities[guardian] == 0 && !ownOrder.get(guardian);
                set(columns.guardianElsewhere, child, elsewhere ? 1 : 0);
            }
        }
        return order;
    }

    private static void set(long[] bitmap, int index, int when) {
        if (when != 0) {
            Columns.Builder.set(bitmap, index);
        }
    }

    private static void copy(BitSet from, long[] to) {
        var words = from.toLongArray();
        System.arraycopy(words, 0, to, 0, words.length);
    }
}
