## clocks

# Opens the panel.
clocks-adjust = Adjust…
# The panel's name.
clocks-title = Clock offset
# What the panel is for.
clocks-what = All times are on the field's clock. The offset below shifts the remote's samples in the verdict, charts, tables and exports. Raw data stays unchanged.
# What was found.
clocks-estimate = Estimate
# What it rests on.
clocks-evidence = Evidence
# What is applied when nobody chooses.
clocks-by-itself = Automatic
# The field for a number.
clocks-seconds-ahead = Clock offset (remote − field), s
clocks-ahead = remote { $offset } ahead of field (±{ $uncertainty }, { $pairs } sample pairs)
# Takes the number.
clocks-apply = Apply
# Takes the estimate.
clocks-use-estimate = Use estimate
# Takes nothing.
clocks-as-sent = No correction
# What was typed is no such number.
clocks-no-such-offset = Enter seconds from −86,400 to 86,400.
clocks-prefix = Clocks:{" "}
clocks-same = no offset beyond ±{ $uncertainty } ({ $pairs } sample pairs)
clocks-behind = remote { $offset } behind field (±{ $uncertainty }, { $pairs } sample pairs)
clocks-perhaps-ahead = remote possibly { $offset } ahead of field (±{ $uncertainty }, { $pairs } sample pairs, weak evidence)
clocks-perhaps-behind = remote possibly { $offset } behind field (±{ $uncertainty }, { $pairs } sample pairs, weak evidence)
clocks-shown-as-sent = not corrected
clocks-shown-corrected = corrected
clocks-shown-earlier = manual: remote shifted { $offset } earlier
clocks-shown-later = manual: remote shifted { $offset } later
clocks-moved-by = shifted{" "}
clocks-correlation = bitrate and frame rate correlation { $best } at this offset, at most { $other } elsewhere ({ $pairs } sample pairs)
clocks-by-itself-strong = corrected (strong evidence)
clocks-by-itself-none = not corrected (offset unknown)
clocks-by-itself-uncertain = not corrected (offset within its uncertainty)
clocks-by-itself-weak = not corrected (weak evidence)
clocks-unknown-one-end = offset unknown: only one end has samples
clocks-unknown-several = offset unknown: several devices at one end, each with its own clock
clocks-unknown-no-video = offset unknown: no bitrate or frame rate from both ends
clocks-unknown-no-fit = offset unknown: rates of the two ends do not correlate
clocks-seconds-unit = s

## cloud

# For an error without a request ID to quote.
cloud-plain-ticket = If it still fails, open a ticket.
cloud-retry = Try again later. No change is needed.
# Every row that asks for a ticket has this.
cloud-ticket = If it still fails, open a ticket with the request ID.
cloud-grant = Ask the main account to allow `{ $operation }` on resource `*`.
cloud-own-project = Check that the session belongs to a project of this account.
cloud-after-grant = Try again once access is granted. No other change is needed.
cloud-check-session-id = Check the SessionId against the session list, including the trailing `-0` or `-1`.
cloud-check-types = Send StartTime and EndTime as whole seconds, without quotes, not as milliseconds.
cloud-check-network = Check that the SDK's machine reaches `trro.tencentcloudapi.com` on port 443. Check proxy and DNS.
cloud-back-off = Wait at least 1 second, then retry with doubling delays.
cloud-new-key = Create or enable a key under “API keys” in the CAM console.
cloud-latest-sdk = Use the latest SDK or tccli: both set the signature and common parameters.
cloud-gateway =
    .title = The gateway returned its own error instead of a session
    .meaning = The request did not reach the cloud API. The number is the console's or a gateway's own code.
    .advice = Fix the reported problem, then copy the response again.
    .advice-2 = Or fetch the session details with tccli.
cloud-unknown =
    .title = Tencent Cloud returned an error instead of a session
    .meaning = This code is not in TRRO's public list.
    .advice = Read the original message for the cause.
cloud-no-code =
    .title = The SDK reported an error instead of a session
    .meaning = There is no error code: the request may not have reached Tencent Cloud.
    .advice = Read the original message for the cause.
cloud-auth-failure-unauthorized-operation =
    .title = Tencent Cloud refused: this account may not read session details
    .meaning = The key is valid, but its CAM policy does not allow this operation.
cloud-unauthorized-operation =
    .title = Tencent Cloud refused: the operation is not authorised
    .meaning = The account's CAM policy forbids it, or the project belongs to another account.
cloud-auth-failure-signature-expire =
    .title = The signature has expired: the clock is wrong or the request is old
    .meaning = `X-TC-Timestamp` differs from server time by more than 5 minutes.
    .advice = Synchronise the clock with NTP.
    .advice-2 = Sign each request just before sending it. Do not reuse signed requests.
    .advice-3 = Send the timestamp in UTC seconds, not milliseconds.
cloud-auth-failure-signature-failure =
    .title = The signature does not match
    .meaning = The server computed a different signature for this request.
    .advice = Copy the SecretKey again, without spaces.
    .advice-2 = Do not change the body after signing. Send exactly the `content-type` that was signed, including `charset`.
    .advice-3 = Sign for host `trro.tencentcloudapi.com`, service `trro` and the UTC date. A China-time date fails from 00:00 to 08:00.
cloud-auth-failure-secret-id-not-found =
    .title = This SecretId does not exist
    .meaning = The key is unknown, deleted or disabled. Keys of the China site and the international site are not interchangeable.
    .advice = Copy the SecretId again, without spaces.
    .advice-2 = Use a Cloud API key, not a DNSPod or COS key.
    .advice-3 = With temporary keys, send the token too.
cloud-auth-failure-invalid-secret-id =
    .title = This SecretId is not a Cloud API key
    .meaning = The cloud API does not accept this type of key.
cloud-auth-failure-invalid-authorization =
    .title = The `Authorization` header is malformed
    .meaning = The server cannot parse key, date and signature.
    .advice = Check commas, spaces and `Credential=<SecretId>/<date>/trro/tc3_request`.
cloud-auth-failure-token-failure =
    .title = The temporary key's token is wrong or expired
    .meaning = A temporary key works for a limited time and only with its own token.
    .advice = Get new temporary credentials and replace all three: SecretId, SecretKey and token.
cloud-auth-failure-mfafailure =
    .title = Multi-factor authentication (MFA) failed
    .meaning = This operation requires MFA for this account.
    .advice = Complete MFA, then try again.
    .advice-2 = For scripts, use a sub-account without MFA.
cloud-auth-failure =
    .title = Authentication failed
    .meaning = Tencent Cloud rejected the key or the signature.
    .advice = Copy SecretId and SecretKey again, without spaces.
    .advice-2 = Synchronise the clock with NTP.
cloud-request-limit-exceeded =
    .title = Too many requests
    .meaning = This action exceeded its rate limit: 20 requests per second by default.
cloud-request-limit-exceeded-uin-limit-exceeded =
    .title = Too many requests from this account
    .meaning = All programs of this account together exceeded the rate limit.
    .advice = Find other programs of this account that poll the API.
cloud-request-limit-exceeded-iplimit-exceeded =
    .title = Too many requests from this IP address
    .meaning = All requests from this public IP address together exceeded the rate limit.
cloud-request-limit-exceeded-global-region-uin-limit-exceeded =
    .title = Too many requests from this account across all regions
    .meaning = Requests to all regions together exceeded the account's rate limit.
cloud-invalid-parameter =
    .title = A parameter is invalid
    .meaning = A parameter has the wrong format or type. The message names it.
cloud-invalid-parameter-value =
    .title = A parameter value is not allowed
    .meaning = The type is right, but the value is out of range or does not exist.
cloud-missing-parameter =
    .title = A required parameter is missing
    .meaning = `DescribeDeviceSessionDetails` requires a SessionId.
    .advice = Add the SessionId.
    .advice-2 = With tccli, also add `--region ap-guangzhou`.
cloud-unknown-parameter =
    .title = The action does not know a parameter of this request
    .meaning = The name is mistyped, or the API version is wrong.
    .advice = Check upper and lower case: `SessionId`, `StartTime`, `EndTime`.
    .advice-2 = Use API version `2022-03-25`.
cloud-unsupported-region =
    .title = TRRO does not serve this region
    .meaning = TRRO is not deployed in the requested region.
    .advice = Use `ap-guangzhou`, or omit the region.
    .advice-2 = Use the China site: the international site has no session details.
cloud-resource-not-found =
    .title = Session not found
    .meaning = The SessionId is mistyped, the session belongs to another project, account or site, or its data has been deleted.
cloud-resource-unavailable =
    .title = The resource is currently unavailable
    .meaning = The state of the session or its project does not allow reading.
    .advice = Check that the project is not suspended or in arrears.
cloud-resource-insufficient =
    .title = The service lacks resources
    .meaning = The cloud currently lacks resources for this request.
cloud-resource-in-use =
    .title = The resource is in use
    .meaning = Another operation is using it.
cloud-limit-exceeded =
    .title = A quota is exhausted
    .meaning = The quota of the account or project is used up.
    .advice = Check the quota in the console. Request more by ticket if needed.
cloud-failed-operation =
    .title = Tencent Cloud could not complete the operation
    .meaning = The service accepted the request, then failed.
    .advice = If the SessionId is right, try again later.
cloud-internal-error =
    .title = Tencent Cloud had an internal error
    .meaning = The service failed. Responses above 50 MB also return this code.
    .advice = For a very long session, fetch parts with StartTime and EndTime.
cloud-service-unavailable =
    .title = TRRO is temporarily unavailable
    .meaning = The service is under maintenance or overloaded.
cloud-operation-denied =
    .title = The operation was denied
    .meaning = The state of the project or its licences does not allow it.
    .advice = Check the project's state and licences in the console.
cloud-operation-denied-licenses-not-enough-error =
    .title = Not enough licences
    .meaning = The project needs more licences than it has.
    .advice = Buy licences, or release those of unused devices.
cloud-invalid-action =
    .title = This action does not exist
    .meaning = The name is mistyped, or the request went to the international site, which has no session details.
    .advice = Use the action `DescribeDeviceSessionDetails`.
    .advice-2 = Use the host `trro.tencentcloudapi.com`, not `trro.intl.tencentcloudapi.com`.
