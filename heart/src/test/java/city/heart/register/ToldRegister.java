// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import java.time.LocalDate;

/// A population register for the tests of other modules: what it tells over HTTP is taken by the true
/// feed.
public final class ToldRegister implements AutoCloseable {
    private final FakeRegister register = new FakeRegister();
    private final RegisterFeed feed;

    /// Goes on where the feed is.
    public ToldRegister(RegisterFeed feed) {
        this.feed = feed;
        register.firstKey = feed.key().orElseThrow();
        feed.connect(register.uri());
    }

    /// The register tells late that somebody had another home municipality from a day on.
    public void tellsMunicipality(String identityCode, String municipality, LocalDate since) {
        register.change(
                identityCode,
                since.plusDays(30) + "T06:00:00Z",
                Groups.municipality(municipality, since.toString()));
    }

    /// Takes what was told.
    ///
    /// @return how many changes were taken
    public int take() {
        return feed.catchUp().changes();
    }

    @Override
    public void close() {
        register.close();
    }
}
