// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;

/// How the log tells a fault: the kind of it and of each cause, and where in the city's own code it was met. Never its
/// message, which may hold what a person wrote or the row that a table refused; and a dozen lines, not hundreds, since
/// a fault that comes often must not fill the disk. `-Dcity.log.messages=true` tells messages and everything, for
/// whoever looks for a fault in a city of invented people.
public final class LoggedFault extends ThrowableHandlingConverter {
    /// Whether messages are told.
    public static final String MESSAGES = "city.log.messages";

    private static final int MOST_CAUSES = 6;
    private static final int MOST_PLACES = 5;

    /// For logback, which makes it by its name in `logback.xml`.
    public LoggedFault() {}

    @Override
    public String convert(ILoggingEvent event) {
        var text = new StringBuilder();
        var whole = Boolean.getBoolean(MESSAGES);
        var causes = 0;
        for (@Nullable IThrowableProxy it = event.getThrowableProxy();
                it != null && causes < MOST_CAUSES;
                it = it.getCause()) {
            text.append(causes++ == 0 ? "  " : "  caused by ").append(it.getClassName());
            if (whole) {
                text.append(": ").append(it.getMessage());
            }
            text.append(System.lineSeparator());
            places(it, whole, text);
        }
        return text.toString();
    }

    /// The innermost place, and where the city's own code stands in it.
    private static void places(IThrowableProxy fault, boolean whole, StringBuilder text) {
        var told = 0;
        for (StackTraceElementProxy it : fault.getStackTraceElementProxyArray()) {
            var own = it.getStackTraceElement().getClassName().startsWith("city.");
            if (whole || told == 0 || own && told < MOST_PLACES) {
                told++;
                text.append("    ").append(it.getSTEAsString()).append(System.lineSeparator());
            }
        }
    }
}