cloud-no-such-version =
    .title = This API version does not exist
    .meaning = TRRO has no version with this `X-TC-Version`.
    .advice = Use API version `2022-03-25`.
cloud-no-such-product =
    .title = This product does not exist
    .meaning = No product uses the requested host.
    .advice = Use the host `trro.tencentcloudapi.com`.
cloud-action-offline =
    .title = This action is offline
    .meaning = Tencent Cloud has retired this version of the action.
cloud-unsupported-protocol =
    .title = The protocol is not supported
    .meaning = The cloud API accepts only GET and POST over HTTPS.
cloud-invalid-request =
    .title = The request is malformed
    .meaning = The body is not valid JSON or does not match its `content-type`.
    .advice = POST `application/json` with the body `{"{"}"SessionId": "…"{"}"}`.
cloud-request-size-limit-exceeded =
    .title = The request is too large
    .meaning = The maximum is 32 KB for GET and 10 MB for POST.
    .advice = Send only the SessionId.
cloud-response-size-limit-exceeded =
    .title = The response is too large
    .meaning = This session exceeds the maximum response of 50 MB.
    .advice = Fetch the session in parts with StartTime and EndTime.
cloud-unsupported-operation =
    .title = The operation is not supported
    .meaning = This account or project cannot use this action.
cloud-dry-run-operation =
    .title = This was only a dry run
    .meaning = DryRun was set: the request is valid but was not executed.
    .advice = Remove DryRun and send the request again.
cloud-ip-in-blacklist =
    .title = This IP address is on the deny list
    .meaning = The account's policy blocks calls from this address.
    .advice = Call from an allowed network, or ask the main account to remove the address from the deny list.
cloud-ip-not-in-whitelist =
    .title = This IP address is not on the allow list
    .meaning = The account allows calls only from listed addresses.
    .advice = Call from an allowed network, or ask the main account to add the address.
cloud-client-error-network-error =
    .title = The SDK could not reach Tencent Cloud
    .meaning = The request got no response. The problem is in the caller's network, not in the session.
cloud-server-network-error =
    .title = The server returned an unexpected HTTP status
    .meaning = The cloud API always returns 200, so a proxy or gateway probably responded.
cloud-client-error-parse-json-error =
    .title = The SDK could not parse the response
    .meaning = The response was not valid JSON: probably a proxy's page or a truncated response.
cloud-client-error-circuit-breaker-error =
    .title = The SDK's region circuit breaker is open
    .meaning = Too many requests failed within a minute, so the SDK stopped calling that region.
    .advice = Wait 1 minute, then try again.
cloud-client-error =
    .title = The SDK failed before sending the request
    .meaning = The local configuration or a parameter is wrong. No request reached Tencent Cloud.
    .advice = Check that key, region and parameters are set.
cloud-invalid-credential =
    .title = No key is set
    .meaning = SecretId or SecretKey is empty, so the SDK sent no request.
    .advice = Set `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`, or run `tccli configure`.
cloud-code-9 =
    .title = The console login has expired
    .meaning = The console's page returned this, not the cloud API: its login or CSRF check failed.
    .advice = Log in to the console again, reload the page and copy the response again.
    .advice-2 = Or fetch the session details with tccli.

## distribution

# Shows how the values of a chart are spread.
distribution-distribution = Distribution
# Column: how many samples have which value.
distribution-histogram = histogram
# The 90th percentile.
distribution-p90 = p90
# The 99.9th percentile.
distribution-p999 = p99.9
# Column: how long it was within the good band.
distribution-good = good
# Column: how long it was in the watch band.
distribution-watch = watch
# Column: how long it was in the bad band.
distribution-bad = bad
# Column: how long it was measured, but not what it is compared with.
distribution-unjudged = not rated
# Column: the picture of the three.
distribution-bands = share of time
distribution-too-few = needs { $count } samples
distribution-needs = not rated: no { $array } from this end
distribution-shape = { $series }: most frequent range { $from } to { $to }, { $most } of { $all } samples.
distribution-below-edge = { $count } below { $edge }.
distribution-above-edge = { $count } above { $edge }.

## errors

errors-quoted = { $text }
errors-names-found = Top-level names: { $names }
errors-ids-found = SessionIds found: { $ids }
errors-sizes = Reading stopped at { $read } MB, the maximum is { $limit } MB
errors-empty-list = The list is empty: nothing matches the query. Check project, device and time range.
errors-fetch-details = Fetch the details of a listed session: `tccli trro DescribeDeviceSessionDetails --region ap-guangzhou --SessionId { $id }`
errors-fetch-a-session = Fetch the details of a session: `tccli trro DescribeDeviceSessionDetails --region ap-guangzhou --SessionId <SessionId>`
errors-list-sessions = List the project's sessions: `tccli trro DescribeDeviceSessionList --region ap-guangzhou --ProjectId { $project } --PageNumber 1 --PageSize 50`
errors-list-device-sessions = List the device's sessions: `tccli trro DescribeDeviceSessionList --region ap-guangzhou --ProjectId { $project } --DeviceId { $device } --PageNumber 1 --PageSize 50`
errors-paste-answer = Paste the complete output here.
errors-copy-all = Copy the JSON again, from the first `{"{"}` to the last `{"}"}`.
errors-as-file = If it is long, save it to a file and open or drop the file: terminals and chat apps truncate long text.
errors-not-a-session =
    .message = This JSON is complete, but it is not TRRO session details
    .meaning = Session details contain `Details` with `DeviceType` and `TimeOffset` for each device. Neither was found.
    .advice = If you used `--filter`, remove it or keep all of `Details`.
errors-no-data =
    .message = The query succeeded, but the session has no device
    .meaning = The cloud has no data for the session: the SessionId is mistyped, the session belongs to another region or project, or its data has been deleted.
    .advice = Check the SessionId against the session list, including the trailing `-0` or `-1`.
    .advice-2 = Check that region and account match the session's project.
    .advice-3 = If you set StartTime and EndTime, check that they cover the session.
errors-too-large =
    .message = The input is too large
    .meaning = Cloud API responses are at most 50 MB. A full day is about 6 MB, or up to 40 MB when indented.
    .advice = From a log or a HAR file, keep only the session details.
    .advice-2 = Fetch a very long session in parts with StartTime and EndTime.
errors-empty =
    .message = The input is empty
    .meaning = The pasted text or opened file has no content.
errors-no-value =
    .message = The input contains no JSON
    .meaning = This text does not contain a session's JSON.
    .advice = Paste the complete response of `DescribeDeviceSessionDetails`.
    .advice-2 = With tccli, use JSON output (the default), not `--output text` or `--output table`.
errors-cut-off =
    .message = The JSON is incomplete: its end is missing
    .meaning = The text ends before the JSON does. Partial sessions are not shown, because missing data could look like a fault.
errors-syntax =
    .message = The JSON has a syntax error
    .meaning = The JSON is invalid at the position shown. Text was probably added, lost or changed in copying.
errors-too-deep =
    .message = The JSON is nested too deeply
    .meaning = It has more than 128 levels. Session details have about 6.
errors-too-many-values =
    .message = The JSON has too many values
    .meaning = One array or object has hundreds of thousands of non-numeric values. Session details never do.
    .advice = Keep only the session details.
errors-zip =
    .message = This is a zip file: unpack it first
    .meaning = The viewer unpacks only gzip.
    .advice = Unpack the zip and open the JSON file in it.
errors-damaged-gzip =
    .message = The gzip file is damaged or incomplete
    .meaning = Unpacking failed midway.
    .advice = Download or compress the file again.
    .advice-2 = Or open the unpacked JSON.
errors-node-nested =
    .message = Printing replaced the arrays with `[Array]`: the data is lost
    .meaning = Node's `console.log` does not print nested arrays, so this text contains no values.
errors-node-truncated =
    .message = Printing kept only the first 100 values of each array: the rest is lost
    .meaning = Node's `console.dir` ends long arrays with `... more items`.
errors-js-literal =
    .message = This is a printed JavaScript object, not JSON
    .meaning = Names have no quotes and strings have single quotes.
errors-python-repr =
    .message = This is a printed Python dict, not JSON
    .meaning = `print(dict)` writes single quotes, `None` and `True`.
errors-go-struct =
    .message = This is a printed Go struct or map, not JSON
    .meaning = `fmt.Println` prints pointers or unquoted values, so data is missing.
errors-arrows =
    .message = This is printed Ruby or PHP data, not JSON
    .meaning = `=>` separates names and values.
errors-print-in-node =
    .advice = In Node, print with `console.log(JSON.stringify(data))`.
errors-print-in-python =
    .advice = With the SDK's response object, use `print(resp.to_json_string())`.
    .advice-2 = With a dict from `call_json`, use `print(json.dumps(resp, ensure_ascii=False))`.
errors-print-in-go =
    .advice = Print with `fmt.Println(response.ToJsonString())`.
errors-print-in-ruby-or-php =
    .advice = In Ruby, use tccli or paste the raw response body: `resp.serialize` drops nulls, which shifts the arrays.
    .advice-2 = In PHP, use `echo $resp->toJsonString();`.
errors-meaning = One call is missing: the curves are in the response of `DescribeDeviceSessionDetails`.
errors-device-session-list =
    .message = This is a session list, not session details
errors-recent-session-list =
    .message = This is the session list of the last 2 hours, not session details
errors-project-list =
    .message = This is a project list, not session details
errors-device-list =
    .message = This is a device list, not session details
errors-device-info =
    .message = This is device information, not session details
errors-project-info =
    .message = This is project information, not session details
errors-duration-details =
    .message = This is a list of billed durations, not session details
errors-session-statistics =
    .message = These are session statistics, not session details

## findings

