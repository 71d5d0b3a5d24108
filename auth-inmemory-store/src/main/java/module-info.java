/** All stores in the memory of one process. */
module dev.gatehouse.inmemory {
    requires transitive dev.gatehouse.api;
    requires static org.jspecify;

    exports dev.gatehouse.inmemory;
}
