// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

import java.util.Arrays;

/// Invented residential buildings in columns. Coordinates are whole metres in EPSG:3067; a building
/// elsewhere has none (0, 0).
public final class Buildings {
    int size;
    int[] easting = new int[64];
    int[] northing = new int[64];
    int[] street = new int[64];
    short[] houseNumber = new short[64];
    short[] dwellings = new short[64];

    /// Index of the postal area, or −1 − n for the n-th place elsewhere.
    short[] area = new short[64];

    int add(int east, int north, int streetName, int number, int dwellingCount, int areaIndex) {
        if (size == easting.length) {
            int length = size * 2;
            easting = Arrays.copyOf(easting, length);
            northing = Arrays.copyOf(northing, length);
            street = Arrays.copyOf(street, length);
            houseNumber = Arrays.copyOf(houseNumber, length);
            dwellings = Arrays.copyOf(dwellings, length);
            area = Arrays.copyOf(area, length);
        }
        easting[size] = east;
        northing[size] = north;
        street[size] = streetName;
        houseNumber[size] = (short) number;
        dwellings[size] = (short) dwellingCount;
        area[size] = (short) areaIndex;
        return size++;
    }

    /// Adds all of the others behind these.
    ///
    /// @return what to add to an index of theirs
    int addAll(Buildings others) {
        int offset = size;
        for (int i = 0; i < others.size; i++) {
            add(
                    others.easting[i],
                    others.northing[i],
                    others.street[i],
                    others.houseNumber[i],
                    others.dwellings[i],
                    others.area[i]);
        }
        return offset;
    }
}