findings-blame-field-device = field device
findings-blame-field-uplink = field uplink
findings-blame-cloud = cloud
findings-blame-remote-downlink = remote downlink
findings-blame-remote-device = remote device
findings-blame-undecided = undecided
findings-remote-stayed = {" "}while the remote stayed connected
findings-field-kept-sending = {" "}while the field kept sending
findings-and-effect = , and{" "}
findings-also-at = {" "}Also, at { $start }, { $clause }: { $step }.
findings-also-from-to = {" "}Also, from { $start } to { $end }, { $clause }: { $step }.
findings-unmeasured = No usable measurements: check the session ID and the requested time range.
findings-no-problems = No problems in { $span }. Nothing to do.
findings-frame-good-until = Mostly good until { $start }, then { $clause }: { $step }.
findings-frame-throughout = Problems nearly all the time from { $start }: { $clause }; { $step }.
findings-frame-except-instant = Good except { $start }, when { $clause }: { $step }.
findings-frame-intermittent = Mostly good, but intermittently from { $start } to { $end }, { $clause }: { $step }.
findings-frame-except = Good except { $start }–{ $end }, when { $clause }: { $step }.
findings-frame-worst-instant = Worst at { $start }, when { $clause }: { $step }.
findings-frame-worst = Worst from { $start } to { $end }, when { $clause }: { $step }.
findings-step-cloud = contact Tencent Cloud with the session ID
findings-step-undecided = likely cause undecided, check both ends
findings-step-remote-end = remote end
findings-budget-line = Video latency { $video } (median): capture { $capture }, encode { $encode }, uplink { $uplink }, downlink { $downlink }, decode { $decode }, render { $render }, other { $rest }
findings-list-comma = ,{" "}
findings-list-more = , and more
findings-list-last = {" "}and{" "}
findings-look = look at the { $part }{ $first ->
    [yes] {" "}first
   *[no] {""}
 }
findings-look-link = look at { $link } of the { $part }{ $first ->
    [yes] {" "}first
   *[no] {""}
 }
findings-field-in-sentence = the field
findings-remote-in-sentence = the remote
findings-link-in-sentence = link { $link }
findings-times = { $count ->
    [1] once
    [2] twice
   *[other] { $count } times
 }

## help

help-basis-session-median = Relative to session median:{" "}
help-basis-target-rate = Relative to target bitrate:{" "}
help-basis-frame-interval = Relative to frame interval:{" "}
help-bands-line-good = good
help-bands-line-watch = watch
help-bands-line-at-least = lower
help-bands-line-at-most = higher
help-bands-line-bad = {" "}is bad
help-evidence =
    .documented = documented
    .inferred = inferred
help-measured-by-both = both ends
help-measured-by-field = field
help-measured-by-remote = remote
help-missing-link-share = Not computed if any link's sent bitrate is missing or no link sends.
help-missing-nack-increment = Not computed if this or the previous count is missing. The first sample counts only if it is 0 or disconnected.
help-missing-negative = Not measured if absent, null, not a number or negative. 0 is a value.
help-missing-zero = Not measured if absent, null, not a number, negative or 0.
help-missing-disconnected = Not measured if absent, null, not a number or negative, or if the sample is disconnected (NetworkLatency negative, Rate and Fps both 0). Any other 0 is a value.
help-page = DescribeDeviceSessionDetails, SessionDeviceDetail: cloud.tencent.com/document/product/1584/89827
help-page-link = DescribeDeviceSessionDetails, MultiNet: cloud.tencent.com/document/product/1584/89827
help-sdk = official SDKs since 2026-05-19 (Python 3.1.99), SessionDeviceDetail; not on the documentation page
help-ours = computed by this viewer
help-drawn-burst = A burst is marked at the upper edge with its value and does not change the scale.
help-drawn-steps = One step per connection.
help-drawn-dashed-steps = Dashed steps.
help-fps =
    .what = Frames per second. The remote's curve shows how smooth the driver's picture is.
    .documented = frame rate
    .inferred = After a reconnect, queued frames may arrive at once (141 and 267 fps in the example). That is not a real frame rate.
help-max-frame-delta =
    .what = Longest interval between two frames in a sample. It shows a single stutter that the frame rate often hides.
    .inferred = In ms: the excess over 100 and 150 ms equals Lag100Duration and Lag150Duration.
    .documented = longest frame interval
help-frame-delta =
    .what = Mean interval between two frames in a sample. 1000 divided by it is a second estimate of the frame rate. If it differs from Fps, the sample is doubtful.
    .inferred = In ms: its product with Fps is about 950. It is measured separately from Fps and may have values while disconnected.
    .drawn = A dashed line.
    .documented = mean frame interval
help-lag100-duration =
    .what = Stutter time per sample, from frame intervals above 100 ms.
    .inferred = In ms. Only the excess over 100 ms counts: an interval of 195 ms counts 95 ms.
    .drawn = One hollow bar per sample.
    .documented = stutter time from frame intervals above 100 ms
help-lag150-duration =
    .what = Stutter time per sample, from frame intervals above 150 ms.
    .inferred = In ms. Only the excess over 150 ms counts: an interval of 195 ms counts 45 ms.
    .drawn = One filled bar per sample.
    .documented = stutter time from frame intervals above 150 ms
help-k100 =
    .what = Stutter time above 100 ms as a share of the connection's duration.
    .inferred = In %: 100 × ΣLag100Duration ÷ duration of the connection, repeated on each of its samples. The mean of K100 is not the session's stutter ratio.
    .documented = stutter k100
help-k150 =
    .what = Stutter time above 150 ms as a share of the connection's duration.
    .inferred = In %, computed like K100. The product overview calls it "150 ms lagging rate".
    .documented = stutter k150
help-network-latency =
    .what = Network latency on this device's side. −1 means no measurement.
    .inferred = Probably the round-trip time between device and server, not end to end: in the example 5 ms at the remote and 72–503 ms at the field, where it follows the active link.
    .drawn = The strip below shows the active link.
    .documented = network delay, in ms
help-video-latency =
    .what = Time for a frame from the field to the remote, measured at the remote. 0 means no sample and is not drawn.
    .inferred = From the frame's timestamp to the remote, without capture.
    .documented = video delay, in ms
help-control-latency =
    .what = Round-trip time of a control message between the two ends.
    .documented = round-trip delay of the message channel between field and remote device, in ms
help-capture-cost =
    .what = Time to capture a frame.
    .inferred = Always 0 probably means not measured (external video input, for instance), not instant capture.
    .documented = capture time, in ms
help-encode-cost =
    .what = Time to encode a frame. Above one frame interval, the encoder cannot keep up.
    .documented = encode time, in ms
help-decode-cost =
    .what = Time to decode a frame. Above one frame interval, the decoder cannot keep up.
    .documented = decode time, in ms
help-render-cost =
    .what = Time to render a frame.
    .inferred = Always 0 probably means not measured. Older data uses the former name RenderConst.
    .documented = render time, in ms
help-rate =
    .what = Bitrate of the video.
    .inferred = Sent at the field, received at the remote. The two may differ without any loss. The documentation gives no reason; redundancy (FEC) is likely.
    .documented = bitrate, in kbps
help-bit-rate-estimate =
    .what = Target bitrate that the server sets for the encoder.
    .inferred = Target of this video stream. If the bitrate stays far below it, content limits the bitrate, not the network.
    .documented = bitrate regulated by the server, in kbps
help-total-bitrate-estimate =
    .what = Estimate of the total available bandwidth.
    .inferred = Probably the bandwidth of all streams and links together.
    .documented = estimate of the total bitrate, in kbps
help-send-bps =
    .what = Bitrate sent on this link.
    .inferred = In kbps, although the name says Bps. The sum over all links slightly exceeds the device's bitrate: headers and redundancy. If one sample doubles on all links, two periods were read at once (artefact).
    .documented = sent bps, in kbps
help-recv-bps =
    .what = Bitrate received on this link.
    .inferred = In kbps, although the name says Bps. If one sample doubles on all links, two periods were read at once (artefact).
    .documented = received bps, in kbps
help-link-share =
    .what = This link's share of the bitrate that all links of the device send.
    .inferred = The active link has the greatest share. A standby link sends probes only, about 30 kbps in the example.
    .drawn = Stacked areas. A vertical line marks a link switch, as counted in findings.
help-nack-increment =
    .what = Retransmission requests (NACK) since the previous sample.
    .inferred = Difference of the running total NACK. If the total falls, a reconnect has reset it and the whole value counts.
    .drawn = One stem per sample.
help-nack =
    .what = Number of requests to retransmit lost packets.
    .inferred = Running total per connection: a reconnect resets it to 0.
    .drawn = The chart shows increments. Select the running total to add it.
    .documented = number of nack requests
help-lost =
    .what = Share of packets lost.
    .inferred = Always 0 in the example, although a link lost packets and the remote requested retransmissions: 0 does not prove zero loss.
    .documented = packet loss ratio, in %
help-link-lost-inferred = Whole numbers only: loss below 1 % may show as 0.
help-link-lost-what = Share of packets lost on this link.
help-link-lost-documented = packet loss ratio, in %
help-rtt =
    .what = Round-trip time of packets on this link.
    .inferred = Round-trip time, judging by the name. 0 before the first measurement.
    .drawn = Thick while the link is active.
    .documented = delay, in ms
help-cpu-used =
    .what = CPU usage of the device.
    .inferred = One value per connection in the example: a flat line may be a single reading, not a steady load.
    .documented = CPU usage, in %
help-mem-used =
    .what = Memory usage of the device.
    .inferred = One value per connection in the example: a flat line may be a single reading, not steady usage.
    .documented = memory usage, in %
help-beyond-is-watch = { $beyond }: { $watch }

## judged

