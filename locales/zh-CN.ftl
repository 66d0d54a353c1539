## clocks

# Opens the panel.
clocks-adjust = 调整…
# The panel's name.
clocks-title = 两端时钟
# What the panel is for.
clocks-what = 时间以现场时钟为准：远端样本按下面的秒数提前显示，结论、导出的图表和表格也随之移动。原始数据不变。
# What was found.
clocks-estimate = 估计
# What it rests on.
clocks-evidence = 依据
# What is applied when nobody chooses.
clocks-by-itself = 自动
# The field for a number.
clocks-seconds-ahead = 远端快（秒，慢为负）
clocks-ahead = 远端比现场快 { $offset }（±{ $uncertainty }，依据 { $pairs } 对数值）
# Takes the number.
clocks-apply = 应用
# Takes the estimate.
clocks-use-estimate = 采用估计值
# Takes nothing.
clocks-as-sent = 按原始时间
# What was typed is no such number.
clocks-no-such-offset = 请输入秒数，不超过一天（±86,400 秒）。
clocks-line-name = 时钟：
clocks-same = 数据看不出两端有差别（±{ $uncertainty }，依据 { $pairs } 对数值）
clocks-behind = 远端比现场慢 { $offset }（±{ $uncertainty }，依据 { $pairs } 对数值）
clocks-perhaps-ahead = 远端可能比现场快 { $offset }（±{ $uncertainty }，依据 { $pairs } 对数值，证据不足）
clocks-perhaps-behind = 远端可能比现场慢 { $offset }（±{ $uncertainty }，依据 { $pairs } 对数值，证据不足）
clocks-shown-as-sent = 按原始时间显示
clocks-shown-corrected = 已校正显示
clocks-shown-earlier = 手动设定：远端提前 { $offset }显示
clocks-shown-later = 手动设定：远端推后 { $offset }显示
clocks-moved-by-by = 已移{" "}
clocks-correlation = 两端码率、帧率的相关系数在此处为 { $best }，其他偏移处最高 { $other }；{ $pairs } 对数值
clocks-corrected-strong-evidence = 证据充分，予以校正
clocks-by-itself-none = 不校正
clocks-by-itself-some = 差值不超过误差，不校正
clocks-by-itself-some-2 = 证据不足，不校正
clocks-unknown-one-end = 只有一端有样本，无从比对
clocks-unknown-several = 差值未知：同一侧有多台设备，各有各的时钟
clocks-unknown-no-video = 差值未知：没有两端都测得的码率或帧率
clocks-unknown-no-fit = 差值未知：两端码率与帧率的起伏没有明显吻合之处
clocks-seconds-unit = 秒

## cloud

# For an error without a request ID to quote.
cloud-plain-ticket = 仍然失败时提交工单。
cloud-retry = 稍后重试，无需改动任何内容。
# Every row that asks for a ticket has this.
cloud-ticket = 仍然失败时提交工单，并附上请求 ID。
cloud-grant = 请主账号在资源 `*` 上授予 `{ $operation }`。
cloud-own-project = 确认该会话属于本账号的项目。
cloud-after-grant = 授权后重试，此处无需改动。
cloud-check-session-id = 对照会话列表核对 SessionId，末尾的 `-0`、`-1` 也是它的一部分。
cloud-check-types = StartTime 和 EndTime 是以秒为单位的整数，不带引号，也不是毫秒。
cloud-check-network = 确认运行 SDK 的机器能访问 `trro.tencentcloudapi.com` 的 443 端口，并检查代理和 DNS。
cloud-back-off = 等待一秒以上再重试，并逐次加倍间隔。
cloud-new-key = 在访问管理控制台的“API 密钥管理”中新建或启用密钥。
cloud-latest-sdk = 使用最新版 SDK 或 tccli，由它生成签名和公共参数。
cloud-gateway =
    .title = 网关没有返回会话，只返回了它自己的错误
    .meaning = 请求没有到达云 API：这个数字是控制台或中间网关的错误码。
    .advice = 按原始信息处理网关的问题，再重新复制响应。
    .advice-2 = 也可以改用 tccli 获取会话详情。
cloud-unknown =
    .title = 腾讯云返回了错误，没有返回会话
    .meaning = 这个错误码不在 TRRO 的公开列表中。
    .advice = 根据原始信息判断原因。
cloud-no-code =
    .title = SDK 报告了错误，没有返回会话
    .meaning = 其中没有错误码，请求可能没有到达腾讯云。
    .advice = 根据原始信息判断原因。
cloud-auth-failure-unauthorized-operation =
    .title = 腾讯云拒绝了请求：该账号无权读取会话详情
    .meaning = 密钥有效，但其 CAM 策略不允许此操作。
cloud-unauthorized-operation =
    .title = 腾讯云拒绝了请求：未授权的操作
    .meaning = 服务端拒绝了该账号：CAM 策略不允许，或项目属于另一个账号。
cloud-auth-failure-signature-expire =
    .title = 签名已过期：发出请求的机器时钟不准
    .meaning = `X-TC-Timestamp` 与服务器时间相差超过 5 分钟。
    .advice = 用 NTP 同步时钟。
    .advice-2 = 签名后立即发送，不要缓存已签名的请求。
    .advice-3 = 时间戳用 UTC 秒，不是毫秒。
cloud-auth-failure-signature-failure =
    .title = 签名不匹配
    .meaning = 服务器用同一份请求算出了不同的签名。
    .advice = 重新复制 SecretKey，前后不留空格。
    .advice-2 = 请求体在签名后不能再改动；`content-type` 要与签名时完全一致，包括 `charset`。
    .advice-3 = 主机名为 `trro.tencentcloudapi.com`，服务名为 `trro`，日期取 UTC：用北京时间会在每天 0 点到 8 点失败。
cloud-auth-failure-secret-id-not-found =
    .title = 找不到这个 SecretId
    .meaning = 密钥不存在、已删除或已禁用；国内站与国际站的密钥互不相通。
    .advice = 重新复制 SecretId，前后不留空格。
    .advice-2 = 它必须是云 API 密钥，不能是 DNSPod 或 COS 的密钥。
    .advice-3 = 使用临时密钥时，还要带上 Token。
cloud-auth-failure-invalid-secret-id =
    .title = 这个 SecretId 不是云 API 密钥
    .meaning = 密钥类型不对，云 API 不接受。
cloud-auth-failure-invalid-authorization =
    .title = `Authorization` 请求头的格式不对
    .meaning = 服务器无法从中读出密钥、日期和签名。
    .advice = 检查逗号和空格，以及 `Credential=<SecretId>/<日期>/trro/tc3_request`。
cloud-auth-failure-token-failure =
    .title = 临时密钥的 Token 错误或已过期
    .meaning = 临时密钥只在签发后的一段时间内有效，而且必须与 Token 成套使用。
    .advice = 重新获取一套临时密钥：SecretId、SecretKey 和 Token 都要替换。
cloud-auth-failure-mfafailure =
    .title = 多因子认证（MFA）未通过
    .meaning = 该账号的操作需要先完成 MFA。
    .advice = 完成 MFA 后重试。
    .advice-2 = 脚本请使用不要求 MFA 的子账号。
cloud-auth-failure =
    .title = 身份验证失败
    .meaning = 腾讯云没有接受这对密钥或签名。
    .advice = 重新复制 SecretId 和 SecretKey，前后不留空格。
    .advice-2 = 用 NTP 同步时钟。
cloud-request-limit-exceeded =
    .title = 请求过于频繁
    .meaning = 超过了该接口的频率上限，默认每秒 20 次。
cloud-request-limit-exceeded-uin-limit-exceeded =
    .title = 该账号的请求过于频繁
    .meaning = 账号下所有程序合计超过了频率上限。
    .advice = 查看同一账号下是否有别的程序在轮询。
cloud-request-limit-exceeded-iplimit-exceeded =
    .title = 该 IP 的请求过于频繁
    .meaning = 同一出口 IP 的请求合计超过了频率上限。
cloud-request-limit-exceeded-global-region-uin-limit-exceeded =
    .title = 该账号在所有地域的请求过于频繁
    .meaning = 各地域的请求合计超过了账号的频率上限。
cloud-invalid-parameter =
    .title = 请求参数有误
    .meaning = 某个参数的格式或类型不对，原始信息里有它的名字。
cloud-invalid-parameter-value =
    .title = 参数取值不正确
    .meaning = 参数类型正确，但取值超出范围或不存在。
cloud-missing-parameter =
    .title = 缺少必填参数
    .meaning = `DescribeDeviceSessionDetails` 至少需要 SessionId。
    .advice = 补上 SessionId。
    .advice-2 = tccli 还需要地域：加上 `--region ap-guangzhou`。
cloud-unknown-parameter =
    .title = 请求中有接口不认识的参数
    .meaning = 参数名写错，或 API 版本不对。
    .advice = 参数名区分大小写：`SessionId`、`StartTime`、`EndTime`。
    .advice-2 = API 版本应为 `2022-03-25`。
cloud-unsupported-region =
    .title = TRRO 不支持这个地域
    .meaning = 请求中的地域没有部署 TRRO。
    .advice = 改用 `ap-guangzhou`，或不填地域。
    .advice-2 = 会话详情接口只在国内站提供。
cloud-resource-not-found =
    .title = 找不到这个会话
    .meaning = SessionId 有误，或会话属于另一个项目、账号或站点，或数据已经清除。
cloud-resource-unavailable =
    .title = 资源当前不可用
    .meaning = 会话或项目处于暂时无法读取的状态。
    .advice = 确认项目没有停用或欠费。
cloud-resource-insufficient =
    .title = 服务端资源不足
    .meaning = 云端当前没有足够的资源处理请求。
cloud-resource-in-use =
    .title = 资源正被占用
    .meaning = 另一个操作正在使用它。
cloud-limit-exceeded =
    .title = 超过配额
    .meaning = 账号或项目的配额已用完。
    .advice = 在控制台查看配额，需要时提交工单申请提高。
cloud-failed-operation =
    .title = 腾讯云未能完成操作
    .meaning = 请求已受理，但在服务端处理失败。
    .advice = SessionId 无误时，稍后重试。
