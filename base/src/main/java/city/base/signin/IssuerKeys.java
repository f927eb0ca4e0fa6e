// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import city.base.database.Sql;
import city.base.shared.WallTime;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Key pair and client secret of the embedded issuer, made once per database, so that all servers and
/// all restarts have the same.
class IssuerKeys implements JWKSource<SecurityContext> {
    private static final String READ = "select jwk, client_secret from signin.issuer_key";
    private static final String MAKE =
            """
            insert into signin.issuer_key (jwk, client_secret, made_at)
            values (:jwk, :secret, :now) on conflict (one) do nothing
            """;

    private final JdbcClient jdbc;
    private final Clock wall;
    private volatile @Nullable Kept kept;

    private record Kept(RSAKey key, String secret) {}

    IssuerKeys(JdbcClient jdbc, @WallTime Clock wall) {
        this.jdbc = jdbc;
        this.wall = wall;
    }

    String clientSecret() {
        return keep().secret;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(new JWKSet(keep().key));
    }

    private Kept keep() {
        var known = kept;
        if (known == null) {
            known = read();
            kept = known;
        }
        return known;
    }

    private Kept read() {
        var stored = find();
        if (stored == null) {
            make();
            stored = find();
        }
        if (stored == null) {
            throw new IllegalStateException("The issuer's key could not be kept");
        }
        return stored;
    }

    private @Nullable Kept find() {
        return jdbc.sql(READ)
                .query((rs, _) -> new Kept(parse(rs.getString(1)), rs.getString(2)))
                .optional()
                .orElse(null);
    }

    private void make() {
        try {
            var secret = new byte[24];
            new SecureRandom().nextBytes(secret);
            jdbc.sql(MAKE)
                    .param(
                            "jwk",
                            new RSAKeyGenerator(2048)
                                    .keyID(UUID.randomUUID().toString())
                                    .generate()
                                    .toJSONString())
                    .param("secret", Base64.getUrlEncoder().withoutPadding().encodeToString(secret))
                    .param("now", Sql.at(wall.instant()))
                    .update();
        } catch (JOSEException e) {
            throw new IllegalStateException("No key could be made", e);
        }
    }

    private static RSAKey parse(String json) {
        try {
            return RSAKey.parse(json);
        } catch (ParseException _) {
            throw new IllegalStateException("The issuer's key in the database is unreadable");
        }
    }
}
