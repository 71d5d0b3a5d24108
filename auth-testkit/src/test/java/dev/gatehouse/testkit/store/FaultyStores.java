// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import dev.gatehouse.session.Residue;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Stores with one fault each, and the contract extended for each of them. */
final class FaultyStores {
    private FaultyStores() {}

    /** Does what the model does; a fault overrides one operation. */
    private static class Faulty implements SessionStore {
        final SessionStore model;

        Faulty(InstantSource clock) {
            model = new ModelSessionStore(clock);
        }

        @Override
        public Optional<StoredSession> findFirst(List<SessionId> candidates) {
            return model.findFirst(candidates);
        }

        @Override
        public void put(SessionId id, Session session, @Nullable Duration timeToLive) {
            model.put(id, session, timeToLive);
        }

        @Override
        public boolean putIfAbsent(SessionId id, Session session, @Nullable Duration timeToLive) {
            return model.putIfAbsent(id, session, timeToLive);
        }

        @Override
        public Optional<CurrentSession> findCurrent(List<SessionId> candidates) {
            return model.findCurrent(candidates);
        }

        @Override
        public Replacement replaceIfUnchanged(CurrentSession read, Session session, @Nullable Duration timeToLive) {
            return model.replaceIfUnchanged(read, session, timeToLive);
        }

        @Override
        public boolean delete(SessionId id) {
            return model.delete(id);
        }

        @Override
        public Page scan(String cursor, int limit) {
            return model.scan(cursor, limit);
        }
    }

    static final class FindsTheLast extends SessionStoreContract {
        @Override
        protected SessionStore store(InstantSource source) {
            return new Faulty(source) {
                @Override
                public Optional<StoredSession> findFirst(List<SessionId> candidates) {
                    var reversed = new ArrayList<>(candidates);
                    Collections.reverse(reversed);
                    return model.findFirst(reversed);
                }
            };
        }
    }

    static final class NeverExpires extends SessionStoreContract {
        @Override
        protected SessionStore store(InstantSource source) {
            return new Faulty(() -> Instant.EPOCH);
        }
    }

    static final class KeepsTheFirstDeadline extends SessionStoreContract {
        @Override
        protected SessionStore store(InstantSource source) {
            return new Faulty(source) {
                @Override
                public void put(SessionId id, Session session, @Nullable Duration timeToLive) {
                    if (model.find(id).isEmpty()) {
                        model.put(id, session, timeToLive);
                    }
                }
            };
        }
    }

    static final class WritesBackWhatWasDeleted extends SessionStoreContract {
        @Override
        protected SessionStore store(InstantSource source) {
            return new Faulty(source) {
                @Override
                public Replacement replaceIfUnchanged(
                        CurrentSession read, Session session, @Nullable Duration timeToLive) {
                    var outcome = model.replaceIfUnchanged(read, session, timeToLive);
                    if (outcome == Replacement.GONE) {
                        model.put(read.id(), session, timeToLive);
                    }
                    return outcome;
                }
            };
        }
    }

    static final class ChecksBeforeItWrites extends SessionStoreContract {
        @Override
        protected SessionStore store(InstantSource source) {
            return new Faulty(source) {
                @Override
                public boolean putIfAbsent(SessionId id, Session session, @Nullable Duration timeToLive) {
                    boolean absent = model.find(id).isEmpty();
                    LockSupport.parkNanos(1_000);
                    if (absent) {
                        model.put(id, session, timeToLive);
                    }
                    return absent;
                }
            };
        }
    }

    /** The last writer wins, with the whole record. */
    static final class UndoesOtherChanges extends SessionStoreContract {
        @Override
        protected SessionStore store(InstantSource source) {
            return new Faulty(source) {
                @Override
                public Replacement replaceIfUnchanged(
                        CurrentSession read, Session session, @Nullable Duration timeToLive) {
                    var now = model.findCurrent(List.of(read.id()));
                    return now.map(current -> model.replaceIfUnchanged(current, session, timeToLive))
                            .orElse(Replacement.GONE);
                }
            };
        }
    }

