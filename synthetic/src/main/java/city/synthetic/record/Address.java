// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.record;

/// A home in Finland as the population register writes it.
///
/// @param streetFi   street in Finnish
/// @param streetSv   street in Swedish
/// @param houseNumber `12`
/// @param stair      `A`, or empty
/// @param apartment  number in the building, 0 where there is none
/// @param postalCode five digits
/// @param townFi     postal town in Finnish, upper case
/// @param townSv     postal town in Swedish, upper case
/// @param buildingId permanent building identifier, ten characters
/// @param municipality three digits
public record Address(
        String streetFi,
        String streetSv,
        String houseNumber,
        String stair,
        int apartment,
        String postalCode,
        String townFi,
        String townSv,
        String buildingId,
        String municipality) {

    /// The fields that a non-disclosure order withholds, in the register's own names.
    static final String WITHHELD =
            "[\"katunimi\",\"katunumero\",\"huoneistokirjain\",\"huoneistonumero\","
                    + "\"jakokirjain\",\"postinumero\",\"postitoimipaikka\",\"rakennustunnus\","
                    + "\"osoitenumero\"]";

    /// @return number of the apartment in three digits, `012`, or empty where there is none
    String apartmentNumber() {
        return apartment == 0
                ? ""
                : apartment < 10
                        ? "00" + apartment
                        : apartment < 100 ? "0" + apartment : "" + apartment;
    }

    /// @return the dwelling in sixteen characters: building, address number, stair, apartment and the
    ///     letter of a divided apartment, which stays blank
    public String dwelling() {
        return buildingId
                + "1"
                + (stair.isEmpty() ? " " : stair)
                + (apartment == 0 ? "000" : apartmentNumber())
                + " ";
    }
}
