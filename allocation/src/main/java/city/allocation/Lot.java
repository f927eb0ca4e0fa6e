// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The lot: numbers that follow from a published seed, so that everybody can draw them again.
///
/// `number(seed, id)` is the first eight bytes of SHA-256 over UTF-8 `seed "|" id`, big endian. `Tiers` ask with
/// seed `S "|" draw` and mix the child's and the unit's number (`pair`); `Ladder` takes the child's number
/// alone, its upper 40 bits, the smaller first; of equal numbers the smaller id.
final class Lot {
    private Lot() {}

    /// Ids one after the other in UTF-8: strings lie scattered in memory, which costs more than the hash.
    ///
    /// @param starts where each begins, and the end of the last
    record Ids(byte[] text, int[] starts) {
        static Ids of(String... ids) {
            var starts = new int[ids.length + 1];
            var text = new ByteArrayOutputStream(ids.length * 16);
            for (var k = 0; k < ids.length; k++) {
                text.writeBytes(ids[k].getBytes(StandardCharsets.UTF_8));
                starts[k + 1] = text.size();
            }
            return new Ids(text.toByteArray(), starts);
        }
    }

    static long number(String seed, String id) {
        return numbers(seed, Ids.of(id))[0];
    }

    static long[] numbers(String seed, Ids ids) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var front = (seed + "|").getBytes(StandardCharsets.UTF_8);
            var numbers = new long[ids.starts.length - 1];
            var hash = ByteBuffer.allocate(digest.getDigestLength());
            for (var k = 0; k < numbers.length; k++) {
                digest.update(front);
                digest.update(ids.text, ids.starts[k], ids.starts[k + 1] - ids.starts[k]);
                digest.digest(hash.array(), 0, hash.capacity());
                numbers[k] = hash.getLong(0);
            }
            return numbers;
        } catch (NoSuchAlgorithmException | DigestException e) {
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
