// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

/// How long an SMS is for the network (3GPP TS 23.038): 160 characters of the GSM alphabet in one
/// segment, 153 in each of several; with any other letter (Cyrillic, Arabic) 70 and 67.
public final class SmsText {
    /// More is refused: a longer text belongs in a letter.
    public static final int MOST_SEGMENTS = 8;

    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                    + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /// Two places each.
    private static final String EXTENDED = "\f^{}\\[~]|€";

    private SmsText() {}

    /// @return 1 or more
    public static int segments(String text) {
        var places = 0;
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            if (BASIC.indexOf(letter) >= 0) {
                places++;
            } else if (EXTENDED.indexOf(letter) >= 0) {
                places += 2;
            } else {
                return divide(text.length(), 70, 67);
            }
        }
        return divide(places, 160, 153);
    }

    /// The same without the typographic apostrophe, for whose sake alone every letter of a text in the GSM alphabet
    /// would take twice the room.
    static String plain(String text) {
        return text.replace('’', '\'');
    }

    private static int divide(int places, int one, int each) {
        return places <= one ? 1 : (places + each - 1) / each;
    }
}
