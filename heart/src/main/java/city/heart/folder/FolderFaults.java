// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import city.heart.service.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects everything that is wrong, so that an author sees it all at once.
final class FolderFaults {
    private final List<Fault> list = new ArrayList<>();

    void add(String file, int line, String message) {
        var fault = new Fault(file, line, message);
        if (!list.contains(fault)) {
            list.add(fault);
        }
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    int size() {
        return list.size();
    }

    /// By file and line.
    List<Fault> list() {
        return list.stream()
                .sorted(Comparator.comparing(Fault::file).thenComparingInt(Fault::line))
                .toList();
    }
}
