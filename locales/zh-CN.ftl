## clocks

# Opens the panel.
clocks-adjust = 调整…
# The panel's name.
clocks-title = 两端时钟
# What the panel is for.
clocks-what = 时间以现场时钟为准。远端样本按下方秒数前移，结论、图表和导出的表格同步移动；原始数据不变。
# What was found.
clocks-estimate = 估计值
# What it rests on.
clocks-evidence = 依据
# What is applied when nobody chooses.
clocks-by-itself = 自动校正
# The field for a number.
clocks-seconds-ahead = 远端时钟偏移（秒，正值表示远端较快）
clocks-ahead = 远端快 { $offset }（±{ $uncertainty }，依据 { $pairs } 组配对样本）
# Takes the number.
clocks-apply = 应用
# Takes the estimate.
clocks-use-estimate = 按估计值
# Takes nothing.
clocks-as-sent = 不校正
# What was typed is no such number.
clocks-no-such-offset = 请输入秒数，范围为 ±86,400 秒（一天）。
clocks-prefix = 时钟偏移：
clocks-same = 未检出（误差 ±{ $uncertainty }，依据 { $pairs } 组配对样本）
clocks-behind = 远端慢 { $offset }（±{ $uncertainty }，依据 { $pairs } 组配对样本）
clocks-perhaps-ahead = 远端可能快 { $offset }（±{ $uncertainty }，{ $pairs } 组配对样本，依据不足）
clocks-perhaps-behind = 远端可能慢 { $offset }（±{ $uncertainty }，{ $pairs } 组配对样本，依据不足）
clocks-shown-as-sent = 未校正
clocks-shown-corrected = 已校正
clocks-shown-earlier = 手动校正：远端前移 { $offset }
clocks-shown-later = 手动校正：远端后移 { $offset }
clocks-moved-by = 已平移{" "}
clocks-correlation = 两端码率、帧率的相关系数：此偏移下 { $best }，其他偏移最高 { $other }；{ $pairs } 组配对样本
clocks-by-itself-strong = 校正（依据充分）
clocks-by-itself-none = 不校正（没有估计值）
clocks-by-itself-uncertain = 不校正（偏移未超出误差）
clocks-by-itself-weak = 不校正（依据不足）
clocks-unknown-one-end = 未知，只有一端有样本
clocks-unknown-several = 未知，同一端有多台设备，时钟各自独立
clocks-unknown-no-video = 未知，没有两端都测得的码率或帧率
clocks-unknown-no-fit = 未知，两端码率、帧率的走势没有明显吻合
clocks-seconds-unit = 秒

## cloud

# For an error without a request ID to quote.
cloud-plain-ticket = 仍失败时提交工单。
cloud-retry = 稍后重试，无需改动。
# Every row that asks for a ticket has this.
cloud-ticket = 仍失败时提交工单，附上请求 ID。
cloud-grant = 请主账号在资源 `*` 上授予 `{ $operation }` 权限。
cloud-own-project = 确认该会话属于本账号的项目。
cloud-after-grant = 授权后重试，此处无需改动。
cloud-check-session-id = 对照会话列表检查 SessionId，末尾的 `-0`、`-1` 不可省略。
cloud-check-types = StartTime、EndTime 填整数秒：不加引号，不用毫秒。
cloud-check-network = 检查运行 SDK 的机器能否访问 `trro.tencentcloudapi.com` 的 443 端口，并检查代理和 DNS。
cloud-back-off = 至少等待 1 秒再重试，间隔逐次加倍。
cloud-new-key = 在访问管理控制台的“API 密钥管理”中新建或启用密钥。
cloud-latest-sdk = 使用最新版 SDK 或 tccli，由它生成签名和公共参数。
cloud-gateway =
    .title = 网关返回了自身的错误，没有返回会话
    .meaning = 请求未到达云 API：该数字是控制台或中间网关的错误码。
    .advice = 按“返回信息”排除网关问题，再重新复制响应。
    .advice-2 = 也可改用 tccli 获取会话详情。
cloud-unknown =
    .title = 腾讯云返回了错误，没有返回会话
    .meaning = 该错误码不在 TRRO 的公开列表中。
    .advice = 按“返回信息”判断原因。
cloud-no-code =
    .title = SDK 报错，没有返回会话
    .meaning = 报错中没有错误码，请求可能未到达腾讯云。
    .advice = 按“返回信息”判断原因。
cloud-auth-failure-unauthorized-operation =
    .title = 腾讯云拒绝了请求：该账号无权读取会话详情
    .meaning = 密钥有效，但 CAM 策略不允许此操作。
cloud-unauthorized-operation =
    .title = 腾讯云拒绝了请求：操作未授权
    .meaning = 服务端拒绝了该账号：CAM 策略不允许，或项目属于其他账号。
cloud-auth-failure-signature-expire =
    .title = 签名已过期：发起请求的机器时钟不准
    .meaning = `X-TC-Timestamp` 与服务器时间相差超过 5 分钟。
    .advice = 用 NTP 校准时钟。
    .advice-2 = 签名后立即发送，不要缓存已签名的请求。
    .advice-3 = 时间戳用 UTC 秒，不用毫秒。
cloud-auth-failure-signature-failure =
    .title = 签名不匹配
    .meaning = 服务器对同一请求算出的签名不同。
    .advice = 重新复制 SecretKey，首尾不留空格。
    .advice-2 = 签名后不要改动请求体；`content-type` 须与签名时完全一致，包括 `charset`。
    .advice-3 = 主机名用 `trro.tencentcloudapi.com`，服务名用 `trro`，日期用 UTC：用北京时间，每天 0 点到 8 点会失败。
cloud-auth-failure-secret-id-not-found =
    .title = SecretId 不存在
    .meaning = 密钥不存在、已删除或已禁用；国内站与国际站的密钥不通用。
    .advice = 重新复制 SecretId，首尾不留空格。
    .advice-2 = 使用云 API 密钥，不要用 DNSPod 或 COS 的密钥。
    .advice-3 = 使用临时密钥时须同时带上 Token。
cloud-auth-failure-invalid-secret-id =
    .title = 该 SecretId 不是云 API 密钥
    .meaning = 云 API 不接受这种类型的密钥。
cloud-auth-failure-invalid-authorization =
    .title = `Authorization` 请求头格式有误
    .meaning = 服务器无法从中解析出密钥、日期和签名。
    .advice = 检查逗号和空格，以及 `Credential=<SecretId>/<日期>/trro/tc3_request`。
cloud-auth-failure-token-failure =
    .title = 临时密钥的 Token 有误或已过期
    .meaning = 临时密钥有有效期，且只能与同一套的 Token 一起使用。
    .advice = 重新获取整套临时密钥：SecretId、SecretKey、Token 全部替换。
cloud-auth-failure-mfafailure =
    .title = 多因子认证（MFA）未通过
    .meaning = 该账号须先完成 MFA 才能执行此操作。
    .advice = 完成 MFA 后重试。
    .advice-2 = 脚本改用不要求 MFA 的子账号。
cloud-auth-failure =
    .title = 身份验证失败
    .meaning = 腾讯云未接受该密钥或签名。
    .advice = 重新复制 SecretId 和 SecretKey，首尾不留空格。
    .advice-2 = 用 NTP 校准时钟。
cloud-request-limit-exceeded =
    .title = 请求过于频繁
    .meaning = 超过该接口的频率上限，默认每秒 20 次。
cloud-request-limit-exceeded-uin-limit-exceeded =
    .title = 该账号的请求过于频繁
    .meaning = 账号下所有程序的请求合计超过频率上限。
    .advice = 检查同一账号下是否有其他程序在轮询。
cloud-request-limit-exceeded-iplimit-exceeded =
    .title = 该 IP 的请求过于频繁
    .meaning = 同一出口 IP 的请求合计超过频率上限。
cloud-request-limit-exceeded-global-region-uin-limit-exceeded =
    .title = 该账号在各地域的请求过于频繁
    .meaning = 各地域的请求合计超过账号的频率上限。
cloud-invalid-parameter =
    .title = 请求参数有误
    .meaning = 某个参数的格式或类型有误，参数名见“返回信息”。
cloud-invalid-parameter-value =
    .title = 参数取值有误
    .meaning = 参数类型正确，但取值超出范围或不存在。
cloud-missing-parameter =
    .title = 缺少必填参数
    .meaning = `DescribeDeviceSessionDetails` 至少需要 SessionId。
    .advice = 补填 SessionId。
    .advice-2 = tccli 还须指定地域：加上 `--region ap-guangzhou`。
cloud-unknown-parameter =
    .title = 请求含接口不支持的参数
    .meaning = 参数名有误，或 API 版本不对。
    .advice = 参数名区分大小写：`SessionId`、`StartTime`、`EndTime`。
    .advice-2 = API 版本用 `2022-03-25`。
cloud-unsupported-region =
    .title = TRRO 不支持该地域
    .meaning = 请求中的地域未部署 TRRO。
    .advice = 改用 `ap-guangzhou`，或不填地域。
    .advice-2 = 改用国内站：只有国内站提供会话详情接口。
cloud-resource-not-found =
    .title = 会话不存在
    .meaning = SessionId 有误，会话属于其他项目、账号或站点，或数据已清除。
cloud-resource-unavailable =
    .title = 资源暂不可用
    .meaning = 会话或项目当前的状态不允许读取。
    .advice = 确认项目未停用、未欠费。
cloud-resource-insufficient =
    .title = 服务端资源不足
    .meaning = 云端当前资源不足，无法处理请求。
cloud-resource-in-use =
    .title = 资源被占用
    .meaning = 另一操作正在使用该资源。
cloud-limit-exceeded =
    .title = 超过配额
    .meaning = 账号或项目的配额已用完。
    .advice = 在控制台检查配额，需要时提交工单提高。
cloud-failed-operation =
    .title = 腾讯云未能完成操作
    .meaning = 请求已受理，但服务端处理失败。
    .advice = SessionId 无误时稍后重试。
cloud-internal-error =
    .title = 腾讯云内部错误
    .meaning = 服务端出错。响应超过 50 MB 也会返回此错误码。
    .advice = 会话很长时，用 StartTime 和 EndTime 分段获取。
cloud-service-unavailable =
    .title = TRRO 服务暂时不可用
    .meaning = 服务端正在维护或已过载。
cloud-operation-denied =
    .title = 操作被拒绝
    .meaning = 项目或 License 的状态不允许此操作。
    .advice = 在控制台检查项目状态和 License。
cloud-operation-denied-licenses-not-enough-error =
    .title = License 数量不足
    .meaning = 项目的可用 License 少于所需数量。
    .advice = 购买 License，或释放停用设备占用的 License。
cloud-invalid-action =
    .title = 接口不存在
    .meaning = 接口名有误，或请求发到了国际站：只有国内站提供会话详情接口。
    .advice = 接口名用 `DescribeDeviceSessionDetails`。
    .advice-2 = 域名用 `trro.tencentcloudapi.com`，不要用 `trro.intl.tencentcloudapi.com`。