cloud-internal-error =
    .title = 腾讯云内部错误
    .meaning = 服务端出错。响应超过 50 MB 时也是这个错误码：会话很长时，可以分段查询。
    .advice = 会话很长时，用 StartTime 和 EndTime 缩小范围。
cloud-service-unavailable =
    .title = TRRO 服务暂时不可用
    .meaning = 服务端正在维护或过载。
cloud-operation-denied =
    .title = 操作被拒绝
    .meaning = 项目或授权的状态不允许此操作。
    .advice = 在控制台查看项目状态和 License。
cloud-operation-denied-licenses-not-enough-error =
    .title = License 数量不足
    .meaning = 项目可用的 License 少于所需数量。
    .advice = 购买 License，或释放不再使用的设备的授权。
cloud-invalid-action =
    .title = 没有这个接口
    .meaning = 接口名写错，或请求发到了国际站：会话详情接口只在国内站提供。
    .advice = 接口名为 `DescribeDeviceSessionDetails`。
    .advice-2 = 域名用 `trro.tencentcloudapi.com`，不要用 `trro.intl.tencentcloudapi.com`。
cloud-no-such-version =
    .title = 没有这个 API 版本
    .meaning = `X-TC-Version` 不是 TRRO 的版本。
    .advice = API 版本应为 `2022-03-25`。
cloud-no-such-product =
    .title = 没有这个产品
    .meaning = 请求的域名不属于任何产品。
    .advice = 域名用 `trro.tencentcloudapi.com`。
cloud-action-offline =
    .title = 该接口已下线
    .meaning = 腾讯云已停用这个版本的接口。
cloud-unsupported-protocol =
    .title = 不支持的协议
    .meaning = 云 API 只接受 HTTPS 的 GET 和 POST 请求。
cloud-invalid-request =
    .title = 请求格式错误
    .meaning = 请求体不是合法的 JSON，或与 `content-type` 不符。
    .advice = 用 POST 发送 `application/json`，请求体为 `{"{"}"SessionId": "…"{"}"}`。
cloud-request-size-limit-exceeded =
    .title = 请求太大
    .meaning = GET 请求最多 32 KB，POST 请求最多 10 MB。
    .advice = 请求只需包含 SessionId。
cloud-response-size-limit-exceeded =
    .title = 响应太大
    .meaning = 云 API 的响应最多 50 MB，这个会话超过了。
    .advice = 用 StartTime 和 EndTime 分段获取。
cloud-unsupported-operation =
    .title = 不支持此操作
    .meaning = 该账号或项目不能使用这个接口。
cloud-dry-run-operation =
    .title = 这只是一次预检
    .meaning = 请求带有 DryRun 参数：检查通过，但没有执行。
    .advice = 去掉 DryRun 后重新请求。
cloud-ip-in-blacklist =
    .title = 该 IP 在黑名单中
    .meaning = 账号的访问策略禁止从这个 IP 调用。
    .advice = 从允许的网络调用，或请主账号把该 IP 移出黑名单。
cloud-ip-not-in-whitelist =
    .title = 该 IP 不在白名单中
    .meaning = 账号只允许从指定的 IP 调用。
    .advice = 从允许的网络调用，或请主账号把该 IP 加入白名单。
cloud-client-error-network-error =
    .title = SDK 没能连上腾讯云
    .meaning = 请求没有发出或没有得到响应：这是调用方的网络问题，不是会话的问题。
cloud-server-network-error =
    .title = 服务器返回了异常的 HTTP 状态
    .meaning = 云 API 正常时总是返回 200：多半是代理或网关返回了它自己的页面。
cloud-client-error-parse-json-error =
    .title = SDK 读不懂收到的响应
    .meaning = 收到的不是云 API 的 JSON：多半是代理返回的页面，或响应被截断。
cloud-client-error-circuit-breaker-error =
    .title = SDK 的地域熔断已触发
    .meaning = 一分钟内失败太多，SDK 暂停了向该地域的请求。
    .advice = 等待一分钟后重试。
cloud-client-error =
    .title = SDK 在发出请求之前就失败了
    .meaning = 本机的配置或参数有误，请求没有到达腾讯云。
    .advice = 检查密钥、地域和参数是否都已填写。
cloud-invalid-credential =
    .title = 没有提供密钥
    .meaning = SecretId 或 SecretKey 为空，SDK 没有发出请求。
    .advice = 设置环境变量 `TENCENTCLOUD_SECRET_ID` 和 `TENCENTCLOUD_SECRET_KEY`，或运行 `tccli configure`。
cloud-code-9 =
    .title = 控制台的登录已失效
    .meaning = 这是控制台页面的响应，不是云 API 的：登录态或 CSRF 校验失败。
    .advice = 重新登录控制台，刷新页面后再复制响应。
    .advice-2 = 也可以改用 tccli 获取会话详情。

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
distribution-bad = 较差
# Column: how long it was measured, but not what it is compared with.
distribution-unjudged = 无从比较
# Column: the picture of the three.
distribution-bands = 时间占比
distribution-too-few = 至少需要 { $count } 个样本
distribution-needs = 本端没有 { $array }，无从比较
distribution-shape = { $series }：最常见 { $from } 至 { $to }，{ $all } 个样本中有 { $most } 个。
distribution-below-edge = 低于 { $edge } 的有 { $count } 个。
distribution-above-edge = 高于 { $edge } 的有 { $count } 个。

## errors

errors-quoted = { $text }
errors-names-found = 最外层的字段：{ $names }
errors-ids-found = 找到的 SessionId：{ $ids }
errors-sizes = 读到 { $read } MB 时停止，上限为 { $limit } MB
errors-empty-list = 列表是空的：没有符合查询条件的记录。请检查项目、设备和时间范围。
errors-fetch-details = 用其中的 SessionId 获取详情：`tccli trro DescribeDeviceSessionDetails --region ap-guangzhou --SessionId { $id }`
errors-fetch-a-session = 获取会话详情：`tccli trro DescribeDeviceSessionDetails --region ap-guangzhou --SessionId <SessionId>`
errors-list-sessions = 列出项目的会话：`tccli trro DescribeDeviceSessionList --region ap-guangzhou --ProjectId { $project } --PageNumber 1 --PageSize 50`
errors-list-device-sessions = 列出设备的会话：`tccli trro DescribeDeviceSessionList --region ap-guangzhou --ProjectId { $project } --DeviceId { $device } --PageNumber 1 --PageSize 50`
errors-paste-answer = 把它的输出完整粘贴到这里。
errors-copy-all = 重新复制，从第一个 `{"{"}` 到最后一个 `{"}"}`。
errors-as-file = 内容较长时先存成文件，再打开或拖进来：终端和聊天工具会截断长文本。
errors-not-a-session =
    .message = 这是完整的 JSON，但不是 TRRO 会话详情
    .meaning = 会话详情有 `Details`，其中每台设备有 `DeviceType` 和 `TimeOffset`；这里都没有找到。
    .advice = 用了 `--filter` 时，请去掉它，或至少保留整个 `Details`。
errors-no-data =
    .message = 查询成功，但会话中没有任何设备
    .meaning = 云端没有这个会话的数据：SessionId 有误，或在别的地域或项目，或数据已经清除。
    .advice = 对照会话列表核对 SessionId，末尾的 `-0`、`-1` 也是它的一部分。
    .advice-2 = 确认地域和账号与会话所在的项目一致。
    .advice-3 = 请求中有 StartTime 和 EndTime 时，确认会话在这段时间内。
errors-too-large =
    .message = 内容太大，无法读取
    .meaning = 云 API 的响应最多 50 MB；一整天的会话约 6 MB，缩进排版后也不过 40 MB。
    .advice = 日志或 HAR 文件请先只留下会话详情的那部分。
    .advice-2 = 会话很长时，用 StartTime 和 EndTime 分段获取。
errors-empty =
    .message = 没有内容
    .meaning = 粘贴的内容或文件是空的。
errors-no-value =
    .message = 没有找到 JSON
    .meaning = 这段文字里没有会话详情的 JSON。
    .advice = 粘贴 `DescribeDeviceSessionDetails` 的完整响应。
    .advice-2 = tccli 请用默认的 JSON 输出，不要加 `--output text` 或 `--output table`。
errors-cut-off =
    .message = JSON 不完整：后半部分缺失
    .meaning = 内容在 JSON 结束之前就断了。残缺的会话不显示，以免把缺失当成故障。
errors-syntax =
    .message = JSON 有语法错误
    .meaning = 标出的位置不符合 JSON 语法，多半是复制时多了、少了或改动了字符。
errors-too-deep =
    .message = JSON 嵌套太深
    .meaning = 嵌套超过 128 层，会话详情只有 6 层左右。
errors-too-many-values =
    .message = JSON 中的值太多
    .meaning = 一个数组或对象里有几十万个不是数字的值，会话详情不会这样。
    .advice = 请只留下会话详情的那部分。
errors-zip =
    .message = 这是 zip，请先解压
    .meaning = 这里只能直接读取 gzip 压缩的内容。
    .advice = 解压后打开其中的 JSON。
errors-damaged-gzip =
    .message = 压缩文件已损坏或不完整
    .meaning = 这是 gzip 文件，但解压中途失败。
    .advice = 重新下载或重新压缩该文件。
    .advice-2 = 也可以直接打开解压后的 JSON。
    .advice-3 = 打印时数组被省略成了 `[Array]`，数据已经丢失
    .advice-4 = Node 的 `console.log` 不展开嵌套的数组，这段文字里没有数值。
    .advice-5 = 打印时数组只保留了前 100 个值，其余已经丢失
    .advice-6 = Node 的 `console.dir` 把长数组截成 `... more items`。
    .advice-7 = 这是 JavaScript 对象的打印结果，不是 JSON
    .advice-8 = 字段名没有引号，字符串用的是单引号。
    .advice-9 = 这是 Python 字典的打印结果，不是 JSON
