// SPDX-License-Identifier: EUPL-1.2
package city.guards;

import city.base.api.ListRequest;
import city.base.api.Listing;
import city.base.subject.Access;
import city.base.subject.Dataset;
import city.base.subject.Subject;
import city.base.subject.Subjects;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The interface as OpenAPI 3.1, made from the controllers, their records and the comments of both. What is
/// not said there is not guessed: `undescribed` names it.
final class OpenApiDocument {
    static final String BASE = "/api/v1/";

    private static final Map<Class<?>, Map<String, Object>> SIMPLE =
            Map.ofEntries(
                    Map.entry(String.class, Map.of("type", "string")),
                    Map.entry(UUID.class, format("uuid")),
                    Map.entry(LocalDate.class, format("date")),
                    Map.entry(Instant.class, format("date-time")),
                    Map.entry(int.class, Map.of("type", "integer")),
                    Map.entry(Integer.class, Map.of("type", "integer")),
                    Map.entry(long.class, Map.of("type", "integer")),
                    Map.entry(Long.class, Map.of("type", "integer")),
                    Map.entry(double.class, Map.of("type", "number")),
                    Map.entry(boolean.class, Map.of("type", "boolean")));

    private final Subjects subjects;
    private final DocComments comments = new DocComments();
    private final Map<String, Object> schemas = new TreeMap<>();
    private final Map<String, Class<?>> named = new TreeMap<>();
    private final Map<String, Map<String, Object>> paths = new TreeMap<>();
    private final Map<String, String> tags = new TreeMap<>();

    /// What has no words in the sources, or a name that something else has.
    final TreeSet<String> undescribed = new TreeSet<>();

    OpenApiDocument(RequestMappingHandlerMapping handlers, Subjects subjects) {
        this.subjects = subjects;
        handlers.getHandlerMethods()
                .forEach((mapping, handler) ->
                        mapping.getPatternValues().stream()
                                .filter(it -> it.startsWith(BASE))
                                .forEach(path -> {
                                    var methods = mapping.getMethodsCondition().getMethods();
                                    if (methods.isEmpty()) {
                                        undescribed.add(path + " is there for every method");
                                    }
                                    methods.forEach(it -> add(path, it.name(), handler));
                                }));
    }

    private void add(String path, String method, HandlerMethod handler) {
        paths.computeIfAbsent(path, _ -> new TreeMap<>())
                .put(method.toLowerCase(Locale.ROOT), operation(path, method, handler));
    }

    /// Each address with its methods.
    Map<String, Map<String, Object>> paths() {
        return paths;
    }

    Map<String, Object> whole() {
        schemas.put("Problem", problem());
        return map(
                "openapi", "3.1.1",
                "info",
                        map(
                                "title", "Proactive City",
                                "version", "1",
                                "license", map("name", "EUPL-1.2", "identifier", "EUPL-1.2"),
                                "description",
                                        "Open data needs no key. Lists come in parts: `next` is the address of the next part. Days are ISO 8601, texts stand by language code, ids are texts. A parameter that is not known is refused. New fields may come at any time."),
                "servers", List.of(map("url", "/")),
                "tags",
                        tags.entrySet().stream()
                                .map(it -> map("name", it.getKey(), "description", it.getValue()))
                                .toList(),
                "paths", paths,
                "components",
                        map(
                                "schemas", schemas,
                                "parameters", parameters(),
                                "responses", responses(),
                                "securitySchemes",
                                        map(
                                                "key",
                                                map(
                                                        "type", "http",
                                                        "scheme", "bearer",
                                                        "description",
                                                                "A client's key; a larger quota, and personal data where it was agreed."),
                                                "session",
                                                map(
                                                        "type", "apiKey",
                                                        "in", "cookie",
                                                        "name", "__Host-session",
                                                        "description",
                                                                "A resident's browser after signing in."))));
    }

    private Map<String, Object> operation(String path, String method, HandlerMethod handler) {
        var type = handler.getBeanType();
        var comment = comments.of(type, handler.getMethod().getName());
        var dataset = dataset(path);
        var subject = type.getPackageName().replaceFirst(".*[.]", "");
        var tag = type.getSimpleName().replaceFirst("Api$", "");
        tags.put(tag, said(comments.of(type).text(), type.getSimpleName()));
        var operation =
                map(
                        "operationId",
                                subject
                                        + "-"
                                        + tag.toLowerCase(Locale.ROOT)
                                        + "-"
                                        + handler.getMethod().getName(),
                        "tags", List.of(tag),
                        "summary",
                                said(
                                        comment.text(),
                                        type.getSimpleName()
                                                + "."
                                                + handler.getMethod().getName()));
        dataset.ifPresent(
                it -> operation.put("description", "Open data; licence " + it.licence() + "."));
        operation.put("security", security(path, method, dataset.isPresent()));
        var parameters = new ArrayList<Object>();
        for (var it : handler.getMethodParameters()) {
            parameters(it, comment, parameters);
        }
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        operation.put("responses", answers(handler, path, dataset.isPresent()));
        return operation;
    }