cloud-no-such-version =
    .title = API 版本不存在
    .meaning = `X-TC-Version` 不是 TRRO 的版本号。
    .advice = API 版本用 `2022-03-25`。
cloud-no-such-product =
    .title = 产品不存在
    .meaning = 请求的域名不属于任何产品。
    .advice = 域名用 `trro.tencentcloudapi.com`。
cloud-action-offline =
    .title = 接口已下线
    .meaning = 腾讯云已停用该版本的接口。
cloud-unsupported-protocol =
    .title = 不支持该协议
    .meaning = 云 API 只接受 HTTPS 的 GET、POST 请求。
cloud-invalid-request =
    .title = 请求格式错误
    .meaning = 请求体不是合法的 JSON，或与 `content-type` 不符。
    .advice = 用 POST 发送 `application/json`，请求体为 `{"{"}"SessionId": "…"{"}"}`。
cloud-request-size-limit-exceeded =
    .title = 请求过大
    .meaning = GET 请求上限 32 KB，POST 请求上限 10 MB。
    .advice = 请求中只保留 SessionId。
cloud-response-size-limit-exceeded =
    .title = 响应过大
    .meaning = 云 API 响应上限 50 MB，该会话已超出。
    .advice = 用 StartTime 和 EndTime 分段获取。
cloud-unsupported-operation =
    .title = 不支持该操作
    .meaning = 该账号或项目不能调用此接口。
cloud-dry-run-operation =
    .title = 本次请求只做预检
    .meaning = 请求带有 DryRun：检查通过，但未执行。
    .advice = 去掉 DryRun 后重新请求。
cloud-ip-in-blacklist =
    .title = 该 IP 在黑名单中
    .meaning = 账号的访问策略禁止从该 IP 调用。
    .advice = 换到允许的网络调用，或请主账号把该 IP 移出黑名单。
cloud-ip-not-in-whitelist =
    .title = 该 IP 不在白名单中
    .meaning = 账号只允许从指定 IP 调用。
    .advice = 换到允许的网络调用，或请主账号把该 IP 加入白名单。
cloud-client-error-network-error =
    .title = SDK 无法连接腾讯云
    .meaning = 请求未发出或未收到响应：问题在调用方网络，与会话无关。
cloud-server-network-error =
    .title = 服务器返回了异常的 HTTP 状态
    .meaning = 云 API 始终返回 200：多半是代理或网关返回了自己的页面。
cloud-client-error-parse-json-error =
    .title = SDK 无法解析响应
    .meaning = 收到的不是云 API 的 JSON：多半是代理页面，或响应被截断。
cloud-client-error-circuit-breaker-error =
    .title = SDK 已触发地域熔断
    .meaning = 一分钟内失败过多，SDK 已暂停向该地域请求。
    .advice = 等待一分钟后重试。
cloud-client-error =
    .title = SDK 发出请求前失败
    .meaning = 本机配置或参数有误，请求未到达腾讯云。
    .advice = 检查密钥、地域和参数是否齐全。
cloud-invalid-credential =
    .title = 未提供密钥
    .meaning = SecretId 或 SecretKey 为空，SDK 未发出请求。
    .advice = 设置环境变量 `TENCENTCLOUD_SECRET_ID` 和 `TENCENTCLOUD_SECRET_KEY`，或运行 `tccli configure`。
cloud-code-9 =
    .title = 控制台登录已失效
    .meaning = 这是控制台页面的响应，不是云 API 的响应：登录态或 CSRF 校验失败。
    .advice = 重新登录控制台并刷新页面，再复制响应。
    .advice-2 = 也可改用 tccli 获取会话详情。

## distribution

# Shows how the values of a chart are spread.
distribution-distribution = 分布
# Column: how many samples have which value.
distribution-histogram = 直方图
# The 90th percentile.
distribution-p90 = p90
# The 99.9th percentile.
distribution-p999 = p99.9
# Column: how long it was within the good limit.
distribution-good = 良好
# Column: how long it was to be watched.
distribution-watch = 注意
# Column: how long it was beyond both limits.
distribution-bad = 差
# Column: how long it was measured, but not what it is compared with.
distribution-unjudged = 无法比较
# Column: the picture of the three.
distribution-bands = 时间占比
distribution-too-few = 至少需要 { $count } 个样本
distribution-needs = 本端缺少 { $array }，无法比较
distribution-shape = { $series }：最常见 { $from } 至 { $to }，{ $all } 个样本中有 { $most } 个。
distribution-below-edge = 低于 { $edge } 的有 { $count } 个。
distribution-above-edge = 高于 { $edge } 的有 { $count } 个。

## errors

errors-quoted = { $text }
errors-names-found = 最外层字段：{ $names }
errors-ids-found = 找到的 SessionId：{ $ids }
errors-sizes = 读到 { $read } MB 后停止，上限 { $limit } MB
errors-empty-list = 列表为空：没有符合条件的记录。请检查项目、设备和时段。
errors-fetch-details = 用其中的 SessionId 获取详情：`tccli trro DescribeDeviceSessionDetails --region ap-guangzhou --SessionId { $id }`
errors-fetch-a-session = 获取会话详情：`tccli trro DescribeDeviceSessionDetails --region ap-guangzhou --SessionId <SessionId>`
errors-list-sessions = 列出项目的会话：`tccli trro DescribeDeviceSessionList --region ap-guangzhou --ProjectId { $project } --PageNumber 1 --PageSize 50`
errors-list-device-sessions = 列出设备的会话：`tccli trro DescribeDeviceSessionList --region ap-guangzhou --ProjectId { $project } --DeviceId { $device } --PageNumber 1 --PageSize 50`
errors-paste-answer = 把完整输出粘贴到这里。
errors-copy-all = 重新复制，从第一个 `{"{"}` 到最后一个 `{"}"}`。
errors-as-file = 内容较长时先存成文件，再打开或拖入：终端和聊天工具会截断长文本。
errors-not-a-session =
    .message = JSON 完整，但不是 TRRO 会话详情
    .meaning = 会话详情应包含 `Details`，其中每台设备有 `DeviceType` 和 `TimeOffset`；此处均未找到。
    .advice = 如果用了 `--filter`，请去掉，或至少保留整个 `Details`。
errors-no-data =
    .message = 查询成功，但会话中没有设备
    .meaning = 云端没有该会话的数据：SessionId 有误，会话属于其他地域或项目，或数据已清除。
    .advice = 对照会话列表检查 SessionId，末尾的 `-0`、`-1` 不可省略。
    .advice-2 = 确认地域和账号与会话所属项目一致。
    .advice-3 = 如果请求带有 StartTime 和 EndTime，确认会话在该时段内。
errors-too-large =
    .message = 内容过大，无法读取
    .meaning = 云 API 响应上限 50 MB；一整天的会话约 6 MB，缩进排版后不超过 40 MB。
    .advice = 日志或 HAR 文件只保留会话详情部分。
    .advice-2 = 会话很长时，用 StartTime 和 EndTime 分段获取。
errors-empty =
    .message = 内容为空
    .meaning = 粘贴的内容或打开的文件为空。
errors-no-value =
    .message = 没有找到 JSON
    .meaning = 这段文字中没有会话详情的 JSON。
    .advice = 粘贴 `DescribeDeviceSessionDetails` 的完整响应。
    .advice-2 = tccli 用默认的 JSON 输出，不加 `--output text` 或 `--output table`。
errors-cut-off =
    .message = JSON 不完整：末尾缺失
    .meaning = 内容在 JSON 结束前中断。残缺的会话不予显示，以免把缺失误判为故障。
errors-syntax =
    .message = JSON 有语法错误
    .meaning = 标出的位置不符合 JSON 语法，多半是复制时多了、少了或改了字符。
errors-too-deep =
    .message = JSON 嵌套过深
    .meaning = 嵌套超过 128 层，会话详情只有约 6 层。
errors-too-many-values =
    .message = JSON 中的值过多
    .meaning = 单个数组或对象含几十万个非数字的值，会话详情不会如此。
    .advice = 只保留会话详情部分。
errors-zip =
    .message = 这是 zip 文件，请先解压
    .meaning = 查看器只能直接读取 gzip 压缩文件。
    .advice = 解压后打开其中的 JSON。
errors-damaged-gzip =
    .message = 压缩文件已损坏或不完整
    .meaning = 这是 gzip 文件，但解压中途失败。
    .advice = 重新下载或重新压缩文件。
    .advice-2 = 也可直接打开解压后的 JSON。
errors-node-nested =
    .message = 打印时数组被省略为 `[Array]`，数据已丢失
    .meaning = Node 的 `console.log` 不展开嵌套数组，这段文字中没有数值。
errors-node-truncated =
    .message = 打印时每个数组只保留前 100 个值，其余已丢失
    .meaning = Node 的 `console.dir` 把长数组截断为 `... more items`。
errors-js-literal =
    .message = 这是 JavaScript 对象的打印结果，不是 JSON
    .meaning = 字段名没有引号，字符串用的是单引号。
errors-python-repr =
    .message = 这是 Python 字典的打印结果，不是 JSON
    .meaning = `print(dict)` 输出单引号、`None` 和 `True`。
errors-go-struct =
    .message = 这是 Go 结构体或 map 的打印结果，不是 JSON
    .meaning = `fmt.Println` 输出指针或不带引号的值，数据不完整。
errors-arrows =
    .message = 这是 Ruby 或 PHP 的打印结果，不是 JSON
    .meaning = 字段名与值之间是 `=>`。
errors-print-in-node =
    .advice = 在 Node 中改用 `console.log(JSON.stringify(data))` 打印。
errors-print-in-python =
    .advice = SDK 响应对象请用：`print(resp.to_json_string())`。
    .advice-2 = `call_json` 返回的字典请用：`print(json.dumps(resp, ensure_ascii=False))`。
errors-print-in-go =
    .advice = 改用 `fmt.Println(response.ToJsonString())` 打印。
errors-print-in-ruby-or-php =
    .advice = Ruby 请改用 tccli，或粘贴响应原文：`resp.serialize` 会丢掉 null，使数组错位。
    .advice-2 = PHP 请用：`echo $resp->toJsonString();`。
errors-meaning = 还差一步：曲线数据在 `DescribeDeviceSessionDetails` 的响应中。
errors-device-session-list =
    .message = 这是会话列表，不是会话详情
errors-recent-session-list =
    .message = 这是最近两小时的会话列表，不是会话详情
errors-project-list =
    .message = 这是项目列表，不是会话详情
errors-device-list =
    .message = 这是设备列表，不是会话详情
errors-device-info =
    .message = 这是设备信息，不是会话详情
errors-project-info =
    .message = 这是项目信息，不是会话详情
errors-duration-details =
    .message = 这是时长明细，不是会话详情
errors-session-statistics =
    .message = 这是会话统计，不是会话详情

## findings

