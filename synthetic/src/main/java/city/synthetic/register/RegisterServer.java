// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import java.net.URI;

/// The population register's modifications interface and the education records' interface, on
/// loopback over real HTTP:
///
/// - `GET /kirjausavain/{yyyy-mm-dd}`, `POST /muutokset`, `POST /perustiedot`
/// - `GET /education/key/{yyyy-mm-dd}`, `POST /education/changes`, `POST /education/extract`
@SuppressWarnings("DoNotCallSuggester")
public final class RegisterServer implements AutoCloseable {
    private RegisterServer() {}

    /// @param port 0 takes a free one
    public static RegisterServer start(RegisterDatabase database, int port) {
        throw new UnsupportedOperationException("comes with the next step");
    }

    /// @return `http://127.0.0.1:port`
    public URI uri() {
        throw new UnsupportedOperationException("comes with the next step");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("comes with the next step");
    }
}
