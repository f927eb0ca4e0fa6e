// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The lot: numbers that follow from a published seed, so that everybody can draw them again.
///
/// `number(seed, id)` is the first eight bytes of SHA-256 over UTF-8 `seed "|" id`, big endian. `Tiers` ask with
/// seed `S "|" draw` and mix the child's and the unit's number (`pair`); `Ladder` takes the child's number
/// alone, its upper 40 bits, the smaller first; of equal numbers the smaller id.
final class Lot {
    private Lot() {}

    static long number(String seed, String id) {
        return numbers(seed, new String[] {id})[0];
    }

    static long[] numbers(String seed, String[] ids) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var front = (seed + "|").getBytes(StandardCharsets.UTF_8);
            var numbers = new long[ids.length];
            for (var k = 0; k < ids.length; k++) {
                digest.update(front);
                numbers[k] =
                        ByteBuffer.wrap(digest.digest(ids[k].getBytes(StandardCharsets.UTF_8)))
                                .getLong();
            }
            return numbers;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /// The lot number of a child in a unit, 0 to 2^bits − 1: the finisher of SplitMix64 over child
    /// + 31 · unit, its upper bits.
    static int pair(long child, long unit, int bits) {
        var z = child + 31 * unit;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return (int) ((z ^ (z >>> 31)) >>> (64 - bits));
    }
}