findings-blame-field-device = 现场设备
findings-blame-field-uplink = 现场上行网络
findings-blame-cloud = 云端
findings-blame-remote-downlink = 远端下行网络
findings-blame-remote-device = 远端设备
findings-blame-undecided = 无法判定
findings-remote-stayed = ，期间远端仍保持连接
findings-field-kept-sending = ，期间现场仍在发送
findings-and-effect = ，
findings-also-at = { $start } 另有问题：{ $clause }。{ $step }。
findings-also-from-to = { $start }–{ $end } 另有问题：{ $clause }。{ $step }。
findings-unmeasured = 没有可供判定的数据：请检查会话 ID 和查询时段。
findings-no-problems = { $span }内未发现问题，无需处理。
findings-frame-good-until = { $start } 之前基本正常；此后 { $clause }。{ $step }。
findings-frame-throughout = 自 { $start } 起几乎全程异常：{ $clause }。{ $step }。
findings-frame-except-instant = 基本正常，仅 { $start } 异常：{ $clause }。{ $step }。
findings-frame-intermittent = 基本正常，但 { $start }–{ $end } 间歇异常：{ $clause }。{ $step }。
findings-frame-except = 基本正常，仅 { $start }–{ $end } 异常：{ $clause }。{ $step }。
findings-frame-worst-instant = { $start } 问题最严重：{ $clause }。{ $step }。
findings-frame-worst = { $start }–{ $end } 问题最严重：{ $clause }。{ $step }。
findings-step-cloud = 疑似原因：云端，请附会话 ID 向腾讯云提交工单
findings-step-undecided = 现有数据无法判定疑似原因，请检查两端
findings-step-remote-end = 远端下行网络或远端程序
findings-budget-line = 视频时延中位数 { $video }：采集 { $capture }，编码 { $encode }，上行 { $uplink }，下行 { $downlink }，解码 { $decode }，渲染 { $render }；另有 { $rest } 未归因
findings-list-comma = 、
findings-list-more = …
findings-list-last = 、
findings-look = 疑似原因：{ $part }，请{ $first ->
    [yes] 先
   *[no] {""}
 }检查
findings-look-link = 疑似原因：{ $part }的{ $link }，请{ $first ->
    [yes] 先
   *[no] {""}
 }检查
findings-field-in-sentence = 现场
findings-remote-in-sentence = 远端
findings-link-in-sentence = 链路 { $link }
findings-times = { $count } 次

## help

help-basis-session-median = 按会话中位数的百分比：
help-basis-target-rate = 按目标码率的百分比：
help-basis-frame-interval = 按帧间隔的百分比：
help-bands-line-good = 良好
help-bands-line-watch = 注意
help-bands-line-at-least = 更低：
help-bands-line-at-most = 更高：
help-bands-line-bad = 差
help-evidence =
    .documented = 文档
    .inferred = 推断
help-measured-by-both = 两端
help-measured-by-field = 现场
help-measured-by-remote = 远端
help-missing-link-share = 任一链路缺少发送码率，或各链路均未发送时，占比未知。
help-missing-nack-increment = 本样本或前一样本没有计数时未知；首个样本仅在计数刚开始（为 0，或样本处于未连接状态）时计入。
help-missing-negative = 元素缺失、为 null、非数字或为负数，均视为未测量；0 是有效值。
help-missing-zero = 元素缺失、为 null、非数字、为负数或为 0，均视为未测量。
help-missing-disconnected = 元素缺失、为 null、非数字或为负数，均视为未测量；NetworkLatency 为负且 Rate、Fps 同为 0 的样本处于未连接状态，也视为未测量；其他 0 是有效值。
help-page = DescribeDeviceSessionDetails 文档中的 SessionDeviceDetail：cloud.tencent.com/document/product/1584/89827
help-page-link = DescribeDeviceSessionDetails 文档中的 MultiNet：cloud.tencent.com/document/product/1584/89827
help-sdk = 官方 SDK 的 SessionDeviceDetail，2026-05-19 起（Python 3.1.99）；文档页面尚未收录
help-ours = 由本查看器计算
help-drawn-burst = 突发值标在图表上缘并写明数值，不压扁其余曲线。
help-drawn-steps = 每次连接画一级台阶。
help-drawn-dashed-steps = 虚线台阶。
help-fps =
    .what = 每秒的画面帧数。驾驶员的画面是否流畅，首先反映在远端这条线上。
    .documented = 帧率
    .inferred = 重连后积压帧可能集中到达（示例中出现 141、267 fps），不是真实帧率。
help-max-frame-delta =
    .what = 一个样本内相邻两帧的最长间隔。单次卡顿最先反映在这里，帧率往往看不出。
    .inferred = 单位为 ms：超出 100 ms、150 ms 的部分正好等于 Lag100Duration、Lag150Duration。
    .documented = 最大帧间隔
help-frame-delta =
    .what = 一个样本内相邻两帧的平均间隔。1000 除以该值可得另一个帧率；两者不一致时，样本不可信。
    .inferred = 单位为 ms：与 Fps 的乘积约为 950。它独立于 Fps 测量，未连接时也可能有值。
    .drawn = 虚线。
    .documented = 平均帧间隔
help-lag100-duration =
    .what = 一个样本内的卡顿时长，从帧间隔超过 100 ms 起计。
    .inferred = 单位为 ms；每个帧间隔只计超出 100 ms 的部分：间隔 195 ms 计 95 ms。
    .drawn = 每个样本一根空心柱。
    .documented = 帧间隔大于100ms的卡顿时长
help-lag150-duration =
    .what = 一个样本内的卡顿时长，从帧间隔超过 150 ms 起计。
    .inferred = 单位为 ms；每个帧间隔只计超出 150 ms 的部分：间隔 195 ms 计 45 ms。
    .drawn = 每个样本一根实心柱。
    .documented = 帧间隔大于150ms的卡顿时长
help-k100 =
    .what = 一次连接中，100 ms 以上卡顿时长所占的比例。
    .inferred = 单位为 %：100 × ΣLag100Duration ÷ 本次连接时长，在本次连接的每个样本上重复；对样本取平均得不到会话卡顿率。
    .documented = 卡顿k100
help-k150 =
    .what = 一次连接中，150 ms 以上卡顿时长所占的比例。
    .inferred = 单位为 %，算法同 K100；即产品概述中的“150 ms 卡顿率”。
    .documented = 卡顿k150
help-network-latency =
    .what = 设备所在一侧的网络时延；−1 表示未测量。
    .inferred = 推测为设备到服务器的往返时延，而非端到端时延：示例中远端 5 ms，现场 72–503 ms，现场时延随当前视频链路变化。
    .drawn = 图下色带表示当前视频链路。
    .documented = 网络时延，单位：ms
help-video-latency =
    .what = 画面从现场传到远端的时间，由远端测量；0 表示没有样本，不绘出。
    .inferred = 从帧时间戳计到远端，不含采集。
    .documented = 视频时延，单位：ms
help-control-latency =
    .what = 控制消息在现场与远端之间的往返时间。
    .documented = 现场设备和远端设备消息通道往返延迟，单位：毫秒ms
help-capture-cost =
    .what = 采集一帧的耗时。
    .inferred = 始终为 0 时多半未测量（例如外部输入的视频），不代表采集不耗时。
    .documented = 采集耗时，单位：ms
help-encode-cost =
    .what = 编码一帧的耗时；超过一个帧间隔时，编码跟不上帧率。
    .documented = 编码耗时，单位：ms
help-decode-cost =
    .what = 解码一帧的耗时；超过一个帧间隔时，解码跟不上帧率。
    .documented = 解码耗时，单位：ms
help-render-cost =
    .what = 渲染一帧的耗时。
    .inferred = 始终为 0 时多半未测量。较早的数据用旧名 RenderConst，含义相同。
    .documented = 渲染耗时，单位：ms
help-rate =
    .what = 视频码率。
    .inferred = 现场为发送码率，远端为接收码率。两端可能相差很大而没有丢包，文档未说明原因，疑为冗余（FEC）。
    .documented = 码率，单位：kbps
help-bit-rate-estimate =
    .what = 服务端允许编码器使用的码率。
    .inferred = 即本路视频的目标码率。实际码率长期远低于它，说明受画面内容限制，而非受网络限制。
    .documented = 服务端调控码率,单位：kbps
help-total-bitrate-estimate =
    .what = 可用总带宽的估计值。
    .inferred = 推测为各路视频、各条链路合计的带宽估计。
    .documented = 总码率评估,单位：kbps
help-send-bps =
    .what = 该网卡的发送码率。
    .inferred = 字段名为 Bps，实际单位是 kbps。各链路之和略高于设备码率，多出的是包头和冗余。某个样本在各链路同时翻倍，是计数器一次读入两个周期，属统计假象。
    .documented = 发送bps，单位kbps
help-recv-bps =
    .what = 该网卡的接收码率。
    .inferred = 字段名为 Bps，实际单位是 kbps。某个样本在各链路同时翻倍，是计数器一次读入两个周期，属统计假象。
    .documented = 接收bps，单位kbps
help-link-share =
    .what = 该链路的发送码率占本设备全部链路之和的比例。
    .inferred = 占比最大的是当前视频链路；备用链路只发探测包，示例中约 30 kbps。
    .drawn = 堆叠面积图；竖线处切换当前视频链路，与发现中的切换一致。
help-nack-increment =
    .what = 与前一样本相比新增的重传请求（NACK）次数。
    .inferred = 由累计值 NACK 求差；累计值回落表示重连后计数清零，此时全部计为新增。
    .drawn = 每个样本一根竖线。
help-nack =
    .what = 请求对端重发丢失数据包的次数。
    .inferred = 本次连接的累计值，重连后清零。
    .drawn = 默认绘制增量，累计值可在“更多曲线”中打开。
    .documented = nack请求数
help-lost =
    .what = 丢失的数据包所占的比例。
    .inferred = 示例中始终为 0，但同一时间链路有丢包、远端有重传请求：0 不能证明没有丢包。
    .documented = 丢包率，单位：%
help-link-lost-inferred = 只有整数：低于 1 % 的丢包可能显示为 0。
help-link-lost-what = 该链路上丢失的数据包所占的比例。
help-link-lost-documented = 丢包率，单位%
help-rtt =
    .what = 数据包经该链路往返一次的时间。
    .inferred = 按字段名判断为往返时延；首次测量前为 0。
    .drawn = 粗线表示当前视频链路。
    .documented = 时延，单位ms
help-cpu-used =
    .what = 设备的 CPU 占用率。
    .inferred = 示例中每次连接只有一个值：平直的线可能只是单次读数，不代表负载稳定。
    .documented = CPU使用率，单位：%
help-mem-used =
    .what = 设备的内存占用率。
    .inferred = 示例中每次连接只有一个值：平直的线可能只是单次读数，不代表用量稳定。
    .documented = 内存使用率，单位：%
help-beyond-is-watch = { $beyond }{ $watch }

## judged

