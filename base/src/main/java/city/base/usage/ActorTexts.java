// SPDX-License-Identifier: EUPL-1.2
package city.base.usage;

import city.base.shared.ResidentId;
import city.base.signin.OfficerNames;
import city.base.web.PageTexts;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Who did something, in words for whoever reads the page: never the id under which it is kept.
@Component
public class ActorTexts {
    private final Function<String, Optional<String>> officers;

    @Autowired
    ActorTexts(OfficerNames officers) {
        this(officers::find);
    }

    /// @param officers an officer's name by the id under which the officer signs in
    ActorTexts(Function<String, Optional<String>> officers) {
        this.officers = officers;
    }

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

    /// For an officer, where no resident does it: colleagues by name, and the parts of the machine in words.
    public String forOfficer(Actor actor, PageTexts texts) {
        return forOfficer(actor, _ -> Optional.empty(), texts);
    }

    /// For an officer: colleagues by the name that their issuer told, or by what they are.
    ///
    /// @param name of a resident whom the reader may see; empty where there is none to show
    public String forOfficer(
            Actor actor, Function<ResidentId, Optional<String>> name, PageTexts texts) {
        return switch (actor.kind()) {
            case RESIDENT ->
                    name.apply(new ResidentId(Integer.parseInt(actor.id())))
                            .orElseGet(() -> texts.text("usage.actor.unnamed"));
            case OFFICER ->
                    officers.apply(actor.id()).orElseGet(() -> texts.text("usage.actor.officer"));
            case SYSTEM -> texts.text("usage.actor.machine");
            case PARTNER -> texts.text("usage.actor.partner");
        };
    }
}
