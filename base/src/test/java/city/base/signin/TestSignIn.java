// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import city.base.shared.ResidentId;
import city.base.subject.Roles;
import java.time.Instant;
import java.util.List;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// Signs somebody in for one request of a page test: `.with(TestSignIn.resident(17))`.
public final class TestSignIn {
    private static final Instant NEVER_OVER = Instant.parse("9000-01-01T00:00:00Z");

    private TestSignIn() {}

    public static RequestPostProcessor resident(int number) {
        return as(new SignedIn.Resident(new ResidentId(number)));
    }

    /// An officer with the permissions that the application grants to these roles.
    public static RequestPostProcessor officer(String... roles) {
        return as(SignedInUser.officer("test-officer", "", List.of(roles), List.of()));
    }

    /// An officer of another id, where two pairs of eyes are asked for.
    public static RequestPostProcessor named(String id, String... roles) {
        return as(SignedInUser.officer(id, "", List.of(roles), List.of()));
    }

    /// An officer whose issuer tells the name.
    public static RequestPostProcessor withName(String id, String name, String... roles) {
        return as(SignedInUser.officer(id, name, List.of(roles), List.of()));
    }

    /// Somebody who leads these units.
    public static RequestPostProcessor manager(String id, String... units) {
        return as(SignedInUser.officer(id, "", List.of(Roles.UNIT_MANAGER), List.of(units)));
    }

    private static RequestPostProcessor as(SignedIn who) {
        var user = new SignedInUser(who, NEVER_OVER);
        return authentication(
                new OAuth2AuthenticationToken(user, user.getAuthorities(), IssuerClient.ID));
    }
}