# The row of numbers above the overview.
judged-findings = 发现
# What can be done.
judged-advice = 处理办法
# From where on it counts, and who says so.
judged-limit = 判定阈值
# The samples that it rests on.
judged-rests-on = 依据
# Which part.
judged-blame = 疑似原因
# What explains it.
judged-cause = 原因
# What it explains.
judged-effects = 影响
# Between two series.
judged-between = ；
# Filter: of any severity.
judged-any-severity = 全部严重程度
# Filter: of any device.
judged-any-device = 全部设备
# Filter: any part was to blame.
judged-any-blame = 全部疑似原因
# Filter: only what lies in the window.
judged-in-window = 仅看当前时段
# Filter, for a screen reader.
judged-filter = 筛选发现
judged-at-least-minor = 一般及以上
judged-at-least-major = 严重及以上
judged-at-least-critical = 仅危急
judged-count = { $shown } / { $all } 项
judged-more = 另有 { $count } 处（短线标记）
judged-blamed-between = 的
judged-score-formula = 得分 { $score } = 100 ×（1 −（严重问题 { $major } + { $share } × 一般问题 { $minor }）÷ 总时长 { $length }）
# What the score means.
judged-score = 100 分表示驾驶员未遇到严重或一般问题。危急按严重计，重叠时间只计一次。
judged-late = 视频时延中位数 { $latency }
judged-stage-capture = 采集
judged-stage-encode = 编码
judged-stage-uplink = 上行
judged-stage-downlink = 下行
judged-stage-decode = 解码
judged-stage-render = 渲染
judged-stage-unexplained = 其他

## kind

kind-window-truncated =
    .advice = 需要会话开头时，把开始时间提前后重新查询。
    .fact = { $Device }数据从连接中途开始
    .detail = 首个样本的重传请求已累计 { $value } 次
kind-video-latency =
    .advice = 检查时延增长最多的环节；多次超过 500 ms 时考虑停车。
    .fact = { $always ->
        [1] 视频时延中位数 { $value }
       *[other] 视频时延最高 { $value }，持续 { $lasted }
     }
    .detail = { $always ->
        [1] 多数时间高于 { $threshold }
       *[other] 基线 { $usual }，阈值 { $threshold }
     }
    .clause = 视频时延升至 { $value }，持续 { $lasted }
    .effect = 视频时延升至 { $value }
kind-stutter =
    .advice = 检查同一时刻的网络时延、丢包率和重传请求。
    .fact = { $Device }卡顿率 { $value }（帧间隔超出 150 ms 的部分）
    .detail = { $late } 个样本出现卡顿，阈值 { $threshold }
    .clause = { $device }卡顿率达 { $value }
    .effect = 画面出现卡顿
kind-start-up =
    .advice = 无需处理：此时尚未驾驶，画面稳定后再开始操作。
    .fact = 启动阶段最长帧间隔 { $value }
    .detail = 占 100 ms 以上卡顿总时长的 { $part }
kind-slow-render =
    .advice = 检查远端显卡驱动和垂直同步；减少同时显示的画面。
    .fact = 单帧渲染耗时最高 { $value }，持续 { $lasted }
    .clause = 单帧渲染耗时升至 { $value }，持续 { $lasted }
kind-slow-encode =
    .advice = 确认使用硬件编码；降低分辨率，或减少编码路数。
    .fact = 单帧编码耗时最高 { $value }，持续 { $lasted }
    .clause = 单帧编码耗时升至 { $value }，持续 { $lasted }
kind-slow-decode =
    .advice = 确认远端使用硬件解码；关闭其他程序。
    .fact = 单帧解码耗时最高 { $value }，持续 { $lasted }
    .clause = 单帧解码耗时升至 { $value }，持续 { $lasted }
kind-slow-capture =
    .advice = 检查相机、接口和驱动。
    .fact = 单帧采集耗时最高 { $value }，持续 { $lasted }
    .clause = 单帧采集耗时升至 { $value }，持续 { $lasted }
kind-resolution-below =
    .advice = 动态编码会降低分辨率；长期如此时调低配置。
    .fact = 分辨率降至 { $width } × { $height }，配置为 { $configuredWidth } × { $configuredHeight }
    .detail = 像素数为配置的 { $value }
kind-reconnect =
    .advice = 检查该端断线时刻的接入网络（信号、基站切换、Wi-Fi 漫游）和程序日志；两端同时断线时检查云端。
    .fact = { $back ->
        [0] { $Device }断线后未恢复，{ $value } 没有画面
       *[other] { $Device }重连 { $times }，{ $value } 没有画面
     }
    .clause = { $span }内{ $device }重连 { $times }
    .clause-once = { $back ->
        [0] { $device }断线后未恢复
       *[other] { $device }断线 { $value } 后重连
     }
    .effect = { $device }重连 { $times }
    .effect-once = { $back ->
        [0] { $device }断线
       *[other] { $device }重连
     }
kind-rates-differ =
    .advice = 比较两端码率时计入该差异。
    .fact = 远端接收码率为现场发送码率的 { $value }，两端几乎无丢包
    .detail = 接收 { $received }，发送 { $sent }；文档未说明，疑为发送端计入冗余
kind-rate-swing =
    .advice = 检查网络拥塞和抖动；画面内容剧烈变化时可忽略。
    .fact = { $Device }码率波动，相邻样本平均相差 { $value }
    .detail = 持续 { $lasted }；超过 { $threshold } 表示拥塞或抖动
kind-rate-above-target =
    .advice = 检查编码器的码率控制；外部编码器应采用回调建议的码率。
    .fact = 编码器码率达目标码率的 { $value }，持续 { $lasted }
    .detail = 目标码率 { $target }
    .clause = 编码器码率达目标码率的 { $value }，持续 { $lasted }
kind-no-picture =
    .advice = 确认两端已连接、相机已开启、已开始推流；再检查会话 ID。
    .fact = { $Device }始终无画面
    .detail = 记录时长 { $value }
    .clause = { $device }始终无画面
    .effect = { $device }始终无画面
kind-network-limited =
    .advice = 画质已下降：检查现场上行带宽，或降低分辨率、帧率。
    .fact = 码率受网络限制，仅 { $value }，持续 { $lasted }
    .detail = 目标码率 { $target }，本会话最高 { $top }
    .clause = 码率受网络限制，仅 { $value }，持续 { $lasted }
    .effect = 码率受网络限制
kind-network-latency =
    .advice = 检查该端到云端的网络：信号、拥塞、绕路。
    .fact = { $always ->
        [1] { $Device }网络时延中位数 { $value }
       *[other] { $Device }网络时延最高 { $value }
     }
    .detail = { $always ->
        [1] 多数时间高于 { $threshold }
       *[other] 基线 { $usual }，阈值 { $threshold }
     }
    .clause = { $device }网络时延升至 { $value }，持续 { $lasted }
kind-memory-high =
    .advice = 释放内存或重启程序：内存占满会导致卡顿或进程被终止。
    .fact = { $Device }内存占用 { $value }，持续 { $lasted }
    .detail = 阈值 { $threshold }
    .clause = { $device }内存占用达 { $value }，持续 { $lasted }
kind-memory-growing =
    .advice = 疑似内存泄漏：记录进程内存占用，升级或重启程序。
    .fact = { $Device }内存占用每分钟增长 { $value }，预计 { $full }后占满
    .detail = 已用 { $used }
    .clause = { $device }内存占用每分钟增长 { $value }，预计 { $full }后占满
kind-masked-loss =
    .advice = 画面未受影响；长期如此表示冗余已被占用，应检查该链路。
    .fact = { $Link } 丢包率最高 { $value }，已由其他链路补偿
    .detail = 接收端丢包率、卡顿率均为良好
kind-loss =
    .advice = 检查该端网络的信号和拥塞；调低配置的码率、分辨率或帧率可减少丢包。
    .fact = { $Device }丢包率最高 { $value }，持续 { $lasted }
    .detail = 平均 { $mean }，阈值 { $threshold }
    .clause = { $device }丢包率升至 { $value }，持续 { $lasted }
    .effect = 丢包率升至 { $value }
kind-link-unbalanced =
    .advice = 多链路模式可能有意如此；需要均衡时检查配置 media_trans_mode。
    .fact = 链路负载不均：{ $link } 仅占 { $value }
    .detail = 均分应为 { $equal }
kind-link-switch =
    .advice = 频繁切换说明没有稳定的链路：检查各网卡的信号。
    .fact = { $span }内视频切换链路 { $times }
    .fact-once = 视频切换链路 { $times }
    .detail = 链路 { $way-way }
    .clause = { $span }内视频切换链路 { $times }
    .clause-once = 视频切换链路 { $times }
    .effect = 视频切换链路
kind-link-loss =
    .advice = 检查该网卡的信号和拥塞，或改用另一条链路传视频。
    .fact = { $Link } 丢包率最高 { $value }，持续 { $lasted }
    .detail = 平均 { $mean }，阈值 { $threshold }
    .clause = { $link } 丢包率升至 { $value }，持续 { $lasted }
    .effect = { $link } 丢包率升至 { $value }
kind-link-idle =
    .advice = 无需处理：备用链路属正常配置。
    .fact = { $Link } 为备用链路，发送 { $sent }
    .detail = 占流量 { $value }，仅用于探测
kind-link-down =
    .advice = 检查该网卡的信号、SIM 卡和天线，并确认另一条链路能独立承载视频。
    .fact = { $Link } 中断 { $lasted }
    .detail = { $silent ->
        [1] 无收发
       *[other] 丢包率 { $value }
     }
    .clause = { $link } 中断 { $lasted }
    .effect = { $link } 中断
kind-latency-spike =
    .advice = 移动网络偶发尖峰属正常；频繁出现时检查信号和基站切换。
    .fact = { $Device }网络时延尖峰 { $value }，共 { $times }
    .detail = 基线 { $usual }
    .clause = { $device }网络时延突增至 { $value }
kind-latency-follows-link =
    .advice = 检查该链路的网络，或提高另一条链路的优先级。
    .fact = { $link } 承载视频时网络时延尖峰 { $peaks } ms
    .detail = 该链路往返时延最高 { $rtt }
    .clause = { $link } 承载视频时网络时延升至 { $value }，共 { $times }
    .clause-once = { $link } 承载视频时网络时延升至 { $value }
kind-hidden-loss =
    .advice = 丢包率是重传后的值：按丢包处理，检查该时刻两端的网络。
    .fact = { $Device }发出 { $value } 次重传请求，丢包率却显示良好
    .detail = 同时最长帧间隔 { $interval }
    .clause = { $device }发出 { $value } 次重传请求，丢包率却显示良好
    .effect = 重传请求 { $value } 次
kind-gap =
    .advice = 画面不一定受影响；检查该端的统计上报。
    .fact = { $Device }样本间断 { $value }，连接未断
    .detail = 共 { $times }
