/** The page's words about fetching: [zh-CN, en]. */

import { text as common, words } from './words.js';

/** What the whole page says stands with the rest of its words. */
export const text = (key, lang) => TEXTS[key]?.[lang === 'zh-CN' ? 0 : 1] ?? common(key, lang);

const TEXTS = {
  noId: ['请填写会话 ID', 'Enter a session ID'],
  noToken: ['令牌只含英文字母、数字和符号', 'A token has Latin letters, digits and signs only'],
  noTime: ['请写成 2024-11-12 16:19:29，或 Unix 秒数', 'Write it as 2024-11-12 16:19:29 or in Unix seconds'],
  typedIn: ['按 {zone} 时间填写，或填写 Unix 秒数', 'In the time of {zone}, or in Unix seconds'],
  endFirst: ['结束时间应晚于开始时间', 'The end comes before the start'],

  again: ['重新获取', 'Fetch again'],
  running: ['会话进行中', 'Running'],
  updated: ['{time} 更新', 'updated {time}'],
  pause: ['暂停刷新', 'Pause'],
  paused: ['已暂停刷新', 'Paused'],
  goOn: ['继续刷新', 'Go on'],

  picker: ['选择会话', 'Choose a session'],
  project: ['项目', 'Project'],
  otherProject: ['输入项目 ID…', 'Enter a project ID…'],
  projectId: ['项目 ID', 'Project ID'],
  period: ['时段', 'Period'],
  recent: ['最近两小时（含进行中）', 'Last two hours, running ones too'],
  day: ['最近 24 小时', 'Last 24 hours'],
  week: ['最近 7 天', 'Last 7 days'],
  month: ['最近 30 天', 'Last 30 days'],
  between: ['指定时段…', 'From … to …'],
  device: ['设备 ID（任一端）', 'Device ID, either end'],
  list: ['列出', 'List'],
  listing: ['正在获取列表…', 'Fetching the list…'],
  none: ['没有符合条件的会话。', 'No such session.'],
  start: ['开始', 'Start'],
  end: ['结束', 'End'],
  duration: ['时长', 'Duration'],
  field: ['现场设备', 'Field device'],
  remote: ['远端设备', 'Remote device'],
  picture: ['分辨率', 'Picture'],
  quality: ['质量', 'Quality'],
  good: ['良好', 'good'],
  normal: ['一般', 'normal'],
  bad: ['差', 'bad'],
  allStreams: ['一起打开这 {n} 路视频流', 'Open these {n} streams together'],
  token: ['后端访问令牌', 'Token of the backend'],
  previous: ['上一页', 'Previous'],
  next: ['下一页', 'Next'],
  page: ['第 {first}–{last} 个，共 {total} 个', '{first}–{last} of {total}'],
};

/** A list that is none, as a `Failure`. */
export const strangeList = (detail) => ({
  code: 'not-a-session',
  detail,
  retryable: true,
  cloud: null,
  position: null,
  words: words(
    ['返回的内容不是列表', '签名后端有响应，但内容不是云 API 的列表。', ['确认此地址上运行的是签名后端，而不是其他服务。', '重试一次。']],
    ['What came back is no list', 'The signing backend answers, but not with a list of the API.', ['Make sure that a signing backend runs at this address and nothing else.', 'Try again.']],
  ),
});

/** The cloud's refusals of a list, where what is said of a session's details would be wrong advice. `name` as in the address. */
export function ofList(failed, name) {
  const action = { projects: 'DescribeProjectList', sessions: 'DescribeDeviceSessionList', 'recent-sessions': 'DescribeRecentSessionList' }[name];
  const { code } = failed.cloud;
  if (/UnauthorizedOperation/.test(code)) return { ...failed, words: mayNotList(action) };
  return /^(ResourceNotFound|InvalidParameter|MissingParameter)/.test(code) && !/Region/.test(code) ? { ...failed, words: noProject(action) } : failed;
}

const mayNotList = (action) =>
  words(
    ['腾讯云拒绝了请求：该账号无权列出项目或会话', '密钥有效，但其 CAM 策略不允许此操作。', [
      `请主账号在资源 \`*\` 上授予 \`trro:${action}\`。`,
      '知道项目 ID 或会话 ID 时，可以直接填写，不需要列表。',
    ]],
    ['Tencent Cloud refused: this account may not list projects or sessions', 'The key is valid, but its CAM policy does not allow this operation.', [
      `Ask the main account to allow \`trro:${action}\` on resource \`*\`.`,
      'If you know the ID of the project or of the session, enter it: no list is needed.',
    ]],
  );

const noProject = (action) =>
  words(
    ['腾讯云没有找到所列的内容', `\`${action}\` 不接受这些条件：项目 ID 或设备 ID 有误，或项目属于另一个账号。`, ['核对项目 ID 和设备 ID。', '检查时段：开始应早于结束。']],
    ['Tencent Cloud finds nothing to list', `\`${action}\` does not accept this: the ID of the project or of the device is mistyped, or the project belongs to another account.`, [
      'Check the IDs of project and device.',
      'Check the period: it has to begin before it ends.',
    ]],
  );
