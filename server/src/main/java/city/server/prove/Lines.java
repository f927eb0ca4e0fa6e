// SPDX-License-Identifier: EUPL-1.2
package city.server.prove;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/// Writes lines in the order of their letters. They come in groups that are in order already (kind and
/// the first field); within a group they come in any order.
final class Lines {
    private final Writer out;
    private final List<String> group = new ArrayList<>();
    private String present = "";
    private long count;

    Lines(Writer out) {
        this.out = out;
    }

    void head(String line) {
        write(line);
    }

    /// @param first what the line is about: with the kind it makes the group
    void add(String kind, String first, String rest) {
        var its = kind + "\t" + first;
        if (!its.equals(present)) {
            flush();
            if (its.compareTo(present) < 0) {
                throw new IllegalStateException(
                        "Out of order: " + kind + " " + first + " after " + present);
            }
            present = its;
        }
        group.add(its + rest);
    }

    private void flush() {
        group.sort(null);
        group.forEach(this::write);
        group.clear();
    }

    private void write(String line) {
        try {
            out.write(line);
            out.write('\n');
            count++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return how many lines there are
    long end() {
        flush();
        return count;
    }
}
