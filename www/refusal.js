/** What a signing backend refused, in words. Its codes are those of `docs/backend-openapi.yaml`. */

/** Those that have words: `refusal-…` of the catalogues. */
const REFUSALS = [
  'bad-request',
  'forbidden-origin',
  'internal',
  'not-configured',
  'rate-limited',
  'too-large',
  'unauthorized',
  'unsupported-media-type',
  'upstream-invalid',
  'upstream-timeout',
  'upstream-unreachable',
  'wrong-host',
];

/** A `Failure` of fetching from a signing backend, worded for that. */
export function refused(failed) {
  const { code, detail } = problemOf(failed);
  const known = REFUSALS.includes(code) ? code : withoutCode(failed);
  if (!known) return failed;
  return { ...failed, words: { key: `refusal-${known}` }, detail: [failed.detail, code, detail].filter(Boolean).join(' · '), cloud: null, position: null };
}

/** The cloud's complaint about the clock, with the seconds by which that of the backend is ahead. */
export function withOffset(failed, seconds) {
  if (failed.cloud?.code !== 'AuthFailure.SignatureExpire') return failed;
  const key = seconds > 0 ? 'refusal-clock-ahead' : 'refusal-clock-behind';
  return { ...failed, words: { ...failed.words, first: { key, facts: { seconds: Math.abs(seconds) } } } };
}

function problemOf({ problem }) {
  try {
    return JSON.parse(problem) ?? {};
  } catch {
    // Whoever answered is no backend of ours, or a proxy before it.
    return {};
  }
}

/** What it is without a code of its own. */
function withoutCode({ code, detail }) {
  if (code === 'network') return 'no-answer';
  if (code !== 'http') return null;
  return ['404', '405', '501'].includes(detail) ? 'no-backend' : null;
}
