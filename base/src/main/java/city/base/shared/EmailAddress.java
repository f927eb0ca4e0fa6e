// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import java.util.stream.Stream;

/// What the city takes for an e-mail address: one `@` with something before it and names with a dot between them after
/// it, and no blank or control character of any script. PostgreSQL's `[:space:]`, with which tables check, knows fewer
/// of them.
public final class EmailAddress {
    private static final int LONGEST = 200;

    private EmailAddress() {}

    /// Whether somebody may be written to there; says nothing of whether anybody reads it.
    public static boolean isOne(String text) {
        var at = text.indexOf('@');
        return at > 0
                && at == text.lastIndexOf('@')
                && isDomain(text.substring(at + 1))
                && text.length() <= LONGEST
                && text.codePoints().noneMatch(EmailAddress::isBlankOrControl);
    }

    /// Names with a dot between them: nobody's mail goes to a bare name.
    private static boolean isDomain(String text) {
        return text.contains(".") && Stream.of(text.split("\\.", -1)).noneMatch(String::isEmpty);
    }

    private static boolean isBlankOrControl(int it) {
        return Character.isWhitespace(it)
                || Character.isSpaceChar(it)
                || Character.isISOControl(it)
                || Character.getType(it) == Character.FORMAT
                || Character.getType(it) == Character.SURROGATE;
    }
}