# The row of numbers above the overview.
judged-findings = Findings
# What can be done.
judged-advice = Advice
# From where on it counts, and who says so.
judged-limit = Threshold
# The samples that it rests on.
judged-rests-on = Evidence
# Which part.
judged-blame = Likely cause
# What explains it.
judged-cause = Cause
# What it explains.
judged-effects = Effects
# Between two series.
judged-between = ;{" "}
# Filter: of any severity.
judged-any-severity = Any severity
# Filter: of any device.
judged-any-device = Any device
# Filter: any likely cause.
judged-any-blame = Any cause
# Filter: only what lies in the window.
judged-in-window = In visible range
# Filter, for a screen reader.
judged-filter = Filter findings
judged-at-least-minor = Minor and worse
judged-at-least-major = Major and worse
judged-at-least-critical = Critical
judged-count = { $shown } of { $all }
judged-more = { $count } more, shown as ticks
judged-blamed-between = ,{" "}
judged-score-formula = Score { $score }/100 = 1 − (major { $major } + { $share } × minor { $minor }) ÷ { $length }
# What the score means.
judged-score = 100: no major or minor problem. Critical counts as major. Overlapping problems count once.
judged-late = Video latency { $latency } (median)
judged-stage-capture = capture
judged-stage-encode = encode
judged-stage-uplink = uplink
judged-stage-downlink = downlink
judged-stage-decode = decode
judged-stage-render = render
judged-stage-unexplained = other

## kind

kind-window-truncated =
    .advice = Query again with an earlier StartTime to see the beginning.
    .fact = { $Device } data begins mid-connection
    .detail = retransmission counter starts at { $value }
kind-video-latency =
    .advice = Check which stage grew. If latency is repeatedly above 500 ms, consider stopping the vehicle.
    .fact = { $always ->
        [1] Median video latency { $value }
       *[other] Video latency up to { $value } for { $lasted }
     }
    .detail = { $always ->
        [1] mostly above { $threshold }
       *[other] baseline { $usual }, threshold { $threshold }
     }
    .clause = video latency rose to { $value } for { $lasted }
    .effect = video latency rose to { $value }
kind-stutter =
    .advice = Check latency, packet loss and retransmission requests at these times.
    .fact = { $Device } stutter ratio { $value } (frame intervals above 150 ms)
    .detail = { $late } samples with late frames, threshold { $threshold }
    .clause = { $device }'s picture stuttered for { $value } of the time
    .effect = the picture stuttered
kind-start-up =
    .advice = Wait for a steady picture before driving.
    .fact = Longest frame interval { $value }, at start-up
    .detail = { $part } of all stutter time above 100 ms
kind-slow-render =
    .advice = Check the remote's graphics driver and vertical sync. Show fewer pictures.
    .fact = Rendering took up to { $value } per frame for { $lasted }
    .clause = rendering took up to { $value } per frame for { $lasted }
kind-slow-encode =
    .advice = Check that hardware encoding is on. Encode fewer or smaller streams.
    .fact = Encoding took up to { $value } per frame for { $lasted }
    .clause = encoding took up to { $value } per frame for { $lasted }
kind-slow-decode =
    .advice = Check that hardware decoding is on at the remote. Close other programs.
    .fact = Decoding took up to { $value } per frame for { $lasted }
    .clause = decoding took up to { $value } per frame for { $lasted }
kind-slow-capture =
    .advice = Check the camera, its bus and its driver.
    .fact = Capture took up to { $value } per frame for { $lasted }
    .clause = capture took up to { $value } per frame for { $lasted }
kind-resolution-below =
    .advice = Dynamic encoding lowers the resolution. If it stays low, configure a lower resolution.
    .fact = Resolution lowered to { $width } × { $height }, configured { $configuredWidth } × { $configuredHeight }
    .detail = { $value } of the configured pixels
kind-reconnect =
    .advice = Check the affected end's access network (signal, handover, Wi-Fi roaming) and program log at these times. If both ends dropped at once, contact Tencent Cloud.
    .fact = { $back ->
        [0] { $Device } lost its connection for good, { $value } without a picture
       *[other] { $Device } reconnected { $times }, { $value } without a picture
     }
    .clause = { $device } reconnected { $times } in { $span }
    .clause-once = { $back ->
        [0] { $device } lost its connection for good
       *[other] { $device } reconnected after { $value } without a picture
     }
    .effect = { $device } reconnected { $times }
    .effect-once = { $back ->
        [0] { $device } lost its connection
       *[other] { $device } reconnected
     }
kind-rates-differ =
    .advice = Expect this difference when you compare the two ends.
    .fact = Remote receives { $value } of the bitrate the field sends, with almost no loss
    .detail = { $received } received, { $sent } sent; undocumented, probably redundancy (FEC) counted by the sender
kind-rate-swing =
    .advice = Check for congestion and jitter, unless the scene changed as fast.
    .fact = { $Device } bitrate swung by { $value } between samples
    .detail = for { $lasted }; above { $threshold } suggests congestion or jitter
kind-rate-above-target =
    .advice = Check the encoder's rate control. An external encoder must follow the bitrate from the callback.
    .fact = Encoder sent { $value } of its target bitrate for { $lasted }
    .detail = target { $target }
    .clause = the encoder sent { $value } of its target bitrate for { $lasted }
kind-no-picture =
    .advice = Check that both ends are connected, the camera is on and the stream is started. Then check the session ID.
    .fact = { $Device } never had a picture
    .detail = in { $value } of data
    .clause = { $device } never had a picture
    .effect = { $device } never had a picture
kind-network-limited =
    .advice = Picture quality dropped. Check the field's uplink bandwidth, or configure a lower resolution or frame rate.
    .fact = Network limited the bitrate to { $value } for { $lasted }
    .detail = target { $target }, session maximum { $top }
    .clause = the network limited the bitrate to { $value } for { $lasted }
    .effect = the network limited the bitrate
kind-network-latency =
    .advice = Check the affected end's network path to the cloud: signal, congestion, routing.
    .fact = { $always ->
        [1] { $Device } median network latency { $value }
       *[other] { $Device } network latency up to { $value }
     }
    .detail = { $always ->
        [1] mostly above { $threshold }
       *[other] baseline { $usual }, threshold { $threshold }
     }
    .clause = { $device }'s network latency rose to { $value } for { $lasted }
kind-memory-high =
    .advice = Free memory or restart the program: full memory causes stutter or a crash.
    .fact = { $Device } memory usage { $value } for { $lasted }
    .detail = threshold { $threshold }
    .clause = { $device }'s memory usage reached { $value } for { $lasted }
kind-memory-growing =
    .advice = Log the program's memory usage, then update or restart it: a memory leak is likely.
    .fact = { $Device } memory usage grows by { $value } per minute, full in { $full }
    .detail = { $used } used
    .clause = { $device }'s memory usage grew by { $value } per minute (full in { $full })
kind-masked-loss =
    .advice = The picture was not affected. If this persists, check the affected link: redundancy is in use.
    .fact = { $Link } packet loss up to { $value }, covered by other links
    .detail = loss and stutter at the receiver in the good band
kind-loss =
    .advice = Check the affected end's signal and congestion. A lower configured bitrate, resolution or frame rate reduces loss.
    .fact = { $Device } packet loss up to { $value } for { $lasted }
    .detail = mean { $mean }, threshold { $threshold }
    .clause = { $device }'s packet loss reached { $value } for { $lasted }
    .effect = packet loss reached { $value }
kind-link-unbalanced =
    .advice = Some modes do this on purpose. If links should be balanced, check media_trans_mode.
    .fact = Links unbalanced: { $link } carries { $value }
    .detail = equal share { $equal }
kind-link-switch =
    .advice = Check the signal of each link: frequent switches mean that no link is stable.
    .fact = Active link switched { $times } in { $span }
    .fact-once = Active link switched { $times }
    .detail = link { $way-way }
    .clause = the active link switched { $times } in { $span }
    .clause-once = the active link switched { $times }
    .effect = the active link switched
kind-link-loss =
    .advice = Check the affected link's signal and congestion, or let another link carry the video.
    .fact = { $Link } packet loss up to { $value } for { $lasted }
    .detail = mean { $mean }, threshold { $threshold }
    .clause = packet loss on { $link } reached { $value } for { $lasted }
    .effect = packet loss on { $link } reached { $value }
kind-link-idle =
    .advice = Nothing to do: this is a standby link.
    .fact = { $Link } on standby, { $sent }
    .detail = { $value } of traffic, probes only
kind-link-down =
    .advice = Check the affected link's signal, SIM and antenna. Check that another link can carry the video alone.
    .fact = { $Link } down for { $lasted }
    .detail = { $silent ->
        [1] nothing sent or received
       *[other] { $value } packet loss
     }
    .clause = { $link } was down for { $lasted }
    .effect = { $link } was down
kind-latency-spike =
    .advice = Single spikes are common on mobile networks. If they are frequent, check signal and handovers.
    .fact = { $Device } network latency spiked to { $value }, { $times }
    .detail = baseline { $usual }
    .clause = { $device }'s network latency spiked to { $value }
kind-latency-follows-link =
    .advice = Check the slow link's network, or prefer another link.
    .fact = Network latency peaked at { $peaks } ms while { $link } was active
    .detail = link round-trip time up to { $rtt }
    .clause = network latency peaked { $times }, at up to { $value }, while { $link } was active
    .clause-once = network latency peaked at { $value } while { $link } was active
kind-hidden-loss =
    .advice = Treat it as packet loss: the reported ratio excludes repaired packets. Check both ends' networks at these times.
    .fact = { $Device } requested { $value } retransmissions with almost no reported loss
    .detail = frame interval up to { $interval }
    .clause = { $device } requested { $value } retransmissions with almost no reported loss
    .effect = { $value } retransmissions were requested
kind-gap =
    .advice = Check the affected end's reporting. The picture may have been fine.
    .fact = { $Device } reported nothing for { $value } while connected
    .detail = { $times }
kind-freeze =
    .advice = Check the network at these times first. If it was fine, check capture and encoding, then decoding.
    .fact = { $Device } picture froze { $times }, longest { $value }
    .fact-once = { $Device } picture froze for { $value }
    .detail = mean frame interval before: { $mean }
    .clause = { $device }'s picture froze { $times } (longest { $value })
    .clause-once = { $device }'s picture froze for { $value }
    .effect = the picture froze { $times } (longest { $value })
    .effect-once = the picture froze for { $value }
kind-frame-rate-drop =
    .advice = Check the listed cause first. If both ends dropped, check the field. If only the remote dropped, check its downlink and decoder.
    .fact = { $Device } frame rate fell to { $value } for { $lasted }
    .detail = expected { $expected }, threshold { $threshold }
    .clause = { $device }'s frame rate fell to { $value } for { $lasted }
    .effect = the frame rate fell to { $value }
