// SPDX-License-Identifier: EUPL-1.2
package city.heart.fact;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/// An owner's facts, declared beside each other in one class with a constructor without arguments: so that
/// `./city check` knows them without a server.
public interface FactDeclaration {
    /// What the owner can supply.
    FactList<?, ?> facts();

    /// Of all owners on the class path, by source.
    static List<FactList<?, ?>> found() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(FactDeclaration.class));
        var found = new ArrayList<FactList<?, ?>>();
        for (var it : scanner.findCandidateComponents("city")) {
            try {
                var type = Class.forName(it.getBeanClassName());
                found.add(((FactDeclaration) type.getConstructor().newInstance()).facts());
            } catch (ClassNotFoundException
                    | NoSuchMethodException
                    | InstantiationException
                    | IllegalAccessException
                    | InvocationTargetException e) {
                throw new IllegalStateException(it.getBeanClassName() + " declares no facts", e);
            }
        }
        found.sort(Comparator.comparing(FactList::source));
        return found;
    }
}
