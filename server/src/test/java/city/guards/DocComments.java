// SPDX-License-Identifier: EUPL-1.2
package city.guards;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/// What the sources say about classes, methods and their parameters: the words of the interface's description,
/// so that they are written once.
final class DocComments {
    /// @param text the comment itself
    /// @param params by name
    record Comment(String text, Map<String, String> params) {
        private static final Comment NONE = new Comment("", Map.of());
    }

    private final Map<String, Map<String, Comment>> byFile = new HashMap<>();

    /// Of a class.
    Comment of(Class<?> type) {
        return of(type, name(type));
    }

    /// Of a method; overloaded ones share what the last says.
    Comment of(Class<?> type, String method) {
        var outer = type;
        while (outer.getEnclosingClass() != null) {
            outer = outer.getEnclosingClass();
        }
        var path = outer.getName().replace('.', '/') + ".java";
        return byFile.computeIfAbsent(path, DocComments::read)
                .getOrDefault(
                        method.equals(name(type)) ? method : name(type) + "#" + method,
                        Comment.NONE);
    }

    private static String name(Class<?> type) {
        var outer = type.getEnclosingClass();
        return (outer == null ? "" : name(outer) + ".") + type.getSimpleName();
    }

    private static Map<String, Comment> read(String path) {
        var source =
                House.wings().stream()
                        .map(it -> it.resolve("src/main/java").resolve(path))
                        .filter(Files::exists)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("No source of " + path));
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    _ -> {},
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjects(source));
            var comments = new HashMap<String, Comment>();
            for (var unit : task.parse()) {
                new Scanner(DocTrees.instance(task), comments).scan(unit, "");
            }
            return comments;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Scanner extends TreePathScanner<Void, String> {
        private final DocTrees trees;
        private final Map<String, Comment> comments;

        Scanner(DocTrees trees, Map<String, Comment> comments) {
            this.trees = trees;
            this.comments = comments;
        }

        @Override
        public Void visitClass(ClassTree type, String outer) {
            var name = (outer.isEmpty() ? "" : outer + ".") + type.getSimpleName();
            keep(name);
            return super.visitClass(type, name);
        }

        @Override
        public Void visitMethod(MethodTree method, String outer) {
            keep(outer + "#" + method.getName());
            return super.visitMethod(method, outer);
        }

        private void keep(String name) {
            var comment = trees.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                comments.put(name, comment(comment));
            }
        }

        private static Comment comment(DocCommentTree comment) {
            var params = new HashMap<String, String>();
            for (var tag : comment.getBlockTags()) {
                if (tag instanceof ParamTree param) {
                    params.put(param.getName().toString(), text(param.getDescription()));
                }
            }
            return new Comment(text(comment.getFullBody()), params);
        }

        private static String text(List<? extends DocTree> trees) {
            return trees.stream()
                    .map(DocTree::toString)
                    .collect(Collectors.joining())
                    .replaceAll("\\s+", " ")
                    .strip();
        }
    }
}
