// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Shares work of many equal pieces among the processor's cores.
public final class Cores {
    /// Whether this thread already shares work with the others: what it does below that is its own.
    private static final ThreadLocal<Boolean> SHARED = ThreadLocal.withInitial(() -> false);

    private Cores() {}

    /// Does all pieces, each once; which thread does which is not said.
    ///
    /// @param pieces how many, numbered from 0
    /// @param worker makes what does one piece after the other, one for each thread
    public static void share(int pieces, Supplier<IntConsumer> worker) {
        var threads =
                SHARED.get() ? 1 : Math.min(Runtime.getRuntime().availableProcessors(), pieces);
        var next = new AtomicInteger();
        if (threads <= 1) {
            work(next, pieces, worker);
            return;
        }
        IntStream.range(0, threads)
                .parallel()
                .forEach(_ -> {
                    var before = SHARED.get();
                    SHARED.set(true);
                    try {
                        work(next, pieces, worker);
                    } finally {
                        SHARED.set(before);
                    }
                });
    }

    private static void work(AtomicInteger next, int pieces, Supplier<IntConsumer> worker) {
        var piece = next.getAndIncrement();
        if (piece < pieces) {
            var doing = worker.get();
            for (; piece < pieces; piece = next.getAndIncrement()) {
                doing.accept(piece);
            }
        }
    }
}
