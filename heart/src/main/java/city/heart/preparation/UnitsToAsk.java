// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.heart.casework.CaseKey;
import city.heart.casework.Register;
import city.heart.casework.Terms;
import city.heart.offer.OfferId;
import city.heart.offer.OfferTexts;
import city.heart.offer.Offers;
import city.heart.offer.ReceivedOffer;
import city.heart.placement.Placements;
import city.heart.placement.Room;
import city.heart.placement.Wish;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The units for which a guardian may ask instead of the one proposed. A wish is no right: the municipality assigns a
/// place (Basic Education Act 628/1998, section 6), another unit may take the child where it has room (section 28).
@Component
class UnitsToAsk {
    private static final Comparator<Room> NEAREST =
            Comparator.comparing(
                            Room::wayMetres,
                            Comparator.<@Nullable Integer>nullsLast(Comparator.naturalOrder()))
                    .thenComparing(Room::unit);

    private final Offers offers;
    private final OfferTexts offerTexts;
    private final Register register;
    private final Placements placements;
    private final Clock clock;

    UnitsToAsk(
            Offers offers,
            OfferTexts offerTexts,
            Register register,
            Placements placements,
            @CityTime Clock clock) {
        this.offers = offers;
        this.offerTexts = offerTexts;
        this.register = register;
        this.placements = placements;
        this.clock = clock;
    }

    /// What one guardian can ask for.
    ///
    /// @param rooms all but the unit proposed, those that teach in the child's language first and of each language the
    ///     nearest first, full ones among them; without ways for whoever does
    ///     not live where the child does: from the ways to many units a home could be found
    /// @param building where both live; null for whoever lives elsewhere
    record Units(ReceivedOffer offer, Terms terms, List<Room> rooms, @Nullable String building) {
        Optional<Room> room(UnitId unit) {
            return rooms.stream().filter(it -> it.unit().equals(unit)).findFirst();
        }
    }

    /// @return empty if this resident is no recipient of such an offer, or cannot answer it now
    @Transactional
    public Optional<Units> of(OfferId id, ResidentId me) {
        return offers.find(id, me).filter(ReceivedOffer::canAnswer).flatMap(it -> of(it, me));
    }

    private Optional<Units> of(ReceivedOffer offer, ResidentId me) {
        var about = offer.about();
        var family =
                register.families(List.of(about.child()), about.service(), me).get(about.child());
        if (family == null) {
            return Optional.empty();
        }
        var terms = offerTexts.terms(about.service(), about.serviceVersion());
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var key = new CaseKey(about.service(), about.period(), about.child());
        var building = family.homeFor(me);
        var wish = from(building, new Wishes(terms, today).of(key, family, OfferId.random()));
        var rooms = new ArrayList<Room>();
        for (var language : languages(wish.language(), terms.languages())) {
            placements.rooms(wish, language).stream()
                    .filter(it -> !it.unit().equals(offer.place().unit()))
                    .filter(it -> rooms.stream().noneMatch(had -> had.unit().equals(it.unit())))
                    .sorted(NEAREST)
                    .forEach(rooms::add);
        }
        return Optional.of(new Units(offer, terms, List.copyOf(rooms), building));
    }

    /// The child's own first.
    private static List<Language> languages(Language own, Set<Language> all) {
        var languages = new ArrayList<>(List.of(own));
        all.stream()
                .filter(it -> !it.equals(own))
                .sorted(Comparator.comparing(Language::code))
                .forEach(languages::add);
        return languages;
    }

    private static Wish from(@Nullable String building, Wish it) {
        return new Wish(
                it.holder(),
                it.child(),
                it.kind(),
                it.language(),
                it.period(),
                it.from(),
                it.until(),
                building,
                it.sameBirth(),
                it.admission());
    }
}
