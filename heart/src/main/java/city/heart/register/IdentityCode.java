// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import java.time.DateTimeException;
import java.time.LocalDate;

/// The Finnish personal identity code: day, month, year, century sign, individual number, check
/// character. Decree 128/2010 and Act 661/2009 (Finland); the further century signs since 2024.
final class IdentityCode {
    private static final String CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    private static final String SIGNS_1900 = "-YXWVU";
    private static final String SIGNS_2000 = "ABCDEF";

    private IdentityCode() {}

    /// Whether day and check character are right.
    static boolean isValid(String code) {
        if (code.length() != 11) {
            return false;
        }
        var number = 0;
        for (var i = 0; i < 10; i++) {
            if (i == 6) {
                continue;
            }
            var digit = code.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            number = number * 10 + digit;
        }
        var century = century(code.charAt(6));
        if (century == 0 || code.charAt(10) != CHECK.charAt(number % 31)) {
            return false;
        }
        try {
            LocalDate.of(century + two(code, 4), two(code, 2), two(code, 0));
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static int century(char sign) {
        if (sign == '+') {
            return 1800;
        }
        return SIGNS_1900.indexOf(sign) >= 0 ? 1900 : SIGNS_2000.indexOf(sign) >= 0 ? 2000 : 0;
    }

    private static int two(String code, int at) {
        return (code.charAt(at) - '0') * 10 + code.charAt(at + 1) - '0';
    }
}