kind-estimate-collapse =
    .advice = Check the field uplink's signal and congestion at these times.
    .fact = Target bitrate fell to { $value }
    .detail = median before: { $before }
    .clause = the target bitrate fell from { $before } to { $value }
    .effect = the target bitrate fell to { $value }
kind-ends-apart =
    .advice = Check StartTime at both ends. Check that both belong to the same session.
    .fact = Samples of the two ends do not overlap in time
    .detail = each end is rated separately
kind-end-missing =
    .advice = Check the other end's SDK and reporting, or query another time range.
    .fact = Only { $device } has data
    .detail = causes at the other end are unknown
kind-doubled-counters =
    .advice = Nothing to do.
    .fact = Link counters doubled in { $samples } samples (artefact)
    .fact-once = Link counters doubled in { $samples } sample (artefact)
    .detail = two periods read at once; the bitrate was steady
kind-data-ends-early =
    .advice = After that time, rely on the other end's data.
    .fact = { $Device } data ends { $value } before the other end's
kind-cpu-high =
    .advice = Close other programs. Check that hardware encoding and decoding are on.
    .fact = { $Device } CPU usage { $value } for { $lasted }
    .detail = threshold { $threshold }
    .clause = { $device }'s CPU usage reached { $value } for { $lasted }
kind-control-latency =
    .advice = Check both ends' network paths to the cloud. If commands share the uplink with video, prioritise the commands.
    .fact = { $always ->
        [1] { $Device } median control latency { $value }
       *[other] { $Device } control latency up to { $value }
     }
    .detail = { $always ->
        [1] mostly above { $threshold }
       *[other] baseline { $usual }, threshold { $threshold }
     }
    .clause = control latency reached { $value } for { $lasted }
    .effect = control latency reached { $value }
kind-content-limited =
    .advice = Nothing to do: the picture needs no higher bitrate.
    .fact = Bitrate { $value } of target: limited by content, not by the network
    .detail = median target { $target }
kind-clock-offset =
    .advice = Synchronise both clocks with NTP. Allow for the offset when you compare curves.
    .fact = Clock offset (remote − field): { $value }
    .detail = ± { $uncertainty }, from bitrate and frame rate correlation
kind-burst =
    .advice = Nothing to do: other findings ignore these samples.
    .fact = Frame rates of { $rates } fps are artefacts
    .fact-once = Frame rate of { $rates } fps is an artefact
    .detail = frames queued during the reconnect arrived at once; baseline { $usual }
kind-aspect-changed =
    .advice = Set the same aspect ratio at encoder and camera.
    .fact = Aspect ratio changed: { $width } × { $height } sent, { $configuredWidth } × { $configuredHeight } configured
    .detail = picture cropped or stretched

## limit

limit-weight-minor-percent = Weight: minor finding, % of major
limit-second-part-percent = Verdict: minimum weight of second likely cause, % of first
limit-score-minor-percent = Score: weight of minor time, % of major
limit-episode-ms = Verdict: maximum gap within one problem
limit-suspect-requests-percent = Likely cause: minimum retransmission requests, % of packets
limit-suspect-stage-percent = Likely cause: minimum stage time increase, % of frame interval
limit-suspect-estimate-percent = Likely cause: maximum target bitrate, % of baseline
limit-suspect-throttle-times = Likely cause: uplink suspicion level for encoder throttling
limit-suspect-weak-percent = Likely cause: suspicion level for a sole suspect
limit-suspect-latency-ms = Likely cause: minimum latency increase
limit-suspect-loss-percent = Likely cause: minimum packet loss
limit-suspect-share-percent = Likely cause: minimum link share of traffic
limit-suspect-part-percent = Likely cause: minimum share of added video latency
limit-suspect-held-percent = Likely cause: received bitrate that counts as steady, % of baseline
limit-suspect-alike-times = Likely cause: maximum ratio of both ends' increases for cloud
limit-samples = Finding: minimum consecutive samples
limit-calm-samples = Finding: consecutive good samples that end it
limit-stage-watch-percent = Stage time watch threshold, % of frame interval
limit-stage-bad-percent = Stage time bad threshold, % of frame interval
limit-start-up-ms = Start-up: duration after connecting
limit-burst-times = Burst: minimum frame rate, multiple of baseline
limit-burst-samples = Burst: maximum samples after a reconnect
limit-merge-ms = Finding: maximum gap between merged occurrences
limit-loss-watch-percent = Packet loss watch threshold
limit-loss-bad-percent = Packet loss bad threshold
limit-loss-apart-ms = Scattered loss: maximum gap
limit-loss-scattered-samples = Scattered loss: minimum samples
limit-video-latency-watch-ms = Video latency watch threshold
limit-video-latency-bad-ms = Video latency bad threshold
limit-video-latency-stop-ms = Video latency stop threshold
limit-video-latency-stop-samples = Video latency stop: minimum consecutive samples
limit-stutter-watch-percent = Stutter ratio watch threshold
limit-stutter-bad-percent = Stutter ratio bad threshold
limit-stutter-samples = Stutter: minimum samples
limit-stutter-apart-ms = Stutter: maximum gap
limit-stutter-window-ms = Stutter ratio bad: minimum period
limit-stutter-watch-window-ms = Stutter ratio watch: minimum period
limit-stutter-interval-times = Stutter: minimum frame interval, multiple of expected
limit-resolution-percent = Resolution lowered: maximum pixels, % of configured
limit-gap-unsure-times = Reconnect: minimum gap without other evidence, multiple of sample interval
limit-outage-critical-ms = Reconnect critical threshold, time without a picture
limit-lost-for-good-ms = Reconnect: minimum time disconnected at session end
limit-rates-differ-percent = Bitrate mismatch: maximum bitrate, % of other end's
limit-rates-differ-samples = Bitrate mismatch: minimum samples per end
limit-swing-percent = Bitrate swing: minimum change, % of mean
limit-swing-samples = Bitrate swing: minimum consecutive samples
limit-above-target-percent = Bitrate above target: minimum bitrate, % of target
limit-far-above-target-percent = Bitrate above target minor threshold, % of target
limit-no-picture-samples = No picture: minimum samples
limit-network-limited-percent = Network-limited: minimum bitrate, % of target
limit-estimate-low-percent = Network-limited: maximum target bitrate, % of session maximum
limit-network-limited-ms = Network-limited minor threshold
limit-network-latency-watch-ms = Network latency watch threshold
limit-network-latency-bad-ms = Network latency bad threshold
limit-raised-times = Raised latency: minimum latency, multiple of baseline
limit-memory-watch-percent = Memory usage watch threshold
limit-memory-fill-ms = Memory growth: maximum time until full
limit-memory-window-ms = Memory growth: observed period
limit-memory-rise-percent = Memory growth: minimum increase, percentage points
limit-memory-quarter-percent = Memory growth: minimum increase per quarter, % of total increase
limit-memory-fall-percent = Memory growth: maximum drop, % of total increase
limit-masked-others-percent = Covered loss: minimum share of traffic on other links
limit-unbalanced-percent = Links unbalanced: maximum share, % of equal share
limit-carrying-percent = Link switch: minimum share of new active link
limit-switches = Link switch minor threshold, number of switches
limit-switch-apart-ms = Link switch: maximum gap between grouped switches
limit-idle-percent = Standby link: maximum share of traffic
limit-probe-percent = Probe-only link: maximum share of traffic
limit-probe-kbps = Probe-only link: maximum bitrate
limit-link-down-percent = Link down: minimum packet loss
limit-link-down-samples = Link down: minimum consecutive samples
limit-latency-peak-times = Network latency peak: minimum latency, multiple of baseline
limit-slow-link-times = Slow link: minimum round-trip time, multiple of other links'
limit-slow-link-percent = Slow link: minimum share of latency increase
limit-hidden-loss-requests = Hidden loss: minimum retransmission requests
limit-hidden-loss-percent = Hidden loss: minimum retransmission requests, % of packets
limit-freeze-major-ms = Freeze major threshold
limit-freeze-critical-ms = Freeze critical threshold
limit-freeze-mean-times = Freeze: minimum frame interval, multiple of mean
limit-freeze-beyond-ms = Freeze: minimum excess over mean frame interval
limit-freeze-mean-samples = Freeze: preceding samples in mean
limit-hang-up-ms = Hang-up: maximum time without frames at session end
limit-frame-rate-watch-percent = Frame rate watch threshold, % of expected
limit-frame-rate-bad-percent = Frame rate bad threshold, % of expected
limit-collapse-percent = Target bitrate drop: maximum bitrate, % of preceding median
limit-collapse-samples = Target bitrate drop: minimum consecutive samples
limit-collapse-before-ms = Target bitrate drop: preceding period
limit-collapse-before-samples = Target bitrate drop: minimum preceding samples
limit-doubled-times = Doubled counters: minimum link bitrate, multiple of adjacent samples
limit-not-doubled-times = Doubled counters: maximum video bitrate, multiple of adjacent samples
limit-doubled-links = Doubled counters: minimum links
limit-ends-early-ms = Data ends early: minimum difference with known clock offset
limit-ends-early-unsure-ms = Data ends early: minimum difference with unknown clock offset
limit-cpu-watch-percent = CPU usage watch threshold
limit-cpu-bad-percent = CPU usage bad threshold
limit-control-latency-watch-ms = Control latency watch threshold
limit-control-latency-bad-ms = Control latency bad threshold
limit-content-limited-percent = Content-limited: maximum bitrate, % of target
limit-estimate-high-percent = Content-limited: minimum target bitrate, % of session maximum
limit-clock-offset-samples = Clock offset: minimum offset
limit-aspect-percent = Aspect ratio changed: minimum difference

## links

# What the vertical lines through the shares mean.
links-switches = line: link switch
links-switch = link { $from } → { $to }
links-switched = Active link switched { $times }
links-switch-at = { $switch } at { $time }
links-switches-listed = { $switches }: { $list }
links-list-comma = ,{" "}

## metrics

