// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.Fault;
import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.feel.Parser;
import city.dmn.feel.Source;
import city.dmn.model.Xml.Element;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads item definitions, each when it is first named (DMN 1.5, 7.3.3).
final class ItemDefinitions {
    private final ModelFiles files;
    private final Set<String> told = new HashSet<>();

    ItemDefinitions(ModelFiles files) {
        this.files = files;
    }

    /// Reads those of the present file, with those of the files that it imports under their names.
    void read() {
        files.unit()
                .imports
                .forEach((name, imported) ->
                        imported.types.forEach((type, it) ->
                                files.unit()
                                        .types
                                        .put(name.isEmpty() ? type : name + "." + type, it)));
        var own = files.unit().root.children("itemDefinition");
        if (files.options().mapTypes()) {
            var names = own.stream().map(it -> it.attribute("name", "").strip()).toList();
            ForeignTypes.all()
                    .forEach((name, type) -> {
                        if (!names.contains(name)) {
                            files.unit().types.putIfAbsent(name, type);
                        }
                    });
        }
        for (var element : own) {
            definedType(element.attribute("name", "").strip());
        }
    }

    private @Nullable FeelType definedType(String name) {
        var known = files.unit().types.get(name);
        if (known != null) {
            return known;
        }
        for (var element : files.unit().root.children("itemDefinition")) {
            if (element.attribute("name", "").strip().equals(name)) {
                if (!files.unit().typesAtWork.add(name)) {
                    return Simple.ANY; // a type that holds itself is not followed further
                }
                var type = itemType(element, "item definition \"" + name + "\"", null);
                files.unit().typesAtWork.remove(name);
                files.unit().types.put(name, type);
                return type;
            }
        }
        return null;
    }

    /// Allowed values of a component that are not understood alone: perhaps they name its siblings.
    private record Waiting(String component, Source source, FeelType type, boolean each) {}

    private FeelType itemType(Element element, String owner, @Nullable List<Waiting> siblings) {
        FeelType base = Simple.ANY;
        var function = element.child("functionItem");
        var components = element.children("itemComponent");
        var ref = element.child("typeRef");
        var refText = ref == null ? element.attribute("typeRef") : ref.text();
        if (function != null) {
            var parameters = new ArrayList<FeelType>();
            for (var parameter : function.children("parameters")) {
                parameters.add(type(parameter, parameter.attribute("typeRef", "Any"), owner));
            }
            base =
                    new FeelType.FunctionOf(
                            List.copyOf(parameters),
                            type(function, function.attribute("outputTypeRef", "Any"), owner));
        } else if (!components.isEmpty()) {
            base = context(element, components, owner);
        } else if (refText != null && !refText.isBlank()) {
            base = type(ref == null ? element : ref, refText, owner);
        }
        var collection = isCollection(element, owner);
        var allowed = constraint(element, "allowedValues", base, collection, owner, siblings);
        var name = element.attribute("name", "").strip();
        if (collection) {
            base =
                    new FeelType.ListOf(
                            allowed == null ? base : new FeelType.Named(name, base, allowed, null));
            allowed = null;
        }
        var whole = constraint(element, "typeConstraint", base, false, owner, siblings);
        if (element.name().equals("itemComponent") && allowed == null && whole == null) {
            return base;
        }
        return new FeelType.Named(name, base, allowed, whole);
    }

    private boolean isCollection(Element element, String owner) {
        return switch (element.attribute("isCollection", "false").strip()) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> {
                files.fault(
                        element,
                        owner,
                        "",
                        "isCollection is \"" + element.attribute("isCollection") + "\"",
                        "true or false");
                yield false;
            }
        };
    }

    private FeelType context(Element element, List<Element> components, String owner) {
        var entries = new LinkedHashMap<String, FeelType>();
        var waiting = new ArrayList<Waiting>();
        for (var component : components) {
            var name = component.attribute("name", "").strip();
            entries.put(name, itemType(component, owner + ", component \"" + name + "\"", waiting));
        }
        var context = new FeelType.ContextOf(entries);
        if (waiting.isEmpty()) {
            return context;
        }
        var values = new SiblingValues(entries);
        for (var it : waiting) {
            values.add(it.component(), it.source(), it.type(), it.each(), files, files.faults());
        }
        return new FeelType.Named(element.attribute("name", "").strip(), context, null, values);
    }

    private FeelType.@Nullable Constraint constraint(
            Element item,
            String kind,
            FeelType type,
            boolean each,
            String owner,
            @Nullable List<Waiting> siblings) {
        var element = item.child(kind);
        var text = element == null ? null : element.child("text");
        if (element == null
                || text == null
                || text.text().isBlank()
                || files.foreignLanguage(element, owner, "allowed values")) {
            return null;
        }
        var source = files.source(text, owner, "allowed values", text.text());
        var faults = new ArrayList<Fault>();
        var alone = AllowedValues.of(source, type, files, faults);
        if (!faults.isEmpty() && siblings != null) {
            siblings.add(new Waiting(item.attribute("name", "").strip(), source, type, each));
            return null;
        }
        files.faults().addAll(faults);
        return alone;
    }

    /// The type that a `typeRef` names; `ANY` with a fault when nothing has that name.
    FeelType type(Element element, String reference, String owner) {
        var name = reference.strip();
        if (name.isEmpty()) {
            return Simple.ANY;
        }
        var defined = definedType(name);
        if (defined != null) {
            return defined;
        }
        var colon = name.indexOf(':');
        if (colon > 0 && name.indexOf('<') < 0) {
            var namespace = element.prefixes().getOrDefault(name.substring(0, colon), "");
            var local = name.substring(colon + 1);
            for (var each : files.units()) {
                if (each != files.unit()
                        && each.namespace.equals(namespace)
                        && each.types.containsKey(local)) {
                    return each.types.get(local);
                }
            }
            name = local;
            defined = definedType(name);
            if (defined != null) {
                return defined;
            }
        }
        var meant = ForeignTypes.meant(name);
        if (meant != null) {
            if (!files.options().mapTypes() && told.add(files.unit().file() + "#" + name)) {
                files.fault(
                        element,
                        owner,
                        "",
                        "\"" + name + "\" is a type of other products, not of FEEL",
                        meant
                                + ", or the switch --map-types (Options.mappingTypes), which takes it for that");
            }
            return meant;
        }
        return Parser.type(files.source(element, owner, "", name), files.setting(), files.faults());
    }
}
