// SPDX-License-Identifier: EUPL-1.2
package city.synthetic;

/// Reproducible chance: SplitMix64 (Steele, Lea, Flood 2014), written out here so that a city is the
/// same on every JDK. Each independent part of the city takes its own stream, so that parts can be
/// made in parallel and in any order. Not for secrets, not for several threads.
public final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /// @param seed   the city's seed
    /// @param stream what the chance is for
    /// @param index  which of several such streams
    public static Dice of(long seed, String stream, long index) {
        long state = mix(seed + GOLDEN);
        for (int i = 0; i < stream.length(); i++) {
            state = mix(state * 31 + stream.charAt(i));
        }
        return new Dice(mix(state + index * GOLDEN));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// @return 64 random bits
    public long bits() {
        state += GOLDEN;
        return mix(state);
    }

    /// @return 0 inclusive to `bound` exclusive
    public int below(int bound) {
        return (int) (((bits() >>> 32) * bound) >>> 32);
    }

    /// @return 0 inclusive to 1 exclusive
    public double share() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    /// @return true in this share of all cases
    public boolean chance(double share) {
        return share() < share;
    }

    /// @return a normally distributed number, by the sum of twelve shares (no tails beyond 6 deviations)
    public double normal(double mean, double deviation) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += share();
        }
        return mean + deviation * sum;
    }

    /// @return an exponentially distributed number
    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - share());
    }

    /// @return how often something happens whose expected number is given; rounded normal above 30
    public int poisson(double expected) {
        if (expected > 30) {
            return Math.max(0, (int) Math.round(normal(expected, StrictMath.sqrt(expected))));
        }
        double limit = StrictMath.exp(-expected);
        double product = share();
        int count = 0;
        while (product > limit) {
            product *= share();
            count++;
        }
        return count;
    }

    /// Puts the first `length` numbers into random order.
    public void shuffle(int[] numbers, int length) {
        for (int i = length - 1; i > 0; i--) {
            int j = below(i + 1);
            int other = numbers[j];
            numbers[j] = numbers[i];
            numbers[i] = other;
        }
    }
}
