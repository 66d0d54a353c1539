/** What is said about links: [zh-CN, en]. */

export const text = (key, lang) => TEXTS[key][lang === 'zh-CN' ? 0 : 1];

const TEXTS = {
  share: ['分享链接', 'Share a link'],
  close: ['关闭', 'Close'],
  link: ['链接', 'Link'],
  copyLink: ['复制链接', 'Copy the link'],
  withData: ['链接中包含会话数据（在 # 之后，不会发送到服务器）', 'Put the session into the link (after the #, so it is sent to no server)'],
  mask: ['隐去 ID 与 IP 地址', 'Mask ids and IP addresses'],
  lengthOf: ['数据占 {n} 个字符。上限 {limit}；有些聊天工具会截断长链接。', 'The data take {n} characters. The limit is {limit}; some chats cut long links.'],
  needsSession: ['对方需要自己打开这次会话，才能看到同样的画面。', 'Whoever opens it needs the session, too, to see the same picture.'],
  tooLong: [
    '会话太大，放不进链接：需要 {n} 个字符，上限 {limit}。请改为导出 HTML 报告。',
    'Too large for a link: it takes {n} characters and the limit is {limit}. Export an HTML report instead.',
  ],
};