    private Optional<Dataset> dataset(String path) {
        return subjects.all(Subject::datasets).stream()
                .filter(it -> path.equals(it.path()) || path.startsWith(it.path() + "/"))
                .findFirst();
    }

    private List<Object> security(String path, String method, boolean open) {
        var access =
                subjects.route(method, path.replaceAll("[{][a-z]+[}]", "x"))
                        .map(it -> it.access())
                        .orElse(null);
        return switch (access) {
            case Access.Residents _ -> List.of(map("session", List.of()));
            case Access.Machines _ when open -> List.of(map(), map("key", List.of()));
            case Access.Machines _ -> List.of(map("key", List.of()));
            case null, default -> {
                undescribed.add(method + " " + path + " has no door for machines or residents");
                yield List.of();
            }
        };
    }

    private void parameters(
            MethodParameter parameter, DocComments.Comment comment, List<Object> to) {
        if (parameter.getParameterType() == ListRequest.class) {
            to.add(map("$ref", "#/components/parameters/limit"));
            to.add(map("$ref", "#/components/parameters/after"));
            return;
        }
        var inPath = parameter.hasParameterAnnotation(PathVariable.class);
        var asked = parameter.getParameterAnnotation(RequestParam.class);
        if (!inPath && asked == null) {
            return;
        }
        var name = parameter.getParameter().getName();
        to.add(
                map(
                        "name",
                        name,
                        "in",
                        inPath ? "path" : "query",
                        "required",
                        inPath || asked.required(),
                        "description",
                        said(
                                comment.params().getOrDefault(name, ""),
                                "@param " + name + " of " + parameter.getExecutable()),
                        "schema",
                        schema(parameter.getParameter().getAnnotatedType(), false)));
    }

    private Map<String, Object> answers(HandlerMethod handler, String path, boolean open) {
        var schema = schema(handler.getMethod().getAnnotatedReturnType(), false);
        var ok =
                map(
                        "description",
                        "As asked.",
                        "content",
                        map("application/json", map("schema", schema)));
        var answers = map();
        if (open) {
            ok.put(
                    "headers",
                    map(
                            "ETag",
                            map(
                                    "description",
                                    "To be sent back in `If-None-Match`.",
                                    "schema",
                                    map("type", "string"))));
        }
        answers.put("200", ok);
        if (open) {
            answers.put("304", map("description", "Nothing has changed."));
        }
        var problems = new ArrayList<>(List.of("400", "401", "429", "503"));
        if (!open) {
            problems.add("403");
        }
        if (path.contains("{")) {
            problems.add("404");
        }
        problems.stream()
                .sorted()
                .forEach(it -> answers.put(it, map("$ref", "#/components/responses/" + it)));
        return answers;
    }

    /// @param hasNull null where nothing is known
    private Map<String, Object> schema(AnnotatedType annotated, boolean hasNull) {
        var type = annotated.getType();
        var raw = (Class<?>) (type instanceof ParameterizedType it ? it.getRawType() : type);
        var schema = schema(raw, annotated);
        if (!hasNull) {
            return schema;
        }
        if (schema.get("type") instanceof String only && !schema.containsKey("enum")) {
            var more = map();
            schema.forEach((key, value) ->
                    more.put(key, key.equals("type") ? List.of(only, "null") : value));
            return more;
        }
        return map("anyOf", List.of(schema, map("type", "null")));
    }

    private Map<String, Object> schema(Class<?> raw, AnnotatedType annotated) {
        var simple = SIMPLE.get(raw);
        if (simple != null) {
            return simple;
        }
        if (raw.isEnum()) {
            return map(
                    "type",
                    "string",
                    "enum",
                    Arrays.stream(raw.getEnumConstants()).map(String::valueOf).toList());
        }
        var arguments =
                annotated instanceof AnnotatedParameterizedType it
                        ? it.getAnnotatedActualTypeArguments()
                        : new AnnotatedType[0];
        if (Collection.class.isAssignableFrom(raw)) {
            return map("type", "array", "items", schema(arguments[0], false));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return map("type", "object", "additionalProperties", schema(arguments[1], false));
        }
        if (raw == Listing.class) {
            return listing(arguments[0]);
        }
        if (raw.isRecord()) {
            return record(raw);
        }
        undescribed.add("No form is known for " + raw);
        return map();
    }

