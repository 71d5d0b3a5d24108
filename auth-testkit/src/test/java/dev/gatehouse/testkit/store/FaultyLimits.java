// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitKey.Holder;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.LimitStatus;
import dev.gatehouse.limit.SlidingLog;
import dev.gatehouse.store.LimitAnswer;
import dev.gatehouse.store.LimitStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Limit stores with one fault each, and the contract extended for each of them. */
final class FaultyLimits {
    private FaultyLimits() {}

    /** Does what the model does; a fault overrides one operation. */
    private static class Faulty implements LimitStore {
        final LimitStore model;

        Faulty(InstantSource clock) {
            model = new ModelLimitStore(clock);
        }

        @Override
        public LimitAnswer take(List<LimitRequest> requests) {
            return model.take(requests);
        }

        @Override
        public LimitAnswer peek(List<LimitRequest> requests) {
            return model.peek(requests);
        }

        @Override
        public void reset(List<LimitRequest> counters) {
            model.reset(counters);
        }
    }

    private static LimitAnswer together(List<LimitAnswer> answers) {
        var statuses = new ArrayList<LimitStatus>();
        answers.forEach(answer -> statuses.addAll(answer.statuses()));
        return new LimitAnswer(answers.stream().allMatch(LimitAnswer::granted), statuses);
    }

    static final class TakesOneByOne extends LimitStoreContract {
        @Override
        protected LimitStore store(InstantSource source) {
            return new Faulty(source) {
                @Override
                public LimitAnswer take(List<LimitRequest> requests) {
                    return together(LimitStore.checked(requests).stream()
                            .map(request -> model.take(List.of(request)))
                            .toList());
                }
            };
        }
    }

    static final class LooksBeforeItTakes extends LimitStoreContract {
        @Override
        protected LimitStore store(InstantSource source) {
            return new Faulty(source) {
                @Override
                public LimitAnswer take(List<LimitRequest> requests) {
                    var answer = model.peek(requests);
                    Thread.yield();
                    requests.forEach(
                            request -> model.take(List.of(new LimitRequest(request.key(), request.limit(), 0))));
                    if (answer.granted()) {
                        model.take(requests);
                    }
                    return answer;
                }
            };
        }
    }

    static final class LogsRefusals extends LimitStoreContract {
        @Override
        protected LimitStore store(InstantSource source) {
            return new Faulty(source) {
                @Override
                public LimitAnswer take(List<LimitRequest> requests) {
                    var answer = model.take(requests);
                    if (!answer.granted()) {
                        requests.forEach(this::log);
                    }
                    return answer;
                }

                private void log(LimitRequest request) {
                    if (request.limit() instanceof SlidingLog log) {
                        var longer = new SlidingLog(log.permits() + 1, log.period(), log.smoothing());
                        model.take(List.of(new LimitRequest(request.key(), longer, 1)));
                    }
                }
            };
        }
    }

    static final class TakesWhenItLooks extends LimitStoreContract {
        @Override
        protected LimitStore store(InstantSource source) {
            return new Faulty(source) {
                @Override
                public LimitAnswer peek(List<LimitRequest> requests) {
                    return model.take(requests);
                }
            };
        }
    }

    static final class CountsInMilliseconds extends LimitStoreContract {
        @Override
        protected LimitStore store(InstantSource source) {
            return new Faulty(() -> source.instant().truncatedTo(ChronoUnit.MILLIS));
        }
    }

    static final class NeverTurnsBack extends LimitStoreContract {
        @Override
        protected LimitStore store(InstantSource source) {
            var latest = new Instant[] {Instant.MIN};
            return new Faulty(() -> {
                latest[0] = source.instant().isAfter(latest[0]) ? source.instant() : latest[0];
                return latest[0];
            });
        }
    }

    static final class ForgetsOnAStepBack extends LimitStoreContract {
        @Override
        protected LimitStore store(InstantSource source) {
            var latest = new Instant[] {Instant.MIN};
            return new Faulty(source) {
                @Override
                public LimitAnswer take(List<LimitRequest> requests) {
                    if (source.instant().isBefore(latest[0])) {
                        model.reset(requests);
                    }
                    latest[0] = source.instant();
                    return model.take(requests);
                }
            };
        }
    }

    static final class ResetsTheFirstOnly extends LimitStoreContract {
        @Override
        protected LimitStore store(InstantSource source) {
            return new Faulty(source) {
                @Override
                public void reset(List<LimitRequest> counters) {
                    model.reset(counters.stream().limit(1).toList());
                }
            };
        }
    }

    static final class MixesOrganizations extends LimitStoreContract {
        @Override
        protected LimitStore store(InstantSource source) {
            return new Faulty(source) {
                @Override
                public LimitAnswer take(List<LimitRequest> requests) {
                    return model.take(
                            requests.stream().map(FaultyLimits::ofNobody).toList());
                }
            };
        }
    }

    private static LimitRequest ofNobody(LimitRequest request) {
        var key = request.key();
        var holder = new Holder(
                key.holder().kind(), new OrganizationId(""), key.holder().name());
        return new LimitRequest(
                new LimitKey(key.measure(), holder, key.scope(), key.endpoint()), request.limit(), request.cost());
    }

    static final class TwoThatShareNothing extends LimitStoreContract {
        @Override
        protected LimitStore store(InstantSource source) {
            return new ModelLimitStore(source);
        }

        @Override
        protected List<LimitStore> instances(InstantSource source) {
            return List.of(store(source), store(source));
        }
    }
}
