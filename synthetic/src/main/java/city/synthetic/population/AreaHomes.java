// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

import city.synthetic.Dice;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;

/// Invents the residential buildings of one postal area, where the population grid says that people
/// live, with invented streets, and gives each household a dwelling.
final class AreaHomes {
    /// Streets of one area; the names of the city suffice for 85 areas of so many.
    static final int MOST_STREETS = 60;

    private static final int DWELLINGS_A_STAIR = 12;

    final Buildings buildings = new Buildings();

    /// By household: its building in this area, stair (0 none, 1 = A) and number (0 none).
    final int[] building;

    final byte[] stair;
    final short[] apartment;

    private final int areaIndex;
    private final Dice dice;

    AreaHomes(
            PostalArea area,
            int areaIndex,
            List<PopulationGrid.Spot> spots,
            int households,
            Dice dice) {
        this.areaIndex = areaIndex;
        this.dice = dice;
        building = new int[households];
        stair = new byte[households];
        apartment = new short[households];
        build(spots, area.flatShare());
    }

    private void build(List<PopulationGrid.Spot> spots, double flatShare) {
        int households = building.length;
        if (households == 0) {
            return;
        }
        int inFlats = (int) Math.round(households * flatShare);
        var order = IntStream.range(0, households).toArray();
        dice.shuffle(order, households);
        var places = new Places(spots);
        for (int from = 0; from < households; ) {
            int size = from < inFlats ? 12 + dice.below(49) : dice.chance(0.7) ? 1 : 2;
            size = Math.min(size, (from < inFlats ? inFlats : households) - from);
            var place = places.next();
            int id =
                    buildings.add(
                            (int) Math.round(place.x),
                            (int) Math.round(place.y),
                            0,
                            0,
                            size,
                            areaIndex);
            for (int i = 0; i < size; i++) {
                int household = order[from + i];
                building[household] = id;
                if (size > 1) {
                    stair[household] = (byte) (1 + i / DWELLINGS_A_STAIR);
                    apartment[household] = (short) (i + 1);
                }
            }
            from += size;
        }
        nameStreets();
    }

    /// The nearest of some buildings gives a building its street; along the street they are numbered
    /// from south-west to north-east.
    private void nameStreets() {
        int streets = Math.clamp(buildings.size / 20, Math.min(3, buildings.size), MOST_STREETS);
        var seeds = IntStream.range(0, buildings.size).toArray();
        dice.shuffle(seeds, seeds.length);
        for (int i = 0; i < buildings.size; i++) {
            long nearest = Long.MAX_VALUE;
            for (int s = 0; s < streets; s++) {
                long east = (long) buildings.easting[i] - buildings.easting[seeds[s]];
                long north = (long) buildings.northing[i] - buildings.northing[seeds[s]];
                long distance = east * east + north * north;
                if (distance < nearest) {
                    nearest = distance;
                    buildings.street[i] = areaIndex * MOST_STREETS + s;
                }
            }
        }
        var numbers = new int[streets];
        IntStream.range(0, buildings.size)
                .boxed()
                .sorted(
                        Comparator.comparingInt(
                                (Integer i) -> buildings.easting[i] + buildings.northing[i]))
                .forEach(i ->
                        buildings.houseNumber[i] =
                                (short) ++numbers[buildings.street[i] - areaIndex * MOST_STREETS]);
    }

    /// Draws points inside the spots, by their weights.
    private final class Places {
        private final List<PopulationGrid.Spot> spots;
        private final double[] cumulated;
        private final IndexedPointInAreaLocator[] inside;

        Places(List<PopulationGrid.Spot> spots) {
            this.spots = spots;
            cumulated = new double[spots.size()];
            inside = new IndexedPointInAreaLocator[spots.size()];
            double sum = 0;
            for (int i = 0; i < cumulated.length; i++) {
                sum += spots.get(i).weight();
                cumulated[i] = sum;
                inside[i] = new IndexedPointInAreaLocator(spots.get(i).shape());
            }
        }

        Coordinate next() {
            double wanted = dice.share() * cumulated[cumulated.length - 1];
            int spot = 0;
            while (spot < cumulated.length - 1 && cumulated[spot] <= wanted) {
                spot++;
            }
            var shape = spots.get(spot).shape();
            var box = shape.getEnvelopeInternal();
            for (int attempt = 0; attempt < 10_000; attempt++) {
                // Whole metres, so that what is inside stays inside when it is written down.
                var point =
                        new Coordinate(
                                Math.floor(box.getMinX() + dice.share() * box.getWidth()),
                                Math.floor(box.getMinY() + dice.share() * box.getHeight()));
                if (inside[spot].locate(point) == Location.INTERIOR) {
                    return point;
                }
            }
            var centre = shape.getInteriorPoint().getCoordinate();
            return new Coordinate(Math.floor(centre.x), Math.floor(centre.y));
        }
    }
}
