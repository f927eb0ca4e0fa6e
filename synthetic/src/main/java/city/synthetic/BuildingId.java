// SPDX-License-Identifier: EUPL-1.2
package city.synthetic;

/// Permanent building identifiers (VTJ-PRT) of invented buildings: the digit 1, a running number of
/// eight digits and a check character, the nine digits modulo 31 (checked against real buildings of
/// the city model). Real numbers have come as far as 10xxxxxxx; the invented ones begin at 190000000.
public final class BuildingId {
    private static final int FIRST = 190_000_000;

    private BuildingId() {}

    /// @param number 0 upwards: which invented building
    public static String of(int number) {
        int digits = FIRST + number;
        return Integer.toString(digits) + IdentityCode.checkCharacter(digits);
    }
}
