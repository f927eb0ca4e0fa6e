// SPDX-License-Identifier: EUPL-1.2
package city.server.prove;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes down what a play came to. What no two runs share is masked: numbers drawn at random and the
/// secrets of links.
@Component
@Proving
class Export {
    /// So many residents' numbers stand in one line.
    private static final int BLOCK = 1000;

    private static final int ROWS = 500;
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern LINK = Pattern.compile("/l/[A-Za-z0-9_-]+");

    private static final Pattern CASE = Pattern.compile("[A-Z]+ \\d{4}-\\d{6}");

    private final JdbcClient jdbc;
    private final JsonMapper json =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    Export(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param zone the city's
    @Transactional(readOnly = true)
    public void write(Lines lines, String zone, Consumer<String> progress) {
        for (var kind : ProofTables.KINDS) {
            if (kind.name().equals("work")) {
                // In the order of the alphabet.
                sweeps(lines, zone, progress);
                uses(lines, zone, progress);
            }
            progress.accept("Writing down: " + kind.name());
            jdbc.sql(kind.sql().replace(":zone", "'" + zone + "'"))
                    .withFetchSize(ROWS)
                    .query(rs -> {
                        lines.add(kind.name(), rs.getString(1), fields(rs));
                    });
        }
    }

    private String fields(ResultSet rs) throws SQLException {
        var names = rs.getMetaData();
        var text = new StringBuilder();
        for (var i = 2; i <= names.getColumnCount(); i++) {
            var name = names.getColumnLabel(i);
            @Nullable String value = rs.getString(i);
            if (value != null) {
                text.append('\t').append(name).append('=').append(masked(name, value));
            }
        }
        return text.toString();
    }

    private String masked(String name, String value) {
        var plain = ProofTables.JSON.contains(name) ? sorted(value) : value;
        plain = ID.matcher(plain).replaceAll("<id>");
        plain = LINK.matcher(plain).replaceAll("/l/<token>");
        plain = CASE.matcher(plain).replaceAll("<case>");
        return plain.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
    }

    /// The same JSON with the keys in order.
    private String sorted(String value) {
        return json.writeValueAsString(
                json.treeToValue(json.readValue(value, JsonNode.class), Object.class));
    }

    /// One use of many residents, as it stands in lines of so many numbers.
    private record Use(String day, String purpose, String role, String service) {
        static Use of(ResultSet rs) throws SQLException {
            return new Use(
                    rs.getString("day"),
                    rs.getString("purpose"),
                    rs.getString("role"),
                    rs.getString("service"));
        }

        void write(Lines lines, String kind, BitSet residents) {
            for (var from = 0; from < residents.length(); from += BLOCK) {
                var ranges = Numbers.ranges(residents, from, from + BLOCK);
                if (!ranges.isEmpty()) {
                    lines.add(
                            kind,
                            day,
                            "\tpurpose=%s\trole=%s\tservice=%s\tfrom=%07d\tresidents=%s"
                                    .formatted(purpose, role, service, from, ranges));
                }
            }
        }
    }

    private void uses(Lines lines, String zone, Consumer<String> progress) {
        together(
                lines,
                "use",
                ProofTables.USES.replace(":zone", "'" + zone + "'"),
                progress,
                (rs, residents) -> residents.set(rs.getInt("resident")));
    }

    private void sweeps(Lines lines, String zone, Consumer<String> progress) {
        together(
                lines,
                "sweep",
                ProofTables.SWEEPS.replace(":zone", "'" + zone + "'"),
                progress,
                (rs, residents) ->
                        residents.or(BitSet.valueOf(Objects.requireNonNull(rs.getBytes("sweep")))));
    }

    /// Adds the residents of a row.
    @FunctionalInterface
    private interface Row {
        void addTo(ResultSet rs, BitSet residents) throws SQLException;
    }

    /// Residents of all rows of the same use together; the rows come in the order of their uses.
    private void together(
            Lines lines, String kind, String sql, Consumer<String> progress, Row row) {
        progress.accept("Writing down: " + kind);
        var residents = new BitSet();
        var present = new Use[1];
        jdbc.sql(sql)
                .withFetchSize(10 * ROWS)
                .query(rs -> {
                    var use = Use.of(rs);
                    if (!use.equals(present[0])) {
                        if (present[0] != null) {
                            present[0].write(lines, kind, residents);
                        }
                        residents.clear();
                        present[0] = use;
                    }
                    row.addTo(rs, residents);
                });
        if (present[0] != null) {
            present[0].write(lines, kind, residents);
        }
    }
}
