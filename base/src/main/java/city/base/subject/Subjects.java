// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// All subjects of this server. Asked for late, when the first page is seen or the first job begins, so that
/// a subject may need whatever it likes.
@Component
public class Subjects {
    private record Door(PathPattern pattern, Route route) {}

    private final ObjectProvider<Subject> beans;
    private volatile @Nullable List<Subject> all;
    private volatile @Nullable List<Door> doors;

    /// @param beans every subject of the application
    public Subjects(ObjectProvider<Subject> beans) {
        this.beans = beans;
    }

    /// By name.
    public List<Subject> list() {
        var known = all;
        if (known == null) {
            known = beans.stream().sorted(Comparator.comparing(Subject::name)).toList();
            all = known;
        }
        return known;
    }

    /// Everything of one kind that subjects declare, in the order of their names.
    public <T> List<T> all(Function<Subject, ? extends Collection<T>> kind) {
        return list().stream().flatMap(it -> kind.apply(it).stream()).toList();
    }

    /// What these roles may do together.
    public Set<String> permissions(Set<String> roles) {
        var permissions = new HashSet<String>();
        for (var it : all(Subject::permissions)) {
            if (it.roles().stream().anyMatch(roles::contains)) {
                permissions.add(it.name());
            }
        }
        return permissions;
    }

    /// The lines of a menu, in order.
    public List<MenuEntry> menu() {
        return all(Subject::menu).stream()
                .sorted(Comparator.comparingInt(MenuEntry::order))
                .toList();
    }

    /// Which subject uses data for this purpose.
    public Optional<Subject> withPurpose(String purpose) {
        return list().stream().filter(it -> it.purposes().contains(purpose)).findFirst();
    }

    /// The door of an address.
    ///
    /// @param path as asked for, without the query
    /// @return empty where no subject has such a page
    public Optional<Route> route(String method, String path) {
        var asked = PathContainer.parsePath(path);
        return doors().stream()
                .filter(it -> it.route().method() == null || it.route().method().equals(method))
                .filter(it -> it.pattern().matches(asked))
                .map(Door::route)
                .findFirst();
    }

    /// The most specific first; of equal ones that for one method.
    private List<Door> doors() {
        var known = doors;
        if (known == null) {
            known =
                    all(Subject::routes).stream()
                            .map(it ->
                                    new Door(
                                            PathPatternParser.defaultInstance.parse(it.pattern()),
                                            it))
                            .sorted(
                                    Comparator.comparing(Door::pattern)
                                            .thenComparing(it -> it.route().method() == null))
                            .toList();
            doors = known;
        }
        return known;
    }
}
