// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

import city.synthetic.Dice;
import city.synthetic.IdentityCode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Gives each person an identity code of their birth day and sex, and some a former one. One in
/// twenty-five has one of the century signs of 2023, the others the old ones.
final class IdentityCodes {
    private static final int FIRST_NEW_SIGN = 50;

    private IdentityCodes() {}

    /// @return former codes, of those who had one
    static Map<Integer, String> give(PopulationBuilder.Sources sources, People people) {
        var dice = Dice.of(sources.seed(), "codes", 0);
        int earliest = Arrays.stream(people.born, 0, people.size).min().orElse(0);
        int days = Arrays.stream(people.born, 0, people.size).max().orElse(0) - earliest + 1;
        var old = new short[days * 2];
        var renewed = new short[days * 2];
        var former = new HashMap<Integer, String>();
        for (int i = 0; i < people.size; i++) {
            int day = (people.born[i] - earliest) * 2 + (people.woman[i] ? 1 : 0);
            boolean newSign = old[day] == FIRST_NEW_SIGN || dice.chance(0.04);
            people.codeSlot[i] = newSign ? (short) (FIRST_NEW_SIGN + renewed[day]++) : old[day]++;
            if (people.has(i, People.CODE_CORRECTED)) {
                former.put(
                        i,
                        IdentityCode.of(
                                LocalDate.ofEpochDay(people.born[i]),
                                people.woman[i],
                                FIRST_NEW_SIGN + renewed[day]++));
            }
        }
        return former;
    }
}
