// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

/** What becomes of each member of the extension in an OpenAPI document. */
final class OasMembers {
    static final Catalogue TABLE = new Catalogue("""
            read: errorOverrides

            [info]
            read: id name orgId expiration state.active
            silent: dbId versioning
            problem: state.internal
            problem if enabled: versioning.versions
            note: versioning.enabled

            [server]
            read: listenPath.value listenPath.strip customDomain.enabled customDomain.name protocol
            silent: slug ipAccessControl clientCertificates
            problem: port clientCertificates.enabled ipAccessControl.enabled
            note if enabled: customDomain.certificates gatewayTags.tags
            note: detailedActivityLogs.enabled detailedTracing.enabled
            read: contextVariables.enabled
            note: batchProcessing.enabled
            read: eventHandlers
            silent: gatewayTags

            [server.authentication]
            read: enabled stripAuthorizationData baseIdentityProvider securityProcessingMode security
            read: securitySchemes customKeyLifetime certificateAuth
            read: securitySchemes.*
            method: oidc.enabled
            silent: oidc protectedResourceMetadata
            problem: protectedResourceMetadata.enabled

            [server.authentication.securitySchemes.*]
            read: enabled header query cookie disableCaching cacheTTL extractCredentialsFromBody
            read: enableClientCertificate

            [server.authentication.securitySchemes.*.signatureValidation]
            read: enabled algorithm header query secret allowedClockSkew errorCode errorMessage

            [server.authentication.hmac]
            read: enabled header query cookie allowedAlgorithms allowedClockSkew

            [server.authentication.custom]
            read: enabled header query cookie config.enabled config.functionName
            silent: config.path config.rawBodyOnly config.requireSession
            read: config.idExtractor.enabled config.idExtractor.source config.idExtractor.with

            [server.authentication.custom.config.idExtractor.config]
            read: headerName formParamName regexp regexpMatchIndex xPathExp

            [upstream]
            read: url preserveHostHeader.enabled
            problem: serviceDiscovery.enabled loadBalancing.enabled mutualTLS.enabled certificatePinning.enabled
            read: rateLimit
            problem: proxy.enabled
            problem: authentication.basicAuth.enabled authentication.oauth.enabled
            silent: authentication.enabled authentication.basicAuth authentication.oauth
            read: authentication.requestSigning
            silent: serviceDiscovery loadBalancing mutualTLS certificatePinning authentication proxy
            note: preserveTrailingSlash.enabled uptimeTests.enabled enforceTimeout.enabled
            silent: uptimeTests enforceTimeout test
            note: tlsTransport.insecureSkipVerify
            problem: tlsTransport.ciphers tlsTransport.minVersion tlsTransport.maxVersion
            problem: tlsTransport.forceCommonNameCheck

            [middleware]
            problem: mcpTools mcpResources mcpPrompts mcpOperations

            [middleware.global]
            read: cors ignoreCase.enabled
            problem: pluginConfig.bundle.enabled
            note: pluginConfig.data.enabled
            silent: pluginConfig pluginConfig.bundle pluginConfig.data
            read: pluginConfig.driver
            read: prePlugins.*.enabled prePlugins.*.functionName
            read: prePlugin.plugins.*.enabled prePlugin.plugins.*.functionName
            read: postAuthenticationPlugins.*.enabled postAuthenticationPlugins.*.functionName
            read: postAuthenticationPlugin.plugins.*.enabled postAuthenticationPlugin.plugins.*.functionName
            silent: prePlugins.*.path prePlugins.*.rawBodyOnly prePlugins.*.requireSession
            silent: prePlugin.plugins.*.path prePlugin.plugins.*.rawBodyOnly prePlugin.plugins.*.requireSession
            silent: postAuthenticationPlugins.*.path postAuthenticationPlugins.*.rawBodyOnly
            silent: postAuthenticationPlugins.*.requireSession postAuthenticationPlugin.plugins.*.requireSession
            silent: postAuthenticationPlugin.plugins.*.path postAuthenticationPlugin.plugins.*.rawBodyOnly
            problem: postPlugins.*.enabled responsePlugins.*.enabled
            problem: postPlugin.plugins.*.enabled responsePlugin.plugins.*.enabled
            silent: postPlugins.* responsePlugins.* postPlugin.plugins.* responsePlugin.plugins.*
            problem: transformRequestHeaders.enabled transformResponseHeaders.enabled requestSizeLimit.enabled
            read: contextVariables.enabled
            note: cache.enabled trafficLogs.enabled
            silent: transformRequestHeaders transformResponseHeaders requestSizeLimit cache trafficLogs
            read: skipRateLimit skipQuota
            note: skipQuotaReset

            [middleware.operations.*]
            read: ignoreAuthentication rateLimit
            problem: allow.enabled block.enabled internal.enabled transformRequestMethod.enabled
            problem: transformRequestBody.enabled transformResponseBody.enabled transformRequestHeaders.enabled
            problem: transformResponseHeaders.enabled urlRewrite.enabled virtualEndpoint.enabled
            problem: mockResponse.enabled validateRequest.enabled requestSizeLimit.enabled
            problem: postPlugins.*.enabled scopeCheck.enabled exchange.enabled
            note: cache.enabled enforceTimeout.enabled circuitBreaker.enabled trackEndpoint.enabled
            note: doNotTrackEndpoint.enabled
            silent: allow block internal transformRequestMethod transformRequestBody transformResponseBody
            silent: transformRequestHeaders transformResponseHeaders urlRewrite virtualEndpoint mockResponse
            silent: validateRequest requestSizeLimit postPlugins.* scopeCheck exchange cache
            silent: enforceTimeout circuitBreaker trackEndpoint doNotTrackEndpoint
            """);

    private OasMembers() {}
}
