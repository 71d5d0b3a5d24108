/**
 * What proves a host, a store or an authenticator: contracts to extend, values to draw at random, a clock to turn,
 * assertions on decisions.
 */
module dev.gatehouse.testkit {
    requires transitive dev.gatehouse.api;
    requires transitive net.jqwik.api;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;

    exports dev.gatehouse.testkit;
    exports dev.gatehouse.testkit.store;

    // Test engines call the tests of a contract by reflection.
    opens dev.gatehouse.testkit.store;
}
