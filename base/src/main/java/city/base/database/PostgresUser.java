// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/// As whom the database's programs run. PostgreSQL refuses root: as root they run inside a user
/// namespace of their own, or, where those are forbidden, as the user nobody.
sealed interface PostgresUser {
    /// The command as this user starts it.
    List<String> wrap(List<String> command);

    /// Makes a folder or file this user's own.
    void own(Path path) throws IOException;

    static PostgresUser choose() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Myself(List.of());
        }
        if (works("unshare", "-U", "true")) {
            return new Myself(List.of("unshare", "-U"));
        }
        if (works("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "true")) {
            return new Nobody();
        }
        throw new DatabaseProblem(
                "PostgreSQL does not run as root here (neither unshare -U nor setpriv is allowed): start as an"
                        + " ordinary user.");
    }

    private static boolean works(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The user that started the city, perhaps inside a user namespace.
    record Myself(List<String> prefix) implements PostgresUser {
        @Override
        public List<String> wrap(List<String> command) {
            return join(prefix, command);
        }

        @Override
        public void own(Path path) {}
    }

    /// The user nobody (65534), to whom the data folder is given.
    record Nobody() implements PostgresUser {
        @Override
        public List<String> wrap(List<String> command) {
            return join(
                    List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"),
                    command);
        }

        @Override
        public void own(Path path) throws IOException {
            for (var parent = path.toAbsolutePath().getParent();
                    parent != null;
                    parent = parent.getParent()) {
                if (!Files.getPosixFilePermissions(parent)
                        .contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    throw new DatabaseProblem(
                            "The database runs as the user nobody, who cannot reach "
                                    + path.toAbsolutePath().normalize()
                                    + " (closed at "
                                    + parent
                                    + "): choose another folder with --data.");
                }
            }
            try (var all = Files.walk(path)) {
                for (var one : (Iterable<Path>) all::iterator) {
                    Files.setAttribute(one, "unix:uid", 65534);
                    Files.setAttribute(one, "unix:gid", 65534);
                }
            }
        }
    }

    private static List<String> join(List<String> prefix, List<String> command) {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }
}
