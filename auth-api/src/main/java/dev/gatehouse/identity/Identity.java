// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.identity;

/**
 * Who someone is, independent of how it was proved.
 *
 * @param organization the tenant within which the subject is unique
 * @param subject a name for people and logs: an alias, a user name, a subject claim; never a credential, may be empty
 * @since 0.1
 */
public record Identity(OrganizationId organization, String subject) {}
