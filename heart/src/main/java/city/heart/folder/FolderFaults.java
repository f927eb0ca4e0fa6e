// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import city.base.exchange.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects everything that is wrong, so that an author sees it all at once.
final class FolderFaults {
    private final List<Fault> list = new ArrayList<>();
    private final List<Fault> unverified = new ArrayList<>();

    void add(String file, int line, String message) {
        var fault = Fault.inFile(file, line, message);
        if (!list.contains(fault)) {
            list.add(fault);
        }
    }

    /// What a lawyer has not confirmed: a folder of an invented city may hold it, a real one's may not.
    void unverified(String file, int line, String message) {
        unverified.add(Fault.inFile(file, line, message));
    }

    List<Fault> unverified() {
        return List.copyOf(unverified);
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
                .sorted(Comparator.comparing(Fault::source).thenComparingInt(FolderFaults::line))
                .toList();
    }

    private static int line(Fault fault) {
        return fault.place().isEmpty() ? 0 : Integer.parseInt(fault.place());
    }
}
