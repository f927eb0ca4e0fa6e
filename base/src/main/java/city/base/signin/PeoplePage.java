// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import city.base.secret.CityKey;
import city.base.shared.WallTime;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The embedded issuer's sign-in: choose who you are.
@Controller
@ConditionalOnExpression(EmbeddedIssuer.EXISTS)
class PeoplePage {
    private final People people;
    private final ReturnTo asked;
    private final Clock wall;

    /// When it happened, for the token's `auth_time`.
    private FactorGrantedAuthority chosenNow() {
        return FactorGrantedAuthority.withFactor("CHOICE").issuedAt(wall.instant()).build();
    }

    /// @param residents and `officers` in the order in which they are offered
    public record View(List<People.Choice> residents, List<People.Choice> officers) {}

    PeoplePage(People people, CityKey key, @WallTime Clock wall) {
        this.people = people;
        this.asked = EmbeddedIssuer.asked(key);
        this.wall = wall;
    }

    @GetMapping(EmbeddedIssuer.CHOOSE)
    String show(Locale locale, Model model) {
        model.addAttribute("people", new View(people.residents(locale), people.officers(locale)));
        return "signin/people";
    }

    @PostMapping(EmbeddedIssuer.CHOOSE)
    String choose(
            @RequestParam String person, HttpServletRequest request, HttpServletResponse response) {
        var known = people.find(person);
        if (known.isEmpty()) {
            return "redirect:" + EmbeddedIssuer.CHOOSE;
        }
        EmbeddedIssuer.contexts()
                .saveContext(
                        new SecurityContextImpl(
                                UsernamePasswordAuthenticationToken.authenticated(
                                        known.get().key(), null, List.of(chosenNow()))),
                        request,
                        response);
        return "redirect:" + asked.take(request, response).orElse("/sign-in");
    }
}
