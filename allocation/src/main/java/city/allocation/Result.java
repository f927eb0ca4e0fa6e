// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Who gets which place, with the proof.
///
/// @param places child id → unit id, in the order of ids; a child without a place is absent
/// @param tiers what each tier of `Tiers` comes to, the lot last; empty under a `Ladder`
/// @param proof the certificates of `Tiers`; empty under a `Ladder`, whose properties show without
public record Result(SortedMap<String, String> places, List<Value> tiers, Optional<Proof> proof) {
    /// What a tier comes to.
    ///
    /// @param tier its name
    /// @param value the sum over all children, in the tier's unit; the smaller the better
    public record Value(String tier, long value) {}

    /// Certificates, one price list per tier. At these prices each child is in its cheapest option (own value
    /// plus price of the unit; being without a place costs no price), tiers compared one after the other;
    /// no price is below zero, and a unit with a free seat has none. By duality of linear programming no
    /// other way of placing the children is better in a tier without being worse in an earlier one. Children
    /// who keep their place are outside.
    ///
    /// @param draw how often the lot was drawn before one solution was left; 0 is the first
    /// @param prices for all children but those of one birth, whose units are taken as given
    /// @param bound the same where children of one birth could be separated, which nobody does: a bound
    ///     for what is possible; equal to `prices` if there are none
    public record Proof(int draw, List<Prices> prices, List<Prices> bound) {
        public Proof {
            prices = List.copyOf(prices);
            bound = List.copyOf(bound);
        }
    }

    /// What a seat in each unit is worth in one tier.
    ///
    /// @param tier its name
    /// @param value the least that the tier can come to, by these prices
    /// @param byUnit unit id → price; units without a price in this tier are absent
    public record Prices(String tier, long value, SortedMap<String, Long> byUnit) {
        public Prices {
            byUnit = Collections.unmodifiableSortedMap(new TreeMap<>(byUnit));
        }
    }

    public Result {
        places =
                places instanceof Places
                        ? places
                        : Collections.unmodifiableSortedMap(new TreeMap<>(places));
        tiers = List.copyOf(tiers);
    }

    /// @return the unit's id, or empty if the child has no place (or is unknown)
    public Optional<String> unitOf(String child) {
        return Optional.ofNullable(places.get(child));
    }

    /// The tiers by name.
    public Map<String, Long> values() {
        var all = new java.util.LinkedHashMap<String, Long>();
        tiers.forEach(it -> all.put(it.tier(), it.value()));
        return all;
    }
}