errors-damaged-gzip-advice-10 = `print(dict)` 用单引号，并写作 `None`、`True`。
errors-damaged-gzip-advice-11 = 这是 Go 结构体或 map 的打印结果，不是 JSON
errors-damaged-gzip-advice-12 = `fmt.Println` 打印的是指针或不带引号的值，数据不完整。
errors-damaged-gzip-advice-13 = 这是 Ruby 或 PHP 的打印结果，不是 JSON
errors-damaged-gzip-advice-14 = 字段名和值之间是 `=>`。
errors-print-in-node =
    .advice = 在 Node 中改用 `console.log(JSON.stringify(data))` 打印。
errors-print-in-python =
    .advice = 用 SDK 的响应对象时：`print(resp.to_json_string())`。
    .advice-2 = 用 `call_json` 得到字典时：`print(json.dumps(resp, ensure_ascii=False))`。
errors-print-in-go =
    .advice = 改用 `fmt.Println(response.ToJsonString())` 打印。
errors-print-in-ruby-or-php =
    .advice = 在 Ruby 中，改用 tccli，或粘贴响应的原始内容：`resp.serialize` 会丢掉 null，使数组错位。
    .advice-2 = 在 PHP 中：`echo $resp->toJsonString();`。
errors-meaning = 接口选对了方向，还差一步：曲线在 `DescribeDeviceSessionDetails` 的响应里。
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
findings-clauses-field = ，而远端仍保持连接
findings-while-the-field-kept = ，而现场端仍在发送
findings-and = ，
findings-also-at = 另外，{ $start } { $clause }：{ $step }。
findings-also-from-to = 另外，{ $start }–{ $end } { $clause }：{ $step }。
findings-nothing-was-measured-that = 没有可供判断的测量数据：请核对会话 ID 与查询的时间范围。
findings-no-problems-in-nothing = { $span }内未发现问题，无需处理。
findings-first-frame-good-until = { $start } 之前基本正常；此后 { $clause }：{ $step }。
findings-first-frame-throughout = 从 { $start } 起几乎整个会话，{ $clause }：{ $step }。
findings-first-frame-good-but = 除 { $start } 外基本正常；当时{ $clause }：{ $step }。
findings-first-frame-good-but-2 = 基本正常，但 { $start }–{ $end } 之间不时出现：{ $clause }；{ $step }。
findings-first-frame-good-but-3 = 除 { $start }–{ $end } 外基本正常；其间{ $clause }：{ $step }。
findings-first-frame-worst = 最严重的问题出现在 { $start }：{ $clause }；{ $step }。
findings-first-frame-worst-2 = 最严重的问题出现在 { $start }–{ $end }：{ $clause }；{ $step }。
findings-step-text = 请携会话 ID 向腾讯云查询
findings-step-text-2 = 现有数据无法判定责任方
findings-step-remote-downlink = 远端一侧
findings-budget-line-text = 画面时延中位数 { $video }：采集 { $capture }，编码 { $encode }，上行 { $uplink }，下行 { $downlink }，解码 { $decode }，渲染 { $render }，其余 { $rest } 无法解释
findings-list-comma = 、
findings-and-more = {" "}等
findings-and-2 = {" "}和{" "}
findings-look = 请{ $first ->
    [yes] 先
   *[no] {""}
 }排查{ $part }
findings-look-link = 请{ $first ->
    [yes] 先
   *[no] {""}
 }排查{ $part }的 { $link }
findings-field-in-sentence = 现场
findings-remote-in-sentence = 远端
findings-link-in-sentence = 链路 { $link }
findings-times = { $count } 次

## help

help-basis-session-median = 占会话中位数：
help-basis-target-rate = 占目标码率：
help-basis-frame-interval = 占帧间隔：
help-bands-line-good = 良好
help-bands-line-watch = 注意
help-bands-line-at-least = 更低
help-bands-line-at-most = 更高
help-bands-line-bad = 为差
help-evidence =
    .documented = 文档
    .inferred = 推断
help-measured-by-both = 两端
help-measured-by-field = 现场
help-measured-by-remote = 远端
help-missing-link-share = 任一链路的发送码率缺失，或所有链路都没有发送时，占比未知。
help-missing-nack-increment = 本样本或前一样本没有计数时未知；首个样本只有在计数刚开始（为 0，或样本处于未连接状态）时才计入。
help-missing-negative = 缺少元素、null、不是数字或为负数时视为未测量；0 是有效值。
help-missing-zero = 缺少元素、null、不是数字、为负数或为 0 时视为未测量。
help-missing-disconnected = 缺少元素、null、不是数字或为负数时视为未测量；NetworkLatency 为负且 Rate 与 Fps 同为 0 的样本处于未连接状态，也视为未测量；其他的 0 是有效值。
help-page = DescribeDeviceSessionDetails 文档中的 SessionDeviceDetail：cloud.tencent.com/document/product/1584/89827
help-page-link = DescribeDeviceSessionDetails 文档中的 MultiNet：cloud.tencent.com/document/product/1584/89827
help-sdk = 2026-05-19 起的官方 SDK（Python 3.1.99）中的 SessionDeviceDetail；文档页面尚未收录
help-ours = 由本查看器计算
help-drawn-burst = 突发值标在图的上缘并写出数值，不压扁其余曲线。
help-drawn-steps = 每段连接画一级台阶。
help-drawn-dashed-steps = 虚线台阶。
help-fps =
    .what = 每秒的画面帧数。驾驶员看到的画面是否流畅，首先看远端这条线。
    .documented = 帧率
    .inferred = 重连后的头一批样本可能是积压的帧一次送达（示例中有 141 和 267 fps），并非真实帧率。
help-max-frame-delta =
    .what = 一个样本内相邻两帧之间最长的间隔。单次卡顿先在这里出现，帧率往往看不出来。
    .inferred = 单位为 ms：超出 100 和 150 ms 的部分正好等于 Lag100Duration 和 Lag150Duration。
    .documented = 最大帧间隔
help-frame-delta =
    .what = 一个样本内相邻两帧的平均间隔。1000 除以它是另一种算法的帧率，两者不一致的样本不可信。
    .inferred = 单位为 ms：Fps 与它的乘积约为 950。它与 Fps 分别测量，未连接时也可能有值。
    .drawn = 虚线。
    .documented = 平均帧间隔
help-lag100-duration =
    .what = 一个样本内画面停顿的时间，从帧间隔超过 100 ms 起算。
    .inferred = 单位为 ms；只计每个帧间隔超出 100 ms 的部分：间隔 195 ms 计 95 ms。
    .drawn = 每个样本一根空心柱。
    .documented = 帧间隔大于100ms的卡顿时长
help-lag150-duration =
    .what = 一个样本内画面停顿的时间，从帧间隔超过 150 ms 起算。
    .inferred = 单位为 ms；只计每个帧间隔超出 150 ms 的部分：间隔 195 ms 计 45 ms。
    .drawn = 每个样本一根实心柱。
    .documented = 帧间隔大于150ms的卡顿时长
help-k100 =
    .what = 一段连接中，超过 100 ms 的卡顿时长所占的比例。
    .inferred = 单位为 %：100 × ΣLag100Duration ÷ 该段连接的时长，在这段连接的每个样本上重复；对样本取平均得不到会话的卡顿率。
    .documented = 卡顿k100
help-k150 =
    .what = 一段连接中，超过 150 ms 的卡顿时长所占的比例。
    .inferred = 单位为 %，算法同 K100；即产品介绍所说的“150 ms 卡顿率”。
    .documented = 卡顿k150
help-network-latency =
    .what = 设备自身那一侧网络的时延；数值为 −1 表示没有测量。
    .inferred = 看来是设备到服务器的往返时延，而非端到端：示例中远端 5 ms，现场 72–503 ms，后者随承载视频的链路变化。
    .drawn = 图下的色带表示承载视频的链路。
    .documented = 网络时延，单位：ms
help-video-latency =
    .what = 画面从现场到远端所用的时间，由远端测量；数值为 0 表示没有样本，不绘出。
    .inferred = 从帧时间戳到远端，不含采集。
    .documented = 视频时延，单位：ms
help-control-latency =
    .what = 控制消息在现场与远端之间往返一次的时间。
    .documented = 现场设备和远端设备消息通道往返延迟，单位：毫秒ms
help-capture-cost =
    .what = 采集一帧所用的时间。
    .inferred = 恒为 0 时多半是没有测量（例如外部输入的视频），并不表示采集不耗时。
    .documented = 采集耗时，单位：ms
help-encode-cost =
    .what = 编码一帧所用的时间；超过一个帧间隔，编码器就跟不上了。
    .documented = 编码耗时，单位：ms
help-decode-cost =
    .what = 解码一帧所用的时间；超过一个帧间隔，解码器就跟不上了。
    .documented = 解码耗时，单位：ms
help-render-cost =
    .what = 渲染一帧所用的时间。
    .inferred = 恒为 0 时多半是没有测量。较早的数据用旧名 RenderConst，含义相同。
    .documented = 渲染耗时，单位：ms
help-rate =
    .what = 视频的码率。
    .inferred = 现场为发送，远端为接收。两端可以相差很多而没有丢包，文档没有说明原因，可能是冗余（FEC）。
    .documented = 码率，单位：kbps
help-bit-rate-estimate =
    .what = 服务端允许编码器使用的码率。
    .inferred = 即这一路视频的目标码率。实际码率长期远低于它，说明受画面内容限制，而不是受网络限制。
    .documented = 服务端调控码率,单位：kbps
help-total-bitrate-estimate =
    .what = 对可用总带宽的估计。
    .inferred = 看来是各路视频、各条链路合计的带宽估计。
    .documented = 总码率评估,单位：kbps
help-send-bps =
    .what = 这张网卡发送的码率。
    .inferred = 字段名虽叫 Bps，数值确为 kbps。各链路之和略高于设备码率，多出的是包头和冗余。各链路同时翻倍的单个样本是计数器一次读进了两个周期，属假象。
    .documented = 发送bps，单位kbps
help-recv-bps =
    .what = 这张网卡接收的码率。
    .inferred = 字段名虽叫 Bps，数值确为 kbps。各链路同时翻倍的单个样本是计数器一次读进了两个周期，属假象。
    .documented = 接收bps，单位kbps
