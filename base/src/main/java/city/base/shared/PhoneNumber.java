// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import java.util.Optional;
import java.util.regex.Pattern;

/// A phone number as machines dial it, and as people type it.
///
/// Standard: ITU-T E.164, at most fifteen digits after a plus.
public final class PhoneNumber {
    private static final Pattern DIALLED = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\u00a0\\u202f().\u2013-]");
    private static final String FINLAND = "+358";

    private PhoneNumber() {}

    /// Whether it is one as machines dial it (`+358401234567`).
    public static boolean isOne(String number) {
        return DIALLED.matcher(number).matches();
    }

    /// The number as machines dial it, from how people write it in Finland: `040 123 4567`, `+358 (0)40 123 4567`,
    /// `0046 70 123 45 67`.
    ///
    /// @return empty where it is no number
    public static Optional<String> of(String typed) {
        var number = BETWEEN.matcher(typed.strip().replace("(0)", "")).replaceAll("");
        if (number.startsWith("00")) {
            number = "+" + number.substring(2);
        } else if (number.startsWith("0")) {
            number = FINLAND + number.substring(1);
        }
        return Optional.of(number).filter(PhoneNumber::isOne);
    }
}
