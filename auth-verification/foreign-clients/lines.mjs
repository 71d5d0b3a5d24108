// SPDX-License-Identifier: Apache-2.0
import { createInterface } from 'node:readline';

/**
 * Answers questions, each a line of JSON, until there are no more. The member "do" of a question names the function that
 * answers it; the answer is what that returns, or what it failed of.
 */
export async function answer(functions) {
  for await (const line of createInterface({ input: process.stdin })) {
    let said;
    try {
      const question = JSON.parse(line);
      said = await functions[question.do](question);
    } catch (failure) {
      said = { failed: failure.message };
    }
    process.stdout.write(`${JSON.stringify(said)}\n`);
  }
}
