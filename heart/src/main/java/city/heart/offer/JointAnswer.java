// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.ResidentId;
import city.heart.offer.States.Happening;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/// What the guardians' latest answers come to. Guardians decide jointly (Act 361/1983, section 5):
/// for a yes one is enough and the others can object; for anything else it takes all of them.
public sealed interface JointAnswer {
    record Silent() implements JointAnswer {}

    /// @param byAll nobody is left to object
    record Accepted(boolean byAll) implements JointAnswer {}

    /// @param byAll all say the same
    record Refused(Reply reply, boolean byAll) implements JointAnswer {}

    record Contrary() implements JointAnswer {}

    /// @param deciders the guardians who decide today; an answer of anybody else no longer counts
    static JointAnswer of(Collection<ResidentId> deciders, Collection<ReplyVersion> answers) {
        Map<ResidentId, Reply> latest = new HashMap<>();
        answers.stream()
                .filter(it -> deciders.contains(it.guardian()))
                .sorted(Comparator.comparingInt(ReplyVersion::version))
                .forEach(it -> latest.put(it.guardian(), it.reply()));
        var said = new HashSet<>(latest.values());
        var byAll = latest.keySet().containsAll(deciders);
        return switch (said.size()) {
            case 0 -> new Silent();
            case 1 -> {
                var reply = said.iterator().next();
                yield reply.needsAll() ? new Refused(reply, byAll) : new Accepted(byAll);
            }
            default -> new Contrary();
        };
    }

    /// What that is in the table of states; empty for silence.
    default Optional<Happening> happening() {
        return switch (this) {
            case Silent() -> Optional.empty();
            case Accepted(var byAll) ->
                    Optional.of(byAll ? Happening.ACCEPTED_BY_ALL : Happening.ACCEPTED_BY_ONE);
            case Refused(_, var byAll) ->
                    Optional.of(byAll ? Happening.REFUSED_BY_ALL : Happening.REFUSED_BY_SOME);
            case Contrary() -> Optional.of(Happening.ANSWERS_DIFFER);
        };
    }
}
