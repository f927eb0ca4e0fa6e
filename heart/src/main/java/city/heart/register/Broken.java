// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

/// A record that cannot be taken. Carries where the fault is, never a value.
final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final RecordFault fault;
    private final String place;

    /// @param place group and field by the register's names, such as `KOTIKUNTA.kuntakoodi`
    Broken(RecordFault fault, String place) {
        super(fault + " at " + place, null, false, false);
        this.fault = fault;
        this.place = place;
    }

    RecordFault fault() {
        return fault;
    }

    String place() {
        return place;
    }
}
