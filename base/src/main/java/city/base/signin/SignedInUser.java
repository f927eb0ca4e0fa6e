// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// Who is signed in, as the session keeps it: the city's own number or the officer's id, name and roles. The
/// issuer's token may hold an identity code and a name, so nothing of it is kept.
final class SignedInUser implements OidcUser, Serializable {
    private static final long serialVersionUID = 1;

    static final String RESIDENT = "resident";
    static final String OFFICER = "officer";

    private final SignedIn who;
    private final Instant at;

    /// @param who an officer's permissions are left empty: they are looked up at each request
    SignedInUser(SignedIn who, Instant at) {
        this.who = who;
        this.at = at;
    }

    SignedIn who() {
        return who;
    }

    /// When the issuer said so.
    Instant at() {
        return at;
    }

    @Override
    public String getName() {
        return nameOf(who);
    }

    /// `resident:<number>` or `officer:<id>`: under which the sessions of somebody are found.
    static String nameOf(SignedIn who) {
        return switch (who) {
            case SignedIn.Resident it -> RESIDENT + ":" + it.number();
            case SignedIn.Officer it -> OFFICER + ":" + it.id();
        };
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(
                new SimpleGrantedAuthority(
                        switch (who) {
                            case SignedIn.Resident _ -> RESIDENT;
                            case SignedIn.Officer _ -> OFFICER;
                        }));
    }

    @Override
    public Map<String, Object> getClaims() {
        return Map.of("sub", getName());
    }

    @Override
    public Map<String, Object> getAttributes() {
        return getClaims();
    }

    @Override
    public @Nullable OidcUserInfo getUserInfo() {
        return null;
    }

    @Override
    public OidcIdToken getIdToken() {
        return new OidcIdToken("not-kept", at, at.plusSeconds(1), getClaims());
    }

    /// @param name as the issuer gives it; empty for none
    static SignedIn.Officer officer(
            String id, String name, Collection<String> roles, Collection<String> units) {
        return new SignedIn.Officer(id, name, Set.copyOf(roles), Set.copyOf(units), Set.of());
    }
}
