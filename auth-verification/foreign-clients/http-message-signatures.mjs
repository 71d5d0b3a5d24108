// SPDX-License-Identifier: Apache-2.0
// Signs and verifies requests by the package http-message-signatures, as RFC 9421 says.
import { constants, createHash, createPrivateKey, createPublicKey, sign as signOctets, timingSafeEqual } from 'node:crypto';
import { createSigner, createVerifier, httpbis } from 'http-message-signatures';
import { parseDictionary } from 'structured-headers';
import { answer } from './lines.mjs';

const HASHES = { 'sha-256': 'sha256', 'sha-512': 'sha512' };

/** Shared secrets come as they are, pairs as in PKCS #8 and X.509, all in Base64. */
function octets(key) {
  return Buffer.from(key, 'base64');
}

function signer({ alg, key, keyid, salt }) {
  const half = alg.startsWith('hmac') ? octets(key) : createPrivateKey({ key: octets(key), format: 'der', type: 'pkcs8' });
  return salt ? salted({ alg, half, keyid, salt }) : createSigner(half, alg, keyid);
}

/** In the place of the package's own signer for PSS, which takes as much salt as there is room for. */
function salted({ alg, half, keyid, salt }) {
  const key = { key: half, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: salt };
  return { id: keyid, alg, sign: async (data) => signOctets('sha512', data, key) };
}

function verifier({ alg, key, keyid }) {
  const half = alg.startsWith('hmac') ? octets(key) : createPublicKey({ key: octets(key), format: 'der', type: 'spki' });
  return { id: keyid, algs: [alg], verify: createVerifier(half, alg) };
}

function digest(name, body) {
  return createHash(HASHES[name]).update(body).digest();
}

/** The package leaves bodies to whoever uses it: this is RFC 9530, section 2. */
function withDigest(request, name) {
  if (!name) {
    return request;
  }
  const made = `${name}=:${digest(name, request.body).toString('base64')}:`;
  return { ...request, headers: { ...request.headers, 'Content-Digest': made } };
}

function hasItsBody({ headers, body }) {
  const fields = Object.entries(headers).filter(([name]) => name.toLowerCase() === 'content-digest');
  if (fields.length === 0) {
    return true;
  }
  const digests = Array.from(parseDictionary(fields.flatMap(([, lines]) => lines).join(', ')));
  const known = digests.filter(([name]) => name in HASHES);
  return known.length > 0 && known.every(([name, [value]]) => {
    const said = Buffer.from(value);
    const right = digest(name, body);
    return said.length === right.length && timingSafeEqual(said, right);
  });
}

function read({ request }) {
  return { ...request, body: Buffer.from(request.body, 'base64') };
}

function moment(seconds) {
  return seconds === undefined ? undefined : new Date(seconds * 1000);
}

function values({ created, expires, ...others }) {
  return { created: moment(created), expires: moment(expires), ...others };
}

async function sign(question) {
  const request = withDigest(read(question), question.digest);
  const { headers } = await httpbis.signMessage(
    {
      key: signer(question),
      name: question.label,
      fields: question.fields,
      params: Object.keys(question.values),
      paramValues: values(question.values),
    },
    request,
  );
  return { headers };
}

/** The package knows no clock but that of the machine, so that one tells the time of the question. */
async function at(seconds, act) {
  const real = Date.now;
  Date.now = () => seconds * 1000;
  try {
    return await act();
  } finally {
    Date.now = real;
  }
}

async function judged(question, request) {
  const key = verifier(question);
  const config = {
    keyLookup: async ({ keyid }) => (keyid === key.id ? key : null),
    requiredFields: question.requiredFields,
    requiredParams: question.requiredParams,
    maxAge: question.maxAge,
    all: true,
  };
  try {
    return (await httpbis.verifyMessage(config, request)) ? 'genuine' : 'not genuine';
  } catch (refusal) {
    return refusal.message;
  }
}

async function verify(question) {
  const request = read(question);
  const verdict = await at(question.now, () => judged(question, request));
  return { verdict: verdict === 'genuine' && !hasItsBody(request) ? 'another body' : verdict };
}

await answer({ sign, verify });
