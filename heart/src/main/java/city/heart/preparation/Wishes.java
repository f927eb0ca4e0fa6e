// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.hours.WorkingDays;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.heart.casework.CaseKey;
import city.heart.casework.Terms;
import city.heart.offer.OfferId;
import city.heart.placement.Admission;
import city.heart.placement.Wish;
import city.heart.population.Address;
import city.heart.population.Family;
import city.heart.population.Home;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What place is wanted for a child under a case. Plain.
record Wishes(Terms terms, LocalDate today) {
    /// @param holder the offer that is to hold the seat
    Wish of(CaseKey key, Family family, OfferId holder) {
        return of(
                key,
                teaching(family),
                building(family.child().address()),
                family.sameBirth(),
                holder);
    }

    /// The same place wanted by another holder.
    Wish of(CaseKey key, Wish like, OfferId holder) {
        return of(key, like.language(), like.building(), like.sameBirth(), holder);
    }

    /// The same of a child of whom no more than the home was read.
    Wish of(CaseKey key, Home home, OfferId holder) {
        return of(key, teaching(home.motherTongue()), home.building(), home.sameBirth(), holder);
    }

    private Wish of(
            CaseKey key,
            Language teaching,
            @Nullable String building,
            List<ResidentId> sameBirth,
            OfferId holder) {
        var last = terms.days().last(key.period());
        var first = firstDay(key.period());
        return new Wish(
                holder.value(),
                key.child(),
                terms.kind(),
                teaching,
                key.period(),
                first,
                last.isBefore(first) ? first : last,
                building,
                sameBirth,
                Admission.valueOf(terms.admission()));
    }

    /// During the year a child who moved in begins at once.
    LocalDate firstDay(String period) {
        var first = terms.days().first(period);
        return first.isAfter(today) ? first : WorkingDays.after(today, 1);
    }

    /// Swedish for a Swedish-speaking child where the service has it, else Finnish; the family can ask
    /// for the other.
    Language teaching(Family family) {
        return teaching(family.child().motherTongue());
    }

    Language teaching(@Nullable Language motherTongue) {
        return teaching(terms.languages(), motherTongue);
    }

    static Language teaching(Set<Language> languages, @Nullable Language motherTongue) {
        return Language.SV.equals(motherTongue) && languages.contains(Language.SV)
                ? Language.SV
                : Language.FI;
    }

    private static @Nullable String building(@Nullable Address address) {
        return address == null ? null : address.buildingId();
    }
}
