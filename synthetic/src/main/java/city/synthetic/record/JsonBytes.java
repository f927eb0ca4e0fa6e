// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/// Writes JSON as UTF-8 into a growing buffer that is used again and again: the initial extract is
/// 660 MB of it, and a general writer takes several times as long. Commas are set by the writer.
public final class JsonBytes {
    private byte[] bytes = new byte[1 << 16];
    private int length;
    private boolean comma;

    /// @return a buffer that holds this JSON
    public static JsonBytes of(String json) {
        var bytes = new JsonBytes();
        bytes.bytes = json.getBytes(StandardCharsets.UTF_8);
        bytes.length = bytes.bytes.length;
        return bytes;
    }

    /// Forgets what was written.
    public JsonBytes clear() {
        length = 0;
        comma = false;
        return this;
    }

    /// @return how many bytes were written
    public int length() {
        return length;
    }

    /// Writes all to the stream.
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    /// @return a copy of what was written
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /// Opens `{` or `[`.
    public JsonBytes open(char bracket) {
        separate();
        put(bracket);
        comma = false;
        return this;
    }

    /// Closes with `}` or `]`.
    public JsonBytes close(char bracket) {
        put(bracket);
        comma = true;
        return this;
    }

    /// A line end between documents.
    public JsonBytes newLine() {
        put('\n');
        comma = false;
        return this;
    }

    public JsonBytes name(String name) {
        separate();
        put('"');
        ascii(name);
        put('"');
        put(':');
        comma = false;
        return this;
    }

    public JsonBytes field(String name, String value) {
        return name(name).value(value);
    }

    public JsonBytes field(String name, boolean value) {
        return name(name).raw(value ? "true" : "false");
    }

    public JsonBytes field(String name, long value) {
        return name(name).raw(Long.toString(value));
    }

    public JsonBytes field(String name, LocalDate value) {
        name(name);
        separate();
        put('"');
        date(value);
        put('"');
        return this;
    }

    /// Writes JSON as it is.
    public JsonBytes raw(String json) {
        separate();
        var utf8 = json.getBytes(StandardCharsets.UTF_8);
        if (length + utf8.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + utf8.length));
        }
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
        return this;
    }

    public JsonBytes value(String value) {
        separate();
        put('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x80 && c >= 0x20 && c != '"' && c != '\\') {
                put(c);
            } else {
                rare(value, i, c);
            }
        }
        put('"');
        return this;
    }

    private void rare(String value, int index, char c) {
        if (c == '"' || c == '\\') {
            put('\\');
            put(c);
        } else if (c < 0x20) {
            ascii("\\u%04x".formatted((int) c));
        } else if (c < 0x800) {
            put((char) (0xC0 | c >> 6));
            put((char) (0x80 | (c & 0x3F)));
        } else if (!Character.isSurrogate(c)) {
            put((char) (0xE0 | c >> 12));
            put((char) (0x80 | ((c >> 6) & 0x3F)));
            put((char) (0x80 | (c & 0x3F)));
        } else if (Character.isHighSurrogate(c)) {
            int point = value.codePointAt(index);
            put((char) (0xF0 | point >> 18));
            put((char) (0x80 | ((point >> 12) & 0x3F)));
            put((char) (0x80 | ((point >> 6) & 0x3F)));
            put((char) (0x80 | (point & 0x3F)));
        }
    }

    void date(LocalDate day) {
        int year = day.getYear();
        put((char) ('0' + year / 1000));
        put((char) ('0' + year / 100 % 10));
        two(year % 100);
        put('-');
        two(day.getMonthValue());
        put('-');
        two(day.getDayOfMonth());
    }

    private void two(int number) {
        put((char) ('0' + number / 10));
        put((char) ('0' + number % 10));
    }

    private void separate() {
        if (comma) {
            put(',');
        }
        comma = true;
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
    }

    private void put(char c) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = (byte) c;
    }
}
