// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

/// A part of a decision has no form in columns, so that it runs row by row; the message says which part and why.
final class NoColumnForm extends Exception {
    NoColumnForm(String message) {
        super(message, null, false, false);
    }
}
