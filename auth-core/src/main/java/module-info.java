/** The reference implementation: pipeline, authentication methods, policies, and the formats of the original gateway. */
module dev.gatehouse.core {
    requires transitive dev.gatehouse.api;
    requires com.fasterxml.jackson.databind;
    requires com.github.benmanes.caffeine;
    requires java.net.http;
    requires java.xml;
    requires re2j;
    requires org.bouncycastle.provider;
    requires org.slf4j;
    requires static org.jspecify;

    exports dev.gatehouse.core;
    exports dev.gatehouse.core.authentication.basic;
    exports dev.gatehouse.core.authentication.custom;
    exports dev.gatehouse.core.authentication.messagesignature;
    exports dev.gatehouse.core.authentication.signature;
    exports dev.gatehouse.core.authentication.signature.key;
    exports dev.gatehouse.core.authentication.token;
    exports dev.gatehouse.core.authentication.token.signature;
    exports dev.gatehouse.core.certificate;
    exports dev.gatehouse.core.event;
    exports dev.gatehouse.core.password;
    exports dev.gatehouse.core.policy;
    exports dev.gatehouse.core.session;
    exports dev.gatehouse.core.tyk;
    exports dev.gatehouse.core.tyk.event;
    exports dev.gatehouse.core.tyk.plugin;
    exports dev.gatehouse.core.upstream;
}
