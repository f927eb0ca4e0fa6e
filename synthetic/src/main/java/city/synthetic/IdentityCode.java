// SPDX-License-Identifier: EUPL-1.2
package city.synthetic;

import java.time.DateTimeException;
import java.time.LocalDate;

/// Finnish personal identity codes of people who do not exist: `DDMMYYCNNNT`.
///
/// `C` stands for the century; since 2023 each century has several signs (Government Decree 690/2022).
/// `NNN` is the individual number, odd for men and even for women; 900–999 is never given to anybody.
/// `T` is the check character: the nine digits modulo 31.
public final class IdentityCode {
    private static final String CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    private static final String SIGNS_1900 = "-YXWVU";
    private static final String SIGNS_2000 = "ABCDEF";

    /// How many codes one birth day and sex can have: fifty numbers under six signs.
    public static final int PER_DAY_AND_SEX = 300;

    private IdentityCode() {}

    /// @param born  the day in the code, 1900 to 2099
    /// @param woman whether the individual number is even
    /// @param slot  0 to 299: which code of this day and sex; the first fifty have the old sign
    /// @return the code
    public static String of(LocalDate born, boolean woman, int slot) {
        if (slot < 0 || slot >= PER_DAY_AND_SEX) {
            throw new IllegalArgumentException("slot " + slot + " is outside 0–299");
        }
        int century = born.getYear() / 100;
        if (century != 19 && century != 20) {
            throw new IllegalArgumentException("no code for the year " + born.getYear());
        }
        // Steps of 7 through the fifty numbers: neighbours in the list do not get neighbouring
        // codes.
        int number = 900 + 2 * (slot % 50 * 7 % 50) + (woman ? 0 : 1);
        char sign = (century == 19 ? SIGNS_1900 : SIGNS_2000).charAt(slot / 50);
        int date =
                born.getDayOfMonth() * 10_000 + born.getMonthValue() * 100 + born.getYear() % 100;
        var code = new char[11];
        digits(code, 0, 6, date);
        code[6] = sign;
        digits(code, 7, 3, number);
        code[10] = CHECK.charAt((int) ((date * 1000L + number) % 31));
        return new String(code);
    }

    /// @return whether the text is a well-formed code with a possible day and the right check character
    public static boolean isValid(String code) {
        if (code.length() != 11) {
            return false;
        }
        int century =
                SIGNS_1900.indexOf(code.charAt(6)) >= 0
                        ? 1900
                        : SIGNS_2000.indexOf(code.charAt(6)) >= 0
                                ? 2000
                                : code.charAt(6) == '+' ? 1800 : 0;
        for (int i = 0; i < 10; i++) {
            if (i != 6 && (code.charAt(i) < '0' || code.charAt(i) > '9')) {
                return false;
            }
        }
        try {
            int date = Integer.parseInt(code.substring(0, 6));
            LocalDate.of(century + date % 100, date / 100 % 100, date / 10_000);
            long digits = date * 1000L + Integer.parseInt(code.substring(7, 10));
            return century > 0 && CHECK.charAt((int) (digits % 31)) == code.charAt(10);
        } catch (DateTimeException e) {
            return false;
        }
    }

    static char checkCharacter(long digits) {
        return CHECK.charAt((int) (digits % 31));
    }

    private static void digits(char[] text, int from, int count, int value) {
        int rest = value;
        for (int i = from + count - 1; i >= from; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
