// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.certificate;

import dev.gatehouse.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts private keys with a secret, in the traditional form of OpenSSL with AES-256-CBC that the original gateway
 * stores. The form has no seal: who opens a block must look whether the key fits its certificate.
 */
final class PrivateKeyEncryption {
    private static final String LABEL = "ENCRYPTED PRIVATE KEY";
    private static final String INFO = "DEK-Info";
    private static final String CIPHER = "AES-256-CBC";
    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 16;
    private static final int SALT_BYTES = 8;

    private final Secret secret;
    private final SecureRandom random;

    PrivateKeyEncryption(Secret secret, SecureRandom random) {
        this.secret = secret;
        this.random = random;
    }

    PemBlock encrypt(byte[] der) {
        var iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        var info = CIPHER + "," + HexFormat.of().formatHex(iv);
        try {
            var encrypted = cipher(Cipher.ENCRYPT_MODE, iv).doFinal(der);
            return new PemBlock(LABEL, Map.of("Proc-Type", "4,ENCRYPTED", INFO, info), encrypted);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has AES and MD5", impossible);
        }
    }

    /** Empty if the block is in another form, or was encrypted with another secret, as far as that shows. */
    Optional<byte[]> decrypt(PemBlock block) {
        var info = block.field(INFO).split(",", -1);
        if (info.length != 2 || !info[0].equals(CIPHER) || info[1].length() != 2 * IV_BYTES) {
            return Optional.empty();
        }
        try {
            var iv = HexFormat.of().parseHex(info[1]);
            return Optional.of(cipher(Cipher.DECRYPT_MODE, iv).doFinal(block.content()));
        } catch (GeneralSecurityException | IllegalArgumentException otherwise) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, new SecretKeySpec(key(iv), "AES"), new IvParameterSpec(iv));
        return cipher;
    }

    /** Each digest is one of the digest before it, the secret and the salt; two of them make the key. */
    private byte[] key(byte[] iv) throws GeneralSecurityException {
        var key = new byte[KEY_BYTES];
        var digest = MessageDigest.getInstance("MD5");
        int length = digest.getDigestLength();
        for (int at = 0; at < KEY_BYTES; at += length) {
            digest.update(key, Math.max(0, at - length), Math.min(at, length));
            secret.addTo(digest);
            digest.update(Arrays.copyOf(iv, SALT_BYTES));
            System.arraycopy(digest.digest(), 0, key, at, length);
        }
        return key;
    }
}