    static final class ComparesBeforeItWrites extends SessionStoreContract {
        @Override
        protected SessionStore store(InstantSource source) {
            return new Faulty(source) {
                @Override
                public Replacement replaceIfUnchanged(
                        CurrentSession read, Session session, @Nullable Duration timeToLive) {
                    boolean same = model.findCurrent(List.of(read.id())).equals(Optional.of(read));
                    LockSupport.parkNanos(1_000);
                    if (same) {
                        model.put(read.id(), session, timeToLive);
                        return Replacement.WRITTEN;
                    }
                    return model.find(read.id()).isPresent() ? Replacement.CHANGED : Replacement.GONE;
                }
            };
        }
    }

    static final class TakesWhatIsGoneForChanged extends SessionStoreContract {
        @Override
        protected SessionStore store(InstantSource source) {
            return new Faulty(source) {
                @Override
                public Replacement replaceIfUnchanged(
                        CurrentSession read, Session session, @Nullable Duration timeToLive) {
                    var outcome = model.replaceIfUnchanged(read, session, timeToLive);
                    return outcome == Replacement.GONE ? Replacement.CHANGED : outcome;
                }
            };
        }
    }

    static final class ChangesForEver extends SessionStoreContract {
        @Override
        protected SessionStore store(InstantSource source) {
            return new Faulty(source) {
                @Override
                public Replacement replaceIfUnchanged(
                        CurrentSession read, Session session, @Nullable Duration timeToLive) {
                    return model.replaceIfUnchanged(read, session, null);
                }
            };
        }
    }

    /** As a cache would, if whoever changes a session had to read through it. */
    static final class ReadsWhatItSawFirst extends SessionStoreContract {
        @Override
        protected SessionStore store(InstantSource source) {
            return new Faulty(source) {
                private final Map<List<SessionId>, CurrentSession> seen = new ConcurrentHashMap<>();

                @Override
                public Optional<CurrentSession> findCurrent(List<SessionId> candidates) {
                    model.findCurrent(candidates).ifPresent(found -> seen.putIfAbsent(candidates, found));
                    return Optional.ofNullable(seen.get(candidates));
                }

                @Override
                public Replacement replaceIfUnchanged(
                        CurrentSession read, Session session, @Nullable Duration timeToLive) {
                    seen.clear();
                    return model.replaceIfUnchanged(read, session, timeToLive);
                }
            };
        }
    }

    static final class ForgetsWhetherThereWasOne extends SessionStoreContract {
        @Override
        protected SessionStore store(InstantSource source) {
            return new Faulty(source) {
                @Override
                public boolean delete(SessionId id) {
                    model.delete(id);
                    return true;
                }
            };
        }
    }

    static final class ScansByPosition extends SessionStoreContract {
        @Override
        protected SessionStore store(InstantSource source) {
            return new Faulty(source) {
                @Override
                public Page scan(String cursor, int limit) {
                    model.scan("", limit);
                    int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
                    var all = model.scan("", 10_000).ids();
                    int to = Math.min(from + limit, all.size());
                    return new Page(all.subList(Math.min(from, to), to), to < all.size() ? "" + to : "");
                }
            };
        }
    }

    static final class ScansPagesOfAnySize extends SessionStoreContract {
        @Override
        protected SessionStore store(InstantSource source) {
            return new Faulty(source) {
                @Override
                public Page scan(String cursor, int limit) {
                    model.scan(cursor, limit);
                    return model.scan("", 10_000);
                }
            };
        }
    }

    static final class LosesAttributes extends SessionStoreContract {
        @Override
        protected SessionStore store(InstantSource source) {
            return new Faulty(source) {
                @Override
                public void put(SessionId id, Session session, @Nullable Duration timeToLive) {
                    var residue = Residue.none();
                    model.put(
                            id,
                            new Session(
                                    session.organization(),
                                    session.credentials(),
                                    session.lifetime(),
                                    session.grants(),
                                    session.attributes(),
                                    residue),
                            timeToLive);
                }
            };
        }
    }
}
