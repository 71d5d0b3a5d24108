/**
 * What callers of Gatehouse and alternative implementations share: values, the interfaces of the product and the store
 * ports. Depends on nothing but JSpecify's annotations.
 */
module dev.gatehouse.api {
    requires static transitive org.jspecify;

    exports dev.gatehouse.access;
    exports dev.gatehouse.authentication;
    exports dev.gatehouse.certificate;
    exports dev.gatehouse.credential;
    exports dev.gatehouse.definition;
    exports dev.gatehouse.entitlement;
    exports dev.gatehouse.event;
    exports dev.gatehouse.explanation;
    exports dev.gatehouse.hook;
    exports dev.gatehouse.http;
    exports dev.gatehouse.identity;
    exports dev.gatehouse.limit;
    exports dev.gatehouse.policy;
    exports dev.gatehouse.secret;
    exports dev.gatehouse.session;
    exports dev.gatehouse.store;
}