kind-freeze =
    .advice = 先检查同一时刻的网络；网络正常时检查现场采集、编码和远端解码。
    .fact = { $severity ->
        [minor] { $Device }画面卡顿 { $times }，最长 { $value }
       *[other] { $Device }画面冻结 { $times }，最长 { $value }
     }
    .fact-once = { $severity ->
        [minor] { $Device }画面卡顿 { $value }
       *[other] { $Device }画面冻结 { $value }
     }
    .detail = 此前平均帧间隔 { $mean }
    .clause = { $severity ->
        [minor] { $device }画面卡顿 { $times }，最长 { $value }
       *[other] { $device }画面冻结 { $times }，最长 { $value }
     }
    .clause-once = { $severity ->
        [minor] { $device }画面卡顿 { $value }
       *[other] { $device }画面冻结 { $value }
     }
    .effect = { $severity ->
        [minor] 画面卡顿 { $times }，最长 { $value }
       *[other] 画面冻结 { $times }，最长 { $value }
     }
    .effect-once = { $severity ->
        [minor] 画面卡顿 { $value }
       *[other] 画面冻结 { $value }
     }
kind-frame-rate-drop =
    .advice = 先检查同一时刻的原因；两端都下降时检查现场，仅远端下降时检查远端下行网络和解码。
    .fact = { $Device }帧率降至 { $value }，持续 { $lasted }
    .detail = 应为 { $expected }，阈值 { $threshold }
    .clause = { $device }帧率降至 { $value }，持续 { $lasted }
    .effect = 帧率降至 { $value }
kind-estimate-collapse =
    .advice = 检查该时刻现场上行网络的信号和拥塞。
    .fact = 目标码率降至 { $value }
    .detail = 此前中位数 { $before }
    .clause = 目标码率从 { $before } 降至 { $value }
    .effect = 目标码率降至 { $value }
kind-ends-apart =
    .advice = 检查两端的 StartTime，确认两端属于同一会话。
    .fact = 现场与远端的样本时间不重叠
    .detail = 两端分别判定
kind-end-missing =
    .advice = 检查另一端的 SDK 版本和统计上报，或换一个时段重新查询。
    .fact = 只有{ $device }数据
    .detail = 无法判断另一端的原因
kind-doubled-counters =
    .advice = 无需处理。
    .fact = { $samples } 个样本的链路计数翻倍（统计假象）
    .fact-once = { $samples } 个样本的链路计数翻倍（统计假象）
    .detail = 一次读入两个周期的字节数，码率本身未变
kind-data-ends-early =
    .advice = 此后只能依据另一端判断原因。
    .fact = { $Device }数据提前 { $value } 结束
kind-cpu-high =
    .advice = 关闭其他程序；确认使用硬件编解码。
    .fact = { $Device } CPU 占用 { $value }，持续 { $lasted }
    .detail = 阈值 { $threshold }
    .clause = { $device } CPU 占用达 { $value }，持续 { $lasted }
kind-control-latency =
    .advice = 检查两端到云端的网络；指令与视频共用上行时，优先保障指令。
    .fact = { $always ->
        [1] { $Device }控制时延中位数 { $value }
       *[other] { $Device }控制时延最高 { $value }
     }
    .detail = { $always ->
        [1] 多数时间高于 { $threshold }
       *[other] 基线 { $usual }，阈值 { $threshold }
     }
    .clause = 控制时延升至 { $value }，持续 { $lasted }
    .effect = 控制时延升至 { $value }
kind-content-limited =
    .advice = 无需处理：画面不需要更高码率。
    .fact = 实际码率仅为目标码率的 { $value }：受画面内容限制，非网络所致
    .detail = 目标码率中位数 { $target }
kind-clock-offset =
    .advice = 两端启用 NTP 对时；比较两端曲线时计入该偏移。
    .fact = 时钟偏移：{ $value }（远端减现场）
    .detail = ±{ $uncertainty }，由两端码率、帧率的走势估计
kind-burst =
    .advice = 无需处理：这些样本不参与其他判定。
    .fact = { $rates } fps 为统计假象
    .fact-once = { $rates } fps 为统计假象
    .detail = 重连后积压帧集中到达，基线 { $usual }
kind-aspect-changed =
    .advice = 检查编码分辨率和相机配置，使宽高比一致。
    .fact = 宽高比改变：实际发送 { $width } × { $height }，配置为 { $configuredWidth } × { $configuredHeight }
    .detail = 宽高比不同，画面被裁剪或拉伸

## limit

limit-weight-minor-percent = 权重 · 一般问题，按严重问题的
limit-second-part-percent = 结论 · 提及第二原因，权重 ≥ 首要原因的
limit-score-minor-percent = 得分 · 一般问题，计时长的
limit-episode-ms = 结论 · 同一原因合并，间隔 ≤
limit-suspect-requests-percent = 疑似原因 · 重传请求 ≥ 包数的
limit-suspect-stage-percent = 疑似原因 · 单环节耗时增加 ≥ 帧间隔的
limit-suspect-estimate-percent = 疑似原因 · 目标码率 ≤ 基线的
limit-suspect-throttle-times = 疑似原因 · 上行拖慢编码，迹象 ≥ 判定线的
limit-suspect-weak-percent = 疑似原因 · 唯一的弱迹象 ≥ 判定线的
limit-suspect-latency-ms = 疑似原因 · 时延升高 ≥
limit-suspect-loss-percent = 疑似原因 · 丢包率 ≥
limit-suspect-share-percent = 疑似原因 · 链路发送占比 ≥
limit-suspect-part-percent = 疑似原因 · 占视频时延增量 ≥
limit-suspect-held-percent = 疑似原因 · 接收码率未降，≥ 基线的
limit-suspect-alike-times = 疑似原因 · 两端时延同升，相差 ≤
limit-samples = 开始判定 · 连续超阈值 ≥
limit-calm-samples = 结束判定 · 连续良好 ≥
limit-stage-watch-percent = 单环节耗时 · 注意 > 帧间隔的
limit-stage-bad-percent = 单环节耗时 · 差 > 帧间隔的
limit-start-up-ms = 启动阶段 · 连接后 ≤
limit-burst-times = 重连后假象 · 帧率 > 基线的
limit-burst-samples = 重连后假象 · 重连后 ≤
limit-merge-ms = 同类发现 · 合并间隔 ≤
limit-loss-watch-percent = 丢包率 · 注意 ≥
limit-loss-bad-percent = 丢包率 · 差 ≥
limit-loss-apart-ms = 零散丢包 · 合并间隔 ≤
limit-loss-scattered-samples = 零散丢包 · 数量 ≥
limit-video-latency-watch-ms = 视频时延 · 注意 >
limit-video-latency-bad-ms = 视频时延 · 差 >
limit-video-latency-stop-ms = 视频时延 · 停车 >
limit-video-latency-stop-samples = 视频时延 · 停车，连续 ≥
limit-stutter-watch-percent = 卡顿率 · 注意 ≥
limit-stutter-bad-percent = 卡顿率 · 差 ≥
limit-stutter-samples = 卡顿 · 数量 ≥
limit-stutter-apart-ms = 卡顿 · 合并间隔 ≤
limit-stutter-window-ms = 卡顿率 · 差，统计时长 ≥
limit-stutter-watch-window-ms = 卡顿率 · 注意，统计时长 ≥
limit-stutter-interval-times = 卡顿 · 帧间隔 ≥ 应有值的
limit-resolution-percent = 分辨率降低 · 像素数 < 配置的
limit-gap-unsure-times = 重连 · 无其他依据时，间断 ≥ 采样周期的
limit-outage-critical-ms = 断线 · 危急，无画面 ≥
limit-lost-for-good-ms = 末尾断线 · 不视为挂断 ≥
limit-rates-differ-percent = 两端码率不一致 · < 另一端的
limit-rates-differ-samples = 两端码率不一致 · 每端数量 ≥
limit-swing-percent = 码率波动 · 相邻样本平均相差 >
limit-swing-samples = 码率波动 · 连续 ≥
limit-above-target-percent = 码率过高 · 提示 > 目标码率的
limit-far-above-target-percent = 码率过高 · 一般 > 目标码率的
limit-no-picture-samples = 始终无画面 · 数量 ≥
limit-network-limited-percent = 受网络限制 · 码率 ≥ 目标码率的
limit-estimate-low-percent = 受网络限制 · 目标码率 < 最高值的
limit-network-limited-ms = 受网络限制 · 一般，持续 ≥
limit-network-latency-watch-ms = 网络时延 · 注意 >
limit-network-latency-bad-ms = 网络时延 · 差 >
limit-raised-times = 时延升高 · 注意 ≥ 基线的
limit-memory-watch-percent = 内存占用 · 注意 >
limit-memory-fill-ms = 内存增长 · 预计占满 ≤
limit-memory-window-ms = 内存增长 · 观察时长
limit-memory-rise-percent = 内存增长 · 期间升幅 ≥
limit-memory-quarter-percent = 内存增长 · 每四分之一时长 ≥ 总升幅的
limit-memory-fall-percent = 内存增长 · 期间回落 ≤ 总升幅的
limit-masked-others-percent = 丢包已补偿 · 其他链路发送占比 ≥
limit-unbalanced-percent = 链路负载不均 · 占比 < 均分的
limit-carrying-percent = 当前视频链路 · 发送占比 ≥
limit-switches = 频繁切换链路 · 一般，次数 ≥
limit-switch-apart-ms = 频繁切换链路 · 合并间隔 ≤
limit-idle-percent = 备用链路 · 发送占比 <
limit-probe-percent = 备用链路 · 低码率时发送占比 <
limit-probe-kbps = 备用链路 · 低码率指发送 ≤
limit-link-down-percent = 链路中断 · 丢包率 ≥
limit-link-down-samples = 链路中断 · 连续 ≥
limit-latency-peak-times = 网络时延尖峰 · > 基线的
limit-slow-link-times = 慢链路 · 往返时延 ≥ 其他链路的
limit-slow-link-percent = 慢链路 · 占时延增量 ≥
limit-hidden-loss-requests = 隐性丢包 · 重传请求次数 ≥
limit-hidden-loss-percent = 隐性丢包 · 重传请求 ≥ 包数的
limit-freeze-major-ms = 冻结 · 严重，帧间隔 ≥
limit-freeze-critical-ms = 冻结 · 危急，帧间隔 ≥
limit-freeze-mean-times = 画面未更新 · 帧间隔 ≥ 平均值的
limit-freeze-beyond-ms = 画面未更新 · 帧间隔超出平均值 ≥
limit-freeze-mean-samples = 画面未更新 · 平均值取此前
limit-hang-up-ms = 末尾无画面 · 视为挂断 ≤
limit-frame-rate-watch-percent = 帧率 · 注意 < 应有帧率的
limit-frame-rate-bad-percent = 帧率 · 差 < 应有帧率的
limit-collapse-percent = 目标码率骤降 · < 此前中位数的
limit-collapse-samples = 目标码率骤降 · 连续 ≥
limit-collapse-before-ms = 目标码率骤降 · 中位数取此前
limit-collapse-before-samples = 目标码率骤降 · 此前数量 ≥
limit-doubled-times = 链路计数翻倍 · ≥ 相邻样本的
limit-not-doubled-times = 链路计数翻倍 · 码率 < 相邻样本的
limit-doubled-links = 链路计数翻倍 · 链路数 ≥
limit-ends-early-ms = 数据提前结束 · ≥
limit-ends-early-unsure-ms = 数据提前结束 · 时钟偏移未知时 ≥
limit-cpu-watch-percent = CPU 占用 · 注意 >
limit-cpu-bad-percent = CPU 占用 · 差 >
limit-control-latency-watch-ms = 控制时延 · 注意 >
limit-control-latency-bad-ms = 控制时延 · 差 >
limit-content-limited-percent = 受内容限制 · 码率 < 目标码率的
limit-estimate-high-percent = 受内容限制 · 目标码率 ≥ 最高值的
limit-clock-offset-samples = 时钟偏移 · 样本间隔数 >
limit-aspect-percent = 宽高比改变 · 相差 >

