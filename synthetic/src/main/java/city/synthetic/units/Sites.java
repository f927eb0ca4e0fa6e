// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.units;

import city.synthetic.Dice;
import java.util.Arrays;

/// Puts sites where children are (weighted k-means over squares) and gives each square to a site so
/// that all have about the same number of children: a power diagram, whose weights are moved until
/// the loads are even. The nearest site is therefore not always one's own.
final class Sites {
    private final Squares squares;
    private final int[] chosen;
    private final double[] demand;
    final double[] east;
    final double[] north;

    /// @param chosen the squares to serve
    /// @param demand children by square
    Sites(Squares squares, int[] chosen, double[] demand, int count, Dice dice) {
        this.squares = squares;
        this.chosen = chosen;
        this.demand = demand;
        this.east = new double[count];
        this.north = new double[count];
        spread(dice);
        for (int round = 0; round < 40; round++) {
            centre(assign(new double[count], count));
        }
    }

    /// The first by weight, each further one by weight times the squared distance to the nearest (k-means++).
    private void spread(Dice dice) {
        var distance = new double[chosen.length];
        Arrays.fill(distance, 1);
        for (int site = 0; site < east.length; site++) {
            double total = 0;
            for (int i = 0; i < chosen.length; i++) {
                total += distance[i] * demand[chosen[i]];
            }
            double wanted = dice.share() * total;
            int found = 0;
            while (found < chosen.length - 1) {
                wanted -= distance[found] * demand[chosen[found]];
                if (wanted < 0) {
                    break;
                }
                found++;
            }
            east[site] = squares.easting(chosen[found]);
            north[site] = squares.northing(chosen[found]);
            for (int i = 0; i < chosen.length; i++) {
                double to = squared(chosen[i], site);
                distance[i] = site == 0 ? to : Math.min(distance[i], to);
            }
        }
    }

    private void centre(int[] owner) {
        for (int site = 0; site < east.length; site++) {
            double weight = 0;
            double sumEast = 0;
            double sumNorth = 0;
            for (int i = 0; i < chosen.length; i++) {
                if (owner[i] == site) {
                    weight += demand[chosen[i]];
                    sumEast += demand[chosen[i]] * squares.easting(chosen[i]);
                    sumNorth += demand[chosen[i]] * squares.northing(chosen[i]);
                }
            }
            if (weight > 0) {
                east[site] = sumEast / weight;
                north[site] = sumNorth / weight;
            }
        }
    }

    /// @param count only the first so many sites take part
    /// @return the site of each chosen square
    int[] assign(double[] weights, int count) {
        var owner = new int[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            double best = Double.MAX_VALUE;
            for (int site = 0; site < count; site++) {
                double power = squared(chosen[i], site) - weights[site];
                if (power < best) {
                    best = power;
                    owner[i] = site;
                }
            }
        }
        return owner;
    }

    /// @return the site of each chosen square when loads are as even as `rounds` steps make them
    int[] balance(int count, int rounds) {
        var weights = new double[count];
        double target = 0;
        for (int square : chosen) {
            target += demand[square];
        }
        target /= count;
        double step = 200_000;
        var owner = assign(weights, count);
        for (int round = 0; round < rounds; round++) {
            var load = loads(owner, demand, count);
            for (int site = 0; site < count; site++) {
                weights[site] += step * Math.clamp((target - load[site]) / target, -1.0, 1.0);
            }
            step *= 0.985;
            owner = assign(weights, count);
        }
        return owner;
    }

    double[] loads(int[] owner, double[] of, int count) {
        var load = new double[count];
        for (int i = 0; i < chosen.length; i++) {
            load[owner[i]] += of[chosen[i]];
        }
        return load;
    }

    private double squared(int square, int site) {
        double x = squares.easting(square) - east[site];
        double y = squares.northing(square) - north[site];
        return x * x + y * y;
    }
}