help-link-share =
    .what = 这条链路的发送码率占本设备全部链路之和的比例。
    .inferred = 占比最大的链路承载视频；空闲的链路只发探测包，示例中约 30 kbps。
    .drawn = 堆叠面积；竖线处，另一条链路开始承载大部分视频，与“视频切换链路”的发现一致。
help-nack-increment =
    .what = 上一个样本以来新增的重传请求（NACK）次数。
    .inferred = 由累计值 NACK 求差；累计值回落说明计数已随重连清零，此时全部计为新增。
    .drawn = 每个样本一根竖线。
help-nack =
    .what = 请求对方重发丢失数据包的次数。
    .inferred = 本段连接以来的累计值，重连后清零。
    .drawn = 默认绘制增量，累计值按需显示。
    .documented = nack请求数
help-lost =
    .what = 丢失的数据包所占的比例。
    .inferred = 示例中恒为 0，而同一时间链路有丢包、远端有重传请求：0 不能说明没有丢包。
    .documented = 丢包率，单位：%
help-lost-inferred-2 = 只有整数，低于 1 % 的丢包可能显示为 0。
help-lost-x = 这条链路上丢失的数据包所占的比例。
help-lost-x-2 = 丢包率，单位%
help-rtt =
    .what = 数据包经这条链路往返一次的时间。
    .inferred = 由字段名可知是往返时延；首次测量之前为 0。
    .drawn = 粗线表示承载视频的链路。
    .documented = 时延，单位ms
help-cpu-used =
    .what = 设备的 CPU 使用率。
    .inferred = 示例中每段连接只有一个值：平直的线可能只是一次读数，不表示负载稳定。
    .documented = CPU使用率，单位：%
help-mem-used =
    .what = 设备的内存使用率。
    .inferred = 示例中每段连接只有一个值：平直的线可能只是一次读数，不表示用量稳定。
    .documented = 内存使用率，单位：%
help-beyond-is-watch = { $beyond }需{ $watch }

## judged

# The row of numbers above the overview.
judged-findings = 发现
# What can be done.
judged-advice = 建议
# From where on it counts, and who says so.
judged-limit = 限值
# The samples that it rests on.
judged-rests-on = 依据
# Which part.
judged-blame = 责任方
# What explains it.
judged-cause = 源于
# What it explains.
judged-effects = 引起
# Between two series.
judged-between = ；
# Filter: of any severity.
judged-any-severity = 全部严重度
# Filter: of any device.
judged-any-device = 全部设备
# Filter: any part was to blame.
judged-any-blame = 全部责任方
# Filter: only what lies in the window.
judged-in-window = 仅窗口内
# Filter, for a screen reader.
judged-filter = 筛选发现
judged-at-least-minor = 一般及以上
judged-at-least-major = 严重及以上
judged-at-least-critical = 危急
judged-count = { $shown } / { $all } 项
judged-more = 另有 { $count } 处以短线表示
judged-blamed-between = ，
judged-score-formula = 得分 { $score } = 100 ×（1 −（严重 { $major } + { $share } × 一般 { $minor }）÷ { $length }）
# What the score means.
judged-score = 100 分表示驾驶员没有遇到严重或一般问题；危急计入严重，重叠的时间只计一次。
judged-late = 画面时延 { $latency }（中位数）
judged-stage-capture = 采集
judged-stage-encode = 编码
judged-stage-uplink = 上行
judged-stage-downlink = 下行
judged-stage-decode = 解码
judged-stage-render = 渲染
judged-stage-unexplained = 未解释

## kind

kind-window-truncated =
    .advice = 要看到开头，请用更早的开始时间重新查询。
    .fact = { $Device }的数据从连接中途开始
    .detail = 首个样本的重传计数已为 { $value }
kind-video-latency =
    .advice = 看时延构成中哪一段增长；超过 500 ms 应停车。
    .fact = 画面时延最高 { $value }，持续 { $lasted }
    .detail = 平时 { $usual }，限值 { $threshold }
    .clause = 画面时延升至 { $value }，持续 { $lasted }
    .effect = 画面时延最高 { $value }
kind-stutter =
    .advice = 看同时刻的网络时延、丢包与重传。
    .fact = { $Device }卡顿率 { $value }（超过 150 ms 的部分）
    .detail = { $late } 个样本有迟到的帧，限值 { $threshold }
    .clause = { $device }卡顿率达到 { $value }
    .effect = 画面卡顿
kind-start-up =
    .advice = 启动时的停顿不影响驾驶；等画面稳定后再开始操作。
    .fact = 最长帧间隔 { $value }，发生在启动阶段
    .detail = 占全部 100 ms 以上卡顿时长的 { $part }
kind-slow-render =
    .advice = 检查远端显卡驱动与垂直同步；减少同时显示的画面。
    .fact = 渲染每帧最长 { $value }，持续 { $lasted }
    .clause = 渲染每帧最长 { $value }，持续 { $lasted }
kind-slow-encode =
    .advice = 确认使用硬件编码；降低分辨率，或减少同时编码的路数。
    .fact = 编码每帧最长 { $value }，持续 { $lasted }
    .clause = 编码每帧最长 { $value }，持续 { $lasted }
kind-slow-decode =
    .advice = 确认远端使用硬件解码；关闭其他程序。
    .fact = 解码每帧最长 { $value }，持续 { $lasted }
    .clause = 解码每帧最长 { $value }，持续 { $lasted }
kind-slow-capture =
    .advice = 检查相机、接口与驱动。
    .fact = 采集每帧最长 { $value }，持续 { $lasted }
    .clause = 采集每帧最长 { $value }，持续 { $lasted }
kind-resolution-below =
    .advice = 动态编码会降低分辨率；长期如此可调低配置。
    .fact = 发送 { $width } × { $height }，配置为 { $configuredWidth } × { $configuredHeight }
    .detail = 像素为配置的 { $value }
kind-reconnect =
    .advice = 核对该端断线时刻的接入网络（信号、切换基站、Wi-Fi 漫游）与程序日志；两端同时断线时检查云端。
    .fact = { $Device }重连 { $times }，共 { $value } 没有画面
    .clause = { $span }内{ $device }重连 { $times }
    .clause-once = { $device }断开 { $value } 后重连
    .effect = { $device }重连 { $times }
    .effect-once = { $device }重连
kind-rates-differ =
    .advice = 比较两端码率时注意这一差别。
    .fact = 远端接收码率为现场发送的 { $value }，两端几乎没有丢包
    .detail = 接收 { $received }，发送 { $sent }；文档未说明，可能是发送端计入了冗余
kind-rate-swing =
    .advice = 检查网络拥塞与抖动；画面内容剧烈变化时除外。
    .fact = { $Device }码率相邻样本平均波动 { $value }
    .detail = 持续 { $lasted }；超过 { $threshold } 表示拥塞或抖动
kind-rate-above-target =
    .advice = 检查编码器的码率控制；外部编码器应遵守回调给出的建议码率。
    .fact = 编码器码率达目标的 { $value }，持续 { $lasted }
    .detail = 目标 { $target }
    .clause = 编码器码率达目标的 { $value }，持续 { $lasted }
kind-no-picture =
    .advice = 确认两端已连接、相机已开启、正在推流；再核对会话 ID。
    .fact = { $Device }始终没有画面
    .detail = 记录长 { $value }
    .clause = { $device }始终没有画面
    .effect = { $device }始终没有画面
kind-network-limited =
    .advice = 画质已下降；检查现场上行带宽，或降低分辨率与帧率。
    .fact = 码率受网络限制，仅 { $value }，持续 { $lasted }
    .detail = 目标 { $target }，本会话最高 { $top }
    .clause = 网络把码率限制在 { $value }，持续 { $lasted }
    .effect = 码率受网络限制
kind-network-latency =
    .advice = 检查该端到云端的网络：信号、拥塞、绕路。
    .fact = { $Device }网络时延 { $value }
    .detail = 平时 { $usual }，限值 { $threshold }
    .clause = { $device }网络时延升至 { $value }，持续 { $lasted }
kind-memory-high =
    .advice = 内存占满会导致卡顿或进程被终止；释放内存或重启程序。
    .fact = { $Device }内存占用 { $value }，持续 { $lasted }
    .detail = 限值 { $threshold }
    .clause = { $device }内存占用达 { $value }，持续 { $lasted }
kind-memory-growing =
    .advice = 疑似内存泄漏；记录进程内存占用，并升级或重启程序。
    .fact = { $Device }内存每分钟增长 { $value }，按此速度 { $full }后占满
    .detail = 已用 { $used }
    .clause = { $device }内存每分钟增长 { $value }，按此速度 { $full }后占满
kind-masked-loss =
    .advice = 画面未受影响；若长期如此，冗余已被占用，仍应检查该链路。
    .fact = { $Link } 丢包最高 { $value }，被其他链路弥补
    .detail = 接收端没有丢包，也没有迟到的帧
kind-loss =
    .advice = 检查该端网络的信号与拥塞；降低目标码率可减轻丢包。
    .fact = { $Device }丢包最高 { $value }，持续 { $lasted }
    .detail = 平均 { $mean }，限值 { $threshold }
    .clause = { $device }丢包最高 { $value }，持续 { $lasted }
    .effect = 丢包最高 { $value }
kind-link-unbalanced =
    .advice = 多链路模式可能有意如此；需要均衡时检查配置 media_trans_mode。
    .fact = 链路负载不均：{ $link } 只占 { $value }
    .detail = 均分时为 { $equal }
kind-link-switch =
    .advice = 频繁切换说明没有一条链路稳定；检查各网卡的信号。
    .fact = { $span }内视频切换链路 { $times }
    .fact-once = 视频切换链路 { $times }
    .detail = 链路 { $way-way }
    .clause = { $span }内视频在链路间切换 { $times }
    .clause-once = 视频在链路间切换 { $times }
    .effect = 视频切换链路
