/** All stores in the memory of one process. */
module dev.gatehouse.inmemory {
    requires transitive dev.gatehouse.api;

    exports dev.gatehouse.inmemory;
}
