// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.feel.Parser;
import city.dmn.model.Xml.Element;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads item definitions, each when it is first named (DMN 1.5, 7.3.3).
final class ItemDefinitions {
    private final ModelFiles files;

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
        for (var element : files.unit().root.children("itemDefinition")) {
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
                var type = itemType(element, "item definition \"" + name + "\"");
                files.unit().typesAtWork.remove(name);
                files.unit().types.put(name, type);
                return type;
            }
        }
        return null;
    }

    private FeelType itemType(Element element, String owner) {
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
            var entries = new LinkedHashMap<String, FeelType>();
            for (var component : components) {
                var name = component.attribute("name", "").strip();
                entries.put(name, itemType(component, owner + ", component \"" + name + "\""));
            }
            base = new FeelType.ContextOf(entries);
        } else if (refText != null && !refText.isBlank()) {
            base = type(ref == null ? element : ref, refText, owner);
        }
        var allowed = constraint(element.child("allowedValues"), base, owner);
        var collection = element.attribute("isCollection", "false").equals("true");
        var name = element.attribute("name", "").strip();
        if (collection) {
            base =
                    new FeelType.ListOf(
                            allowed == null ? base : new FeelType.Named(name, base, allowed, null));
            allowed = null;
        }
        var whole = constraint(element.child("typeConstraint"), base, owner);
        if (element.name().equals("itemComponent") && allowed == null && whole == null) {
            return base;
        }
        return new FeelType.Named(name, base, allowed, whole);
    }

    private FeelType.@Nullable Constraint constraint(
            @Nullable Element element, FeelType type, String owner) {
        var text = element == null ? null : element.child("text");
        return text == null || text.text().isBlank()
                ? null
                : AllowedValues.of(
                        files.source(text, owner, "allowed values", text.text()), type, files);
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
        return Parser.type(files.source(element, owner, "", name), files.setting(), files.faults());
    }
}
