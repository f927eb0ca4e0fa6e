// SPDX-License-Identifier: EUPL-1.2
package city.base.usage;

import city.base.shared.ResidentId;
import city.base.web.PageTexts;
import java.util.Optional;
import java.util.function.Function;

/// Who did something, in words for whoever reads the page.
public final class ActorTexts {
    private ActorTexts() {}

    /// For a resident: officers are named by what they are, not as persons.
    public static String forResident(Actor actor, ResidentId reader, PageTexts texts) {
        return switch (actor.kind()) {
            case RESIDENT ->
                    texts.text(actor.is(reader) ? "usage.actor.me" : "usage.actor.resident");
            case OFFICER -> texts.text("usage.actor.officer");
            case SYSTEM -> texts.text("usage.actor.system");
            case PARTNER -> texts.text("usage.actor.partner");
        };
    }

    /// For an officer, where no resident does it: colleagues by the id under which they sign in, and the parts of
    /// the machine in words.
    public static String forOfficer(Actor actor, PageTexts texts) {
        return forOfficer(actor, _ -> Optional.empty(), texts);
    }

    /// For an officer: colleagues by the id under which they sign in.
    ///
    /// @param name of a resident whom the reader may see; empty where there is none to show
    public static String forOfficer(
            Actor actor, Function<ResidentId, Optional<String>> name, PageTexts texts) {
        return switch (actor.kind()) {
            case RESIDENT ->
                    name.apply(new ResidentId(Integer.parseInt(actor.id())))
                            .orElseGet(() -> texts.text("usage.actor.unnamed"));
            case OFFICER -> actor.id();
            case SYSTEM -> texts.text("usage.actor.machine");
            case PARTNER -> texts.text("usage.actor.partner");
        };
    }
}
