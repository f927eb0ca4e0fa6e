// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import city.base.database.Sql;
import city.base.shared.WallTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/// The embedded issuer's open sign-ins, between code and token, where any server finds them. A code
/// works once: what was redeemed is deleted, and no token is kept.
class IssuedCodes implements OAuth2AuthorizationService {
    private static final String SAVE =
            """
            insert into signin.issued_code (id, code_hash, content, expires_at)
            values (:id, :hash, :content, :expires)
            on conflict (id) do nothing
            """;
    private static final String DELETE = "delete from signin.issued_code where id = :id";
    private static final String SWEEP = "delete from signin.issued_code where expires_at < :now";
    private static final String BY_CODE =
            "select content from signin.issued_code where code_hash = :hash and expires_at > :now";
    private static final String BY_ID = "select content from signin.issued_code where id = :id";

    private final JdbcClient jdbc;
    private final Clock wall;

    IssuedCodes(JdbcClient jdbc, @WallTime Clock wall) {
        this.jdbc = jdbc;
        this.wall = wall;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        var code = authorization.getToken(OAuth2AuthorizationCode.class);
        if (code == null || code.isInvalidated() || authorization.getAccessToken() != null) {
            remove(authorization);
            return;
        }
        jdbc.sql(SWEEP).param("now", Sql.at(wall.instant())).update();
        var expires = code.getToken().getExpiresAt();
        jdbc.sql(SAVE)
                .param("id", authorization.getId())
                .param("hash", hash(code.getToken().getTokenValue()))
                .param("content", write(authorization))
                .param("expires", Sql.at(expires == null ? Instant.EPOCH : expires))
                .update();
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        jdbc.sql(DELETE).param("id", authorization.getId()).update();
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return jdbc.sql(BY_ID)
                .param("id", id)
                .query((rs, _) -> read(rs.getBytes(1)))
                .optional()
                .orElse(null);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        if (type != null && !OAuth2ParameterNames.CODE.equals(type.getValue())) {
            return null;
        }
        return jdbc.sql(BY_CODE)
                .param("hash", hash(token))
                .param("now", Sql.at(wall.instant()))
                .query((rs, _) -> read(rs.getBytes(1)))
                .optional()
                .orElse(null);
    }

    private static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] write(OAuth2Authorization authorization) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(authorization);
        } catch (IOException e) {
            throw new IllegalStateException("A sign-in could not be kept", e);
        }
        return bytes.toByteArray();
    }

    /// Reads back only what this class wrote: the table is nobody else's.
    @SuppressWarnings("BanSerializableRead")
    private static OAuth2Authorization read(byte[] bytes) {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (OAuth2Authorization) in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("A sign-in could not be read", e);
        }
    }
}
