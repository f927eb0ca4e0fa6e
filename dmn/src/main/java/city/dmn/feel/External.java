// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The body of a function that is a public static method of Java (DMN 1.5, 10.3.2.13.3). Only classes that
/// [city.dmn.Options#javaClasses] names may be called; none is by default.
///
/// @param firstSlot of the parameters, which follow each other
public record External(Method method, int firstSlot, FeelType type, Pos at) implements Expr {
    /// Why a declaration will not do.
    public static final class Refused extends Exception {
        Refused(String message) {
            super(message, null, false, false);
        }
    }

    private static final Map<String, Class<?>> PRIMITIVES =
            Map.of(
                    "boolean", boolean.class,
                    "byte", byte.class,
                    "short", short.class,
                    "char", char.class,
                    "int", int.class,
                    "long", long.class,
                    "float", float.class,
                    "double", double.class);

    /// Reads a declaration.
    ///
    /// @param declaration the context `{java: {class: …, method signature: …}}`, or its inner one; constants only
    /// @param allowed the names of the classes that may be called
    public static Expr of(
            Expr declaration, int firstSlot, int parameters, Set<String> allowed, Pos at)
            throws Refused {
        if (allowed.isEmpty()) {
            throw new Refused("functions of kind Java are switched off");
        }
        var run = new Run(java.time.LocalDate.EPOCH, null, 1000, null);
        var read = declaration.eval(new Frame(1024, _ -> null, run));
        var java = read instanceof Map<?, ?> it && it.get("java") != null ? it.get("java") : read;
        if (!(java instanceof Map<?, ?> of)
                || !(of.get("class") instanceof String name)
                || !(of.get("method signature") instanceof String signature)) {
            throw new Refused("an external function wants java with class and method signature");
        }
        if (!allowed.contains(name)) {
            throw new Refused("the class " + name + " may not be called");
        }
        var method = method(name, signature);
        if (method.getParameterCount() != parameters) {
            throw new Refused(
                    signature
                            + " takes "
                            + method.getParameterCount()
                            + " arguments, the function has "
                            + parameters);
        }
        return new External(method, firstSlot, Simple.ANY, at);
    }

    private static Method method(String name, String signature) throws Refused {
        var open = signature.indexOf('(');
        var close = signature.lastIndexOf(')');
        if (open < 0 || close < open) {
            throw new Refused("\"" + signature + "\" is no method signature");
        }
        var types = new ArrayList<Class<?>>();
        try {
            for (var type : signature.substring(open + 1, close).split(",", -1)) {
                if (!type.isBlank()) {
                    types.add(type(type.strip()));
                }
            }
            var method =
                    Class.forName(name)
                            .getMethod(
                                    signature.substring(0, open).strip(),
                                    types.toArray(Class<?>[]::new));
            if (!Modifier.isStatic(method.getModifiers())) {
                throw new Refused(signature + " is not static");
            }
            return method;
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new Refused("there is no public method " + signature + " in " + name);
        }
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        for (var mark : List.of("[]", "...")) {
            if (name.endsWith(mark)) {
                return type(name.substring(0, name.length() - mark.length()).strip()).arrayType();
            }
        }
        var primitive = PRIMITIVES.get(name);
        return primitive != null
                ? primitive
                : Class.forName(name, false, External.class.getClassLoader());
    }

    @Override
    public @Nullable Object eval(Frame frame) {
        var types = method.getParameterTypes();
        var arguments = new @Nullable Object[types.length];
        for (var i = 0; i < types.length; i++) {
            var value = frame.slots[firstSlot + i];
            try {
                arguments[i] = as(types[i], value);
            } catch (IllegalArgumentException | ArithmeticException e) {
                return frame.fault(
                        at,
                        method.getName()
                                + " wants a "
                                + types[i].getSimpleName()
                                + " and was given a "
                                + Values.typeName(value));
            }
        }
        try {
            return Values.of(method.invoke(null, arguments));
        } catch (InvocationTargetException e) {
            // Without the text of the exception: it may tell what a person's facts are.
            return frame.fault(
                    at,
                    method.getName()
                            + " ended with "
                            + e.getTargetException().getClass().getName());
        } catch (IllegalAccessException | IllegalArgumentException e) {
            return frame.fault(
                    at, method.getName() + " cannot be called, or gives what FEEL has no type for");
        }
    }

    /// A value as a parameter wants it: one value where an array is wanted is the array's only element, a list of one
    /// where a single value is wanted is that value.
    private static @Nullable Object as(Class<?> type, @Nullable Object value) {
        if (value == null) {
            if (type.isPrimitive()) {
                throw new IllegalArgumentException();
            }
            return null;
        }
        if (value instanceof BigDecimal n) {
            if (type == double.class || type == Double.class) {
                return n.doubleValue();
            }
            if (type == float.class || type == Float.class) {
                return n.floatValue();
            }
            if (type == int.class || type == Integer.class) {
                return n.intValueExact();
            }
            if (type == long.class || type == Long.class) {
                return n.longValueExact();
            }
            if (type == short.class || type == Short.class) {
                return n.shortValueExact();
            }
            if (type == byte.class || type == Byte.class) {
                return n.byteValueExact();
            }
            if (type == java.math.BigInteger.class) {
                return n.toBigIntegerExact();
            }
        }
        if (value instanceof String s
                && s.length() == 1
                && (type == char.class || type == Character.class)) {
            return s.charAt(0);
        }
        if (type.isArray()) {
            var list = value instanceof List<?> it ? it : List.of(value);
            var array = Array.newInstance(type.getComponentType(), list.size());
            for (var i = 0; i < list.size(); i++) {
                Array.set(array, i, as(type.getComponentType(), list.get(i)));
            }
            return array;
        }
        if (value instanceof List<?> list && list.size() == 1 && !type.isInstance(value)) {
            return as(type, list.getFirst());
        }
        if (type == boolean.class && value instanceof Boolean || type.isInstance(value)) {
            return value;
        }
        throw new IllegalArgumentException();
    }

    @Override
    public List<Expr> parts() {
        return List.of();
    }
}
