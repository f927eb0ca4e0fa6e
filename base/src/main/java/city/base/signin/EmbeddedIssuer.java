// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import city.base.secret.CityKey;
import city.base.shared.WallTime;
import city.base.web.CityCookie;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/// The issuer of the demonstration: OpenID Connect like any other, but one signs in by choosing a
/// person from a list. It exists only where the city is a demonstration and no outside issuer is set.
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression(EmbeddedIssuer.EXISTS)
class EmbeddedIssuer {
    static final String EXISTS =
            "${city.signin.embedded:${city.demo.enabled:false}} and '${city.signin.issuer:}'.isBlank()";
    static final String NAME = "http://proactive-city.localhost";
    static final String CLIENT = "proactive-city";
    static final String CALLBACK = "/login/oauth2/code/" + IssuerClient.ID;
    static final String AUTHORIZE = "/issuer/authorize";
    static final String TOKEN = "/issuer/token";
    static final String KEYS = "/issuer/keys";
    static final String CHOOSE = "/issuer/people";

    /// The issuer's own sign-in, apart from the city's in the same session.
    static final String CONTEXT = "signin.issuer.context";

    @Bean
    IssuerKeys issuerKeys(JdbcClient jdbc, @WallTime Clock wall) {
        return new IssuerKeys(jdbc, wall);
    }

    @Bean
    People people(
            org.springframework.beans.factory.ObjectProvider<Personas> personas,
            org.springframework.beans.factory.ObjectProvider<ManagedUnits> units,
            org.springframework.context.MessageSource texts) {
        return new People(
                personas.getIfAvailable(() -> List::of),
                units.getIfAvailable(() -> List::of),
                texts);
    }

    static HttpSessionSecurityContextRepository contexts() {
        var repository = new HttpSessionSecurityContextRepository();
        repository.setSpringSecurityContextKey(CONTEXT);
        return repository;
    }

    /// Where the choice leads back to.
    static ReturnTo asked(CityKey key) {
        return new ReturnTo(new CityCookie("issuer-return-to"), key);
    }

    @Bean
    @Order(1)
    SecurityFilterChain issuer(
            HttpSecurity http,
            JdbcClient jdbc,
            @WallTime Clock wall,
            IssuerKeys keys,
            People people,
            SignInSettings settings,
            CityKey key)
            throws Exception {
        var generator = new JwtGenerator(new NimbusJwtEncoder(keys));
        generator.setJwtCustomizer(claims(people, settings));
        http.setSharedObject(com.nimbusds.jose.jwk.source.JWKSource.class, keys);
        http.securityMatcher("/issuer/**");
        http.with(
                new OAuth2AuthorizationServerConfigurer(),
                server ->
                        server.registeredClientRepository(
                                        new InMemoryRegisteredClientRepository(client(keys)))
                                .authorizationService(new IssuedCodes(jdbc, wall))
                                .authorizationConsentService(
                                        new InMemoryOAuth2AuthorizationConsentService())
                                .authorizationServerSettings(
                                        AuthorizationServerSettings.builder()
                                                .issuer(NAME)
                                                .authorizationEndpoint(AUTHORIZE)
                                                .tokenEndpoint(TOKEN)
                                                .jwkSetEndpoint(KEYS)
                                                .build())
                                .tokenGenerator(generator)
                                .authorizationEndpoint(endpoint ->
                                        endpoint.authenticationProviders(
                                                all -> all.forEach(EmbeddedIssuer::check)))
                                .oidc(Customizer.withDefaults()));
        http.oauth2ResourceServer(server ->
                server.jwt(
                        it -> it.decoder(OAuth2AuthorizationServerConfiguration.jwtDecoder(keys))));
        http.csrf(csrf ->
                SecurityConfiguration.csrf(csrf, new SignedCsrf(SignedCsrf.ISSUERS, key), TOKEN));
        SecurityConfiguration.headers(http, "'self'");
        http.securityContext(context -> context.securityContextRepository(contexts()));
        http.requestCache(cache -> cache.disable());
        http.authorizeHttpRequests(requests ->
                requests.requestMatchers(CHOOSE, KEYS).permitAll().anyRequest().authenticated());
        http.exceptionHandling(errors ->
                errors.authenticationEntryPoint((request, response, _) -> {
                    asked(key).keep(request, response);
                    response.sendRedirect(CHOOSE);
                }));
        return http.build();
    }

    private static RegisteredClient client(IssuerKeys keys) {
        return RegisteredClient.withId(UUID.nameUUIDFromBytes(new byte[1]).toString())
                .clientId(CLIENT)
                .clientSecret("{noop}" + keys.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://localhost" + CALLBACK)
                .scope("openid")
                .clientSettings(
                        ClientSettings.builder()
                                .requireAuthorizationConsent(false)
                                .requireProofKey(true)
                                .build())
                .tokenSettings(
                        TokenSettings.builder()
                                .authorizationCodeTimeToLive(Duration.ofMinutes(2))
                                .accessTokenTimeToLive(Duration.ofMinutes(5))
                                .build())
                .build();
    }

    /// The city may be reached by any host name, so the redirect is checked against the request's own
    /// origin instead of a list: a code never goes to another host.
    private static void check(Object provider) {
        if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider codes) {
            codes.setAuthenticationValidator(EmbeddedIssuer::sameOrigin);
        }
    }

    private static void sameOrigin(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        var here = URI.create(request.getAuthorizationUri());
        var redirect = request.getRedirectUri();
        var expected = here.getScheme() + "://" + here.getRawAuthority() + CALLBACK;
        if (!expected.equals(redirect) || !request.getScopes().equals(java.util.Set.of("openid"))) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST), null);
        }
    }

    private static OAuth2TokenCustomizer<JwtEncodingContext> claims(
            People people, SignInSettings settings) {
        return context -> {
            if (!OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
                return;
            }
            Authentication chosen = context.getPrincipal();
            if (chosen == null) {
                throw new IllegalStateException("A token for nobody");
            }
            var person = people.get(chosen.getName());
            if (person.identityCode() != null) {
                context.getClaims().claim(settings.identityClaim(), person.identityCode());
            } else {
                context.getClaims().claim("name", person.name());
                context.getClaims().claim(settings.rolesClaim(), person.roles());
                context.getClaims().claim(settings.unitsClaim(), person.units());
            }
        };
    }
}