kind-link-loss =
    .advice = 检查该网卡的信号与拥塞，或让另一条链路承载视频。
    .fact = { $Link } 丢包最高 { $value }，持续 { $lasted }
    .detail = 平均 { $mean }，限值 { $threshold }
    .clause = { $link } 丢包最高 { $value }，持续 { $lasted }
    .effect = { $link } 丢包最高 { $value }
kind-link-idle =
    .advice = 属于正常情况：备用链路。
    .fact = { $Link } 待机，发送 { $sent }
    .detail = 占流量 { $value }，仅用于探测
kind-link-down =
    .advice = 检查该网卡的信号、SIM 卡与天线，并确认另一条链路足以独立承载视频。
    .fact = { $Link } 中断 { $lasted }
    .detail = 丢包 { $value }，或没有收发
    .clause = { $link } 中断 { $lasted }
    .effect = { $link } 中断
kind-latency-spike =
    .advice = 偶发尖峰常见于移动网络；频繁出现时检查信号与基站切换。
    .fact = { $Device }网络时延尖峰 { $value }，{ $times }
    .detail = 平时 { $usual }
    .clause = { $device }网络时延尖峰达 { $value }
kind-latency-follows-link =
    .advice = 检查该链路的网络，或提高另一条链路的优先级。
    .fact = 视频主要走 { $link } 时网络时延尖峰 { $peaks } ms
    .detail = 该链路往返最高 { $rtt }
    .clause = 视频主要走 { $link } 时网络时延升至 { $value }，共 { $times }
    .clause-once = 视频主要走 { $link } 时网络时延升至 { $value }
kind-hidden-loss =
    .advice = 丢包率是补救之后的值；按丢包检查该时刻两端的网络。
    .fact = { $Device }发出 { $value } 个重传请求，而丢包率为 0
    .detail = 同时帧间隔达到 { $interval }
    .clause = { $device }发出 { $value } 个重传请求，而丢包率为 0
    .effect = 重传请求 { $value } 个
kind-gap =
    .advice = 画面不一定受影响；检查该端的统计上报。
    .fact = { $Device }缺少 { $value } 的样本，连接未断
    .detail = 出现 { $times }
kind-freeze =
    .advice = 先看同时刻的网络原因；没有则检查现场采集、编码与远端解码。
    .fact = { $Device }画面冻结 { $times }，最长 { $value }
    .fact-once = { $Device }画面冻结 { $value }
    .detail = 此前平均帧间隔 { $mean }
    .clause = { $device }画面冻结 { $times }，最长 { $value }
    .clause-once = { $device }画面冻结 { $value }
    .effect = 画面冻结 { $times }，最长 { $value }
    .effect-once = 画面冻结 { $value }
kind-frame-rate-drop =
    .advice = 先看同时刻的原因；两端都降时检查现场，只有远端降时检查其下行与解码。
    .fact = { $Device }帧率降到 { $value }，持续 { $lasted }
    .detail = 应为 { $expected }，限值 { $threshold }
    .clause = { $device }帧率降到 { $value }，持续 { $lasted }
    .effect = 帧率降到 { $value }
kind-estimate-collapse =
    .advice = 检查该时刻现场上行的信号与拥塞。
    .fact = 带宽估计降至 { $value }
    .detail = 此前中位数 { $before }
    .clause = 带宽估计从 { $before } 降至 { $value }
    .effect = 带宽估计降至 { $value }
kind-ends-apart =
    .advice = 检查两端的 StartTime，并确认两端属于同一会话。
    .fact = 现场与远端的采样时间没有重叠
    .detail = 两端各自判断
kind-end-missing =
    .advice = 检查另一端的 SDK 版本与上报，或换一个时间范围重新查询。
    .fact = 只有{ $device }的数据
    .detail = 无法判断另一端的原因
kind-doubled-counters =
    .advice = 无需处理。
    .fact = { $samples } 个样本的链路计数翻倍（统计假象）
    .fact-once = { $samples } 个样本的链路计数翻倍（统计假象）
    .detail = 一次读入两个周期的字节数，码率本身未变
kind-data-ends-early =
    .advice = 此后的原因只能从另一端判断。
    .fact = { $Device }的数据提前 { $value } 结束
kind-cpu-high =
    .advice = 关闭其他程序，确认使用硬件编解码。
    .fact = { $Device } CPU 占用 { $value }，持续 { $lasted }
    .detail = 限值 { $threshold }
    .clause = { $device } CPU 占用达 { $value }，持续 { $lasted }
kind-control-latency =
    .advice = 检查两端到云端的网络；指令与视频共用上行时优先保障指令。
    .fact = { $Device }控制时延 { $value }
    .detail = 平时 { $usual }，限值 { $threshold }
    .clause = 控制往返时延升至 { $value }，持续 { $lasted }
    .effect = 控制往返最高 { $value }
kind-content-limited =
    .advice = 属于正常情况：画面不需要更多码率。
    .fact = 实际码率仅为目标的 { $value }：受内容限制，而非网络
    .detail = 目标中位数 { $target }
kind-clock-offset =
    .advice = 两端启用 NTP 对时；比较两端曲线时计入该差值。
    .fact = 两端时钟差（远端 − 现场）：{ $value }
    .detail = ± { $uncertainty }，由两端码率与帧率的走势估计
kind-burst =
    .advice = 无需处理；这些样本不参与其他判断。
    .fact = { $rates } fps 为统计假象
    .fact-once = { $rates } fps 为统计假象
    .detail = 重连后积压帧集中到达，平时 { $usual }
kind-aspect-changed =
    .advice = 核对编码分辨率与相机配置，使宽高比一致。
    .fact = 发送 { $width } × { $height }，配置为 { $configuredWidth } × { $configuredHeight }
    .detail = 宽高比不同，画面被裁剪或拉伸

## limit

limit-weight-minor-percent = 权重：一般级别，占严重级别的
limit-second-part-percent = 结论提及第二个部分，占第一个的
limit-score-minor-percent = 评分：一般级别的时长按此折算
limit-episode-ms = 同一部分的问题视为一段，间隔不超过
limit-suspect-requests-percent = 归因：重传请求占包数
limit-suspect-stage-percent = 归因：单环节增加，占帧间隔
limit-suspect-estimate-percent = 归因：带宽估计降到平时的
limit-suspect-throttle-times = 归因：上行拖慢编码的倍数
limit-suspect-weak-percent = 归因：唯一的弱迹象，达到
limit-suspect-latency-ms = 归因：时延升高达到
limit-suspect-loss-percent = 归因：丢包达到
limit-suspect-share-percent = 归因：链路占发送量
limit-suspect-part-percent = 归因：占画面时延增量
limit-suspect-held-percent = 归因：接收码率保持在平时的
limit-suspect-alike-times = 归因：两端时延同升之比
limit-samples = 连续样本数达到才计入
limit-calm-samples = 连续良好样本达到才结束
limit-stage-watch-percent = 单环节耗时需注意，高于帧间隔的
limit-stage-bad-percent = 单环节耗时为差，高于帧间隔的
limit-start-up-ms = 连接后的启动阶段
limit-burst-times = 重连后帧率为假象，超过平时的
limit-burst-samples = 重连后积压帧的样本数
limit-merge-ms = 合并间隔不超过以下时长的同类发现
limit-loss-watch-percent = 丢包需注意，达到
limit-loss-bad-percent = 丢包为差，达到
limit-loss-apart-ms = 零散丢包合并，间隔不超过
limit-loss-scattered-samples = 零散丢包，至少的样本数
limit-video-latency-watch-ms = 画面时延需注意，高于
limit-video-latency-bad-ms = 画面时延为差，高于
limit-video-latency-stop-ms = 画面时延应停车，高于
limit-video-latency-stop-samples = 画面时延应停车，连续样本数
limit-stutter-watch-percent = 卡顿率需注意，达到
limit-stutter-bad-percent = 卡顿率为差，达到
limit-stutter-samples = 卡顿，至少的样本数
limit-stutter-apart-ms = 卡顿合并，间隔不超过
limit-stutter-window-ms = 卡顿率按至少的时长计算
limit-stutter-watch-window-ms = 卡顿率“注意”按至少的时长计算
limit-stutter-interval-times = 卡顿的帧间隔，应有间隔的
limit-resolution-percent = 分辨率降低，像素低于配置的
limit-gap-unsure-times = 无其他证据时视为重连的间隔，采样周期的
limit-outage-critical-ms = 断线为危急，无画面达到
limit-lost-for-good-ms = 末尾断线不算挂断，达到
limit-rates-differ-percent = 两端码率不一致，低于另一端的
limit-rates-differ-samples = 两端码率不一致，每端至少的样本数
limit-swing-percent = 码率波动，相邻样本平均高于
limit-swing-samples = 码率波动，连续样本数
limit-above-target-percent = 码率过高，高于目标的
limit-far-above-target-percent = 码率过高为一般，高于目标的
limit-no-picture-samples = 始终无画面：至少的样本数
limit-network-limited-percent = 受网络限制，码率达到目标的
limit-estimate-low-percent = 受网络限制，目标码率低于其最高值的
limit-network-limited-ms = 受网络限制为一般，持续达到
limit-network-latency-watch-ms = 网络时延需注意，高于
limit-network-latency-bad-ms = 网络时延为差，高于
limit-raised-times = 时延升高，达到平时的
limit-memory-watch-percent = 内存需注意，高于
limit-memory-fill-ms = 内存持续增长，预计占满不超过
limit-memory-window-ms = 内存持续增长，观察时长
limit-memory-rise-percent = 内存持续增长，期间至少上升
limit-memory-quarter-percent = 内存持续增长，每四分之一时段至少占总升幅的
limit-memory-fall-percent = 内存持续增长，其间回落不超过总升幅的
limit-masked-others-percent = 丢包被弥补，其他链路至少发送
limit-unbalanced-percent = 链路负载不均，低于均分的
limit-carrying-percent = 承载视频的链路，占发送量
limit-switches = 频繁切换，连续次数
limit-switch-apart-ms = 切换合并，间隔不超过
limit-idle-percent = 链路待机，占发送量低于
limit-probe-percent = 链路仅探测，占发送量低于
limit-probe-kbps = 链路仅探测，发送不超过
limit-link-down-percent = 链路中断，丢包达到
limit-link-down-samples = 链路中断，连续样本数
limit-latency-peak-times = 网络时延尖峰，达到平时的
limit-slow-link-times = 慢链路，往返为其他链路的
limit-slow-link-percent = 慢链路，占时延增量
limit-hidden-loss-requests = 由重传请求判断丢包，达到
limit-hidden-loss-percent = 由重传请求判断丢包，占包数
limit-freeze-major-ms = 冻结为严重，帧间隔达到
limit-freeze-critical-ms = 冻结为危急，帧间隔达到
limit-freeze-mean-times = 冻结：帧间隔达到平均值的
limit-freeze-beyond-ms = 冻结：帧间隔超过平均值
limit-freeze-mean-samples = 冻结：平均值取自此前的样本数
limit-hang-up-ms = 末尾无画面视为挂断，不超过
limit-frame-rate-watch-percent = 帧率需注意，低于应有帧率的
limit-frame-rate-bad-percent = 帧率为差，低于应有帧率的
limit-collapse-percent = 带宽估计骤降，低于此前中位数的
limit-collapse-samples = 带宽估计骤降，连续样本数
limit-collapse-before-ms = 带宽估计骤降，中位数取自此前
limit-collapse-before-samples = 带宽估计骤降，此前至少的样本数
limit-doubled-times = 链路计数翻倍，达到相邻样本的
limit-not-doubled-times = 链路计数翻倍，而码率低于相邻样本的
limit-doubled-links = 链路计数翻倍，至少的链路数
limit-ends-early-ms = 一端数据提前结束，达到
limit-ends-early-unsure-ms = 一端数据提前结束（时钟差未知时），达到
limit-cpu-watch-percent = CPU 需注意，高于
limit-cpu-bad-percent = CPU 为差，高于
limit-control-latency-watch-ms = 控制时延需注意，高于
limit-control-latency-bad-ms = 控制时延为差，高于
limit-content-limited-percent = 受内容限制，码率低于目标的
limit-estimate-high-percent = 受内容限制，目标码率不低于其最高值的
limit-clock-offset-samples = 两端时钟差，超过的样本间隔数
limit-aspect-percent = 宽高比改变，相差超过

