// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names of types that Camunda, Signavio and others write into DMN files and FEEL does not know (DMN 1.5, 10.3.1.4 lists
/// those that it knows), each with the type that is meant.
final class ForeignTypes {
    private static final Map<String, FeelType> MEANT = new LinkedHashMap<>();

    static {
        add(
                Simple.NUMBER,
                "integer int long short byte double float decimal bigDecimal bigInteger numeric Number");
        add(Simple.STRING, "text char character varchar String");
        add(Simple.BOOLEAN, "bool Boolean");
        add(Simple.DATE, "localDate Date");
        add(Simple.TIME, "localTime offsetTime Time");
        add(
                Simple.DATE_TIME,
                "datetime DateTime timestamp localDateTime zonedDateTime offsetDateTime instant");
        add(Simple.DAY_DURATION, "duration dayDuration daysAndTimeDuration");
        add(Simple.MONTH_DURATION, "period yearsAndMonthsDuration");
        add(Simple.ANY, "object");
    }

    private ForeignTypes() {}

    private static void add(FeelType type, String names) {
        for (var name : names.split(" ")) {
            MEANT.put(name, type);
            MEANT.put(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), type);
        }
    }

    /// All of them by name.
    static Map<String, FeelType> all() {
        return MEANT;
    }

    /// What a name means, with a package of Java before it or not; null when it is none of them.
    static @Nullable FeelType meant(String name) {
        return MEANT.get(name.replaceFirst("^java\\.(lang|math|time)\\.", ""));
    }
}