metrics-chart-fps = Frame rate
metrics-chart-frame-interval = Longest frame interval
metrics-chart-lag = Stutter time
metrics-chart-lag-ratio = Stutter ratio per connection
metrics-chart-network-latency = Network latency
metrics-chart-video-latency = Video latency
metrics-chart-control-latency = Control latency
metrics-chart-stage-cost = Stage time
metrics-chart-rate = Bitrate
metrics-chart-link-share = Link share of sent bitrate
metrics-chart-nack = Retransmission requests
metrics-chart-lost = Packet loss
metrics-chart-link-rtt = Round-trip time per link
metrics-chart-host = CPU and memory
metrics-chart-unit-fps = fps
metrics-chart-unit-lag = ms per sample
metrics-chart-unit-frame-interval = ms
metrics-chart-unit-rate = kbps
metrics-chart-unit-lag-ratio = %
metrics-chart-unit-nack = per sample
metrics-group-smoothness = Smoothness
metrics-group-latency = Latency
metrics-group-throughput = Throughput
metrics-group-loss = Loss
metrics-group-links = Links
metrics-group-host = Host
metrics-group-other = Other
metrics-device-field = Field
metrics-device-remote = Remote
metrics-device-other = Device
metrics-link = Link
metrics-sent = sent
metrics-received = received
metrics-over-100 = > 100 ms
metrics-over-150 = > 150 ms
metrics-fps = Frame rate
metrics-max-frame-delta = Longest frame interval
metrics-frame-delta = Mean frame interval
metrics-frame-delta-short = mean
metrics-lag100-duration = Stutter time > 100 ms
metrics-lag150-duration = Stutter time > 150 ms
metrics-k100 = Stutter ratio > 100 ms
metrics-k150 = Stutter ratio > 150 ms
metrics-network-latency = Network latency
metrics-video-latency = Video latency
metrics-control-latency = Control latency
metrics-capture-cost = Capture time
metrics-capture-short = capture
metrics-encode-cost = Encode time
metrics-encode-short = encode
metrics-decode-cost = Decode time
metrics-decode-short = decode
metrics-render-cost = Render time
metrics-render-short = render
metrics-rate = Bitrate
metrics-bit-rate-estimate = Target bitrate
metrics-bit-rate-estimate-short = Target
metrics-total-bitrate-estimate = Bandwidth estimate
metrics-total-bitrate-estimate-short = Bandwidth
metrics-send-bps = Link bitrate sent
metrics-recv-bps = Link bitrate received
metrics-link-share = Link share of sent bitrate
metrics-nack-increment = Retransmission requests
metrics-nack-total = Retransmission requests, running total
metrics-running-total-short = running total
metrics-lost = Packet loss
metrics-link-lost = Packet loss per link
metrics-rtt = Round-trip time per link
metrics-cpu-used = CPU usage
metrics-cpu-used-short = CPU
metrics-mem-used = Memory usage
metrics-memory-short = memory
metrics-join = { $first }, { $next }

## number

number-range-always = always
number-symbol-day = d
number-symbol-hour = h
number-symbol-minute = min
number-symbol-second = s

## sources

sources-ours = chosen by this project
sources-sample = inferred from the documented example
sources-prod = TRRO product overview, tencentcloud.com/document/product/1252/67845
sources-trtc-rtt = TRTC (sister product): a round-trip time below 50 ms is short, above 200 ms long
sources-trtc-guide = TRTC (sister product), published guide: intl.cloud.tencent.com/document/product/647/39071
sources-w3-c = W3C webrtc-stats, freezeCount: max(3 × mean, mean + 150 ms)
sources-agora = Agora SDK: 500 ms is a freeze at 5 fps or more
sources-w3-c-pause = W3C webrtc-stats: more than 5 s is a pause
sources-uplink-100 = 3GPP TR 22.856: 100 ms for the video uplink (tentative, one leg, without coding)
sources-lane-keeper = arXiv 2603.06850: a simulated lane keeper, not a human driver, fails between 150 and 225 ms
sources-stop = an integrator's code comment: consider stopping if repeatedly above 500 ms
sources-control = 3GPP TS 22.156: 20 ms one way for the control downlink, doubled for the round trip, plus this project's margin
sources-frame = a stage slower than one frame interval may not keep up; half of it is this project's margin
sources-whole-seconds = TimeOffset is in whole seconds, so the sample interval jitters

## stages

stages-detail = baseline { $usual }, threshold { $threshold }

## thresholds

thresholds-unit-ms = ms
thresholds-unit-seconds = s
thresholds-unit-minutes = min
thresholds-unit-percent = %
thresholds-unit-times = ×
thresholds-unit-fps = fps
thresholds-unit-kbps = kbps
thresholds-unit-samples = { $count ->
    [1] sample
   *[other] samples
 }
thresholds-topic-rate = Bitrate
thresholds-topic-connection = Connection and data
thresholds-topic-counting = Detection and scoring
thresholds-judged-by = { $count ->
    [one] Based on 1 changed threshold
   *[other] Based on { $count } changed thresholds
 }
thresholds-changed = { $label }: { $value } (default { $default })
thresholds-source-changed = changed threshold

## ticket

ticket-session = Session:{" "}
ticket-time = Time:{" "}
ticket-to-blame = Likely cause:{" "}
ticket-score = Score:{" "}
ticket-clock-offset = Clock offset (remote − field):{" "}
ticket-remote-shown = Remote times:{" "}
ticket-colon = :{" "}
ticket-between = ;{" "}
ticket-because = {" "}  Cause: finding { $number }
ticket-severity-info = note
ticket-severity-minor = minor
ticket-severity-major = major
ticket-severity-critical = critical
ticket-device = { $device }: { $id }

## ui

# At rest: the median of the visible range.
ui-median = median
# At rest: the 95th percentile.
ui-p95 = p95
# The 99th percentile.
ui-p99 = p99
# Lowest to highest value.
ui-range = range
# Number of samples.
ui-samples = samples
# First to last sample of a device.
ui-data = data
# SDK version and mode.
ui-sdk = SDK
# Size of the picture.
ui-picture = picture
# Links of a device.
ui-network = network
# Stutter time beyond 100 ms.
ui-stalls-100 = stutter > 100 ms
# Stutter time beyond 150 ms.
ui-stalls-150 = stutter > 150 ms
# The lane of links.
ui-video-via = Active link
# What the strip under network latency means.
ui-strip = strip: active link
# What the thick line means.
ui-thick = thick: active
# Series that can be drawn as well.
ui-on-request = more series
# Series that are always zero.
ui-always-zero = always 0
# Opens the explanation of a chart.
ui-help = What is this?
# Opens the table of a chart.
ui-table = Data table
# Moves a chart or a group past the one above.
ui-move-up = Move up
# Shows the selected stretch in the whole width.
ui-zoom-selection = Zoom to selection
# Every number of the selected stretch.
ui-statistics = Selection statistics
# Shows everything.
ui-whole-session = Whole session
# Field for a time.
ui-go-to = Go to time
# What was typed is no time of the session.
ui-no-such-time = No such time in this session. Use 16:20:05, or +95 for seconds from the start.
# Pins the instant that is read as the first one.
ui-pin-a = Pin as A
# Pins the instant that is read as the one to compare with.
ui-pin-b = Pin as B
# Selects the stretch between the pins.
ui-select-between = Select A to B
# Steps to the sample before.
ui-previous-sample = Previous sample
# Steps to the sample after.
ui-next-sample = Next sample
# Removes cursor and pins.
ui-clear = Clear
# Opens the list of exports.
ui-export = Export
# Leaves out what tells whose session it was.
ui-mask = Mask IDs and IP addresses
ui-export-html = HTML report
ui-export-html-what = whole session, one interactive file, works offline
ui-export-png-what = visible charts, 2× pixels
ui-export-svg-what = visible charts, vector
ui-export-csv-what = samples in visible range, one per row
ui-export-json-what = report and data in visible range
ui-export-text-what = verdict, for a ticket
# The panel in which a person says from where on a value counts.
ui-thresholds = Thresholds
# What that panel does.
ui-thresholds-what = Changes apply immediately to findings, verdict and charts.
# The default again.
ui-reset = Reset
# All defaults again.
ui-reset-all = Reset all
# Thresholds that are rarely set.
ui-more-limits = More thresholds
# The sentence and the findings, for a screen reader.
ui-verdict = Verdict
# When a finding is about all of the session.
ui-whole-session-name = whole session
# List of keys.
ui-keys = Shortcuts
# Left edge of the frame.
ui-window-start = Start of visible range
# Right edge of the frame.
ui-window-end = End of visible range
# Folds a chart.
ui-fold = Fold or unfold
# Column of a table: the series.
ui-series = series
# Column of a table: number of measured samples.
ui-count = n
# Column of a table: the least value.
ui-least = min
# Column of a table: the greatest value.
ui-greatest = max
# Column of a table: the arithmetic mean.
ui-mean = mean
# Column of a table: how long it was beyond the reference value.
ui-beyond = time outside good band
# Column of a table: change per minute.
ui-slope = change per min
# What to do with a mouse, at the foot of the page.
ui-hints = Drag: select · Ctrl + wheel: zoom · double-click: back · ?: shortcuts
ui-key-previous-next-sample = previous, next sample
ui-key-first-last-sample-of = first, last sample in visible range
ui-key-move-left-right = move left, right
ui-key-zoom-in-out = zoom in, out
ui-key-whole-session = whole session
ui-key-pin-this-instant-a = pin this time; pin a second to compare
ui-key-zoom-to-the-selection = zoom to selection
ui-key-step-back-selection-pins = step back: selection, pins, zoom
ui-key-undo-redo-the-zoom = undo, redo zoom
ui-key-go-to-a-time = go to time
ui-key-on-a-legend-entry = on a legend entry: show only this series
ui-key-move-the-chart-or = move chart or group up, down
ui-key-ctrl-wheel = Ctrl + wheel
ui-key-zoom-at-the-pointer = zoom at pointer
ui-key-drag = drag
ui-key-select-a-stretch = select a range
ui-key-shift-drag = Shift + drag
ui-key-move-the-window = move visible range
ui-key-double-click-a-chart = double-click a chart
ui-key-step-back = step back
ui-key-double-click-a-legend = double-click a legend entry
ui-key-this-series-alone = show only this series
# Closes a panel.
ui-close = Close
# The page before.
ui-previous = Previous
# The page after.
ui-next = Next
# Column of times.
ui-time = time
# The overview, for a screen reader.
ui-overview = Session overview
# Ends a sentence.
ui-stop = {"."}
# Between two sentences.
ui-between-sentences = {" "}
# Statistics include bursts.
ui-bursts-stay = Statistics include bursts
# Session.
# Request id of the answer.
ui-request-id = Request ID
# Project.
ui-project = Project
# Fields that nobody knows.
ui-extras = Undocumented fields
# Nothing was repaired.
ui-no-notes = No data notes
# Help: what one value counts.
ui-unit = Unit
# Help: what it means.
ui-meaning = Meaning
# Help: stated by Tencent.
ui-documented = documented
# Help: found by this project.
ui-inferred = inferred
# Help: when nothing was measured.
ui-missing = Missing values
# Help: reference values.
ui-reference = Bands
# Help: where it comes from.
ui-source = Source
# Help: numbers of this session.
ui-this-session = This session
# One network only.
ui-single-network = 1 link
# A device without a date, beside one that has one.
ui-not-drawn = not drawn, no start time
# A device without samples, in the overview.
ui-no-sample = no samples
# Devices without a single sample.
ui-no-samples = This session has no samples: its devices are listed, but every array is empty. Check `StartTime` and `EndTime`, or fetch it again later.
# Help of an array that nobody knows.
ui-unknown-metric = This array is undocumented. It is drawn as sent: unit unknown, negative values included.
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
ui-labelled = { $label }: { $value }
ui-default = default { $value }
ui-no-threshold = Enter a number above 0. Still in use: { $value }.
ui-findings-now = { $count ->
    [one] 1 finding
   *[other] { $count } findings
 }
