// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows on their way into a table by COPY, in the text format: tabs between columns, `\N` for null.
final class CopyRows implements AutoCloseable {
    private static final int FLUSH_AT = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder text = new StringBuilder(FLUSH_AT + 4096);
    private boolean lineStart = true;

    CopyRows(Connection connection, String table) throws SQLException {
        copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table + " from stdin");
    }

    CopyRows put(@Nullable Object value) {
        separate();
        switch (value) {
            case null -> text.append("\\N");
            case Boolean flag -> text.append(flag ? 't' : 'f');
            case String string -> escaped(string);
            case LocalDate day -> text.append(day);
            default -> text.append(value);
        }
        return this;
    }

    CopyRows put(int value) {
        separate();
        text.append(value);
        return this;
    }

    CopyRows put(List<String> values) {
        return put(String.join(",", values));
    }

    void end() throws SQLException {
        text.append('\n');
        lineStart = true;
        if (text.length() >= FLUSH_AT) {
            flush();
        }
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            flush();
            copy.endCopy();
        }
    }

    private void flush() throws SQLException {
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    private void separate() {
        if (!lineStart) {
            text.append('\t');
        }
        lineStart = false;
    }

    private void escaped(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
