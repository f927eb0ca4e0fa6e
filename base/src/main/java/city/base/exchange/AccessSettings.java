// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the city proves to each register and gateway who it is: `city.register.access.<partner>.*`. Where nothing is
/// set a partner is asked without credentials, and its certificate is checked against those that Java trusts.
///
/// @param access by the partner's name: `population`, `education`, `gateway`
@ConfigurationProperties("city.register")
record AccessSettings(@DefaultValue Map<String, Access> access) {
    /// Of one partner. A secret stands here itself or, as `file:/path`, in a file.
    ///
    /// @param certificate path of the client certificate: PKCS 12 with its key, or PEM with its chain
    /// @param key path of the key in PEM (PKCS 8), where the certificate is PEM
    /// @param password of the PKCS 12 file or the encrypted key; a secret
    /// @param trust path of the certificates that the partner's own must lead to: PEM, or PKCS 12
    /// @param trustPassword of that PKCS 12 file; a secret
    /// @param user name for HTTP Basic, or the client's at `tokenUrl`
    /// @param secret to `user`; a secret
    /// @param tokenUrl where an access token is got for `user` and `secret` (OAuth 2.0 client credentials)
    /// @param scope that is asked for there
    /// @param headers sent with each request, such as an API key or `X-Road-Client`; secrets
    record Access(
            @Nullable String certificate,
            @Nullable String key,
            @DefaultValue("") String password,
            @Nullable String trust,
            @DefaultValue("") String trustPassword,
            @Nullable String user,
            @DefaultValue("") String secret,
            @Nullable String tokenUrl,
            @Nullable String scope,
            @DefaultValue Map<String, String> headers) {
        static final Access NONE =
                new Access(null, null, "", null, "", null, "", null, null, Map.of());

        /// Keys and passwords stay out of logs.
        @Override
        public String toString() {
            return "access";
        }
    }

    Access of(String partner) {
        return access.getOrDefault(partner, Access.NONE);
    }
}
