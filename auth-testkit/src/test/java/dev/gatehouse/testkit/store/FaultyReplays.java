// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import dev.gatehouse.store.ReplayStore;
import dev.gatehouse.store.SingleUse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Replay stores with one fault each, and the contract extended for each of them. */
final class FaultyReplays {
    private FaultyReplays() {}

    static final class NoFault extends ReplayStoreContract {
        @Override
        protected ReplayStore store(InstantSource source) {
            return new ModelReplayStore(source);
        }
    }

    static final class NeverForgets extends ReplayStoreContract {
        @Override
        protected ReplayStore store(InstantSource source) {
            return new ModelReplayStore(() -> Instant.EPOCH);
        }
    }

    static final class ForgetsAtOnce extends ReplayStoreContract {
        @Override
        protected ReplayStore store(InstantSource source) {
            return (use, remembered) -> {
                ReplayStore.checked(remembered);
                return true;
            };
        }
    }

    static final class TakesAnyTime extends ReplayStoreContract {
        @Override
        protected ReplayStore store(InstantSource source) {
            var model = new ModelReplayStore(source);
            return (use, remembered) -> model.firstUse(use, bounded(remembered));
        }

        private static Duration bounded(Duration remembered) {
            return remembered.isNegative() || remembered.isZero() || remembered.compareTo(ReplayStore.LONGEST) > 0
                    ? ReplayStore.LONGEST
                    : remembered;
        }
    }

    static final class MixesPurposes extends ReplayStoreContract {
        @Override
        protected ReplayStore store(InstantSource source) {
            var model = new ModelReplayStore(source);
            return (use, remembered) -> model.firstUse(new SingleUse("any", use.fingerprint()), remembered);
        }
    }

    static final class ChecksBeforeItWrites extends ReplayStoreContract {
        @Override
        protected ReplayStore store(InstantSource source) {
            Set<SingleUse> uses = ConcurrentHashMap.newKeySet();
            return (use, remembered) -> {
                boolean first = !uses.contains(use);
                Thread.yield();
                uses.add(use);
                return first;
            };
        }
    }

    static final class ProlongsByTrying extends ReplayStoreContract {
        @Override
        protected ReplayStore store(InstantSource source) {
            var ends = new ConcurrentHashMap<SingleUse, Instant>();
            return (use, remembered) -> {
                var end = ends.put(use, source.instant().plus(ReplayStore.checked(remembered)));
                return end == null || !source.instant().isBefore(end);
            };
        }
    }
}
