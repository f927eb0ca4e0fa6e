// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A large text file in blocks of whole lines, so that several threads can read it at once. Each
/// block knows the number of its first line.
public final class LineBlocks implements Closeable {
    private static final int SIZE = 1 << 20;

    private final InputStream in;
    private byte[] rest = new byte[0];
    private int line;
    private long taken;

    /// @param file lines end with a line feed; the last one may lack it
    public LineBlocks(Path file) throws IOException {
        in = Files.newInputStream(file);
    }

    /// Some whole lines.
    ///
    /// @param firstLine counted from 0
    /// @param end how many bytes of the file were taken with this block
    @SuppressWarnings("ArrayRecordComponent")
    public record Block(byte[] bytes, int length, int firstLine, long end) {
        /// What to do with each line: its bytes' begin and length, and its number.
        public interface Each {
            /// @param number counted from 0 over the whole file
            void line(int from, int length, int number) throws java.sql.SQLException;
        }

        /// Calls for each line that is not empty.
        public void forEach(Each each) throws java.sql.SQLException {
            var from = 0;
            var number = firstLine;
            for (var at = 0; at < length; at++) {
                if (bytes[at] == '\n') {
                    if (at > from) {
                        each.line(from, at - from, number);
                    }
                    number++;
                    from = at + 1;
                }
            }
            if (from < length) {
                each.line(from, length - from, number);
            }
        }
    }

    /// The next block, or null at the end. Threads may take turns.
    public synchronized @Nullable Block next() throws IOException {
        var bytes = Arrays.copyOf(rest, Math.max(SIZE, rest.length * 2));
        var length = rest.length;
        var whole = -1;
        while (whole < 0) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, length * 2);
            }
            var read = in.read(bytes, length, bytes.length - length);
            if (read < 0) {
                break;
            }
            length += read;
            if (length == bytes.length || read == 0) {
                whole = lastLineEnd(bytes, length);
            }
        }
        if (length == 0) {
            return null;
        }
        var end = whole < 0 ? length : whole + 1;
        rest = Arrays.copyOfRange(bytes, end, length);
        taken += end;
        var block = new Block(bytes, end, line, taken);
        for (var at = 0; at < end; at++) {
            if (bytes[at] == '\n') {
                line++;
            }
        }
        return block;
    }

    private static int lastLineEnd(byte[] bytes, int length) {
        for (var at = length - 1; at >= 0; at--) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
