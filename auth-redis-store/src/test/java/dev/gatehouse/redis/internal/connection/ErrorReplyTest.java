// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.exceptions.JedisDataException;

final class ErrorReplyTest {
    @ParameterizedTest
    @CsvSource({"NOPERM this user has no permissions, NOPERM", "LOADING, LOADING"})
    void aCodeIsShown(String text, String code) {
        assertThat(ErrorReply.codeOf(new JedisDataException(text))).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t0psecret", "T0PSECRET is wrong", "", " ", "X y"})
    void anythingElseIsNot(String text) {
        assertThat(ErrorReply.codeOf(new JedisDataException(text))).isEqualTo("an error");
    }

    @Test
    void noTextIsNoCode() {
        assertThat(ErrorReply.codeOf(new JedisDataException((String) null))).isEqualTo("an error");
    }

    @Test
    void anOldServerHidesTheCodeInAScript() {
        var error = new JedisDataException("ERR Error running script: @user_script: 3: -READONLY You can't write");

        assertThat(ErrorReply.isNotMaster(error)).isTrue();
    }

    @Test
    void anAnswerIsNoError() {
        assertThat(ErrorReply.isNotMaster("READONLY")).isFalse();
    }
}
