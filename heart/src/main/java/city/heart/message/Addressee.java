// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import java.util.List;

/// The recipient as the register knows them at the moment of sending.
///
/// @param lines name and postal address as on an envelope; empty where there is no address
/// @param order a non-disclosure order stands: nothing leaves by machine
/// @param dead nothing is sent to the dead
record Addressee(List<String> lines, boolean order, boolean dead) {
    Addressee {
        lines = List.copyOf(lines);
    }

    @Override
    public String toString() {
        return "Addressee[…]";
    }
}
