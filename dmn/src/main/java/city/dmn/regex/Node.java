// SPDX-License-Identifier: EUPL-1.2
package city.dmn.regex;

import java.util.List;

/// A part of a regular expression, read.
sealed interface Node {
    /// Whether it can match without reading a character.
    boolean nullable();

    /// One character out of a set.
    record One(CharSet set) implements Node {
        @Override
        public boolean nullable() {
            return false;
        }
    }

    /// One after the other.
    record Sequence(List<Node> parts) implements Node {
        @Override
        public boolean nullable() {
            return parts.stream().allMatch(Node::nullable);
        }
    }

    /// One of several, the first that does.
    record Choice(List<Node> branches) implements Node {
        @Override
        public boolean nullable() {
            return branches.stream().anyMatch(Node::nullable);
        }
    }

    /// `( … )`, whose match is kept.
    ///
    /// @param number from 1
    record Group(int number, Node body) implements Node {
        @Override
        public boolean nullable() {
            return body.nullable();
        }
    }

    /// `x{least,most}` and its like.
    ///
    /// @param most [#WITHOUT_END] where there is no most
    /// @param reluctant whether fewer are tried first
    record Repeat(Node body, int least, int most, boolean reluctant) implements Node {
        static final int WITHOUT_END = Integer.MAX_VALUE;

        @Override
        public boolean nullable() {
            return least == 0 || body.nullable();
        }
    }

    /// `\1`: what a group has matched.
    record Back(int group) implements Node {
        @Override
        public boolean nullable() {
            return true;
        }
    }

    /// `^` or `$`.
    record Edge(boolean start) implements Node {
        @Override
        public boolean nullable() {
            return true;
        }
    }
}
