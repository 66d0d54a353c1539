/**
 * What must be said before or without wasm, and the page's own words: [zh-CN, en].
 * What is said about a session stands in src/text.
 */

/** The language of a BCP 47 tag: anything Chinese is Chinese, anything else English, nothing is `null`. */
export const langOf = (tag) => (tag ? (/^zh\b/i.test(tag) ? 'zh-CN' : 'en') : null);

export const text = (key, lang) => pick(TEXTS[key], lang);

/** A `Failure` in the shape that the wasm side throws. Backquotes in its words mark code. */
export function failure(key, detail = null) {
  const { code = key, retryable = false, words } = FAILURES[key];
  return { code, words, detail, retryable, cloud: null, position: null };
}

const pick = (pair, lang) => pair[lang === 'zh-CN' ? 0 : 1];

const TEXTS = {
  reading: ['正在读取…', 'Reading…'],
  cancel: ['取消', 'Cancel'],

  meaning: ['含义', 'Meaning'],
  advice: ['处理办法', 'What to do'],
  code: ['错误码', 'Code'],
  detail: ['详情', 'Details'],
  cloudSaid: ['原始信息', 'Its message'],
  position: ['位置', 'Position'],
  line: ['第 {line} 行，第 {column} 列', 'line {line}, column {column}'],
  requestId: ['请求 ID', 'Request ID'],
  retry: ['重试', 'Try again'],
  copyAll: ['复制全部', 'Copy all'],
  copied: ['已复制', 'Copied'],
  notCopied: ['请手动复制', 'Copy it by hand'],
  close: ['关闭', 'Close'],

  app: ['TRRO 会话查看器', 'TRRO session viewer'],
  title: ['粘贴一次会话，立即查看', 'Paste a session to see it'],
  orPaste: ['或粘贴会话', 'Or paste a session'],
  hint: [
    '即 DescribeDeviceSessionDetails 的返回内容，云端原文或各语言 SDK 的打印结果均可。数据只留在本浏览器。',
    'The answer of DescribeDeviceSessionDetails, as the cloud sent it or as an SDK printed it. It stays in this browser.',
  ],
  box: ['会话 JSON', 'Session JSON'],
  show: ['查看', 'Show'],
  open: ['打开文件…', 'Open files…'],
  sample: ['查看示例会话', 'See the sample session'],
  dropHint: ['也可以把文件拖到本页任意位置', 'or drop files anywhere on this page'],
  drop: ['松开鼠标即可打开', 'Drop to open'],
  alsoRead: [
    '同样支持：HAR 文件、tccli 输出、日志行、JSON 前后带有文字、一次多个会话。若有缺失，页面会说明缺了什么、为什么。',
    'Also read: HAR files, tccli output, log lines, text around the JSON, several sessions at once. If something is missing, the page says which part and why.',
  ],
  noJson: ['还没有 JSON？用命令行获取', 'No JSON yet? Ask the command line'],
  prints: ['命令会打印 JSON，原样粘贴即可。', 'Prints the JSON; paste it here as it is.'],
  copy: ['复制', 'Copy'],
  fetchTitle: ['或通过签名后端获取', 'Or fetch it through your signing backend'],
  fetchHint: ['本页不接触密钥。后端地址：本站。', 'The page never sees a key. Address: this server.'],
  sessionId: ['会话 ID', 'Session ID'],
  region: ['地域', 'Region'],
  fetch: ['获取', 'Fetch'],
  pick: ['从列表中选择…', 'Choose from a list…'],
  copyCurl: ['复制 curl 命令', 'Copy as curl'],
  fetchMore: ['更多选项', 'More options'],
  from: ['开始时间', 'From'],
  to: ['结束时间', 'To'],
  token: ['后端访问令牌（只留在内存中）', 'Token of the backend (kept in memory only)'],
  remember: ['在本浏览器中记住最近的会话 ID', 'Remember recent session IDs in this browser'],
  demo: ['演示后端：由它获取的会话均为虚构', 'Demo backend: what it fetches is made up'],
  reopen: ['打开…', 'Open…'],
  share: ['分享…', 'Share…'],
  session: ['会话', 'Session'],
  sessionNumber: ['会话 {n}', 'Session {n}'],
  stream: ['视频流 {n}', 'Stream {n}'],
  linkWaits: ['此链接展示的是会话 {id}：打开该会话，即可看到同样的画面。', 'This link shows session {id}: open that session to see the same picture.'],
  linkOfAnother: ['此链接属于另一次会话（{id}），已忽略。', 'This link is of another session ({id}) and was ignored.'],
  linkBroken: [
    '地址中 # 之后的内容不完整、有误或来自其他版本，已忽略。',
    'What follows the # of the address is cut off, mistyped or of another version, and was ignored.',
  ],
  linkTooLong: ['链接太长，已忽略。请对方以文件方式发送：HTML 报告，或会话的 JSON。', 'This link is too long and was ignored. Ask for a file instead: an HTML report, or the JSON of the session.'],
  language: ['语言', 'Language'],
  theme: ['主题', 'Theme'],
  auto: ['自动', 'Auto'],
  light: ['浅色', 'Light'],
  dark: ['深色', 'Dark'],
  zone: ['时区', 'Time zone'],
  local: ['本地', 'Local'],
  relative: ['相对开始', 'Since start'],
};

