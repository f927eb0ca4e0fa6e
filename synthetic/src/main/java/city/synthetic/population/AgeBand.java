// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

/// The twenty age bands of Statistics Finland's postal-area statistics (Paavo).
public enum AgeBand {
    A0_2(0, 2),
    A3_6(3, 6),
    A7_12(7, 12),
    A13_15(13, 15),
    A16_17(16, 17),
    A18_19(18, 19),
    A20_24(20, 24),
    A25_29(25, 29),
    A30_34(30, 34),
    A35_39(35, 39),
    A40_44(40, 44),
    A45_49(45, 49),
    A50_54(50, 54),
    A55_59(55, 59),
    A60_64(60, 64),
    A65_69(65, 69),
    A70_74(70, 74),
    A75_79(75, 79),
    A80_84(80, 84),
    A85_UP(85, 104);

    private static final AgeBand[] BY_AGE = new AgeBand[105];

    static {
        for (AgeBand band : values()) {
            for (int age = band.first; age <= band.last; age++) {
                BY_AGE[age] = band;
            }
        }
    }

    private final int first;
    private final int last;

    AgeBand(int first, int last) {
        this.first = first;
        this.last = last;
    }

    /// @return the youngest age of the band, whole years
    public int first() {
        return first;
    }

    /// @return the oldest age of the band, whole years
    public int last() {
        return last;
    }

    /// @param age whole years, 0 to 104
    public static AgeBand of(int age) {
        return BY_AGE[age];
    }

    String paavoName() {
        return this == A85_UP ? "85 years or over (HE)" : "%d-%d years (HE)".formatted(first, last);
    }
}
