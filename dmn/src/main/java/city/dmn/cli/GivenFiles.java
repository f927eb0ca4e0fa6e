// SPDX-License-Identifier: EUPL-1.2
package city.dmn.cli;

import city.dmn.ModelFile;
import city.dmn.model.ModelCompiler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The files and folders named on the command line. Of a folder all files that end with `.dmn` are meant.
final class GivenFiles {
    private static final int LARGEST = 100_000_000;

    private final Map<Path, ModelFile> files = new LinkedHashMap<>();
    private final Map<Path, ModelCompiler.@Nullable Imports> imports = new LinkedHashMap<>();
    private final List<ModelFile> neighbours = new ArrayList<>();
    private final List<String> named;
    private final @Nullable Path first;

    private GivenFiles(List<String> named, @Nullable Path first) {
        this.named = named;
        this.first = first;
    }

    /// Reads.
    ///
    /// @param names of files and folders, in the order of the command
    static GivenFiles read(List<String> names) {
        var first = path(names.getFirst());
        var given = new GivenFiles(names, Files.isDirectory(first) ? null : first);
        for (var name : names) {
            var path = path(name);
            for (var file : Files.isDirectory(path) ? modelsIn(path) : List.of(path)) {
                given.add(file);
            }
        }
        if (given.files.isEmpty()) {
            throw new Unusable("no file that ends with .dmn is in " + String.join(", ", names));
        }
        given.addNeighbours();
        return given;
    }

    private void add(Path file) {
        var model = new ModelFile(file.toString(), bytes(file));
        if (files.putIfAbsent(file, model) == null) {
            imports.put(file, ModelCompiler.imports(model.bytes()));
        }
    }

    /// What is imported and not named may lie beside the file that imports it.
    private void addNeighbours() {
        var given = List.copyOf(files.keySet());
        var folders = new LinkedHashSet<Path>();
        var missing = new HashSet<String>();
        imports.values().forEach(it -> missing.addAll(it == null ? List.of() : it.imported()));
        imports.values().forEach(it -> missing.remove(it == null ? "" : it.namespace()));
        if (missing.isEmpty()) {
            return;
        }
        given.forEach(it -> folders.add(it.toAbsolutePath().normalize().getParent()));
        for (var folder : folders) {
            for (var file : modelsIn(folder)) {
                if (given.stream().noneMatch(it -> sameFile(it, file))) {
                    neighbours.add(new ModelFile(file.toString(), bytes(file)));
                }
            }
        }
    }

    private static boolean sameFile(Path a, Path b) {
        return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
    }

    private static List<Path> modelsIn(Path folder) {
        try (var all = Files.list(folder)) {
            return all.filter(it -> it.toString().endsWith(".dmn") && !Files.isDirectory(it))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Unusable("the folder " + folder + " cannot be read: " + reason(e));
        }
    }

    /// The files that no other of them imports, each with all others behind it, as a compilation wants them; of those that
    /// import each other in a circle the first, which tells so.
    List<List<ModelFile>> models() {
        var imported = new HashSet<String>();
        imports.values().forEach(it -> imported.addAll(it == null ? List.of() : it.imported()));
        var tops = new LinkedHashSet<Path>();
        var covered = new HashSet<Path>();
        for (var file : files.keySet()) {
            var own = imports.get(file);
            if (own == null || !imported.contains(own.namespace())) {
                tops.add(file);
                cover(file, covered);
            }
        }
        for (var file : files.keySet()) {
            if (!covered.contains(file)) {
                tops.add(file);
                cover(file, covered);
            }
        }
        return tops.stream().map(this::model).toList();
    }

    /// Adds a file and what it imports, itself or through others.
    private void cover(Path file, Set<Path> covered) {
        var own = imports.get(file);
        if (covered.add(file) && own != null) {
            imports.forEach((other, it) -> {
                if (it != null && own.imported().contains(it.namespace())) {
                    cover(other, covered);
                }
            });
        }
    }

    private List<ModelFile> model(Path own) {
        var list = new ArrayList<ModelFile>();
        list.add(files.get(own));
        files.forEach((path, file) -> {
            if (!path.equals(own)) {
                list.add(file);
            }
        });
        list.addAll(neighbours);
        return list;
    }

    /// The one model that is meant: the only one that no other imports, or the file named first.
    List<ModelFile> model() {
        var models = models();
        if (models.size() == 1) {
            return models.getFirst();
        }
        if (first == null) {
            throw new Unusable(
                    String.join(", ", named)
                            + " holds several models that no other imports; name first the file that is meant: "
                            + String.join(
                                    ", ",
                                    models.stream().map(it -> it.getFirst().name()).toList()));
        }
        return model(first);
    }

    // --- single files

    /// Relative to where the launcher was called.
    static Path path(String given) {
        try {
            return Path.of(System.getProperty("city.called-from", "")).resolve(given);
        } catch (InvalidPathException e) {
            throw new Unusable("\"" + given.replace("\0", "\\0") + "\" is no name of a file");
        }
    }

    /// A file that can be opened; else it is told why not.
    static Path readable(Path file) {
        if (Files.isDirectory(file)) {
            throw new Unusable(file + " is a folder, not a file");
        }
        if (!Files.exists(file)) {
            throw new Unusable("there is no file " + file);
        }
        if (!Files.isReadable(file)) {
            throw new Unusable(file + " may not be read");
        }
        return file;
    }

    static byte[] bytes(Path file) {
        try (var in = Files.newInputStream(readable(file))) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new Unusable(file + " has more than " + LARGEST + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new Unusable(file + " cannot be read: " + reason(e));
        }
    }

    /// The text of a file in UTF-8, a byte order mark passed over.
    static String text(Path file) {
        try {
            var text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes(file)))
                            .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Unusable(file + " is no text in UTF-8; save it as UTF-8");
        }
    }

    /// What an exception of the file system says, in one line.
    static String reason(IOException e) {
        var said = e instanceof java.nio.file.FileSystemException it ? it.getReason() : null;
        var message = said == null ? e.getMessage() : said;
        return e.getClass().getSimpleName()
                + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
    }
}