## links

# What the upright lines through the shares mean.
links-switches = 竖线：视频切换链路
links-switch = 链路 { $from } → { $to }
links-switched = 视频切换链路 { $times }
links-switch-at = { $time } { $switch }
links-switches-listed = { $switches }：{ $list }
links-list-comma = ，

## metrics

metrics-chart-fps = 帧率
metrics-chart-frame-interval = 最长帧间隔
metrics-chart-lag = 卡顿时长
metrics-chart-lag-ratio = 各段连接卡顿率
metrics-chart-network-latency = 网络时延
metrics-chart-video-latency = 视频时延
metrics-chart-control-latency = 控制时延
metrics-chart-stage-cost = 各环节耗时
metrics-chart-rate = 码率
metrics-chart-link-share = 发送码率的链路占比
metrics-chart-nack = 重传请求
metrics-chart-lost = 丢包率
metrics-chart-link-rtt = 各链路往返时延
metrics-chart-host = CPU 与内存
metrics-chart-unit-fps = fps
metrics-chart-unit-lag = ms 每样本
metrics-chart-unit-frame-interval = ms
metrics-chart-unit-rate = kbps
metrics-chart-unit-lag-ratio = %
metrics-chart-unit-nack = 每样本
metrics-group-smoothness = 流畅度
metrics-group-latency = 时延
metrics-group-throughput = 吞吐
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
metrics-total-bitrate-estimate = 链路带宽估计
metrics-total-bitrate-estimate-short = 链路估计
metrics-send-bps = 链路发送码率
metrics-recv-bps = 链路接收码率
metrics-link-share = 发送码率的链路占比
metrics-nack-increment = 重传请求
metrics-nack-total = 重传请求累计
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

number-range-always = 恒为
number-symbol-day = 天
number-symbol-hour = 小时
number-symbol-minute = 分
number-symbol-second = 秒

## sources

sources-ours = 本项目的取值
sources-sample = 由文档示例数据推断
sources-prod = TRRO 产品概述 tencentcloud.com/document/product/1252/67845
sources-trtc-rtt = 同类产品 TRTC：往返 50 ms 以内为短，200 ms 以上为长
sources-trtc-guide = 同类产品 TRTC 的公开指南 intl.cloud.tencent.com/document/product/647/39071
sources-w3-c = W3C webrtc-stats 的 freezeCount：max(3 × 平均帧间隔，平均帧间隔 + 150 ms)
sources-agora = Agora SDK：5 fps 及以上时 500 ms 记为冻结
sources-w3-c-pause = W3C webrtc-stats：超过 5 秒为暂停
sources-uplink-100 = 3GPP TR 22.856：视频上行 100 ms（暂定值，仅一段，不含编解码）
sources-lane-keeper = arXiv 2603.06850：仿真车道保持在 150 至 225 ms 之间失稳（并非真人）
sources-stop = 某集成方的代码注释：反复超过 500 ms 时考虑停车
sources-control = 3GPP TS 22.156：控制下行单程 20 ms，往返加倍并留余量
sources-frame = 单个环节耗时超过一个帧间隔就可能跟不上；一半为本项目的余量
sources-whole-seconds = TimeOffset 为整秒，取整会带来抖动

## stages

stages-usually-the-limit-is = 平时 { $usual }，限值 { $threshold }

## thresholds

thresholds-unit-ms = ms
thresholds-unit-seconds = 秒
thresholds-unit-minutes = 分钟
thresholds-unit-percent = %
thresholds-unit-times = 倍
thresholds-unit-fps = fps
thresholds-unit-kbps = kbps
thresholds-unit-samples = 个样本
thresholds-topic-rate = 码率
thresholds-topic-connection = 连接与数据
thresholds-topic-counting = 如何计数
thresholds-judged-by = 按 { $count } 个改过的阈值判定
thresholds-changed = { $label } { $value }（默认 { $default }）
thresholds-source-of-some = 改过的阈值

## ticket

ticket-session = 会话：
ticket-time = 时间：
ticket-to-blame = 责任方：
ticket-score = 得分：
ticket-clock-offset = 远端时钟减现场时钟：
ticket-remote-shown = 远端时间：
ticket-colon = ：
ticket-between = ；
ticket-because = {" "}  源于第 { $number } 条
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
ui-picture = 画面
# Network cards.
ui-network = 网络
# Stall time beyond 100 ms.
ui-stalls-100 = 卡顿 > 100 ms
# Stall time beyond 150 ms.
ui-stalls-150 = 卡顿 > 150 ms
# The lane of links.
ui-video-via = 视频经由
# What the strip under network latency means.
ui-strip = 底部色带：承载视频的链路
# What the thick line means.
ui-thick = 粗线 = 承载视频
# Series that can be drawn as well.
ui-on-request = 还可显示
# Series that are always zero.
ui-always-zero = 恒为 0
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
ui-whole-session = 看整个会话
# Field for a time.
ui-go-to = 跳到时间
# What was typed is no time of the session.
ui-no-such-time = 不是本会话内的时间，例如 16:20:05 或 +95（开始后秒数）。
# Pins the instant that is read as the first one.
ui-pin-a = 标记为 A
# Pins the instant that is read as the one to compare with.
ui-pin-b = 标记为 B
# Selects the stretch between the pins.
ui-select-between = 选取 A 到 B 的时段
# Steps to the sample before.
ui-previous-sample = 上一个样本
# Steps to the sample after.
ui-next-sample = 下一个样本
# Takes cursor and pins away.
ui-clear = 清除标记
# Opens the list of what can be taken away.
ui-export = 导出
# Leaves out what tells whose session it was.
ui-mask = 隐去 ID 与 IP 地址
ui-export-html = HTML 报告
ui-export-html-what = 整个会话在一个文件里，可交互，离线可看
ui-export-png-what = 所见图表，两倍像素
ui-export-svg-what = 所见图表，矢量
ui-export-csv-what = 窗口内的样本，每行一个
ui-export-json-what = 报告与窗口内的数据
ui-export-text-what = 结论，贴进工单
# The panel in which a person says from where on a value counts.
ui-thresholds = 阈值
# What that panel does.
ui-thresholds-what = 每次修改都会立即重新判定，图中的限值线随之移动。
# The usual value again.
ui-reset = 恢复
# All usual values again.
ui-reset-all = 全部恢复
# Limits that are rarely set.
ui-more-limits = 更多阈值
# The sentence and the findings, for a screen reader.
ui-verdict = 结论
# When a finding is about all of the session.
ui-whole-session-name = 整个会话
# List of keys.
ui-keys = 快捷键
# Left edge of the frame.
ui-window-start = 窗口起点
# Right edge of the frame.
ui-window-end = 窗口终点
# Folds a chart.
ui-fold = 收起或展开
# Column of a table: the series.
ui-series = 序列
# Column of a table: number of measured samples.
ui-count = 样本数
# Column of a table: the least value.
ui-least = 最小
# Column of a table: the greatest value.
ui-greatest = 最大
# Column of a table: the arithmetic mean.
ui-mean = 均值
# Column of a table: how long it was beyond the reference value.
ui-beyond = 超限时长
# Column of a table: change per minute.
ui-slope = 每分钟变化
# What to do with a mouse, at the foot of the page.
ui-hints = 拖动：选区 · Ctrl + 滚轮：缩放 · 双击：返回 · ?：全部快捷键
ui-key-previous-next-sample = 上一个、下一个样本
ui-key-first-last-sample-of = 窗口内第一个、最后一个样本
ui-key-move-left-right = 左移、右移
ui-key-zoom-in-out = 放大、缩小
ui-key-whole-session = 看整个会话
ui-key-pin-this-instant-a = 标记此刻；再标一处即可比较
ui-key-zoom-to-the-selection = 放大所选时段
ui-key-step-back-selection-pins = 逐步撤销：选区、标记、缩放
ui-key-undo-redo-the-zoom = 撤销、重做缩放
ui-key-go-to-a-time = 跳到时间
ui-key-on-a-legend-entry = 在图例上：只看该序列
ui-key-move-the-chart-or = 上移、下移图表或分组
ui-key-ctrl-wheel = Ctrl + 滚轮
ui-key-zoom-at-the-pointer = 在指针处缩放
ui-key-drag = 拖动
ui-key-select-a-stretch = 选择时段
ui-key-shift-drag = Shift + 拖动
ui-key-move-the-window = 平移
ui-key-double-click-a-chart = 双击图表
ui-key-step-back = 返回上一步
ui-key-double-click-a-legend = 双击图例
ui-key-this-series-alone = 只看这一条
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
# What stands between two sentences.
ui-between-sentences = {""}
# Statistics include bursts.
ui-bursts-stay = 统计值包含突发样本
# Session.
# Request id of the answer.
ui-request-id = 请求 ID
# Project.
ui-project = 项目
# Fields that nobody knows.
ui-extras = 未识别的字段
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
ui-single-network = 单网
# A device without a date, beside one that has one.
ui-not-drawn = 没有开始时间，未绘出
# A device without samples, in the overview.
ui-no-sample = 没有样本
# Devices without a single sample.
ui-no-samples = 这次会话没有任何样本：设备在列，但各个数组都是空的。请确认 `StartTime`、`EndTime` 的范围，或稍后重新获取。
# Help of an array that nobody knows.
ui-unknown-metric = 文档中没有这个数组。按原值绘出，单位未知，负数也视为有效值。
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
ui-default = 默认 { $value }
ui-no-threshold = 请输入大于 0 的数；仍按 { $value } 判定。
ui-findings-now = { $count } 条发现
ui-findings-before = { $now }，此前 { $before } 条
ui-samples-connections = { $count } 个，{ $connections } 段连接
ui-samples-step = { $count } 个，每 { $step } 秒
ui-samples-count = { $count } 个
ui-picture-configured = { $actual }（配置 { $configured }）
ui-link-count = { $count } 条链路
ui-no-data-after = { $time } 之后没有{ $device }数据
ui-selected = 所选 { $length }，{ $samples } 个样本
ui-fold-flat-charts = 收起 { $count } 个无变化的图表
ui-unfold-flat-charts = 展开 { $count } 个无变化的图表
ui-data-notes = { $count } 条数据说明
ui-rows = 第 { $from }–{ $to } 行，共 { $all } 行
ui-series-summary = { $series }：中位数 { $median }，范围 { $range }，{ $count } 个样本
ui-no-gaps = 没有间断
ui-gaps = 共 { $length }没有样本
ui-lane = { $device }：{ $count } 段连接，{ $gaps }，最后一个样本在 { $last }。
ui-empty-lane = { $device }：{ $reason }。
ui-link-for = { $link }（{ $length }）
ui-link-comma = 、
ui-video-via-links = 视频经由{ $links }。
ui-in-this-session = { $series }：中位数 { $median } · p95 { $p95 } · 最大 { $max }；{ $count } 个样本