## links

# What the upright lines through the shares mean.
links-switches = 竖线：切换链路
links-switch = 链路 { $from } → { $to }
links-switched = 视频切换链路 { $times }
links-switch-at = { $time } { $switch }
links-switches-listed = { $switches }：{ $list }
links-list-comma = ，

## metrics

metrics-chart-fps = 帧率
metrics-chart-frame-interval = 最长帧间隔
metrics-chart-lag = 卡顿时长
metrics-chart-lag-ratio = 卡顿率（按连接）
metrics-chart-network-latency = 网络时延
metrics-chart-video-latency = 视频时延
metrics-chart-control-latency = 控制时延
metrics-chart-stage-cost = 各环节耗时
metrics-chart-rate = 码率
metrics-chart-link-share = 链路发送占比
metrics-chart-nack = 重传请求
metrics-chart-lost = 丢包率
metrics-chart-link-rtt = 链路往返时延
metrics-chart-host = CPU 与内存
metrics-chart-unit-fps = fps
metrics-chart-unit-lag = ms/样本
metrics-chart-unit-frame-interval = ms
metrics-chart-unit-rate = kbps
metrics-chart-unit-lag-ratio = %
metrics-chart-unit-nack = 次/样本
metrics-group-smoothness = 流畅度
metrics-group-latency = 时延
metrics-group-throughput = 码率与带宽
metrics-group-loss = 丢包
metrics-group-links = 链路
metrics-group-host = 主机
metrics-group-other = 其他
metrics-device-field = 现场
metrics-device-remote = 远端
metrics-device-other = 设备
metrics-link = 链路
metrics-sent = 发送
metrics-received = 接收
metrics-over-100 = 超过 100 ms
metrics-over-150 = 超过 150 ms
metrics-fps = 帧率
metrics-max-frame-delta = 最长帧间隔
metrics-frame-delta = 平均帧间隔
metrics-frame-delta-short = 平均
metrics-lag100-duration = 卡顿时长（超过 100 ms）
metrics-lag150-duration = 卡顿时长（超过 150 ms）
metrics-k100 = 卡顿率（超过 100 ms）
metrics-k150 = 卡顿率（超过 150 ms）
metrics-network-latency = 网络时延
metrics-video-latency = 视频时延
metrics-control-latency = 控制时延
metrics-capture-cost = 采集耗时
metrics-capture-short = 采集
metrics-encode-cost = 编码耗时
metrics-encode-short = 编码
metrics-decode-cost = 解码耗时
metrics-decode-short = 解码
metrics-render-cost = 渲染耗时
metrics-render-short = 渲染
metrics-rate = 码率
metrics-bit-rate-estimate = 目标码率
metrics-bit-rate-estimate-short = 目标码率
metrics-total-bitrate-estimate = 带宽估计
metrics-total-bitrate-estimate-short = 带宽估计
metrics-send-bps = 链路发送码率
metrics-recv-bps = 链路接收码率
metrics-link-share = 链路发送占比
metrics-nack-increment = 重传请求
metrics-nack-total = 重传请求（累计）
metrics-running-total-short = 累计
metrics-lost = 丢包率
metrics-link-lost = 链路丢包率
metrics-rtt = 链路往返时延
metrics-cpu-used = CPU 占用
metrics-cpu-used-short = CPU
metrics-mem-used = 内存占用
metrics-memory-short = 内存
metrics-join = { $first } { $next }

## number

number-range-always = 始终为
number-symbol-day = 天
number-symbol-hour = 小时
number-symbol-minute = 分钟
number-symbol-second = 秒

## sources

sources-ours = 本项目设定
sources-sample = 由文档示例推断
sources-prod = TRRO 产品概述：tencentcloud.com/document/product/1252/67845
sources-trtc-rtt = 同类产品 TRTC：往返时延 50 ms 以内为短，200 ms 以上为长
sources-trtc-guide = 同类产品 TRTC 公开指南：intl.cloud.tencent.com/document/product/647/39071
sources-w3-c = W3C webrtc-stats 的 freezeCount：max(3 × 平均帧间隔，平均帧间隔 + 150 ms)
sources-agora = Agora SDK：帧率 5 fps 及以上时，500 ms 计为冻结
sources-w3-c-pause = W3C webrtc-stats：超过 5 秒为暂停
sources-uplink-100 = 3GPP TR 22.856：视频上行 100 ms（暂定值，仅单段，不含编解码）
sources-lane-keeper = arXiv 2603.06850：仿真车道保持（非真人）在 150 至 225 ms 之间失稳
sources-stop = 某集成方的代码注释：多次超过 500 ms 时考虑停车
sources-control = 3GPP TS 22.156：控制下行单程 20 ms，往返加倍，另加本项目余量
sources-frame = 单环节耗时超过一个帧间隔就可能跟不上；取一半为本项目余量
sources-whole-seconds = TimeOffset 取整到秒，采样间隔会有抖动

## stages

stages-detail = 基线 { $usual }，阈值 { $threshold }

## thresholds

thresholds-unit-ms = ms
thresholds-unit-seconds = 秒
thresholds-unit-minutes = 分钟
thresholds-unit-percent = %
thresholds-unit-times = 倍
thresholds-unit-fps = fps
thresholds-unit-kbps = kbps
thresholds-unit-samples = { $count ->
   *[other] 个样本
 }
thresholds-topic-rate = 码率
thresholds-topic-connection = 连接与数据
thresholds-topic-counting = 判定规则
thresholds-judged-by = 按 { $count } 个自定义阈值判定
thresholds-changed = { $label } { $value }（默认 { $default }）
thresholds-source-changed = 自定义阈值

## ticket

ticket-session = 会话：
ticket-time = 时间：
ticket-to-blame = 疑似原因：
ticket-score = 得分：
ticket-clock-offset = 时钟偏移（远端减现场）：
ticket-remote-shown = 远端时间：
ticket-colon = ：
ticket-between = ；
ticket-because = {" "}  原因：第 { $number } 项
ticket-severity-info = 提示
ticket-severity-minor = 一般
ticket-severity-major = 严重
ticket-severity-critical = 危急
ticket-device = { $device }：{ $id }

## ui

