// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;

/// The city as a client of its issuer. Made at the first sign-in, not at the start: an outside issuer
/// may be away just then, and the embedded one answers only once the port is known.
@Component
class IssuerClient implements ClientRegistrationRepository {
    static final String ID = "city";
    static final String AUTHORIZATION = "/oauth2/authorization";

    /// Where a sign-in begins.
    static final String BEGIN = AUTHORIZATION + "/" + ID;

    private final SignInSettings settings;
    private final ObjectProvider<IssuerKeys> embedded;
    private final Environment environment;
    private volatile @Nullable ClientRegistration known;

    IssuerClient(
            SignInSettings settings, ObjectProvider<IssuerKeys> embedded, Environment environment) {
        this.settings = settings;
        this.embedded = embedded;
        this.environment = environment;
    }

    /// False where neither an outside issuer nor a demonstration is set up: nobody can sign in.
    boolean exists() {
        return settings.outside() || embedded.getIfAvailable() != null;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!ID.equals(id) || !exists()) {
            return null;
        }
        var client = known;
        if (client == null) {
            client = settings.outside() ? outside() : embedded(embedded.getObject());
            known = client;
        }
        return client;
    }

    private ClientRegistration outside() {
        return ClientRegistrations.fromIssuerLocation(String.valueOf(settings.issuer()))
                .registrationId(ID)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .scope(settings.scopes())
                .redirectUri("{baseUrl}" + EmbeddedIssuer.CALLBACK)
                .clientSettings(
                        ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
                .build();
    }

    /// The browser is sent to a path on whatever host it came by; the server asks itself on loopback.
    private ClientRegistration embedded(IssuerKeys keys) {
        var self = "http://127.0.0.1:" + environment.getProperty("local.server.port", "0");
        return ClientRegistration.withRegistrationId(ID)
                .clientId(EmbeddedIssuer.CLIENT)
                .clientSecret(keys.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}" + EmbeddedIssuer.CALLBACK)
                .scope("openid")
                .authorizationUri(EmbeddedIssuer.AUTHORIZE)
                .tokenUri(self + EmbeddedIssuer.TOKEN)
                .jwkSetUri(self + EmbeddedIssuer.KEYS)
                .issuerUri(EmbeddedIssuer.NAME)
                .userNameAttributeName("sub")
                .clientSettings(
                        ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
                .build();
    }
}
