// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;

/// The type of an arithmetic operation by the types of its operands.
final class ArithmeticType {
    private ArithmeticType() {}

    /// @return `ANY` where only the values tell
    static FeelType of(Arithmetic.Op op, FeelType a, FeelType b) {
        if (a == Simple.NUMBER && b == Simple.NUMBER) {
            return Simple.NUMBER;
        }
        return switch (op) {
            case ADD ->
                    a.equals(b) && (a == Simple.STRING || duration(a))
                            ? a
                            : duration(b) && moment(a)
                                    ? a
                                    : duration(a) && moment(b) ? b : Simple.ANY;
            case SUBTRACT ->
                    moment(a) && duration(b)
                            ? a
                            : moment(a) && moment(b)
                                    ? Simple.DAY_DURATION
                                    : a.equals(b) && duration(a) ? a : Simple.ANY;
            case MULTIPLY ->
                    duration(a) && b == Simple.NUMBER
                            ? a
                            : duration(b) && a == Simple.NUMBER ? b : Simple.ANY;
            case DIVIDE ->
                    duration(a) && b == Simple.NUMBER
                            ? a
                            : duration(a) && a.equals(b) ? Simple.NUMBER : Simple.ANY;
            case POWER -> Simple.ANY;
        };
    }

    private static boolean duration(FeelType type) {
        return type == Simple.MONTH_DURATION || type == Simple.DAY_DURATION;
    }

    private static boolean moment(FeelType type) {
        return type == Simple.DATE || type == Simple.TIME || type == Simple.DATE_TIME;
    }
}
