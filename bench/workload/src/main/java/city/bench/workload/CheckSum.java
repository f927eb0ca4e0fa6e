// SPDX-License-Identifier: EUPL-1.2
package city.bench.workload;

import java.util.ArrayList;
import java.util.List;

/// One number for the answers about many people, which SQL can compute too.
public final class CheckSum {
    private CheckSum() {}

    /// A person's part of the sum.
    ///
    /// @param answer the position of the answer in [Models#OFFERS], or the bits of the services
    public static long part(int person, long answer) {
        return answer * (person % 1009 + 1);
    }

    /// The services of [Models#eligibility] in the order of the rules, which is that of the bits.
    public static List<String> serviceNames() {
        var names = new ArrayList<String>();
        for (var town : Models.TOWNS) {
            for (var it : Models.SCREENINGS) {
                names.add(it.name() + " " + town);
            }
        }
        return names;
    }
}