# At rest: the median of the window.
ui-median = 中位数
# At rest: the 95th percentile.
ui-p95 = p95
# The 99th percentile.
ui-p99 = p99
# Lowest to highest value.
ui-range = 范围
# Number of samples.
ui-samples = 样本
# First to last sample of a device.
ui-data = 数据
# SDK version and mode.
ui-sdk = SDK
# Size of the picture.
ui-picture = 分辨率
# Network cards.
ui-network = 网络
# Stall time beyond 100 ms.
ui-stalls-100 = 卡顿 > 100 ms
# Stall time beyond 150 ms.
ui-stalls-150 = 卡顿 > 150 ms
# The lane of links.
ui-video-via = 视频链路
# What the strip under network latency means.
ui-strip = 色带：当前视频链路
# What the thick line means.
ui-thick = 粗线：当前视频链路
# Series that can be drawn as well.
ui-on-request = 更多曲线
# Series that are always zero.
ui-always-zero = 始终为 0
# Opens the explanation of a chart.
ui-help = 说明
# Opens the table of a chart.
ui-table = 数据表
# Moves a chart or a group past the one above.
ui-move-up = 上移
# Shows the selected stretch in the whole width.
ui-zoom-selection = 放大所选时段
# Every number of the selected stretch.
ui-statistics = 所选时段的统计
# Shows everything.
ui-whole-session = 显示全部
# Field for a time.
ui-go-to = 跳转到时间
# What was typed is no time of the session.
ui-no-such-time = 该时间不在本会话内。请输入 16:20:05 形式的时间，或 +95（开始后的秒数）。
# Pins the instant that is read as the first one.
ui-pin-a = 标记 A
# Pins the instant that is read as the one to compare with.
ui-pin-b = 标记 B
# Selects the stretch between the pins.
ui-select-between = 选中 A 到 B
# Steps to the sample before.
ui-previous-sample = 上一个样本
# Steps to the sample after.
ui-next-sample = 下一个样本
# Takes cursor and pins away.
ui-clear = 清除标记
# Opens the export menu.
ui-export = 导出
# Leaves out what tells whose session it was.
ui-mask = 隐藏设备 ID 与 IP 地址
ui-export-html = HTML 报告
ui-export-html-what = 单文件，含整个会话，离线可交互
ui-export-png-what = 当前图表（2× 图片）
ui-export-svg-what = 当前图表（矢量图）
ui-export-csv-what = 当前时段的样本，每行一条
ui-export-json-what = 报告和当前时段的数据
ui-export-text-what = 工单用结论
# The panel in which a person says from where on a value counts.
ui-thresholds = 阈值
# What that panel does.
ui-thresholds-what = 修改后立即重新判定，图中的阈值线同步移动。
# The usual value again.
ui-reset = 恢复默认
# All usual values again.
ui-reset-all = 全部恢复默认
# Limits that are rarely set.
ui-more-limits = 更多阈值
# The sentence and the findings, for a screen reader.
ui-verdict = 结论
# When a finding is about all of the session.
ui-whole-session-name = 全程
# List of keys.
ui-keys = 快捷键
# Left edge of the frame.
ui-window-start = 当前时段的起点
# Right edge of the frame.
ui-window-end = 当前时段的终点
# Folds a chart.
ui-fold = 收起或展开
# Column of a table: the series.
ui-series = 曲线
# Column of a table: number of measured samples.
ui-count = 样本数
# Column of a table: the least value.
ui-least = 最小
# Column of a table: the greatest value.
ui-greatest = 最大
# Column of a table: the arithmetic mean.
ui-mean = 均值
# Column of a table: how long it was beyond the reference value.
ui-beyond = 超出“注意”线时长
# Column of a table: change per minute.
ui-slope = 每分钟变化
# What to do with a mouse, at the foot of the page.
ui-hints = 拖动：选择时段 · Ctrl + 滚轮：缩放 · 双击：返回 · ?：快捷键
ui-key-previous-next-sample = 上一个、下一个样本
ui-key-first-last-sample-of = 当前时段的第一个、最后一个样本
ui-key-move-left-right = 左移、右移
ui-key-zoom-in-out = 放大、缩小
ui-key-whole-session = 显示全部
ui-key-pin-this-instant-a = 标记当前时刻；再标记一处即可比较
ui-key-zoom-to-the-selection = 放大所选时段
ui-key-step-back-selection-pins = 逐步撤销：选择、标记、缩放
ui-key-undo-redo-the-zoom = 撤销、重做缩放
ui-key-go-to-a-time = 跳转到时间
ui-key-on-a-legend-entry = 在图例上：只显示该曲线
ui-key-move-the-chart-or = 上移、下移图表或分组
ui-key-ctrl-wheel = Ctrl + 滚轮
ui-key-zoom-at-the-pointer = 以指针为中心缩放
ui-key-drag = 拖动
ui-key-select-a-stretch = 选择时段
ui-key-shift-drag = Shift + 拖动
ui-key-move-the-window = 平移当前时段
ui-key-double-click-a-chart = 双击图表
ui-key-step-back = 返回上一步
ui-key-double-click-a-legend = 双击图例
ui-key-this-series-alone = 只显示该曲线
# Closes a panel.
ui-close = 关闭
# The page before.
ui-previous = 上一页
# The page after.
ui-next = 下一页
# Column of times.
ui-time = 时间
# The overview, for a screen reader.
ui-overview = 会话总览
# Ends a sentence.
ui-stop = 。
# Between two sentences.
ui-between-sentences = {""}
# Statistics include bursts.
ui-bursts-stay = 统计值包含重连后的突发样本
# Session.
# Request id of the answer.
ui-request-id = 请求 ID
# Project.
ui-project = 项目
# Fields that nobody knows.
ui-extras = 文档未收录的字段
# Nothing was repaired.
ui-no-notes = 没有数据说明
# Help: what one value counts.
ui-unit = 单位
# Help: what it means.
ui-meaning = 含义
# Help: stated by Tencent.
ui-documented = 文档
# Help: found by this project.
ui-inferred = 推断
# Help: when nothing was measured.
ui-missing = 缺失
# Help: reference values.
ui-reference = 参考
# Help: where it comes from.
ui-source = 来源
# Help: numbers of this session.
ui-this-session = 本会话
# One network only.
ui-single-network = 单链路
# A device without a date, beside one that has one.
ui-not-drawn = 没有开始时间，未绘出
# A device without samples, in the overview.
ui-no-sample = 没有样本
# Devices without a single sample.
ui-no-samples = 会话中没有样本：设备已列出，但各数组均为空。请检查 `StartTime`、`EndTime` 的范围，或稍后重新获取。
# Help of an array that nobody knows.
ui-unknown-metric = 文档未收录该数组。按原值绘出：单位未知，负数视为有效值。
ui-export-png = PNG
ui-export-svg = SVG
ui-export-csv = CSV
ui-export-json = JSON
ui-export-text = Markdown
ui-keys-arrows = ← →
ui-keys-ends = Home · End
ui-keys-letters-move = A · D
ui-keys-letters-zoom = W · S · + · −
ui-keys-zero = 0
ui-keys-p = P
ui-keys-enter = Enter
ui-keys-esc = Esc
ui-keys-undo = Ctrl + Z · Ctrl + Y
ui-keys-g = G
ui-keys-shift-enter = Shift + Enter
ui-keys-alt-arrows = Alt + ↑ · Alt + ↓
ui-labelled = { $label }：{ $value }
ui-default = 默认 { $value }
ui-no-threshold = 请输入大于 0 的数；当前仍按 { $value } 判定。
ui-findings-now = { $count } 项发现
ui-findings-before = { $now }，此前 { $before } 项
ui-samples-connections = { $count } 个，{ $connections } 个连续段
ui-samples-step = { $count } 个，每 { $step } 秒
ui-samples-count = { $count } 个
ui-picture-configured = { $actual }（配置 { $configured }）
ui-link-count = { $count } 条链路
ui-no-data-after = { $time } 之后无数据（{ $device }）
ui-selected = 已选 { $length }，{ $samples } 个样本
ui-fold-flat-charts = 收起 { $count } 个无变化图表
ui-unfold-flat-charts = 展开 { $count } 个无变化图表
ui-data-notes = { $count } 条数据说明
ui-rows = 第 { $from }–{ $to } 行，共 { $all } 行
ui-series-summary = { $series }：中位数 { $median }，范围 { $range }，{ $count } 个样本
ui-no-gaps = 没有间断
ui-gaps = 间断共 { $length }
ui-lane = { $device }：{ $count } 个连续段，{ $gaps }，最后一个样本在 { $last }。
ui-empty-lane = { $device }：{ $reason }。
ui-link-for = { $link }（{ $length }）
ui-link-comma = 、
ui-video-via-links = 视频链路：{ $links }。
ui-in-this-session = { $series }：中位数 { $median } · p95 { $p95 } · 最大 { $max }；{ $count } 个样本

## warnings

warnings-of-device = { $device }：
warnings-of-field = `{ $field }`：
warnings-of-both = { $device } `{ $field }`：
warnings-no-usable-start-time = 缺少可用的开始时间，从 0 起计时，无法与另一端对齐；另一端有开始时间时，本端不绘出。
warnings-no-sample-times-samples = 缺少采样时刻，按每 2 秒一个样本排列，间断无法识别。
warnings-should-be-an-array = 应为数组但不是，未采用。
warnings-holds-something-of-another = 值的类型有误，未采用。
warnings-is-no-possible-value = 取值超出合理范围，未采用。
warnings-is-in-no-documentation = 文档未收录该字段，原样保留。
warnings-taken-from-the-older = 取自旧字段 `{ $field }`。
warnings-is-not-the-session = `{ $id }` 与前面设备的会话不同，各设备可能不属于同一会话。
warnings-is-the-older-name = 是 `{ $field }` 的旧名，两者都有值；旧名只列出，不绘图。
warnings-appears-more-than-once = 同一对象中重复出现，以最后一次为准；写法与文档一致的优先。
warnings-some-characters-could-not = 部分字符无法识别，已用 � 代替；名称可能受影响，数值不受影响。
warnings-the-card-s-number = 网卡编号缺失或重复，改用编号 { $number }。
warnings-what-begins-in-line = 第 { $line } 行起是云端返回的错误 { $error }；其余内容照常显示。
warnings-of-what-begins-in = 第 { $line } 行起有部分内容未载入（`{ $code }`）；其余内容照常显示。
warnings-the-times-of-field = 现场与远端的时间不重叠，两端分别判定。
warnings-was-not-loaded-the = `{ $name }` 未载入（`{ $code }`）；其余输入照常显示。
warnings-time-offset-invalid = { $count } 个样本的时刻不是数字，样本未采用。
warnings-time-sorted = 时刻出现 { $count } 处倒退，样本已按时间重排。
warnings-time-repeated = { $count } 个样本与前一样本时刻相同，均已保留。
warnings-array-longer = 比 `TimeOffset` 多出 { $count } 个值，多出的未采用。
warnings-array-shorter = 比 `TimeOffset` 少 { $count } 个值，末尾按未测量处理；若缺的是中间值，曲线会错位。
warnings-array-shorter-without-times = 比最长的数组少 { $count } 个值，末尾按未测量处理；若缺的是中间值，曲线会错位。
warnings-not-numbers = { $count } 个值不是数字，按未测量处理。
warnings-case-differs = { $count ->
    [1] 字段名的大小写与文档不同，已照常读取。
   *[other] 含本字段共 { $count } 个字段名的大小写与文档不同，已照常读取。
 }
warnings-number-unreadable = { $count } 个值为 `NaN`、无穷大或超出范围，按未测量处理。
warnings-text-around = 已跳过 JSON 前后的 { $count } 个字符。
warnings-array-left-out = { $count } 个样本没有值；为节省内存，该数组只列出，不绘图。
warnings-fields-left-out = 另有 { $count } 项超出上限，未列出。
warnings-devices-left-out = 另有 { $count } 台设备超出上限，未读取。
warnings-warnings-left-out = 另有 { $count } 条数据说明未列出。

## weight

weight-frozen = 权重 · 无画面或冻结，每秒计
weight-late = 权重 · 时延过高，每秒计
weight-few = 权重 · 帧率过低，每秒计

## page

page-language-name = 中文
page-reading = 正在读取…
page-cancel = 取消
page-meaning = 含义
page-advice = 处理办法
page-code = 错误码
page-detail = 详情
page-cloud-said = 返回信息
page-position = 位置
page-line = 第 { $line } 行，第 { $column } 列
page-request-id = 请求 ID
page-retry = 重试
page-copy-all = 复制全部
page-copied = 已复制
page-not-copied = 请手动复制
page-close = 关闭
page-app = TRRO 会话查看器
page-title = 粘贴会话，立即分析
page-or-paste = 或粘贴会话
page-hint = 粘贴 DescribeDeviceSessionDetails 的响应，云端原文或各语言 SDK 的打印结果均可。数据只留在本浏览器。
page-box = 会话 JSON
page-show = 分析
page-open = 打开文件…
page-sample = 试用示例会话
page-drop-hint = 或把文件拖到本页任意位置
page-drop = 松开即可打开
page-also-read = 也支持 HAR 文件、tccli 输出、日志行、JSON 前后带文字、一次多个会话。内容有缺失时，页面会说明缺什么、为什么。
page-no-json = 没有 JSON？用 tccli 获取
page-prints = 运行命令，把输出原样粘贴到本页。
page-copy = 复制
page-fetch-title = 或经签名后端获取
page-fetch-hint = 本页不接触密钥。后端地址：本站。
page-session-id = 会话 ID
page-region = 地域
page-fetch = 获取
page-pick = 从列表中选择…
page-copy-curl = 复制 curl 命令
page-fetch-more = 更多选项
page-from = 开始时间
page-to = 结束时间
page-token = 后端访问令牌（仅存于内存）
page-remember = 在本浏览器记住最近的会话 ID
page-demo = 演示后端：会话均为模拟数据
page-reopen = 打开…
page-share = 分享…
page-session = 会话
page-session-number = 会话 { $n }
page-stream = 视频流 { $n }
page-link-waits = 该链接对应会话 { $id }：打开该会话即可还原视图。
page-link-of-another = 该链接属于其他会话（{ $id }），已忽略。
page-link-broken = 地址中 # 之后的内容不完整、有误或来自其他版本，已忽略。
page-link-too-long = 链接过长，已忽略。请对方改发文件：HTML 报告，或会话的 JSON。
page-language = 语言
page-theme = 主题
page-auto = 自动
page-light = 浅色
page-dark = 深色
page-zone = 时区
page-local = 本地
page-relative = 相对起点
page-labelled = { $label }：{ $value }

## live

