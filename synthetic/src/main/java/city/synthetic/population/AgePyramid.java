// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

import city.synthetic.Dice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How the people of an age band are spread over its years and the sexes (Statistics Finland, table
/// 11re, Helsinki, 31 December 2019). Only the shares within a band are taken from it: the counts of
/// the bands are newer and come from the postal areas.
final class AgePyramid {
    /// Oldest age that the pyramid tells apart; who is older is spread over the years to 104.
    private static final int OPEN_END = 100;

    private final double[][] people = new double[105][2];

    static AgePyramid read(Path file) {
        var pyramid = new AgePyramid();
        try (var lines = Files.lines(file)) {
            lines.skip(1).map(line -> line.split(";")).forEach(pyramid::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pyramid;
    }

    private void add(String[] line) {
        int age = Integer.parseInt(line[0]);
        for (int sex = 0; sex < 2; sex++) {
            double count = Double.parseDouble(line[sex + 1]);
            if (age < OPEN_END) {
                people[age][sex] = count;
                continue;
            }
            // Each year halves what is left: mortality above 100 is about a half a year.
            for (int year = OPEN_END; year <= AgeBand.A85_UP.last(); year++) {
                count /= 2;
                people[year][sex] = count;
            }
        }
    }

    /// Spreads people over the years and sexes of a band: each combination gets its share, rounded up
    /// or down by chance so that many small areas together keep the shares (systematic sampling).
    ///
    /// @param into receives age × 2 + sex (0 man, 1 woman), from `from` on, `count` of them
    void spread(AgeBand band, int count, Dice dice, short[] into, int from) {
        double total = 0;
        for (int age = band.first(); age <= band.last(); age++) {
            total += people[age][0] + people[age][1];
        }
        double step = total / count;
        double next = dice.share() * step;
        double sum = 0;
        int written = 0;
        for (int age = band.first(); age <= band.last(); age++) {
            for (int sex = 0; sex < 2; sex++) {
                sum += people[age][sex];
                while (next < sum && written < count) {
                    into[from + written++] = (short) (age * 2 + sex);
                    next += step;
                }
            }
        }
        while (written < count) { // the last may be lost to rounding
            into[from + written++] = (short) (band.last() * 2 + 1);
        }
    }
}
