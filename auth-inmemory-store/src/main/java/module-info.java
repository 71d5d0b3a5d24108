/** All stores in the memory of one process. */
module dev.gatehouse.inmemory {
    requires transitive dev.gatehouse.api;
    requires com.github.benmanes.caffeine;

    exports dev.gatehouse.inmemory;
}