## warnings

warnings-of-device = { $device }：
warnings-of-field = `{ $field }`：
warnings-of-both = { $device } `{ $field }`：
warnings-no-usable-start-time = 没有可用的开始时间，时间从 0 起算，与另一端无法对齐；另一端有开始时间时，本端不绘出。
warnings-no-sample-times-samples = 没有采样时刻，按每 2 秒一个样本排列，断开和间隔看不出来。
warnings-should-be-an-array = 应为数组，实际不是，未采用。
warnings-holds-something-of-another = 值的类型不对，未采用。
warnings-is-no-possible-value = 取值不合理，未采用。
warnings-is-in-no-documentation = 文档中没有这个字段，原样保留。
warnings-taken-from-the-older = 取自旧字段 `{ $field }`。
warnings-is-not-the-session = `{ $id }` 与前面设备的会话不同，各设备的数据可能不属于同一次会话。
warnings-is-the-older-name = 是 `{ $field }` 的旧名，两者都有值；只列出，不绘图。
warnings-appears-more-than-once = 同一个对象中出现了不止一次，以最后一次为准；写法与文档一致的优先。
warnings-some-characters-could-not = 有无法识别的字符，已用 � 代替；名称可能受影响，数值不受影响。
warnings-the-card-s-number = 网卡编号缺失或重复，改用编号 { $number }。
warnings-what-begins-in-line = 第 { $line } 行开始的内容中有云端返回的错误 { $error }；其余内容照常显示。
warnings-of-what-begins-in = 第 { $line } 行开始的内容有一部分没有载入（`{ $code }`）；其余内容照常显示。
warnings-the-times-of-field = 现场与远端的时间没有重叠，不相互比对，两端各自判断。
warnings-was-not-loaded-the = `{ $name }` 没有载入（`{ $code }`），其余输入照常显示。
warnings-time-offset-invalid = { $count } 个样本的时刻不是数字，未采用。
warnings-time-sorted = 时刻有 { $count } 处倒退，已按时间重新排序。
warnings-time-repeated = { $count } 个样本的时刻与前一个相同，全部保留。
warnings-array-longer = 比 `TimeOffset` 多出 { $count } 个值，多出的未采用。
warnings-array-shorter = 比 `TimeOffset` 少 { $count } 个值，末尾按未测量处理；若缺的是中间的值，曲线会错位。
warnings-array-shorter-without-times = 比最长的数组少 { $count } 个值，末尾按未测量处理；若缺的是中间的值，曲线会错位。
warnings-not-numbers = { $count } 个值不是数字，按未测量处理。
warnings-case-differs = 包括它在内，有 { $count } 个字段名的大小写与文档不同，已照常读取。
warnings-number-unreadable = { $count } 个值是 `NaN`、无穷大或超出范围，按未测量处理。
warnings-text-around = 跳过了 JSON 前后的 { $count } 个字符。
warnings-array-left-out = 缺少 { $count } 个样本的值，为节省内存只列出，不绘图。
warnings-fields-left-out = 另有 { $count } 项超出上限，未列出。
warnings-devices-left-out = 另有 { $count } 台设备超出上限，未读取。
warnings-warnings-left-out = 另有 { $count } 条提示未列出。

## weight

weight-weight-of-a-second = 权重：无画面或冻结的一秒
weight-weight-of-a-second-2 = 权重：时延为差的一秒
weight-weight-of-a-second-3 = 权重：帧率为差的一秒

## page

page-language-name = 中文
page-reading = 正在读取…
page-cancel = 取消
page-meaning = 含义
page-advice = 处理办法
page-code = 错误码
page-detail = 详情
page-cloud-said = 原始信息
page-position = 位置
page-line = 第 { $line } 行，第 { $column } 列
page-request-id = 请求 ID
page-retry = 重试
page-copy-all = 复制全部
page-copied = 已复制
page-not-copied = 请手动复制
page-close = 关闭
page-app = TRRO 会话查看器
page-title = 粘贴一次会话，立即查看
page-or-paste = 或粘贴会话
page-hint = 即 DescribeDeviceSessionDetails 的返回内容，云端原文或各语言 SDK 的打印结果均可。数据只留在本浏览器。
page-box = 会话 JSON
page-show = 查看
page-open = 打开文件…
page-sample = 查看示例会话
page-drop-hint = 也可以把文件拖到本页任意位置
page-drop = 松开鼠标即可打开
page-also-read = 同样支持：HAR 文件、tccli 输出、日志行、JSON 前后带有文字、一次多个会话。若有缺失，页面会说明缺了什么、为什么。
page-no-json = 还没有 JSON？用命令行获取
page-prints = 命令会打印 JSON，原样粘贴即可。
page-copy = 复制
page-fetch-title = 或通过签名后端获取
page-fetch-hint = 本页不接触密钥。后端地址：本站。
page-session-id = 会话 ID
page-region = 地域
page-fetch = 获取
page-pick = 从列表中选择…
page-copy-curl = 复制 curl 命令
page-fetch-more = 更多选项
page-from = 开始时间
page-to = 结束时间
page-token = 后端访问令牌（只留在内存中）
page-remember = 在本浏览器中记住最近的会话 ID
page-demo = 演示后端：由它获取的会话均为虚构
page-reopen = 打开…
page-share = 分享…
page-session = 会话
page-session-number = 会话 { $n }
page-stream = 视频流 { $n }
page-link-waits = 此链接展示的是会话 { $id }：打开该会话，即可看到同样的画面。
page-link-of-another = 此链接属于另一次会话（{ $id }），已忽略。
page-link-broken = 地址中 # 之后的内容不完整、有误或来自其他版本，已忽略。
page-link-too-long = 链接太长，已忽略。请对方以文件方式发送：HTML 报告，或会话的 JSON。
page-language = 语言
page-theme = 主题
page-auto = 自动
page-light = 浅色
page-dark = 深色
page-zone = 时区
page-local = 本地
page-relative = 相对开始
page-labelled = { $label }：{ $value }

## live

live-no-id = 请填写会话 ID
live-no-token = 令牌只含英文字母、数字和符号
live-no-time = 请写成 2024-11-12 16:19:29，或 Unix 秒数
live-typed-in = 按 { $zone } 时间填写，或填写 Unix 秒数
live-end-first = 结束时间应晚于开始时间
live-again = 重新获取
live-running = 会话进行中
live-updated = { $time } 更新
live-pause = 暂停刷新
live-paused = 已暂停刷新
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
live-device = 设备 ID（任一端）
live-list = 列出
live-listing = 正在获取列表…
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
live-all-streams = 一起打开这 { $n } 路视频流
live-token = 后端访问令牌
live-previous = 上一页
live-next = 下一页
live-page = 第 { $first }–{ $last } 个，共 { $total } 个

## share

share-share = 分享链接
share-close = 关闭
share-link = 链接
share-copy-link = 复制链接
share-with-data = 链接中包含会话数据（在 # 之后，不会发送到服务器）
share-mask = 隐去 ID 与 IP 地址
share-length-of = 数据占 { $n } 个字符。上限 { $limit }；有些聊天工具会截断长链接。
share-needs-session = 对方需要自己打开这次会话，才能看到同样的画面。
share-too-long = 会话太大，放不进链接：需要 { $n } 个字符，上限 { $limit }。请改为导出 HTML 报告。

