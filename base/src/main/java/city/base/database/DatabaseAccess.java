// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import java.util.Map;

/// Where the city's database is and how its two roles sign in. `owner` may change tables, `app`
/// only what is in them. The register of the invented city lives in a database of its own.
///
/// @param url JDBC address without user and password
/// @param registerUrl JDBC address of the invented register's database, empty where there is none
public record DatabaseAccess(String url, Login owner, Login app, String registerUrl) {
    /// A role's name and password.
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    /// The same as settings of the application.
    public Map<String, Object> properties() {
        return Map.of(
                "spring.datasource.url", url,
                "spring.datasource.username", app.user(),
                "spring.datasource.password", app.password(),
                "city.database.owner-user", owner.user(),
                "city.database.owner-password", owner.password(),
                "city.database.register-url", registerUrl);
    }
}
