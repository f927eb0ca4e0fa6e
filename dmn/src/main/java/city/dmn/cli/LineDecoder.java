// SPDX-License-Identifier: EUPL-1.2
package city.dmn.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/// Text of a file whose lines are in UTF-8, or else in Windows-1252: files that several programs wrote into have both.
final class LineDecoder extends Reader {
    private static final Charset OLD = Charset.forName("windows-1252");
    private static final int LONGEST_LINE = 50_000_000;

    private final InputStream in;
    private final LongConsumer old;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private String line = "";
    private int at;
    private long number;

    /// @param old hears the number, from 1, of each line that is not in UTF-8
    LineDecoder(InputStream in, LongConsumer old) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.old = old;
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        if (at == line.length() && !nextLine()) {
            return -1;
        }
        var count = Math.min(length, line.length() - at);
        line.getChars(at, at + count, into, from);
        at += count;
        return count;
    }

    private boolean nextLine() throws IOException {
        bytes.reset();
        for (var each = in.read(); each >= 0; each = in.read()) {
            bytes.write(each);
            if (each == '\n') {
                break;
            }
            if (bytes.size() > LONGEST_LINE) {
                throw new Unusable(
                        "line " + (number + 1) + " has more than " + LONGEST_LINE + " bytes");
            }
        }
        number++;
        line = decoded(bytes.toByteArray());
        at = 0;
        return !line.isEmpty();
    }

    private String decoded(byte[] all) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(all)).toString();
        } catch (CharacterCodingException e) {
            old.accept(number);
            return new String(all, OLD);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
