// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.heart.casework.CaseId;
import city.heart.placement.Reach;
import city.heart.service.Assignment.Aim;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/// The order of a line for a unit: by the aims of the round, the weightiest first, then by its lot. Plain.
public final class LineOrder {
    private LineOrder() {}

    /// @param aims of the round, the weightiest first
    /// @param sibling the child would be with a brother or sister there
    /// @param seed of the round's lot
    /// @return numbers to be compared one after the other, the smaller first
    public static List<Long> of(
            List<String> aims, Reach.Way way, boolean sibling, String seed, CaseId file) {
        var rank = new ArrayList<Long>();
        for (var aim : aims) {
            switch (Aim.valueOf(aim)) {
                // Everybody in a line has a place, and each seat is one.
                case RIGHT, PLACED -> {}
                case OWN_AREA -> rank.add(way.ownArea() ? 0L : 1L);
                case SIBLINGS -> rank.add(sibling ? 0L : 1L);
                case CONTINUITY -> rank.add(way.goesOn() ? 0L : 1L);
                case METRES -> rank.add((long) way.metres());
            }
        }
        rank.add(lot(seed + "|" + file.value()));
        return List.copyOf(rank);
    }

    private static long lot(String text) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong() >>> 1;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
