// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.benchmark;

/** The original's session records of the usual shape, 601 bytes each. */
final class UsualRecords {
    private UsualRecords() {}

    /**
     * One of them.
     *
     * @param number whose, which shows in the alias
     * @param spent what is spent of a quota that the library does not interpret
     */
    static String record(int number, int spent) {
        return """
                {"last_check":0,"allowance":1000,"rate":1000,"per":60,"throttle_interval":-1,"throttle_retry_limit":-1,\
                "expires":1893456000,"quota_max":1000000,"quota_renews":1893456000,"quota_remaining":%d,\
                "quota_renewal_rate":3600,"access_rights":{"api%d":{"api_name":"Orders API","api_id":"api%d",\
                "versions":["Default"],"allowed_urls":[],"limit":null}},"org_id":"org-1","oauth_client_id":"",\
                "basic_auth_data":{"password":"","hash_type":""},"hmac_enabled":false,"is_inactive":false,\
                "apply_policies":["gold-plan"],"tags":["t%d"],"alias":"user-%d",\
                "date_created":"2026-01-01T00:00:00Z","meta_data":{"team":"t%d"}}"""
                .formatted(1_000_000 - spent, number % 50, number % 50, number % 100, number, number % 100);
    }
}
