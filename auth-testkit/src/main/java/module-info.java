/** Contracts, arbitraries, a clock and assertions for tests of hosts and of stores. */
module dev.gatehouse.testkit {
    requires transitive dev.gatehouse.api;
    requires transitive net.jqwik.api;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;
    requires static org.jspecify;

    exports dev.gatehouse.testkit;
}
