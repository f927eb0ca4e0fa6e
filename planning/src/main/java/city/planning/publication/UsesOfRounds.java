// SPDX-License-Identifier: EUPL-1.2
package city.planning.publication;

import city.base.shared.ResidentId;
import city.base.usage.AboutTexts;
import city.base.usage.Use;
import city.base.web.PageTexts;
import city.planning.round.RoundId;
import city.planning.round.RoundNames;
import city.planning.round.RoundState;
import city.planning.round.Rounds;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Rounds as what a use was about. That there is a round is no secret; its page can be opened once it is published.
@Component
class UsesOfRounds implements AboutTexts {
    private final Rounds rounds;
    private final RoundNames names;

    UsesOfRounds(Rounds rounds, RoundNames names) {
        this.rounds = rounds;
        this.names = names;
    }

    @Override
    public Map<Use.About, Thing> of(Collection<Use.About> all, ResidentId reader, PageTexts texts) {
        var things = new HashMap<Use.About, Thing>();
        for (var it : Set.copyOf(all)) {
            if (it.kind().equals(RoundId.ABOUT)) {
                rounds.find(RoundId.parse(it.id()))
                        .ifPresent(round ->
                                things.put(
                                        it,
                                        new Thing(
                                                texts.text(
                                                        "publication.about.round",
                                                        names.service(
                                                                round.service(), texts.language()),
                                                        round.period()),
                                                round.state() == RoundState.PUBLISHED
                                                        ? "/rounds"
                                                        : null)));
            }
        }
        return things;
    }
}