    private Map<String, Object> listing(AnnotatedType of) {
        var item = schema(of, false);
        var name = String.valueOf(item.get("$ref")).replaceFirst(".*/", "") + "Listing";
        var comment = comments.of(Listing.class);
        schemas.put(
                name,
                map(
                        "type", "object",
                        "description", comment.text(),
                        "required", List.of("items", "next"),
                        "properties",
                                map(
                                        "items",
                                        map(
                                                "type",
                                                "array",
                                                "description",
                                                comment.params().get("items"),
                                                "items",
                                                item),
                                        "next",
                                        map(
                                                "type", List.of("string", "null"),
                                                "description", comment.params().get("next")))));
        return map("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> record(Class<?> raw) {
        var name = raw.getSimpleName();
        var before = named.putIfAbsent(name, raw);
        if (before == null) {
            var comment = comments.of(raw);
            var properties = map();
            for (var it : raw.getRecordComponents()) {
                var hasNull = it.getAnnotatedType().isAnnotationPresent(Nullable.class);
                var schema = map();
                var described = comment.params().get(it.getName());
                if (described != null) {
                    schema.put("description", described);
                } else if (!isPlain(it.getName())) {
                    undescribed.add("@param " + it.getName() + " of " + raw.getName());
                }
                schema.putAll(schema(it.getAnnotatedType(), hasNull));
                properties.put(it.getName(), schema);
            }
            schemas.put(
                    name,
                    map(
                            "type",
                            "object",
                            "description",
                            said(comment.text(), raw.getName()),
                            "required",
                            List.copyOf(properties.keySet()),
                            "properties",
                            properties));
        } else if (before != raw) {
            undescribed.add(raw.getName() + " has the same name as " + before.getName());
        }
        return map("$ref", "#/components/schemas/" + name);
    }

    /// Words that need no more words.
    private static boolean isPlain(String name) {
        return List.of("email", "phone", "address").contains(name);
    }

    private String said(String text, String of) {
        if (text.isEmpty()) {
            undescribed.add(of);
        }
        return text;
    }

    private static Map<String, Object> parameters() {
        return map(
                "limit",
                map(
                        "name",
                        ListRequest.LIMIT,
                        "in",
                        "query",
                        "description",
                        "Entries of a part.",
                        "schema",
                        map(
                                "type",
                                "integer",
                                "minimum",
                                1,
                                "maximum",
                                ListRequest.MOST,
                                "default",
                                ListRequest.USUAL)),
                "after",
                map(
                        "name",
                        ListRequest.AFTER,
                        "in",
                        "query",
                        "description",
                        "As it stands in `next` of the part before.",
                        "schema",
                        map("type", "string")));
    }

    private static Map<String, Object> responses() {
        return map(
                "400",
                        problem(
                                "A parameter is not known, or not as it should be: which, and what is allowed."),
                "401", problem("A key that is good is needed, or a signed-in resident."),
                "403", problem("Not for whoever asks."),
                "404", problem("Not there, or not yours: both look the same."),
                "429",
                        problem(
                                "More calls than the quota allows; `Retry-After` says when to try again."),
                "503", problem("Away for a moment; `Retry-After` says when to try again."));
    }

    private static Map<String, Object> problem(String description) {
        return map(
                "description",
                description,
                "content",
                map(
                        "application/problem+json",
                        map("schema", map("$ref", "#/components/schemas/Problem"))));
    }

    private static Map<String, Object> problem() {
        return map(
                "type",
                "object",
                "description",
                "What went wrong (RFC 9457), with further facts.",
                "required",
                List.of("type", "title", "status"),
                "properties",
                map(
                        "type",
                                map(
                                        "type",
                                        "string",
                                        "description",
                                        "Stable: `/problems/<subject>/<name>`."),
                        "title", map("type", "string", "description", "The same for each type."),
                        "status", map("type", "integer", "description", "That of the answer.")));
    }

    private static Map<String, Object> format(String format) {
        return map("type", "string", "format", format);
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (var i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
