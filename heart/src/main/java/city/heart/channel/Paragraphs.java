// SPDX-License-Identifier: EUPL-1.2
package city.heart.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A text divided for a page: paragraphs, and in them pieces that are plain, a link, or read from left
/// to right inside a text from right to left.
public final class Paragraphs {
    private static final Pattern PIECE =
            Pattern.compile("(https?://\\S+)|\u2066([^\u2066\u2069]*)\u2069|\n");

    private Paragraphs() {}

    /// @param kind `text`, `link`, `isolated` or `break`
    public record Piece(String kind, String text) {}

    /// @return each paragraph's pieces in order
    public static List<List<Piece>> of(String text) {
        var paragraphs = new ArrayList<List<Piece>>();
        for (var paragraph : text.strip().split("\\n\\s*\\n")) {
            paragraphs.add(pieces(paragraph.strip()));
        }
        return paragraphs;
    }

    private static List<Piece> pieces(String paragraph) {
        var pieces = new ArrayList<Piece>();
        var matcher = PIECE.matcher(paragraph);
        var done = 0;
        while (matcher.find()) {
            if (matcher.start() > done) {
                pieces.add(new Piece("text", paragraph.substring(done, matcher.start())));
            }
            if (matcher.group(1) != null) {
                pieces.add(new Piece("link", matcher.group(1)));
            } else if (matcher.group(2) != null) {
                pieces.add(new Piece("isolated", matcher.group(2)));
            } else {
                pieces.add(new Piece("break", ""));
            }
            done = matcher.end();
        }
        if (done < paragraph.length()) {
            pieces.add(new Piece("text", paragraph.substring(done)));
        }
        return pieces;
    }
}