/** Each `[message, meaning, steps]`: in zh-CN, in en. */
export function words(...pair) {
  const [zh, en] = pair.map(([message, meaning, advice]) => ({ message, meaning, advice }));
  return { 'zh-CN': zh, en };
}

const FAILURES = {
  'wasm-blocked': {
    words: words(
      ['页面的安全策略不允许运行 WebAssembly', '响应头 `Content-Security-Policy` 没有放行 WebAssembly，查看器无法启动。', [
        '在 `script-src` 中加入 `\'wasm-unsafe-eval\'`，然后刷新页面。',
        '所需的完整策略：`script-src \'self\' \'wasm-unsafe-eval\'; connect-src \'self\'; style-src \'self\'`',
      ]],
      ['The page\'s security policy does not allow WebAssembly', 'The header `Content-Security-Policy` blocks it, so the viewer cannot start.', [
        'Add `\'wasm-unsafe-eval\'` to `script-src`, then reload the page.',
        'The whole policy that is needed: `script-src \'self\' \'wasm-unsafe-eval\'; connect-src \'self\'; style-src \'self\'`',
      ]],
    ),
  },
  'no-wasm': {
    code: 'wasm-blocked',
    words: words(
      ['此浏览器没有 WebAssembly', '浏览器版本过旧，或 WebAssembly 被安全设置关闭，例如 iOS 的锁定模式、Edge 的增强安全模式。', [
        '更新浏览器，或换用新版 Chrome、Edge、Firefox、Safari。',
        '如果是安全设置所致，请把本站加入例外，然后刷新页面。',
      ]],
      ['This browser has no WebAssembly', 'It is too old, or a security setting turns WebAssembly off, such as Lockdown Mode on iOS or enhanced security in Edge.', [
        'Update the browser, or use a current Chrome, Edge, Firefox or Safari.',
        'If it is a security setting, make an exception for this site and reload the page.',
      ]],
    ),
  },
  'wasm-missing': {
    retryable: true,
    words: words(
      ['查看器的程序文件下载失败', '未能从服务器取得 `trro-session-viewer.js` 或 `trro-session-viewer_bg.wasm`。', [
        '检查网络连接后重试。',
        '确认这两个文件与 `embed.js` 在同一目录，且地址可以访问。',
        '如果文件放在其他域名下：该域名要返回 CORS 响应头，并同时列入 `script-src` 和 `connect-src`。',
      ]],
      ['The viewer\'s program could not be downloaded', '`trro-session-viewer.js` or `trro-session-viewer_bg.wasm` did not come from the server.', [
        'Check the network connection and try again.',
        'Make sure that both files stand beside `embed.js` and can be reached.',
        'If they are on another origin, it has to send CORS headers and to be listed in both `script-src` and `connect-src`.',
      ]],
    ),
  },
  'wasm-invalid': {
    retryable: true,
    words: words(
      ['取回的不是查看器的程序文件', '该地址返回了别的内容（常见的是登录页或 404 页面），或者文件不完整、与 `embed.js` 不是同一版本。', [
        '确认服务器没有把找不到的路径改写成 HTML 页面。',
        '重新部署整个 `dist/` 目录，不要混用不同版本的文件。',
        '清除浏览器和 CDN 缓存后重试。',
      ]],
      ['What came back is not the viewer\'s program', 'Something else answered at its address (often a login page or a 404 page), or the file is cut off or of another version than `embed.js`.', [
        'Make sure that the server does not answer unknown paths with an HTML page.',
        'Deploy the whole folder `dist/` again; do not mix versions.',
        'Empty the caches of browser and CDN, then try again.',
      ]],
    ),
  },
  network: {
    retryable: true,
    words: words(
      ['无法获取数据：没有收到响应', '网络中断、域名或证书有误，或请求被 CORS、`connect-src` 拦截；浏览器不会告诉页面是哪一种。', [
        '在新标签页中打开该地址，确认能够访问。',
        '跨域地址需要服务器返回 `Access-Control-Allow-Origin`，并列入本页的 `connect-src`。',
        '也可以先下载响应内容，再以文件方式打开。',
      ]],
      ['No answer: the data could not be fetched', 'The network is down, the name or certificate is wrong, or CORS or `connect-src` blocked the request; a browser does not tell the page which.', [
        'Open the address in a new tab to see whether it can be reached.',
        'Another origin has to send `Access-Control-Allow-Origin` and to be listed in this page\'s `connect-src`.',
        'Or download the answer and open it as a file.',
      ]],
    ),
  },
  timeout: {
    retryable: true,
    words: words(
      ['等待服务器响应超时', '在时限内没有收到完整的响应。', ['检查网络后重试。', '如果会话很长，请缩小时间范围后重新获取。']],
      ['The server took too long', 'No complete answer came within the time limit.', ['Check the network and try again.', 'If the session is long, ask for a shorter range of time.']],
    ),
  },
  http: {
    retryable: true,
    words: words(
      ['服务器返回了错误状态', '地址有响应，但没有给出会话数据。', [
        '401、403：登录已失效或权限不足，请重新登录后重试。',
        '404：地址有误，或数据已被删除。',
        '5xx：服务端故障，请稍后重试。',
      ]],
      ['The server answered with an error status', 'The address answers, but it gave no session data.', [
        '401, 403: signed out or not permitted; sign in again and retry.',
        '404: the address is wrong or the data are gone.',
        '5xx: the server is in trouble; try again later.',
      ]],
    ),
  },
  unreadable: {
    code: 'network',
    words: words(
      ['无法读取文件', '选中之后文件被移动、修改或删除，没有读取权限，或者拖入的是文件夹。', ['重新选择文件；如果是文件夹，请选择其中的文件。', '也可以打开文件，复制全部内容后粘贴。']],
      ['The file cannot be read', 'It was moved, changed or deleted since it was chosen, may not be read, or is a folder.', ['Choose it again; of a folder, choose the files in it.', 'Or open it, copy everything and paste.']],
    ),
  },
  'foreign-address': {
    code: 'network',
    words: words(
      ['不能打开其他站点的地址', '`?src=` 只接受与本页同源的地址，以免一个链接就让浏览器去访问陌生站点。', ['把文件放到本站，或先下载，再拖到本页。']],
      ['Addresses of other sites are not opened', '`?src=` takes addresses of this page\'s own origin only, so that a link cannot send your browser to a strange site.', ['Put the file on this site, or download it and drop it here.']],
    ),
  },
  'address-as-text': {
    code: 'not-json',
    words: words(
      ['这是一个地址，而不是会话的 JSON', '查看器不会去访问文本中的地址。', ['打开该地址，把返回的内容粘贴到这里，或保存为文件后打开。', '在代码中：传入 `new URL(…)`，或设置属性 `src`。']],
      ['This is an address, not the JSON behind it', 'The viewer never visits an address that stands in a text.', ['Open the address, then paste what it shows, or save it and open the file.', 'In code: hand over `new URL(…)`, or set the attribute `src`.']],
    ),
  },
  unserialisable: {
    code: 'not-json',
    words: words(
      ['这个对象无法转换为 JSON', '其中有循环引用或 BigInt。', ['改为传入 JSON 文本或字节。']],
      ['This object cannot be turned into JSON', 'It refers to itself or holds a BigInt.', ['Hand over JSON text or bytes instead.']],
    ),
  },
  'too-large': {
    words: words(
      ['数据太大，无法在浏览器中打开', '上限为 256 MB（解压后计算）；可用内存不足时更低。', ['缩小 `StartTime`、`EndTime` 的范围后重新获取。', '一次少打开几个文件。']],
      ['Too large for the browser', 'The limit is 256 MB, unpacked, and lower where memory is short.', ['Fetch a shorter range with `StartTime` and `EndTime`.', 'Open fewer files at once.']],
    ),
  },
  'link-spoilt': {
    code: 'not-json',
    words: words(
      ['链接或报告中的会话数据不完整', '数据在传送途中被截断或改动，例如聊天工具截断了长链接。', ['请对方以文件方式发送：HTML 报告，或会话的 JSON。']],
      ['The session in this link or report is cut off', 'It was cut or changed on its way, for instance by a chat that cuts long links.', ['Ask for it as a file: an HTML report, or the JSON of the session.']],
    ),
  },
  'picture-too-large': {
    code: 'too-large',
    words: words(
      ['图片太大，浏览器无法绘制', '图表太多，超出了浏览器对图片大小的限制。', ['收起一部分图表后重试。', '或导出 SVG，它没有这个限制。']],
      ['The picture is too large for the browser', 'So many charts are more pixels than it draws.', ['Fold some of the charts and try again.', 'Or export SVG, which has no such limit.']],
    ),
  },
  'link-too-large': {
    code: 'too-large',
    words: words(
      ['链接中的会话数据解压后太大', '正常的分享链接不会这么大，因此没有打开。', ['请对方以文件方式发送：HTML 报告，或会话的 JSON。']],
      ['The session in this link is too large once unpacked', 'No link that the viewer makes holds that much, so it was not opened.', ['Ask for it as a file: an HTML report, or the JSON of the session.']],
    ),
  },
  aborted: {
    words: words(['加载已取消', null, []], ['Loading was cancelled', null, []]),
  },
  internal: {
    retryable: true,
    words: words(
      ['查看器内部出错', '这是查看器自身的缺陷，与数据和操作无关；页面上的其他查看器不受影响。', ['点击“重试”重新载入。', '如果再次出现，请点击“复制全部”，把报告发给维护者；其中不含会话数据。']],
      ['The viewer itself failed', 'This is a fault of ours, not of the data or of what you did; other viewers on the page go on.', ['Try again.', 'If it happens once more, copy all and send it to the maintainers; the report holds no session data.']],
    ),
  },
};
