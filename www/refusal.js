/** What a signing backend refused, in words: [zh-CN, en]. Its codes are those of `docs/backend-openapi.yaml`. */

import { words } from './words.js';

/** A `Failure` of fetching from a signing backend, worded for that. */
export function refused(failed) {
  const { code, detail } = problemOf(failed);
  const known = code in REFUSALS ? code : usual(failed);
  if (!known) return failed;
  return { ...failed, words: REFUSALS[known], detail: [failed.detail, code, detail].filter(Boolean).join(' · '), cloud: null, position: null };
}

/** The cloud's complaint about the clock, with the seconds by which that of the backend is ahead. */
export function withOffset(failed, seconds) {
  if (failed.cloud?.code !== 'AuthFailure.SignatureExpire') return failed;
  const [zh, en] = seconds > 0 ? ['快', 'ahead of'] : ['慢', 'behind'];
  const by = Math.abs(seconds);
  const steps = {
    'zh-CN': `签名后端所在机器的时钟比腾讯云${zh} ${by} 秒：校准该机器的时间（NTP），然后重试。`,
    en: `The clock of the signing backend's machine is ${by} s ${en} the cloud's: synchronise it (NTP), then try again.`,
  };
  const worded = Object.entries(failed.words).map(([lang, own]) => [lang, { ...own, advice: [steps[lang], ...own.advice] }]);
  return { ...failed, words: Object.fromEntries(worded) };
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
function usual({ code, detail }) {
  if (code === 'network') return 'no-answer';
  if (code !== 'http') return null;
  return ['404', '405', '501'].includes(detail) ? 'no-backend' : null;
}

const REFUSALS = {
  'no-answer': words(
    ['签名后端没有响应', '请求没有到达签名后端：后端没有运行，网络中断，或者请求被 CORS、`connect-src` 拦截。', [
      '确认 `trro-session-backend` 正在运行，且此地址可以访问。',
      '后端在其他域名下时：以 `--allow-origin` 放行本页的来源，并把该域名列入本页的 `connect-src`。',
    ]],
    ['The signing backend does not answer', 'The request did not reach it: it is not running, the network is down, or CORS or `connect-src` blocked the request.', [
      'Make sure that `trro-session-backend` runs and that this address can be reached.',
      'If it stands on another origin: start it with `--allow-origin` and this page\'s origin, and list it in this page\'s `connect-src`.',
    ]],
  ),
  'no-backend': words(
    ['此地址没有签名后端', '服务器有响应，但不提供 `/v1/` 下的接口。', [
      '按 `docs/backend.md` 运行 `trro-session-backend`，并从它的地址打开本页。',
      '也可以用命令行取得 JSON，粘贴到本页。',
    ]],
    ['There is no signing backend at this address', 'A server answers, but it has nothing under `/v1/`.', [
      'Run `trro-session-backend` as `docs/backend.md` says and open this page from its address.',
      'Or get the JSON with the command line and paste it.',
    ]],
  ),
  unauthorized: words(
    ['签名后端要求访问令牌', '请求没有带令牌，或令牌不正确。', [
      '在“更多选项”中填入管理员提供的令牌（即后端的 `TRRO_BACKEND_TOKEN`），再获取一次。',
      '令牌只保存在内存中，刷新页面后需要重新填写。',
    ]],
    ['The signing backend asks for a token', 'The request carried none, or a wrong one.', [
      'Enter the token that its operator gave you (its `TRRO_BACKEND_TOKEN`) under “More options”, then fetch again.',
      'It is kept in memory only: after a reload it has to be entered again.',
    ]],
  ),
  'forbidden-origin': words(
    ['签名后端不允许本页的来源访问', '后端只响应自己的页面和明确放行的来源。', ['请管理员以 `--allow-origin` 启动后端，值为本页的来源（协议、域名和端口）。']],
    ['The signing backend does not answer pages of this origin', 'It answers its own page and the origins that it was told to allow.', ['Have its operator start it with `--allow-origin` and the origin of this page: scheme, name and port.']],
  ),
  'wrong-host': words(
    ['签名后端不认识这个主机名', '为防止 DNS 重绑定，后端只响应本机名称和 `--public-url` 指定的名称。', ['请管理员以 `--public-url` 指定访问所用的地址；反向代理须原样转发 `Host`。']],
    ['The signing backend does not know this host name', 'To keep DNS rebinding out it answers to the names of its own machine and to that of `--public-url`.', ['Have its operator start it with `--public-url` and the address in use; a reverse proxy must pass `Host` on unchanged.']],
  ),
  'bad-request': words(
    ['签名后端认为请求有误', '请求没有发往腾讯云。', ['对照“详情”修改会话 ID、地域或时间，再获取一次。']],
    ['The signing backend finds the request invalid', 'Nothing was sent to the cloud.', ['Correct the session ID, region or time as the details say, then fetch again.']],
  ),
  'rate-limited': words(
    ['请求过于频繁', '云 API 每个接口默认每秒最多 20 次请求；也可能是后端此刻没有足够的内存。', ['等待几秒后重试。', '如果经常出现，检查是否有脚本在批量获取。']],
    ['Too many requests', 'The cloud takes 20 calls a second of each action by default; or the backend is short of memory at the moment.', ['Wait some seconds and try again.', 'If it happens often, look for a script that fetches in bulk.']],
  ),
  'upstream-unreachable': words(
    ['签名后端无法连接腾讯云', '后端收到了请求，但连接不上云 API。', ['在后端所在的机器上检查网络、DNS、出口防火墙和证书。']],
    ['The signing backend cannot reach the cloud', 'It received the request but gets no connection to the API.', ['On its machine, check network, DNS, outgoing firewall and certificates.']],
  ),
  'upstream-timeout': words(
    ['腾讯云没有及时响应', '签名后端等待云 API 响应超时，重试后仍然如此。', ['稍后重试。', '如果会话很长，请在“更多选项”中缩小时间范围。']],
    ['The cloud did not answer in time', 'The signing backend waited for the API, tried again and gave up.', ['Try again later.', 'If the session is long, ask for a shorter range of time under “More options”.']],
  ),
  'upstream-invalid': words(
    ['云 API 的响应无法识别', '签名后端收到的不是完整的 API 响应：可能是代理或网关的页面，也可能中途断开。', ['重试一次。', '如果反复出现，检查后端与腾讯云之间的代理和网关。']],
    ['The cloud\'s answer makes no sense', 'What the signing backend received is no complete answer of the API: the page of a proxy or gateway, or one that broke off.', ['Try again.', 'If it happens again, look at the proxies and gateways between the backend and the cloud.']],
  ),
  internal: words(
    ['签名后端自身出错', '这是后端的缺陷，与请求无关。', ['重试一次。', '如果再次出现，请把后端日志中的这一段发给维护者；日志不含密钥和数据。']],
    ['The signing backend itself failed', 'That is a fault of its own, not of the request.', ['Try again.', 'If it happens once more, send that part of its log to the maintainers; it holds neither keys nor data.']],
  ),
  'too-large': words(
    ['请求太大', '签名后端只接受简短的请求。', ['重新填写表单后再试。']],
    ['The request is too large', 'The signing backend takes short requests only.', ['Fill in the form anew and try again.']],
  ),
  'unsupported-media-type': words(
    ['签名后端不接受这种请求', '请求的 `Content-Type` 不是 `application/json`，可能被中间的代理改动。', ['检查页面与后端之间的代理。']],
    ['The signing backend does not take such a request', 'Its `Content-Type` is not `application/json`: a proxy in between may have changed it.', ['Look at the proxies between this page and the backend.']],
  ),
  'not-configured': words(
    ['签名后端没有配置密钥', '后端正在运行，但没有用于签名的 API 密钥。', [
      '设置环境变量 `TENCENTCLOUD_SECRET_ID` 和 `TENCENTCLOUD_SECRET_KEY`，然后重启后端。',
      '只想试用：以 `--demo` 启动，查看虚构的会话。',
    ]],
    ['The signing backend has no key', 'It runs, but has no API key to sign with.', [
      'Set `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY` in its environment and restart it.',
      'Only to try it out: start it with `--demo` and look at made sessions.',
    ]],
  ),
};