ui-findings-before = { $now } (was { $before })
ui-samples-connections = { $count } in { $connections } segments
ui-samples-step = { $count }, every { $step } s
ui-samples-count = { $count }
ui-picture-configured = { $actual } of { $configured }
ui-link-count = { $count ->
    [one] 1 link
   *[other] { $count } links
 }
ui-no-data-after = no { $device } data after { $time }
ui-selected = { $length } selected, { $samples } samples
ui-fold-flat-charts = { $count ->
    [one] Hide 1 flat chart
   *[other] Hide { $count } flat charts
 }
ui-unfold-flat-charts = { $count ->
    [one] Show 1 flat chart
   *[other] Show { $count } flat charts
 }
ui-data-notes = { $count ->
    [one] 1 data note
   *[other] { $count } data notes
 }
ui-rows = Rows { $from }–{ $to } of { $all }
ui-series-summary = { $series }: median { $median }, { $range }, { $count ->
    [one] 1 sample
   *[other] { $count } samples
 }
ui-no-gaps = no gaps
ui-gaps = { $length } without samples
ui-lane = { $device }: { $count ->
    [one] 1 segment
   *[other] { $count } segments
 }, { $gaps }, last sample at { $last }.
ui-empty-lane = { $device }: { $reason }.
ui-link-for = { $link } for { $length }
ui-link-comma = ,{" "}
ui-video-via-links = Active link: { $links }.
ui-in-this-session = { $series }: median { $median } · p95 { $p95 } · max { $max }; { $count } samples

## warnings

warnings-of-device = { $device }:{" "}
warnings-of-field = `{ $field }`:{" "}
warnings-of-both = { $device }, `{ $field }`:{" "}
warnings-no-usable-start-time = no usable start time. Times count from 0 and do not align with the other end. If the other end has a start time, this end is not drawn.
warnings-no-sample-times-samples = no sample times. Samples are placed every 2 s, and gaps are not visible.
warnings-should-be-an-array = expected an array, ignored.
warnings-holds-something-of-another = wrong type, ignored.
warnings-is-no-possible-value = impossible value, ignored.
warnings-is-in-no-documentation = undocumented, kept as sent.
warnings-taken-from-the-older = read from the older field `{ $field }`.
warnings-is-not-the-session = `{ $id }` differs from the session of the previous devices. The parts may belong to different sessions.
warnings-is-the-older-name = older name of `{ $field }`, which also has values. Listed, not drawn.
warnings-appears-more-than-once = duplicate key in one object. The last one counts; the documented spelling has priority.
warnings-some-characters-could-not = Some characters were unreadable and replaced with �. Names may be affected, numbers are not.
warnings-the-card-s-number = link number missing or already used. The link is shown as number { $number }.
warnings-what-begins-in-line = The part starting at line { $line } contains a cloud error: { $error }. The other parts are shown.
warnings-of-what-begins-in = The part starting at line { $line } was not loaded completely (`{ $code }`). The other parts are shown.
warnings-the-times-of-field = Times of field and remote do not overlap. Each end is rated separately.
warnings-was-not-loaded-the = `{ $name }` was not loaded (`{ $code }`). The other inputs are shown.
warnings-time-offset-invalid = { $count ->
    [one] { $count } sample time is not a number. Its sample is ignored.
   *[other] { $count } sample times are not numbers. Their samples are ignored.
 }
warnings-time-sorted = { $count ->
    [one] times run backwards { $count } time. Samples were sorted.
   *[other] times run backwards { $count } times. Samples were sorted.
 }
warnings-time-repeated = { $count ->
    [one] { $count } sample repeats the previous time. Both are kept.
   *[other] { $count } samples repeat the previous time. All are kept.
 }
warnings-array-longer = { $count ->
    [one] { $count } value more than `TimeOffset`. The extra value is ignored.
   *[other] { $count } values more than `TimeOffset`. The extra values are ignored.
 }
warnings-array-shorter = { $count ->
    [one] { $count } value fewer than `TimeOffset`. The last sample counts as not measured. If the missing value is in the middle, the curve is shifted.
   *[other] { $count } values fewer than `TimeOffset`. The last samples count as not measured. If the missing values are in the middle, the curve is shifted.
 }
warnings-array-shorter-without-times = { $count ->
    [one] { $count } value fewer than the longest array. The last sample counts as not measured. If the missing value is in the middle, the curve is shifted.
   *[other] { $count } values fewer than the longest array. The last samples count as not measured. If the missing values are in the middle, the curve is shifted.
 }
warnings-not-numbers = { $count ->
    [one] { $count } value is not a number and counts as not measured.
   *[other] { $count } values are not numbers and count as not measured.
 }
warnings-case-differs = { $count ->
    [one] upper and lower case differ from the documentation. The field was read anyway.
   *[other] upper and lower case of { $count } names, including this one, differ from the documentation. They were read anyway.
 }
warnings-number-unreadable = { $count ->
    [one] { $count } value is `NaN`, infinite or out of range and counts as not measured.
   *[other] { $count } values are `NaN`, infinite or out of range and count as not measured.
 }
warnings-text-around = { $count ->
    [one] { $count } character outside the JSON was ignored.
   *[other] { $count } characters outside the JSON were ignored.
 }
warnings-array-left-out = { $count ->
    [one] { $count } sample has no value. To save memory, the array is listed but not drawn.
   *[other] { $count } samples have no value. To save memory, the array is listed but not drawn.
 }
warnings-fields-left-out = { $count ->
    [one] { $count } more entry exceeds the maximum and is not listed.
   *[other] { $count } more entries exceed the maximum and are not listed.
 }
warnings-devices-left-out = { $count ->
    [one] { $count } more device exceeds the maximum and was not read.
   *[other] { $count } more devices exceed the maximum and were not read.
 }
warnings-warnings-left-out = { $count ->
    [one] { $count } more data note is not listed.
   *[other] { $count } more data notes are not listed.
 }

## weight

weight-frozen = Weight: second frozen or without a picture
weight-late = Weight: second with high latency
weight-few = Weight: second with a low frame rate

## page

page-language-name = EN
page-reading = Reading…
page-cancel = Cancel
page-meaning = Meaning
page-advice = What to do
page-code = Code
page-detail = Details
page-cloud-said = Cloud message
page-position = Position
page-line = line { $line }, column { $column }
page-request-id = Request ID
page-retry = Try again
page-copy-all = Copy all
page-copied = Copied
page-not-copied = Copy manually
page-close = Close
page-app = TRRO session viewer
page-title = Paste a session to analyse it
page-or-paste = Or paste a session
page-hint = Paste the response of DescribeDeviceSessionDetails, raw or printed by an SDK. It stays in this browser.
page-box = Session JSON
page-show = Show
page-open = Open files…
page-sample = Try the sample
page-drop-hint = or drop files anywhere on this page
page-drop = Drop to open
page-also-read = Also accepted: HAR files, tccli output, log lines, text around the JSON, several sessions at once. If something is missing, the page shows which part and why.
page-no-json = No JSON yet? Get it with tccli
page-prints = Run this command and paste the output.
page-copy = Copy
page-fetch-title = Or fetch it through your signing backend
page-fetch-hint = The page never sees a key. Backend address: this server.
page-session-id = Session ID
page-region = Region
page-fetch = Fetch
page-pick = Choose from a list…
page-copy-curl = Copy as curl
page-fetch-more = More options
page-from = From
page-to = To
page-token = Backend token (kept in memory only)
page-remember = Remember recent session IDs in this browser
page-demo = Demo backend: sessions are synthetic
page-reopen = Open…
page-share = Share…
page-session = Session
page-session-number = Session { $n }
page-stream = Stream { $n }
page-link-waits = This shared link shows session { $id }. Open that session to see the same view.
page-link-of-another = This shared link is for another session ({ $id }) and was ignored.
page-link-broken = The part of the address after # is truncated, mistyped or from another version, and was ignored.
page-link-too-long = This shared link is too long and was ignored. Ask for an HTML report or the session's JSON file.
page-language = Language
page-theme = Theme
page-auto = Auto
page-light = Light
page-dark = Dark
page-zone = Time zone
page-local = Local
page-relative = Since start
page-labelled = { $label }: { $value }

## live

