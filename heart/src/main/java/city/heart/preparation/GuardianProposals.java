// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.ResidentId;
import city.heart.casework.Proposals;
import city.heart.offer.Offers;
import city.heart.offer.State;
import java.util.List;
import org.springframework.stereotype.Component;

/// Offers as what was proposed to a guardian's children.
@Component
class GuardianProposals implements Proposals {
    private final Offers offers;

    GuardianProposals(Offers offers) {
        this.offers = offers;
    }

    @Override
    public List<Proposal> of(ResidentId guardian) {
        return offers.list(guardian).stream()
                .filter(it -> it.state() != State.WITHDRAWN && it.state() != State.REPLACED)
                .map(it ->
                        new Proposal(
                                it.about().child(),
                                it.about().service(),
                                it.about().period(),
                                it.state() == State.DECIDED,
                                it.id().value().toString()))
                .toList();
    }
}
