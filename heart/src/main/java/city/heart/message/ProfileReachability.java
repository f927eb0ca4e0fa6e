// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.shared.ResidentId;
import city.base.usage.Use;
import city.heart.profile.Channel;
import city.heart.profile.Profiles;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/// As the profiles say. Asked for lazily: the register's feed tells of orders, and so needs whoever sends
/// first.
@Component
class ProfileReachability implements Reachability {
    private final Profiles profiles;

    ProfileReachability(@Lazy Profiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public Map<ResidentId, Reach> of(Collection<ResidentId> people, Use use) {
        Map<ResidentId, Reach> found = new HashMap<>();
        if (!people.isEmpty()) {
            profiles.contactsOf(people, use)
                    .forEach((person, it) ->
                            found.put(
                                    person,
                                    new Reach(
                                            person,
                                            it.chosen() == Channel.EMAIL
                                                    && it.working(Channel.EMAIL).isPresent(),
                                            it.language())));
        }
        return found;
    }
}
