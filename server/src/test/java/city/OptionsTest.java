// SPDX-License-Identifier: EUPL-1.2
package city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static final Map<String, String> NOTHING = Map.of();

    @Test
    void the_invented_city_is_seen_from_this_machine_alone_unless_one_asks_for_more() {
        assertThat(Options.parse(NOTHING).listens()).isEqualTo("127.0.0.1");
        assertThat(Options.parse(NOTHING, "--listen", "0.0.0.0").listens()).isEqualTo("0.0.0.0");
        var outside = "jdbc:postgresql://db/city?user=city";
        assertThat(Options.parse(NOTHING, "--database-url", outside).listens())
                .isEqualTo("0.0.0.0");
        assertThat(Options.parse(NOTHING, "--database-url", outside, "--demo").listens())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void a_database_is_named_in_the_environment_where_no_argument_tells_its_password() {
        var secret = Map.of("CITY_DATABASE_URL", "jdbc:postgresql://db/city?user=a&password=b");
        assertThat(Options.parse(secret).databaseUrl()).endsWith("password=b");
        assertThat(Options.parse(secret).demo()).isFalse();
        assertThat(Options.parse(secret, "--database-url", "jdbc:x").databaseUrl())
                .isEqualTo("jdbc:x");
    }

    @Test
    void a_wrong_option_is_told_in_one_line() {
        assertThatThrownBy(() -> Options.parse(NOTHING, "--prot", "80"))
                .hasMessage("Unknown option --prot. ./city run --help lists them all.");
        assertThatThrownBy(() -> Options.parse(NOTHING, "--port", "eighty"))
                .hasMessage("--port needs a whole number from 0 to 65535, not eighty.");
        assertThatThrownBy(() -> Options.parse(NOTHING, "--port"))
                .hasMessage("--port needs a value.");
    }

    @Test
    void a_port_that_is_taken_is_told_before_anything_is_made() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var options = Options.parse(NOTHING, "--port", Integer.toString(taken.getLocalPort()));
            assertThatThrownBy(() -> CityApplication.requireFree(options))
                    .hasMessageStartingWith(
                            "The city cannot listen on port " + taken.getLocalPort())
                    .hasMessageEndingWith("Stop what listens there, or give another with --port.");
        }
    }
}
