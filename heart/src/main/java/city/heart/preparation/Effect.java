// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.heart.casework.CaseFile;
import city.heart.casework.CaseId;
import city.heart.casework.Finding;
import city.heart.casework.NewTask;
import city.heart.offer.Offer;
import city.heart.offer.OfferId;
import city.heart.offer.Recipient;
import city.heart.offer.States;
import city.heart.placement.UnitChoice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What follows from a look at a child: decided by `CaseDecider`, saved and told by `CaseEffects`.
sealed interface Effect {
    /// A case begins.
    record Opened(CaseFile file) implements Effect {}

    /// The rule was asked again.
    ///
    /// @param file with the new answer
    record LookedAt(CaseFile file) implements Effect {}

    /// Somebody else goes on with a case from now on.
    record HandedTo(CaseId file, CaseFile.Handler handler) implements Effect {}

    /// A person is asked to do something.
    record PersonAsked(NewTask asked) implements Effect {}

    /// Nobody need do anything any more about a case.
    ///
    /// @param because a short code of what settled it
    record TasksSettled(CaseId file, String because) implements Effect {}

    /// Something happens to an offer.
    record Moved(Offer offer, States.Move move) implements Effect {}

    /// Other people than before see an offer, or in another role. Those who came are written to where the
    /// offer has been sent and the machine goes on with it.
    record RecipientsChanged(Offer offer, List<Recipient> changed, @Nullable Finding told)
            implements Effect {
        public RecipientsChanged {
            changed = List.copyOf(changed);
        }
    }

    /// A place is to be found for a case.
    ///
    /// @param replaces the offer in whose place the new one stands
    record PlaceWanted(CaseFile file, @Nullable OfferId replaces) implements Effect {}

    /// A place was chosen for a case among all others.
    record PlaceGiven(CaseFile file, UnitChoice.Proposed choice) implements Effect {}

    /// An offer is prepared; its place is reserved.
    record Prepared(Offer offer) implements Effect {}
}
