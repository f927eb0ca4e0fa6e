// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.heart.population.Family;
import city.heart.population.Guardian;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Who the recipients of an offer are, who came among them and who went. Plain.
public final class Recipients {
    private Recipients() {}

    /// To whom an offer is made. Nothing to the dead; who decides answers, who only has a right to
    /// information sees.
    public static List<Recipient> of(Family family, LocalDate today) {
        return family.guardians().stream()
                .filter(it -> it.person().died() == null && (it.decides() || it.informed()))
                .map(it -> recipient(it, today))
                .toList();
    }

    private static Recipient recipient(Guardian it, LocalDate today) {
        return Recipient.since(
                today,
                it.person().id(),
                it.decides() ? Recipient.Role.DECIDES : Recipient.Role.INFORMED);
    }

    /// @param before as the offer has them
    /// @param present as the register tells them now
    /// @return the recipients to be written: new ones, ended ones (their last day was yesterday), and
    ///     those with another role; empty when nothing is different
    public static List<Recipient> changed(
            List<Recipient> before, List<Recipient> present, LocalDate today) {
        var changed = new ArrayList<Recipient>();
        for (var now : present) {
            var was =
                    before.stream()
                            .filter(it -> it.resident().equals(now.resident()))
                            .findFirst()
                            .orElse(null);
            if (was == null) {
                changed.add(now);
            } else if (was.until() != null) {
                // Back again: served once more, with days of his or her own.
                changed.add(now);
            } else if (was.role() != now.role()) {
                changed.add(was.as(now.role()));
            }
        }
        for (var was : before) {
            if (was.until() == null
                    && present.stream().noneMatch(it -> it.resident().equals(was.resident()))) {
                changed.add(was.endedOn(today.minusDays(1)));
            }
        }
        return changed;
    }
}
