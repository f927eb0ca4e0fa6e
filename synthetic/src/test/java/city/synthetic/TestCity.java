// SPDX-License-Identifier: EUPL-1.2
package city.synthetic;

import java.nio.file.Path;

/// The folder of Helsinki and a small city made from it, shared by the tests because they only read.
public final class TestCity {
    public static final CityFolder FOLDER = CityFolder.read(Path.of("../cities/helsinki"));

    private static final class Small {
        static final SyntheticCity CITY = make(2000);
    }

    private TestCity() {}

    /// 2,000 residents.
    public static SyntheticCity small() {
        return Small.CITY;
    }

    public static SyntheticCity make(int residents) {
        return SyntheticCity.generate(
                FOLDER, FOLDER.seed(), FOLDER.firstDay(), residents, Progress.NONE);
    }
}