live-no-id = Enter a session ID
live-no-token = Use only ASCII letters, digits and symbols in the token
live-no-time = Enter a time like 2024-11-12 16:19:29, or Unix seconds
live-typed-in = Time zone: { $zone }. Unix seconds also work.
live-end-first = The end is before the start
live-again = Fetch again
live-running = Live
live-updated = updated { $time }
live-pause = Pause
live-paused = Paused
live-go-on = Resume
live-picker = Choose a session
live-project = Project
live-other-project = Enter a project ID…
live-project-id = Project ID
live-period = Period
live-recent = Last 2 hours, including live sessions
live-day = Last 24 hours
live-week = Last 7 days
live-month = Last 30 days
live-between = Custom period…
live-device = Device ID, either end
live-list = List
live-listing = Fetching the list…
live-none = No sessions match.
live-start = Start
live-end = End
live-duration = Duration
live-field = Field device
live-remote = Remote device
live-picture = Picture
live-quality = Quality
live-good = good
live-normal = normal
live-bad = bad
live-all-streams = Open all { $n } streams
live-token = Backend token
live-previous = Previous
live-next = Next
live-page = { $first }–{ $last } of { $total }

## share

share-share = Share a link
share-close = Close
share-link = Link
share-copy-link = Copy link
share-with-data = Include the session in the link (after the #, never sent to a server)
share-mask = Mask IDs and IP addresses
share-length-of = Session data: { $n } characters, maximum { $limit }. Some chat apps truncate long links.
share-needs-session = Recipients also need the session to see this view.
share-too-long = Too large for a link: { $n } characters, maximum { $limit }. Export an HTML report instead.

## failure

failure-wasm-blocked = The page's security policy blocks WebAssembly
    .meaning = The `Content-Security-Policy` header does not allow WebAssembly, so the viewer cannot start.
    .advice = Add `'wasm-unsafe-eval'` to `script-src`, then reload the page.
    .advice-2 = Use this complete policy: `script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'`
failure-no-wasm = This browser has no WebAssembly
    .meaning = The browser is too old, or a security setting disables WebAssembly (Lockdown Mode on iOS, enhanced security in Edge).
    .advice = Update the browser, or use a current Chrome, Edge, Firefox or Safari.
    .advice-2 = If a security setting is the cause, add an exception for this site and reload the page.
failure-wasm-missing = The viewer could not be downloaded
    .meaning = The server did not deliver `trro-session-viewer.js` or `trro-session-viewer_bg.wasm`.
    .advice = Check the network connection and try again.
    .advice-2 = Check that both files are next to `embed.js` and reachable.
    .advice-3 = If they are on another origin, send CORS headers and list that origin in `script-src` and `connect-src`.
failure-wasm-invalid = The downloaded file is not the viewer
    .meaning = The server returned something else (often a login page or a 404 page), a truncated file, or a version that does not match `embed.js`.
    .advice = Check that the server does not return an HTML page for unknown paths.
    .advice-2 = Deploy the whole folder `dist/` again. Do not mix versions.
    .advice-3 = Clear the browser and CDN caches, then try again.
failure-network = No response: the data could not be fetched
    .meaning = The network is down, the name or certificate is wrong, or CORS or `connect-src` blocked the request. A browser does not report which.
    .advice = Open the address in a new tab to check that it is reachable.
    .advice-2 = Another origin must send `Access-Control-Allow-Origin` and be listed in this page's `connect-src`.
    .advice-3 = Or download the response and open it as a file.
failure-timeout = The request timed out
    .meaning = No complete response arrived in time.
    .advice = Check the network and try again.
    .advice-2 = For a long session, request a shorter time range.
failure-http = The server returned an error status
    .meaning = The address responds, but without session data.
    .advice = 401 or 403: sign in again, or get permission, then try again.
    .advice-2 = 404: check the address. The data may have been deleted.
    .advice-3 = 5xx: the server failed. Try again later.
failure-unreadable = The file cannot be read
    .meaning = It was moved, changed or deleted, you lack read permission, or it is a folder.
    .advice = Choose the file again. For a folder, choose the files in it.
    .advice-2 = Or open the file, copy everything and paste it.
failure-foreign-address = Addresses on other sites are not opened
    .meaning = `?src=` accepts only addresses on this page's origin, so that a link cannot send your browser to another site.
    .advice = Put the file on this site, or download it and drop it here.
failure-address-as-text = This is an address, not JSON
    .meaning = The viewer never opens an address found in pasted text.
    .advice = Open the address, then paste its content, or save it and open the file.
    .advice-2 = In code, pass `new URL(…)` or set the attribute `src`.
failure-unserialisable = This object cannot be converted to JSON
    .meaning = It contains a circular reference or a BigInt.
    .advice = Pass JSON text or bytes instead.
failure-too-large = The data is too large for the browser
    .meaning = The maximum is 256 MB unpacked, less if memory is short.
    .advice = Fetch a shorter time range with `StartTime` and `EndTime`.
    .advice-2 = Open fewer files at once.
failure-link-spoilt = The session in this link or report is incomplete
    .meaning = It was truncated or changed in transit, for instance by a chat app that truncates long links.
    .advice = Ask for a file: an HTML report or the session's JSON.
failure-picture-too-large = The image is too large for the browser
    .meaning = The charts need more pixels than the browser can draw.
    .advice = Fold some charts and try again.
    .advice-2 = Or export SVG, which has no such maximum.
failure-link-too-large = The session in this link is too large
    .meaning = Unpacked, it exceeds any link this viewer creates, so it was not opened.
    .advice = Ask for a file: an HTML report or the session's JSON.
failure-aborted = Loading was cancelled
failure-internal = The viewer failed
    .meaning = This is a bug in the viewer, not a problem with your data. Other viewers on the page still work.
    .advice = Try again.
    .advice-2 = If it fails again, copy all and send it to the maintainers. The report contains no session data.
failure-strange-list = The response is not a list
    .meaning = The signing backend responds, but not with an API list.
    .advice = Check that a signing backend, and nothing else, runs at this address.
    .advice-2 = Try again.
failure-may-not-list = Tencent Cloud refused: this account may not list projects or sessions
    .meaning = The key is valid, but its CAM policy does not allow this operation.
    .advice = Ask the main account to allow `trro:{ $action }` on resource `*`.
    .advice-2 = If you know the project ID or session ID, enter it: no list is needed.
failure-nothing-to-list = Tencent Cloud found nothing to list
    .meaning = `{ $action }` rejected the request: the project ID or device ID is mistyped, or the project belongs to another account.
    .advice = Check project ID and device ID.
    .advice-2 = Check that the period starts before it ends.

## refusal

refusal-clock-ahead = The signing backend's clock is { $seconds } s ahead of the cloud's. Synchronise it with NTP, then try again.
refusal-clock-behind = The signing backend's clock is { $seconds } s behind the cloud's. Synchronise it with NTP, then try again.
refusal-no-answer = The signing backend does not respond
    .meaning = The backend is not running, the network is down, or CORS or `connect-src` blocked the request.
    .advice = Check that `trro-session-backend` is running and reachable at this address.
    .advice-2 = If it is on another origin, start it with `--allow-origin` and this page's origin, and list it in this page's `connect-src`.
refusal-no-backend = There is no signing backend at this address
    .meaning = A server responds, but has nothing under `/v1/`.
    .advice = Run `trro-session-backend` as described in `docs/backend.md` and open this page from its address.
    .advice-2 = Or get the JSON with tccli and paste it.
refusal-unauthorized = The signing backend requires a token
    .meaning = The request had no token or a wrong one.
    .advice = Enter the operator's token (`TRRO_BACKEND_TOKEN`) under “More options”, then fetch again.
    .advice-2 = The token is kept in memory only. Enter it again after a reload.
refusal-forbidden-origin = The signing backend does not allow this page's origin
    .meaning = It serves only its own page and allowed origins.
    .advice = Ask its operator to start it with `--allow-origin` and this page's origin (scheme, host and port).
refusal-wrong-host = The signing backend does not accept this host name
    .meaning = To prevent DNS rebinding, it accepts only its machine's own names and the host of `--public-url`.
    .advice = Ask its operator to start it with `--public-url` and this address. A reverse proxy must pass `Host` unchanged.
refusal-bad-request = The signing backend rejected the request as invalid
    .meaning = Nothing was sent to the cloud.
    .advice = Correct the session ID, region or time named in the details, then fetch again.
refusal-rate-limited = Too many requests
    .meaning = Either the cloud's rate limit was exceeded (default 20 calls per second per action), or the backend is short of memory.
    .advice = Wait a few seconds and try again.
    .advice-2 = If it happens often, look for a script that fetches in bulk.
refusal-upstream-unreachable = The signing backend cannot reach the cloud
    .meaning = It received the request but cannot connect to the API.
    .advice = On the backend's machine, check network, DNS, outgoing firewall and certificates.
refusal-upstream-timeout = The cloud did not respond in time
    .meaning = The signing backend waited for the API, retried and gave up.
    .advice = Try again later.
    .advice-2 = For a long session, set a shorter time range under “More options”.
refusal-upstream-invalid = The cloud's response is invalid
    .meaning = The signing backend did not receive a complete API response: a proxy or gateway returned its own page, or the response was truncated.
    .advice = Try again.
    .advice-2 = If it happens again, check the proxies and gateways between backend and cloud.
refusal-internal = The signing backend failed
    .meaning = This is a bug in the backend, not a problem with your request.
    .advice = Try again.
    .advice-2 = If it fails again, send the backend's log of the failure to the maintainers. The log contains no keys and no data.
refusal-too-large = The request is too large
    .meaning = The signing backend accepts only short requests.
    .advice = Fill in the form again and retry.
refusal-unsupported-media-type = The signing backend does not accept this type of request
    .meaning = `Content-Type` is not `application/json`: a proxy may have changed it.
    .advice = Check the proxies between this page and the backend.
refusal-not-configured = The signing backend has no key
    .meaning = The backend is running but has no API key to sign with.
    .advice = Set `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY` in its environment and restart it.
    .advice-2 = To try it out, start it with `--demo` and use synthetic sessions.
