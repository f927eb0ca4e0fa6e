// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.model.Xml.Refused;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Pattern;

/// The text of an XML file out of its bytes, in the encoding that its mark or its first line names (XML 1.0, appendix
/// F); UTF-8 where neither says anything. What is not in that encoding is refused: no character is guessed.
final class XmlText {
    /// The most bytes that are read, and the most characters.
    static final int LARGEST = 20_000_000;

    private static final int DECLARATION = 400;
    private static final Pattern ENCODING =
            Pattern.compile(
                    "^<\\?xml\\s[^>]*?\\bencoding\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')",
                    Pattern.DOTALL);

    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private XmlText() {}

    /// Reads.
    ///
    /// @return the text without a byte order mark
    static String of(byte[] bytes) throws Refused {
        if (bytes.length > LARGEST) {
            throw new Refused(1, 1, "the file has more than " + LARGEST + " bytes");
        }
        var marked = marked(bytes);
        if (marked == null) {
            var charset = charset(declared(new String(head(bytes), StandardCharsets.ISO_8859_1)));
            if (charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")) {
                throw new Refused(
                        1,
                        1,
                        "the first line says that the file is in "
                                + charset
                                + ", and it is not; save it as UTF-8");
            }
            return decoded(bytes, 0, charset);
        }
        var text = decoded(bytes, marked.length(), marked.charset());
        var declared = declared(text.substring(0, Math.min(DECLARATION, text.length())));
        if (!declared.isEmpty() && !sameFamily(charset(declared), marked.charset())) {
            throw new Refused(
                    1,
                    1,
                    "the file is in "
                            + marked.charset()
                            + ", but its first line says "
                            + declared
                            + "; save it as UTF-8");
        }
        return text;
    }

    /// What the first bytes say.
    ///
    /// @param length of a byte order mark
    private record Marked(Charset charset, int length) {}

    private static @org.jspecify.annotations.Nullable Marked marked(byte[] bytes) {
        if (begins(bytes, UTF_8_MARK)) {
            return new Marked(StandardCharsets.UTF_8, UTF_8_MARK.length);
        }
        for (var charset :
                new Charset[] {
                    StandardCharsets.UTF_32BE,
                    StandardCharsets.UTF_32LE,
                    StandardCharsets.UTF_16BE,
                    StandardCharsets.UTF_16LE
                }) {
            var mark = "\uFEFF".getBytes(charset);
            if (begins(bytes, mark)) {
                return new Marked(charset, mark.length);
            }
            if (begins(bytes, "<".getBytes(charset))) {
                return new Marked(charset, 0);
            }
        }
        return null;
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        return bytes.length >= with.length
                && java.util.Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }

    private static byte[] head(byte[] bytes) {
        return java.util.Arrays.copyOf(bytes, Math.min(DECLARATION, bytes.length));
    }

    /// The encoding that an XML declaration names; empty where it names none.
    private static String declared(String head) {
        var found = ENCODING.matcher(head);
        return !found.find() ? "" : (found.group(1) == null ? found.group(2) : found.group(1));
    }

    private static Charset charset(String name) throws Refused {
        try {
            return name.isBlank() ? StandardCharsets.UTF_8 : Charset.forName(name.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new Refused(
                    1, 1, "the encoding \"" + name + "\" is not known; save the file as UTF-8");
        }
    }

    private static boolean sameFamily(Charset a, Charset b) {
        return family(a).equals(family(b));
    }

    private static String family(Charset charset) {
        return charset.name().toUpperCase(Locale.ROOT).replaceAll("(BE|LE)(-BOM)?$", "");
    }

    private static String decoded(byte[] bytes, int from, Charset charset) throws Refused {
        CharsetDecoder decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        var out =
                CharBuffer.allocate((int) ((bytes.length - from) * decoder.maxCharsPerByte()) + 1);
        var result = decoder.decode(in, out, true);
        if (!result.isError()) {
            result = decoder.flush(out);
        }
        out.flip();
        var text = out.toString();
        if (result.isError()) {
            var line = (int) text.chars().filter(it -> it == '\n').count() + 1;
            throw new Refused(
                    line,
                    text.length() - text.lastIndexOf('\n'),
                    "a character is not in "
                            + charset
                            + "; save the file as UTF-8, or name its encoding in its first line");
        }
        return text;
    }
}