## failure

failure-wasm-blocked = 页面的安全策略不允许运行 WebAssembly
    .meaning = 响应头 `Content-Security-Policy` 没有放行 WebAssembly，查看器无法启动。
    .advice = 在 `script-src` 中加入 `'wasm-unsafe-eval'`，然后刷新页面。
    .advice-2 = 所需的完整策略：`script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'`
failure-no-wasm = 此浏览器没有 WebAssembly
    .meaning = 浏览器版本过旧，或 WebAssembly 被安全设置关闭，例如 iOS 的锁定模式、Edge 的增强安全模式。
    .advice = 更新浏览器，或换用新版 Chrome、Edge、Firefox、Safari。
    .advice-2 = 如果是安全设置所致，请把本站加入例外，然后刷新页面。
failure-wasm-missing = 查看器的程序文件下载失败
    .meaning = 未能从服务器取得 `trro-session-viewer.js` 或 `trro-session-viewer_bg.wasm`。
    .advice = 检查网络连接后重试。
    .advice-2 = 确认这两个文件与 `embed.js` 在同一目录，且地址可以访问。
    .advice-3 = 如果文件放在其他域名下：该域名要返回 CORS 响应头，并同时列入 `script-src` 和 `connect-src`。
failure-wasm-invalid = 取回的不是查看器的程序文件
    .meaning = 该地址返回了别的内容（常见的是登录页或 404 页面），或者文件不完整、与 `embed.js` 不是同一版本。
    .advice = 确认服务器没有把找不到的路径改写成 HTML 页面。
    .advice-2 = 重新部署整个 `dist/` 目录，不要混用不同版本的文件。
    .advice-3 = 清除浏览器和 CDN 缓存后重试。
failure-network = 无法获取数据：没有收到响应
    .meaning = 网络中断、域名或证书有误，或请求被 CORS、`connect-src` 拦截；浏览器不会告诉页面是哪一种。
    .advice = 在新标签页中打开该地址，确认能够访问。
    .advice-2 = 跨域地址需要服务器返回 `Access-Control-Allow-Origin`，并列入本页的 `connect-src`。
    .advice-3 = 也可以先下载响应内容，再以文件方式打开。
failure-timeout = 等待服务器响应超时
    .meaning = 在时限内没有收到完整的响应。
    .advice = 检查网络后重试。
    .advice-2 = 如果会话很长，请缩小时间范围后重新获取。
failure-http = 服务器返回了错误状态
    .meaning = 地址有响应，但没有给出会话数据。
    .advice = 401、403：登录已失效或权限不足，请重新登录后重试。
    .advice-2 = 404：地址有误，或数据已被删除。
    .advice-3 = 5xx：服务端故障，请稍后重试。
failure-unreadable = 无法读取文件
    .meaning = 选中之后文件被移动、修改或删除，没有读取权限，或者拖入的是文件夹。
    .advice = 重新选择文件；如果是文件夹，请选择其中的文件。
    .advice-2 = 也可以打开文件，复制全部内容后粘贴。
failure-foreign-address = 不能打开其他站点的地址
    .meaning = `?src=` 只接受与本页同源的地址，以免一个链接就让浏览器去访问陌生站点。
    .advice = 把文件放到本站，或先下载，再拖到本页。
failure-address-as-text = 这是一个地址，而不是会话的 JSON
    .meaning = 查看器不会去访问文本中的地址。
    .advice = 打开该地址，把返回的内容粘贴到这里，或保存为文件后打开。
    .advice-2 = 在代码中：传入 `new URL(…)`，或设置属性 `src`。
failure-unserialisable = 这个对象无法转换为 JSON
    .meaning = 其中有循环引用或 BigInt。
    .advice = 改为传入 JSON 文本或字节。
failure-too-large = 数据太大，无法在浏览器中打开
    .meaning = 上限为 256 MB（解压后计算）；可用内存不足时更低。
    .advice = 缩小 `StartTime`、`EndTime` 的范围后重新获取。
    .advice-2 = 一次少打开几个文件。
failure-link-spoilt = 链接或报告中的会话数据不完整
    .meaning = 数据在传送途中被截断或改动，例如聊天工具截断了长链接。
    .advice = 请对方以文件方式发送：HTML 报告，或会话的 JSON。
failure-picture-too-large = 图片太大，浏览器无法绘制
    .meaning = 图表太多，超出了浏览器对图片大小的限制。
    .advice = 收起一部分图表后重试。
    .advice-2 = 或导出 SVG，它没有这个限制。
failure-link-too-large = 链接中的会话数据解压后太大
    .meaning = 正常的分享链接不会这么大，因此没有打开。
    .advice = 请对方以文件方式发送：HTML 报告，或会话的 JSON。
failure-aborted = 加载已取消
failure-internal = 查看器内部出错
    .meaning = 这是查看器自身的缺陷，与数据和操作无关；页面上的其他查看器不受影响。
    .advice = 点击“重试”重新载入。
    .advice-2 = 如果再次出现，请点击“复制全部”，把报告发给维护者；其中不含会话数据。
failure-strange-list = 返回的内容不是列表
    .meaning = 签名后端有响应，但内容不是云 API 的列表。
    .advice = 确认此地址上运行的是签名后端，而不是其他服务。
    .advice-2 = 重试一次。
failure-may-not-list = 腾讯云拒绝了请求：该账号无权列出项目或会话
    .meaning = 密钥有效，但其 CAM 策略不允许此操作。
    .advice = 请主账号在资源 `*` 上授予 `trro:{ $action }`。
    .advice-2 = 知道项目 ID 或会话 ID 时，可以直接填写，不需要列表。
failure-nothing-to-list = 腾讯云没有找到所列的内容
    .meaning = `{ $action }` 不接受这些条件：项目 ID 或设备 ID 有误，或项目属于另一个账号。
    .advice = 核对项目 ID 和设备 ID。
    .advice-2 = 检查时段：开始应早于结束。

## refusal

refusal-clock-ahead = 签名后端所在机器的时钟比腾讯云快 { $seconds } 秒：校准该机器的时间（NTP），然后重试。
refusal-clock-behind = 签名后端所在机器的时钟比腾讯云慢 { $seconds } 秒：校准该机器的时间（NTP），然后重试。
refusal-no-answer = 签名后端没有响应
    .meaning = 请求没有到达签名后端：后端没有运行，网络中断，或者请求被 CORS、`connect-src` 拦截。
    .advice = 确认 `trro-session-backend` 正在运行，且此地址可以访问。
    .advice-2 = 后端在其他域名下时：以 `--allow-origin` 放行本页的来源，并把该域名列入本页的 `connect-src`。
refusal-no-backend = 此地址没有签名后端
    .meaning = 服务器有响应，但不提供 `/v1/` 下的接口。
    .advice = 按 `docs/backend.md` 运行 `trro-session-backend`，并从它的地址打开本页。
    .advice-2 = 也可以用命令行取得 JSON，粘贴到本页。
refusal-unauthorized = 签名后端要求访问令牌
    .meaning = 请求没有带令牌，或令牌不正确。
    .advice = 在“更多选项”中填入管理员提供的令牌（即后端的 `TRRO_BACKEND_TOKEN`），再获取一次。
    .advice-2 = 令牌只保存在内存中，刷新页面后需要重新填写。
refusal-forbidden-origin = 签名后端不允许本页的来源访问
    .meaning = 后端只响应自己的页面和明确放行的来源。
    .advice = 请管理员以 `--allow-origin` 启动后端，值为本页的来源（协议、域名和端口）。
refusal-wrong-host = 签名后端不认识这个主机名
    .meaning = 为防止 DNS 重绑定，后端只响应本机名称和 `--public-url` 指定的名称。
    .advice = 请管理员以 `--public-url` 指定访问所用的地址；反向代理须原样转发 `Host`。
refusal-bad-request = 签名后端认为请求有误
    .meaning = 请求没有发往腾讯云。
    .advice = 对照“详情”修改会话 ID、地域或时间，再获取一次。
refusal-rate-limited = 请求过于频繁
    .meaning = 云 API 每个接口默认每秒最多 20 次请求；也可能是后端此刻没有足够的内存。
    .advice = 等待几秒后重试。
    .advice-2 = 如果经常出现，检查是否有脚本在批量获取。
refusal-upstream-unreachable = 签名后端无法连接腾讯云
    .meaning = 后端收到了请求，但连接不上云 API。
    .advice = 在后端所在的机器上检查网络、DNS、出口防火墙和证书。
refusal-upstream-timeout = 腾讯云没有及时响应
    .meaning = 签名后端等待云 API 响应超时，重试后仍然如此。
    .advice = 稍后重试。
    .advice-2 = 如果会话很长，请在“更多选项”中缩小时间范围。
refusal-upstream-invalid = 云 API 的响应无法识别
    .meaning = 签名后端收到的不是完整的 API 响应：可能是代理或网关的页面，也可能中途断开。
    .advice = 重试一次。
    .advice-2 = 如果反复出现，检查后端与腾讯云之间的代理和网关。
refusal-internal = 签名后端自身出错
    .meaning = 这是后端的缺陷，与请求无关。
    .advice = 重试一次。
    .advice-2 = 如果再次出现，请把后端日志中的这一段发给维护者；日志不含密钥和数据。
refusal-too-large = 请求太大
    .meaning = 签名后端只接受简短的请求。
    .advice = 重新填写表单后再试。
refusal-unsupported-media-type = 签名后端不接受这种请求
    .meaning = 请求的 `Content-Type` 不是 `application/json`，可能被中间的代理改动。
    .advice = 检查页面与后端之间的代理。
refusal-not-configured = 签名后端没有配置密钥
    .meaning = 后端正在运行，但没有用于签名的 API 密钥。
    .advice = 设置环境变量 `TENCENTCLOUD_SECRET_ID` 和 `TENCENTCLOUD_SECRET_KEY`，然后重启后端。
    .advice-2 = 只想试用：以 `--demo` 启动，查看虚构的会话。
