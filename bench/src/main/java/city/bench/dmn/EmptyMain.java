// SPDX-License-Identifier: EUPL-1.2
package city.bench.dmn;

/// A process that does nothing.
public final class EmptyMain {
    private EmptyMain() {}

    public static void main(String[] args) {
        System.out.println("0");
    }
}
