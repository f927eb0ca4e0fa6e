// SPDX-License-Identifier: EUPL-1.2
package city.planning.publication;

import city.base.api.ListRequest;
import city.base.api.Listing;
import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.web.PageTexts;
import city.base.web.Problem;
import city.planning.round.ProofTexts;
import city.planning.round.RoundId;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Published rounds of places: the places of one service and school year, given to all waiting children
/// together, with what is proved of them.
@RestController
class RoundsApi {
    private final PublicRounds rounds;
    private final PageTexts texts;

    RoundsApi(PublicRounds rounds, MessageSource texts, @CityTime Clock clock) {
        this.rounds = rounds;
        this.texts = PageTexts.of(texts, Language.EN, clock.getZone());
    }

    /// A published round. Groups of fewer than five children are not told, nor what would give them away.
    ///
    /// @param id of the round
    /// @param service id of the service, as in `/api/v1/services`
    /// @param period the school year, such as `2026-27`
    /// @param demonstration opened and released by a demonstration, without two people
    /// @param children all in the round, each of one birth counted, to the nearest five
    /// @param placed children with a place, to the nearest five
    /// @param metres the way of all placed children together, to the nearest ten kilometres
    /// @param freeSeats seats that are left in all units of the city together, to the nearest five
    /// @param aims what counted, the weightiest first
    /// @param proven what the verifier proved, in English and without figures, which would be exact ones
    /// @param sha256 of the round's whole file, in hexadecimal: nobody can change it later unnoticed
    /// @param seed of the lot, drawn when the round was opened, in hexadecimal
    /// @param units how full they are, by id
    record Round(
            UUID id,
            String service,
            String period,
            boolean demonstration,
            int children,
            int placed,
            long metres,
            int freeSeats,
            List<Aim> aims,
            List<String> proven,
            String sha256,
            String seed,
            List<UnitInRound> units) {
        static Round of(PublicRounds.PublicRound it, PageTexts texts) {
            return new Round(
                    it.round().id().value(),
                    it.round().service(),
                    it.round().period(),
                    it.round().byDemonstration(),
                    it.children(),
                    it.placed(),
                    it.metres(),
                    it.free(),
                    it.tiers().stream()
                            .map(tier -> new Aim(tier.aim(), tier.value(), tier.bound()))
                            .toList(),
                    ProofTexts.of(it.proven(), texts),
                    it.sha256(),
                    it.round().seed(),
                    it.units().stream()
                            .map(unit ->
                                    new UnitInRound(
                                            unit.unit().value(),
                                            unit.seats(),
                                            unit.filled(),
                                            unit.price() < 0 ? null : unit.price()))
                            .toList());
        }
    }

    /// What came of one aim of a round; the smaller the better.
    ///
    /// @param aim name of the aim
    /// @param value what the round reached; children to the nearest five, metres to the nearest ten kilometres
    /// @param bound the least that is possible, as proved, in the same way
    record Aim(String aim, long value, long bound) {}

    /// How full a unit is by a round.
    ///
    /// @param unit id of the unit, as in `/api/v1/units`
    /// @param seats that were free before the round
    /// @param filled children placed there, to the nearest five; null where it is not told
    /// @param price metres that one seat more would save all children together; null where a seat more would
    ///     serve a weightier aim
    record UnitInRound(String unit, int seats, @Nullable Integer filled, @Nullable Long price) {}

    /// Lists published rounds, the latest first.
    @GetMapping("/api/v1/rounds")
    Listing<Round> list(ListRequest asked) {
        return asked.of(
                rounds.list().stream().map(it -> Round.of(it, texts)).toList(),
                it -> it.id().toString());
    }

    /// Gives one published round.
    ///
    /// @param id of the round
    @GetMapping("/api/v1/rounds/{id}")
    Round find(@PathVariable UUID id) {
        return rounds.find(new RoundId(id))
                .map(it -> Round.of(it, texts))
                .orElseThrow(() ->
                        Problem.notFound("round/not-found", "There is no such published round"));
    }
}