live-no-id = 请输入会话 ID
live-no-token = 令牌只能包含英文字母、数字和符号
live-no-time = 请按 2024-11-12 16:19:29 的格式输入，或输入 Unix 秒数
live-typed-in = 按 { $zone } 时间输入，或输入 Unix 秒数
live-end-first = 结束时间须晚于开始时间
live-again = 重新获取
live-running = 进行中
live-updated = { $time } 更新
live-pause = 暂停刷新
live-paused = 已暂停
live-go-on = 继续刷新
live-picker = 选择会话
live-project = 项目
live-other-project = 输入项目 ID…
live-project-id = 项目 ID
live-period = 时段
live-recent = 最近两小时（含进行中）
live-day = 最近 24 小时
live-week = 最近 7 天
live-month = 最近 30 天
live-between = 指定时段…
live-device = 设备 ID（现场或远端）
live-list = 查询
live-listing = 正在查询…
live-none = 没有符合条件的会话。
live-start = 开始
live-end = 结束
live-duration = 时长
live-field = 现场设备
live-remote = 远端设备
live-picture = 分辨率
live-quality = 质量
live-good = 良好
live-normal = 一般
live-bad = 差
live-all-streams = 同时打开这 { $n } 路视频流
live-token = 后端访问令牌
live-previous = 上一页
live-next = 下一页
live-page = 第 { $first }–{ $last } 个，共 { $total } 个

## share

share-share = 分享链接
share-close = 关闭
share-link = 链接
share-copy-link = 复制链接
share-with-data = 链接包含会话数据（在 # 之后，不发送到服务器）
share-mask = 隐藏设备 ID 与 IP 地址
share-length-of = 数据占 { $n } 个字符，上限 { $limit }；部分聊天工具会截断长链接。
share-needs-session = 对方须自行打开该会话，才能还原视图。
share-too-long = 会话过大，无法放进链接：需要 { $n } 个字符，上限 { $limit }。请改为导出 HTML 报告。

## failure

failure-wasm-blocked = 页面安全策略禁止运行 WebAssembly
    .meaning = 响应头 `Content-Security-Policy` 未放行 WebAssembly，查看器无法启动。
    .advice = 在 `script-src` 中加入 `'wasm-unsafe-eval'`，再刷新页面。
    .advice-2 = 所需的完整策略：`script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'`
failure-no-wasm = 当前浏览器没有 WebAssembly
    .meaning = 浏览器版本过旧，或安全设置关闭了 WebAssembly，例如 iOS 锁定模式、Edge 增强安全模式。
    .advice = 更新浏览器，或改用新版 Chrome、Edge、Firefox、Safari。
    .advice-2 = 如果是安全设置所致，把本站加入例外，再刷新页面。
failure-wasm-missing = 查看器的程序文件下载失败
    .meaning = 未能从服务器取得 `trro-session-viewer.js` 或 `trro-session-viewer_bg.wasm`。
    .advice = 检查网络连接后重试。
    .advice-2 = 确认这两个文件与 `embed.js` 在同一目录且可以访问。
    .advice-3 = 文件放在其他域名下时，该域名须返回 CORS 响应头，并同时列入 `script-src` 和 `connect-src`。
failure-wasm-invalid = 取回的不是查看器的程序文件
    .meaning = 该地址返回了其他内容（常见为登录页或 404 页面），或文件不完整、与 `embed.js` 版本不一致。
    .advice = 确认服务器没有对不存在的路径返回 HTML 页面。
    .advice-2 = 重新部署整个 `dist/` 目录，不要混用不同版本。
    .advice-3 = 清除浏览器和 CDN 缓存后重试。
failure-network = 未收到响应，无法获取数据
    .meaning = 网络中断，域名或证书有误，或请求被 CORS、`connect-src` 拦截；浏览器不告知具体原因。
    .advice = 在新标签页打开该地址，确认可以访问。
    .advice-2 = 跨域地址须返回 `Access-Control-Allow-Origin`，并列入本页的 `connect-src`。
    .advice-3 = 也可先下载响应，再以文件方式打开。
failure-timeout = 服务器响应超时
    .meaning = 时限内未收到完整响应。
    .advice = 检查网络后重试。
    .advice-2 = 会话很长时，缩短时段后重新获取。
failure-http = 服务器返回了错误状态
    .meaning = 地址有响应，但没有返回会话数据。
    .advice = 401、403：登录失效或权限不足，重新登录后重试。
    .advice-2 = 404：地址有误，或数据已删除。
    .advice-3 = 5xx：服务端故障，稍后重试。
failure-unreadable = 无法读取文件
    .meaning = 文件选中后被移动、修改或删除，没有读取权限，或拖入的是文件夹。
    .advice = 重新选择文件；文件夹请选择其中的文件。
    .advice-2 = 也可打开文件，复制全部内容后粘贴。
failure-foreign-address = 不能打开其他站点的地址
    .meaning = `?src=` 只接受与本页同源的地址，防止链接诱导浏览器访问陌生站点。
    .advice = 把文件放到本站，或下载后拖到本页。
failure-address-as-text = 这是一个地址，不是会话的 JSON
    .meaning = 查看器不访问文本中的地址。
    .advice = 打开该地址，粘贴返回的内容，或存成文件后打开。
    .advice-2 = 在代码中传入 `new URL(…)`，或设置属性 `src`。
failure-unserialisable = 该对象无法转换为 JSON
    .meaning = 对象含循环引用或 BigInt。
    .advice = 改为传入 JSON 文本或字节。
failure-too-large = 数据过大，浏览器无法打开
    .meaning = 上限为 256 MB（解压后）；可用内存不足时更低。
    .advice = 缩短 `StartTime` 到 `EndTime` 的时段后重新获取。
    .advice-2 = 减少一次打开的文件数。
failure-link-spoilt = 链接或报告中的会话数据不完整
    .meaning = 数据在传输中被截断或改动，例如聊天工具截断了长链接。
    .advice = 请对方改发文件：HTML 报告，或会话的 JSON。
failure-picture-too-large = 图片过大，浏览器无法绘制
    .meaning = 图表过多，超出浏览器的图片尺寸上限。
    .advice = 收起一部分图表后重试。
    .advice-2 = 也可导出 SVG，不受此限制。
failure-link-too-large = 链接中的会话数据解压后过大
    .meaning = 查看器生成的链接不会这么大，因此未打开。
    .advice = 请对方改发文件：HTML 报告，或会话的 JSON。
failure-aborted = 已取消加载
failure-internal = 查看器内部出错
    .meaning = 这是查看器自身的缺陷，与数据和操作无关；页面上的其他查看器不受影响。
    .advice = 点击“重试”重新载入。
    .advice-2 = 再次出现时点击“复制全部”，把报告发给维护者；报告不含会话数据。
failure-strange-list = 返回的内容不是列表
    .meaning = 签名后端有响应，但返回的不是云 API 的列表。
    .advice = 确认该地址运行的是签名后端，而非其他服务。
    .advice-2 = 重试。
failure-may-not-list = 腾讯云拒绝了请求：该账号无权列出项目或会话
    .meaning = 密钥有效，但 CAM 策略不允许此操作。
    .advice = 请主账号在资源 `*` 上授予 `trro:{ $action }` 权限。
    .advice-2 = 已知项目 ID 或会话 ID 时直接输入，无需列表。
failure-nothing-to-list = 腾讯云未找到符合条件的内容
    .meaning = `{ $action }` 不接受当前条件：项目 ID 或设备 ID 有误，或项目属于其他账号。
    .advice = 检查项目 ID 和设备 ID。
    .advice-2 = 检查时段：开始时间须早于结束时间。

## refusal

refusal-clock-ahead = 签名后端所在机器的时钟比腾讯云快 { $seconds } 秒：用 NTP 校准后重试。
refusal-clock-behind = 签名后端所在机器的时钟比腾讯云慢 { $seconds } 秒：用 NTP 校准后重试。
refusal-no-answer = 签名后端没有响应
    .meaning = 请求未到达签名后端：后端未运行，网络中断，或请求被 CORS、`connect-src` 拦截。
    .advice = 确认 `trro-session-backend` 正在运行，且该地址可以访问。
    .advice-2 = 后端在其他域名下时，用 `--allow-origin` 放行本页来源，并把该域名列入本页的 `connect-src`。
refusal-no-backend = 该地址没有签名后端
    .meaning = 服务器有响应，但不提供 `/v1/` 下的接口。
    .advice = 按 `docs/backend.md` 运行 `trro-session-backend`，从它的地址打开本页。
    .advice-2 = 也可用命令行获取 JSON，粘贴到本页。
refusal-unauthorized = 签名后端要求访问令牌
    .meaning = 请求未带令牌，或令牌有误。
    .advice = 在“更多选项”中填入管理员提供的令牌（后端的 `TRRO_BACKEND_TOKEN`），再重新获取。
    .advice-2 = 令牌只存于内存，刷新页面后须重新填写。
refusal-forbidden-origin = 签名后端不允许本页来源访问
    .meaning = 后端只响应自身页面和已放行的来源。
    .advice = 请管理员用 `--allow-origin` 启动后端，值为本页来源（协议、域名和端口）。
refusal-wrong-host = 签名后端不接受该主机名
    .meaning = 为防 DNS 重绑定，后端只响应本机名称和 `--public-url` 指定的名称。
    .advice = 请管理员用 `--public-url` 指定实际访问地址；反向代理须原样转发 `Host`。
refusal-bad-request = 签名后端判定请求有误
    .meaning = 请求未发往腾讯云。
    .advice = 按“详情”修改会话 ID、地域或时间，再重新获取。
refusal-rate-limited = 请求过于频繁
    .meaning = 云 API 默认每个接口每秒最多 20 次请求；也可能是后端当前内存不足。
    .advice = 等待几秒后重试。
    .advice-2 = 频繁出现时，检查是否有脚本在批量获取。
refusal-upstream-unreachable = 签名后端无法连接腾讯云
    .meaning = 后端已收到请求，但连接不上云 API。
    .advice = 在后端机器上检查网络、DNS、出口防火墙和证书。
refusal-upstream-timeout = 腾讯云响应超时
    .meaning = 签名后端等待云 API 超时，重试后仍然超时。
    .advice = 稍后重试。
    .advice-2 = 会话很长时，在“更多选项”中缩短时段。
refusal-upstream-invalid = 无法解析云 API 的响应
    .meaning = 签名后端收到的响应不完整，或是代理、网关的页面。
    .advice = 重试。
    .advice-2 = 反复出现时，检查后端与腾讯云之间的代理和网关。
refusal-internal = 签名后端内部出错
    .meaning = 这是后端自身的缺陷，与请求无关。
    .advice = 重试。
    .advice-2 = 再次出现时，把后端日志中的相关片段发给维护者；日志不含密钥和数据。
refusal-too-large = 请求过大
    .meaning = 签名后端只接受简短的请求。
    .advice = 重新填写表单后重试。
refusal-unsupported-media-type = 签名后端不接受该类型的请求
    .meaning = 请求的 `Content-Type` 不是 `application/json`，可能被中间代理改动。
    .advice = 检查页面与后端之间的代理。
refusal-not-configured = 签名后端未配置密钥
    .meaning = 后端正在运行，但没有可用于签名的 API 密钥。
    .advice = 设置环境变量 `TENCENTCLOUD_SECRET_ID` 和 `TENCENTCLOUD_SECRET_KEY`，再重启后端。
    .advice-2 = 仅试用时，用 `--demo` 启动，会话均为模拟数据。
