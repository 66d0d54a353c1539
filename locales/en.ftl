## clocks

# Opens the panel.
clocks-adjust = Adjust…
# The panel's name.
clocks-title = Clocks of both ends
# What the panel is for.
clocks-what = Times stand on the field's clock: the remote's samples are shown earlier by the seconds below, and so are the verdict and the charts and tables that are exported. The data stay as sent.
# What was found.
clocks-estimate = Estimate
# What it rests on.
clocks-evidence = Evidence
# What is applied when nobody chooses.
clocks-by-itself = Automatic
# The field for a number.
clocks-seconds-ahead = Remote ahead by (s, behind is negative)
clocks-ahead = remote { $offset } ahead of the field (±{ $uncertainty }, from { $pairs } pairs of values)
# Takes the number.
clocks-apply = Apply
# Takes the estimate.
clocks-use-estimate = Use the estimate
# Takes nothing.
clocks-as-sent = As sent
# What was typed is no such number.
clocks-no-such-offset = Seconds are needed, up to a day (±86,400 s).
clocks-line-name = Clocks:{" "}
clocks-same = no difference that the data could show (±{ $uncertainty }, from { $pairs } pairs of values)
clocks-behind = remote { $offset } behind the field (±{ $uncertainty }, from { $pairs } pairs of values)
clocks-perhaps-ahead = remote perhaps { $offset } ahead of the field (±{ $uncertainty }, from { $pairs } pairs of values: weak evidence)
clocks-perhaps-behind = remote perhaps { $offset } behind the field (±{ $uncertainty }, from { $pairs } pairs of values: weak evidence)
clocks-shown-as-sent = shown as sent
clocks-shown-corrected = shown corrected
clocks-shown-earlier = set by hand: remote shown { $offset } earlier
clocks-shown-later = set by hand: remote shown { $offset } later
clocks-moved-by-by = moved{" "}
clocks-correlation = bit and frame rates of both ends: correlation { $best } there, at most { $other } elsewhere; { $pairs } pairs of values
clocks-corrected-strong-evidence = corrected, strong evidence
clocks-by-itself-none = not corrected
clocks-by-itself-some = not corrected, no more than the uncertainty
clocks-by-itself-some-2 = not corrected, weak evidence
clocks-unknown-one-end = samples of one end only, nothing to compare
clocks-unknown-several = difference unknown: several devices at one end, each with a clock of its own
clocks-unknown-no-video = difference unknown: no bit or frame rate that both ends measured
clocks-unknown-no-fit = difference unknown: bit and frame rates of both ends fit nowhere clearly
clocks-seconds-unit = s

## cloud

# For an error without a request ID to quote.
cloud-plain-ticket = If it still fails, open a ticket.
cloud-retry = Try again later; nothing needs to be changed.
# Every row that asks for a ticket has this.
cloud-ticket = If it still fails, open a ticket and quote the request ID.
cloud-grant = Ask the main account to allow `{ $operation }` on resource `*`.
cloud-own-project = Check that the session belongs to a project of this account.
cloud-after-grant = Once it is granted, try again; nothing here needs to be changed.
cloud-check-session-id = Compare the SessionId with the session list; the trailing `-0` or `-1` is part of it.
cloud-check-types = StartTime and EndTime are whole seconds: no quotes, no milliseconds.
cloud-check-network = Check that the machine running the SDK reaches `trro.tencentcloudapi.com` on port 443, and check proxy and DNS.
cloud-back-off = Wait a second or more, then retry with doubling pauses.
cloud-new-key = Create or enable a key under “API keys” in the CAM console.
cloud-latest-sdk = Use the latest SDK or tccli, which fill in signature and common parameters.
cloud-gateway =
    .title = The gateway answered with an error of its own instead of a session
    .meaning = The request did not reach the cloud API: the number is the console's or a gateway's own code.
    .advice = Fix the problem it describes, then copy the response again.
    .advice-2 = Or fetch the session details with tccli instead.
cloud-unknown =
    .title = Tencent Cloud answered with an error instead of a session
    .meaning = This code is not in TRRO's public list.
    .advice = See the original message for the cause.
cloud-no-code =
    .title = The SDK reported an error instead of a session
    .meaning = It has no error code; the request may not have reached Tencent Cloud.
    .advice = See the original message for the cause.
cloud-auth-failure-unauthorized-operation =
    .title = Tencent Cloud refused: this account may not read session details
    .meaning = The key is valid, but its CAM policy does not allow this operation.
cloud-unauthorized-operation =
    .title = Tencent Cloud refused: the operation is not authorised
    .meaning = The service refused this account: its CAM policy forbids it, or the project belongs to another account.
cloud-auth-failure-signature-expire =
    .title = The signature has expired: the clock of the calling machine is off
    .meaning = `X-TC-Timestamp` differs from the server's time by more than 5 minutes.
    .advice = Synchronise the clock using NTP.
    .advice-2 = Sign and send at once; do not keep signed requests.
    .advice-3 = The timestamp is UTC seconds, not milliseconds.
cloud-auth-failure-signature-failure =
    .title = The signature does not match
    .meaning = The server computed another signature from the same request.
    .advice = Copy the SecretKey again, without blanks around it.
    .advice-2 = The body must not change after signing; `content-type` must be exactly what was signed, `charset` included.
    .advice-3 = The host is `trro.tencentcloudapi.com`, the service `trro`, the date is UTC: China time fails from midnight to 8 a.m.
cloud-auth-failure-secret-id-not-found =
    .title = This SecretId does not exist
    .meaning = The key is unknown, deleted or disabled; keys of the China site and of the international site do not work on the other.
    .advice = Copy the SecretId again, without blanks around it.
    .advice-2 = It must be a Cloud API key, not one of DNSPod or COS.
    .advice-3 = With temporary keys, send the token as well.
cloud-auth-failure-invalid-secret-id =
    .title = This SecretId is not a Cloud API key
    .meaning = It is a key of another kind, which the cloud API does not accept.
cloud-auth-failure-invalid-authorization =
    .title = The `Authorization` header has the wrong form
    .meaning = The server cannot read key, date and signature from it.
    .advice = Check commas and blanks, and `Credential=<SecretId>/<date>/trro/tc3_request`.
cloud-auth-failure-token-failure =
    .title = The token of the temporary key is wrong or has expired
    .meaning = Temporary keys are valid for a limited time, and only together with their own token.
    .advice = Fetch new temporary credentials and replace all three: SecretId, SecretKey and token.
cloud-auth-failure-mfafailure =
    .title = Multi-factor authentication (MFA) did not succeed
    .meaning = The account must complete MFA before this operation.
    .advice = Complete MFA, then try again.
    .advice-2 = For scripts, use a sub-account that needs no MFA.
cloud-auth-failure =
    .title = Authentication failed
    .meaning = Tencent Cloud did not accept the key or the signature.
    .advice = Copy SecretId and SecretKey again, without blanks around them.
    .advice-2 = Synchronise the clock using NTP.
cloud-request-limit-exceeded =
    .title = Too many requests
    .meaning = The frequency limit of this action was exceeded; by default it is 20 per second.
cloud-request-limit-exceeded-uin-limit-exceeded =
    .title = Too many requests from this account
    .meaning = All programs of the account together exceeded the frequency limit.
    .advice = Look for other programs of the same account that poll.
cloud-request-limit-exceeded-iplimit-exceeded =
    .title = Too many requests from this IP address
    .meaning = All requests from one public address together exceeded the frequency limit.
cloud-request-limit-exceeded-global-region-uin-limit-exceeded =
    .title = Too many requests from this account over all regions
    .meaning = The requests to all regions together exceeded the account's frequency limit.
cloud-invalid-parameter =
    .title = A parameter is wrong
    .meaning = A parameter has the wrong form or type; the message names it.
cloud-invalid-parameter-value =
    .title = A parameter has a value that is not allowed
    .meaning = Its type is right, but the value is out of range or does not exist.
cloud-missing-parameter =
    .title = A required parameter is missing
    .meaning = `DescribeDeviceSessionDetails` needs at least a SessionId.
    .advice = Add the SessionId.
    .advice-2 = tccli needs a region too: add `--region ap-guangzhou`.
cloud-unknown-parameter =
    .title = The request has a parameter that the action does not know
    .meaning = The name is mistyped, or the API version is another one.
    .advice = Names are case-sensitive: `SessionId`, `StartTime`, `EndTime`.
    .advice-2 = The API version is `2022-03-25`.
cloud-unsupported-region =
    .title = TRRO does not serve this region
    .meaning = TRRO is not deployed in the region of the request.
    .advice = Use `ap-guangzhou`, or leave the region out.
    .advice-2 = Session details exist on the China site only.
cloud-resource-not-found =
    .title = There is no such session
    .meaning = The SessionId is mistyped, the session belongs to another project, account or site, or its data are gone.
cloud-resource-unavailable =
    .title = The resource is not available now
    .meaning = The session or its project is in a state in which it cannot be read.
    .advice = Check that the project is neither suspended nor in arrears.
cloud-resource-insufficient =
    .title = The service is short of resources
    .meaning = The cloud has not enough resources for the request at the moment.
cloud-resource-in-use =
    .title = The resource is in use
    .meaning = Another operation is using it.
cloud-limit-exceeded =
    .title = A quota is exhausted
    .meaning = The account's or the project's quota is used up.
    .advice = Look at the quota in the console; ask for more by ticket if needed.
cloud-failed-operation =
    .title = Tencent Cloud could not complete the operation
    .meaning = The request was accepted, but failed within the service.
    .advice = If it is right, try again later.
cloud-internal-error =
    .title = An internal error of Tencent Cloud
    .meaning = The service failed. An answer of more than 50 MB gives this code too: a very long session may be fetched in parts.
    .advice = For a very long session, narrow it down by StartTime and EndTime.
cloud-service-unavailable =
    .title = The TRRO service is unavailable for now
    .meaning = The service is under maintenance or overloaded.
cloud-operation-denied =
    .title = The operation was denied
    .meaning = The state of the project or of its licences does not allow it.
    .advice = Look at the project's state and licences in the console.
cloud-operation-denied-licenses-not-enough-error =
    .title = There are not enough licences
    .meaning = The project has fewer licences than it needs.
    .advice = Buy licences, or release those of devices that are no longer used.
cloud-invalid-action =
    .title = There is no such action
    .meaning = The name is mistyped, or the request went to the international site: session details exist on the China site only.
    .advice = The action is `DescribeDeviceSessionDetails`.
    .advice-2 = Use the host `trro.tencentcloudapi.com`, not `trro.intl.tencentcloudapi.com`.
cloud-no-such-version =
    .title = There is no such API version
    .meaning = `X-TC-Version` is not a version of TRRO.
    .advice = The API version is `2022-03-25`.
cloud-no-such-product =
    .title = There is no such product
    .meaning = The host of the request belongs to no product.
    .advice = Use the host `trro.tencentcloudapi.com`.
cloud-action-offline =
    .title = The action is offline
    .meaning = Tencent Cloud has retired this version of the action.
cloud-unsupported-protocol =
    .title = The protocol is not supported
    .meaning = The cloud API takes GET and POST by HTTPS only.
cloud-invalid-request =
    .title = The request is malformed
    .meaning = The body is no valid JSON, or does not match its `content-type`.
    .advice = Send `application/json` by POST; the body is `{"{"}"SessionId": "…"{"}"}`.
cloud-request-size-limit-exceeded =
    .title = The request is too large
    .meaning = GET requests may be up to 32 KB, POST requests up to 10 MB.
    .advice = The request needs nothing but the SessionId.
cloud-response-size-limit-exceeded =
    .title = The response is too large
    .meaning = Answers of the cloud API may be up to 50 MB; this session is larger.
    .advice = Fetch it in parts by StartTime and EndTime.
cloud-unsupported-operation =
    .title = The operation is not supported
    .meaning = This account or project cannot use the action.
cloud-dry-run-operation =
    .title = This was only a dry run
    .meaning = The request had DryRun set: it would have succeeded, and was not carried out.
    .advice = Remove DryRun and ask again.
cloud-ip-in-blacklist =
    .title = This IP address is on the deny list
    .meaning = The account's policy forbids calls from this address.
    .advice = Call from an allowed network, or ask the main account to take the address off the list.
cloud-ip-not-in-whitelist =
    .title = This IP address is not on the allow list
    .meaning = The account allows calls from certain addresses only.
    .advice = Call from an allowed network, or ask the main account to add the address.
cloud-client-error-network-error =
    .title = The SDK could not reach Tencent Cloud
    .meaning = The request did not leave or got no answer: a network problem of the caller, not of the session.
cloud-server-network-error =
    .title = The server answered with an unusual HTTP status
    .meaning = The cloud API itself always answers 200: most likely a proxy or gateway answered instead.
cloud-client-error-parse-json-error =
    .title = The SDK could not read the answer
    .meaning = It was not the cloud API's JSON: most likely a proxy's page, or an answer cut short.
cloud-client-error-circuit-breaker-error =
    .title = The SDK's region breaker has tripped
    .meaning = Too many requests failed within a minute, and the SDK stopped asking that region.
    .advice = Wait a minute, then try again.
cloud-client-error =
    .title = The SDK failed before it sent the request
    .meaning = Something in the local configuration or the parameters is wrong; the request did not reach Tencent Cloud.
    .advice = Check that key, region and parameters are all there.
cloud-invalid-credential =
    .title = No key was given
    .meaning = SecretId or SecretKey is empty; the SDK sent no request.
    .advice = Set `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`, or run `tccli configure`.
cloud-code-9 =
    .title = The console's login has expired
    .meaning = This is an answer of the console's page, not of the cloud API: login or CSRF check failed.
    .advice = Log in to the console again, reload the page and copy the response anew.
    .advice-2 = Or fetch the session details with tccli instead.

## distribution

# Shows how the values of a chart are spread.
distribution-distribution = Distribution
# Column: how many samples have which value.
distribution-histogram = histogram
# The 90th percentile.
distribution-p90 = p90
# The 99.9th percentile.
distribution-p999 = p99.9
# Column: how long it was within the good limit.
distribution-good = good
# Column: how long it was to be watched.
distribution-watch = watch
# Column: how long it was beyond both limits.
distribution-bad = bad
# Column: how long it was measured, but not what it is compared with.
distribution-unjudged = not comparable
# Column: the picture of the three.
distribution-bands = share of time
distribution-too-few = needs { $count } samples
distribution-needs = not comparable: this end has no { $array }
distribution-shape = { $series }: most often { $from } to { $to }, { $most } of { $all } samples.
distribution-below-edge = { $count } below { $edge }.
distribution-above-edge = { $count } above { $edge }.

## errors

errors-quoted = { $text }
errors-names-found = Names at the top level: { $names }
errors-ids-found = SessionIds found: { $ids }
errors-sizes = Reading stopped at { $read } MB; the limit is { $limit } MB
errors-empty-list = The list is empty: nothing matches the query. Check project, device and time range.
errors-fetch-details = Fetch the details using a SessionId from the list: `tccli trro DescribeDeviceSessionDetails --region ap-guangzhou --SessionId { $id }`
errors-fetch-a-session = Fetch the details of a session: `tccli trro DescribeDeviceSessionDetails --region ap-guangzhou --SessionId <SessionId>`
errors-list-sessions = List the sessions of the project: `tccli trro DescribeDeviceSessionList --region ap-guangzhou --ProjectId { $project } --PageNumber 1 --PageSize 50`
errors-list-device-sessions = List the sessions of the device: `tccli trro DescribeDeviceSessionList --region ap-guangzhou --ProjectId { $project } --DeviceId { $device } --PageNumber 1 --PageSize 50`
errors-paste-answer = Paste its whole output here.
errors-copy-all = Copy it again, from the first `{"{"}` to the last `{"}"}`.
errors-as-file = If it is long, save it as a file and open or drop that: terminals and chat programs cut long text.
errors-not-a-session =
    .message = This is complete JSON, but not the details of a TRRO session
    .meaning = Session details have `Details`, in which each device has `DeviceType` and `TimeOffset`; neither was found.
    .advice = If `--filter` was used, leave it out, or keep at least the whole of `Details`.
errors-no-data =
    .message = The query succeeded, but the session has no device
    .meaning = The cloud has no data of it: the SessionId is mistyped, it belongs to another region or project, or its data are gone.
    .advice = Compare the SessionId with the session list; the trailing `-0` or `-1` is part of it.
    .advice-2 = Check that region and account are those of the session's project.
    .advice-3 = If the request had StartTime and EndTime, check that the session lies between them.
errors-too-large =
    .message = This is too large to be read
    .meaning = Answers of the cloud API have at most 50 MB; a whole day has about 6 MB, or up to 40 MB when indented.
    .advice = Of a log or a HAR file, keep only the part with the session details.
    .advice-2 = Fetch a very long session in parts by StartTime and EndTime.
errors-empty =
    .message = There is nothing here
    .meaning = What was pasted or opened is empty.
errors-no-value =
    .message = There is no JSON in it
    .meaning = This text does not contain the JSON of a session.
    .advice = Paste the whole answer of `DescribeDeviceSessionDetails`.
    .advice-2 = With tccli, use the JSON output, which is the default, not `--output text` or `--output table`.
errors-cut-off =
    .message = The JSON is incomplete: its end is missing
    .meaning = The text ends before the JSON does. Half a session is not shown, so that missing data are not mistaken for a fault.
errors-syntax =
    .message = The JSON has a syntax error
    .meaning = The place shown breaks the grammar of JSON: most likely something was added, lost or changed in copying.
errors-too-deep =
    .message = The JSON is nested too deeply
    .meaning = It has more than 128 levels; session details have about six.
errors-too-many-values =
    .message = The JSON has too many values
    .meaning = One array or object has hundreds of thousands of values that are not numbers, which session details never have.
    .advice = Keep only the part with the session details.
errors-zip =
    .message = This is a zip: unpack it first
    .meaning = Only gzip is unpacked here.
    .advice = Unpack it and open the JSON in it.
errors-damaged-gzip =
    .message = The compressed file is damaged or incomplete
    .meaning = It is a gzip file, but unpacking failed midway.
    .advice = Download or compress the file again.
    .advice-2 = Or open the unpacked JSON itself.
    .advice-3 = Printing replaced the arrays by `[Array]`: the data are gone
    .advice-4 = Node's `console.log` does not print nested arrays; there are no numbers in this text.
    .advice-5 = Printing kept the first 100 values of each array: the rest is gone
    .advice-6 = Node's `console.dir` ends long arrays in `... more items`.
    .advice-7 = This is a JavaScript object as it is printed, not JSON
    .advice-8 = Its names have no quotes, its strings single ones.
    .advice-9 = This is a Python dict as it is printed, not JSON
errors-damaged-gzip-advice-10 = `print(dict)` writes single quotes, `None` and `True`.
errors-damaged-gzip-advice-11 = This is a Go struct or map as it is printed, not JSON
errors-damaged-gzip-advice-12 = `fmt.Println` prints pointers, or values without quotes: the data are not all there.
errors-damaged-gzip-advice-13 = This is what Ruby or PHP prints, not JSON
errors-damaged-gzip-advice-14 = Between name and value stands `=>`.
errors-print-in-node =
    .advice = In Node, print it with `console.log(JSON.stringify(data))`.
errors-print-in-python =
    .advice = With the SDK's response object: `print(resp.to_json_string())`.
    .advice-2 = With a dict from `call_json`: `print(json.dumps(resp, ensure_ascii=False))`.
errors-print-in-go =
    .advice = Print it with `fmt.Println(response.ToJsonString())`.
errors-print-in-ruby-or-php =
    .advice = In Ruby, use tccli or paste the raw body of the answer: `resp.serialize` drops nulls, which shifts the arrays.
    .advice-2 = In PHP: `echo $resp->toJsonString();`.
errors-meaning = One step is missing: the curves are in the answer of `DescribeDeviceSessionDetails`.
errors-device-session-list =
    .message = This is a list of sessions, not the details of one
errors-recent-session-list =
    .message = This is the list of the last two hours' sessions, not the details of one
errors-project-list =
    .message = This is a list of projects, not the details of a session
errors-device-list =
    .message = This is a list of devices, not the details of a session
errors-device-info =
    .message = This describes a device, it is not the details of a session
errors-project-info =
    .message = This describes a project, it is not the details of a session
errors-duration-details =
    .message = This is a statement of billed durations, not the details of a session
errors-session-statistics =
    .message = These are statistics over sessions, not the details of one

## findings

findings-blame-field-device = the vehicle's computer
findings-blame-field-uplink = the vehicle's uplink
findings-blame-cloud = the cloud
findings-blame-remote-downlink = the remote's downlink
findings-blame-remote-device = the remote's computer
findings-blame-undecided = undecided
findings-clauses-field = {" "}while the remote stayed connected
findings-while-the-field-kept = {" "}while the field kept sending
findings-and = , and{" "}
findings-also-at = {" "}Also, at { $start } { $clause }: { $step }.
findings-also-from-to = {" "}Also, from { $start } to { $end } { $clause }: { $step }.
findings-nothing-was-measured-that = Nothing was measured that could be judged: check the session id and the window that was asked for.
findings-no-problems-in-nothing = No problems in { $span }. Nothing to do.
findings-first-frame-good-until = Mostly good until { $start }, then { $clause }: { $step }.
findings-first-frame-throughout = From { $start } on and nearly all the time, { $clause }: { $step }.
findings-first-frame-good-but = Good except { $start }, when { $clause }: { $step }.
findings-first-frame-good-but-2 = Mostly good, but now and then from { $start } to { $end } { $clause }: { $step }.
findings-first-frame-good-but-3 = Good except { $start }–{ $end }, when { $clause }: { $step }.
findings-first-frame-worst = Worst at { $start }, when { $clause }: { $step }.
findings-first-frame-worst-2 = Worst from { $start } to { $end }, when { $clause }: { $step }.
findings-step-text = ask Tencent Cloud, with the session id
findings-step-text-2 = the data do not tell which part
findings-step-remote-downlink = the remote end
findings-budget-line-text = Of the median { $video } that the picture was late: capture { $capture }, encode { $encode }, uplink { $uplink }, downlink { $downlink }, decode { $decode }, render { $render }; { $rest } are not explained
findings-list-comma = ,{" "}
findings-and-more = , and more
findings-and-2 = {" "}and{" "}
findings-look = look at { $part }{ $first ->
    [yes] {" "}first
   *[no] {""}
 }
findings-look-link = look at { $link } of { $part }{ $first ->
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

help-basis-session-median = Of the session's median:{" "}
help-basis-target-rate = Of the target bit rate:{" "}
help-basis-frame-interval = Of the frame interval:{" "}
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
help-missing-link-share = Unknown where one link's sent rate is missing, or where no link sends.
help-missing-nack-increment = Unknown where this sample's count or the one before is missing; the first sample counts only where the counter has just begun (it is 0, or the sample is disconnected).
help-missing-negative = Not measured where the element is absent, null, not a number or negative; 0 is a value.
help-missing-zero = Not measured where the element is absent, null, not a number, negative or 0.
help-missing-disconnected = Not measured where the element is absent, null, not a number or negative, and where the sample is disconnected: NetworkLatency negative while Rate and Fps are both 0. Any other 0 is a value.
help-page = DescribeDeviceSessionDetails, SessionDeviceDetail: cloud.tencent.com/document/product/1584/89827
help-page-link = DescribeDeviceSessionDetails, MultiNet: cloud.tencent.com/document/product/1584/89827
help-sdk = official SDKs since 2026-05-19 (Python 3.1.99), SessionDeviceDetail; not on the documentation page
help-ours = computed by this viewer
help-drawn-burst = A burst is marked at the upper edge with its value and does not flatten the rest.
help-drawn-steps = One step for each connection.
help-drawn-dashed-steps = Dashed steps.
help-fps =
    .what = Pictures per second. Whether the driver's picture moves evenly shows first in the remote's line.
    .documented = frame rate
    .inferred = After a reconnect, frames that were held up may arrive at once (141 and 267 fps in the example): not a real frame rate.
help-max-frame-delta =
    .what = The longest interval between two frames within a sample. A single stall shows here first; the frame rate often hides it.
    .inferred = In ms: what exceeds 100 and 150 ms equals Lag100Duration and Lag150Duration.
    .documented = greatest frame interval
help-frame-delta =
    .what = The mean interval between two frames within a sample. 1000 divided by it is a second frame rate; where the two disagree the sample is doubtful.
    .inferred = In ms: its product with Fps is about 950. It is measured apart from Fps and may have values while disconnected.
    .drawn = A dashed line.
    .documented = mean frame interval
help-lag100-duration =
    .what = How long the picture stood still within a sample, counted above a frame interval of 100 ms.
    .inferred = In ms; only what exceeds 100 ms of each interval counts: an interval of 195 ms counts 95 ms.
    .drawn = One hollow bar for each sample.
    .documented = stall time from frame intervals above 100 ms
help-lag150-duration =
    .what = How long the picture stood still within a sample, counted above a frame interval of 150 ms.
    .inferred = In ms; only what exceeds 150 ms of each interval counts: an interval of 195 ms counts 45 ms.
    .drawn = One filled bar for each sample.
    .documented = stall time from frame intervals above 150 ms
help-k100 =
    .what = The part of a connection's time that was stall above 100 ms.
    .inferred = In %: 100 × ΣLag100Duration ÷ duration of the connection, repeated on each of its samples; their mean is not the session's stall ratio.
    .documented = stutter k100
help-k150 =
    .what = The part of a connection's time that was stall above 150 ms.
    .inferred = In %, computed like K100; the "150 ms lagging rate" of the product overview.
    .documented = stutter k150
help-network-latency =
    .what = Delay of the network on the device's own side; a value of −1 means no measurement.
    .inferred = Looks like the round trip between device and server, not end to end: 5 ms at the remote and 72–503 ms at the field in the example, the latter following the link that carries the video.
    .drawn = The strip below shows which link carries the video.
    .documented = network delay, in ms
help-video-latency =
    .what = How long a picture takes from the field to the remote, measured there; a value of 0 means no sample and is not drawn.
    .inferred = From the frame's timestamp to the remote, without capture.
    .documented = video delay, in ms
help-control-latency =
    .what = How long a control message takes from one end to the other and back.
    .documented = round-trip delay of the message channel between field and remote device, in ms
help-capture-cost =
    .what = How long it takes to capture a frame.
    .inferred = Always 0 most likely means that it is not measured (video from outside, for instance), not that capture takes no time.
    .documented = capture time, in ms
help-encode-cost =
    .what = How long it takes to encode a frame; beyond one frame interval the encoder cannot keep up.
    .documented = encode time, in ms
help-decode-cost =
    .what = How long it takes to decode a frame; beyond one frame interval the decoder cannot keep up.
    .documented = decode time, in ms
help-render-cost =
    .what = How long it takes to render a frame.
    .inferred = Always 0 most likely means that it is not measured. Older data have it under its former name RenderConst.
    .documented = render time, in ms
help-rate =
    .what = Bit rate of the video.
    .inferred = Sent at the field, received at the remote. The two may differ much without any loss; the documentation gives no reason, redundancy (FEC) is likely.
    .documented = bit rate, in kbps
help-bit-rate-estimate =
    .what = The bit rate that the server allows the encoder.
    .inferred = The target of this video stream. A rate that stays far below it is limited by the picture's content, not by the network.
    .documented = bit rate regulated by the server, in kbps
help-total-bitrate-estimate =
    .what = An estimate of all the bandwidth there is.
    .inferred = Looks like the estimated bandwidth of all streams and links together.
    .documented = estimate of the total bit rate, in kbps
help-send-bps =
    .what = Bit rate that this network card sends.
    .inferred = Called Bps, but in kbps indeed. All links together exceed the device's bit rate a little: headers and redundancy. A single sample that doubles on all links is a counter read over two periods, an artefact.
    .documented = sent bps, in kbps
help-recv-bps =
    .what = Bit rate that this network card receives.
    .inferred = Called Bps, but in kbps indeed. A single sample that doubles on all links is a counter read over two periods, an artefact.
    .documented = received bps, in kbps
help-link-share =
    .what = What this link sends, as a part of what all links of the device send.
    .inferred = The link with the greatest share carries the video; an idle one sends probes only, about 30 kbps in the example.
    .drawn = Stacked areas; at an upright line another link begins to carry most of the video: the changes that findings count.
help-nack-increment =
    .what = Retransmission requests (NACK) since the sample before.
    .inferred = The difference of the running total NACK; where that falls the counter began anew with a reconnect, and its whole value is new.
    .drawn = One stem for each sample.
help-nack =
    .what = How often the other side was asked to send lost packets again.
    .inferred = A running total since the connection began; a reconnect sets it back to 0.
    .drawn = Its increments are drawn; the total itself on request.
    .documented = number of nack requests
help-lost =
    .what = The part of the packets that was lost.
    .inferred = Always 0 in the example while a link lost packets and the remote asked for retransmissions: 0 does not prove that nothing was lost.
    .documented = packet loss ratio, in %
help-lost-inferred-2 = Whole numbers only: loss below 1 % may show as 0.
help-lost-x = The part of the packets on this link that was lost.
help-lost-x-2 = packet loss ratio, in %
help-rtt =
    .what = How long a packet takes over this link and back.
    .inferred = A round trip, by its name; 0 before the first measurement.
    .drawn = Thick where the link carries the video.
    .documented = delay, in ms
help-cpu-used =
    .what = How busy the device's CPU is.
    .inferred = One value for each connection in the example: a flat line may be a single reading and does not mean a steady load.
    .documented = CPU usage, in %
help-mem-used =
    .what = How full the device's memory is.
    .inferred = One value for each connection in the example: a flat line may be a single reading and does not mean steady use.
    .documented = memory usage, in %
help-beyond-is-watch = { $beyond }: { $watch }

## judged

# The row of numbers above the overview.
judged-findings = Findings
# What can be done.
judged-advice = Advice
# From where on it counts, and who says so.
judged-limit = Limit
# The samples that it rests on.
judged-rests-on = Rests on
# Which part.
judged-blame = To blame
# What explains it.
judged-cause = Explained by
# What it explains.
judged-effects = Explains
# Between two series.
judged-between = ;{" "}
# Filter: of any severity.
judged-any-severity = All severities
# Filter: of any device.
judged-any-device = All devices
# Filter: any part was to blame.
judged-any-blame = All parts
# Filter: only what lies in the window.
judged-in-window = In the window
# Filter, for a screen reader.
judged-filter = Filter findings
judged-at-least-minor = Minor and worse
judged-at-least-major = Major and worse
judged-at-least-critical = Critical
judged-count = { $shown } of { $all }
judged-more = { $count } more as ticks
judged-blamed-between = ,{" "}
judged-score-formula = Score { $score } = 100 × (1 − (major { $major } + { $share } of minor { $minor }) ÷ { $length })
# What the score means.
judged-score = 100 is a session in which the driver saw no major or minor trouble; critical counts as major, and what overlaps counts once.
judged-late = Picture { $latency } late (median)
judged-stage-capture = capture
judged-stage-encode = encode
judged-stage-uplink = uplink
judged-stage-downlink = downlink
judged-stage-decode = decode
judged-stage-render = render
judged-stage-unexplained = unexplained

## kind

kind-window-truncated =
    .advice = To see the beginning, ask again with an earlier start.
    .fact = { $Device }'s data begin within a connection
    .detail = its counter of retransmissions begins at { $value }
kind-video-latency =
    .advice = See which part of the latency grew; above 500 ms the vehicle should stop.
    .fact = Video latency up to { $value }, for { $lasted }
    .detail = usually { $usual }, the limit is { $threshold }
    .clause = video latency rose to { $value } for { $lasted }
    .effect = video latency rose to { $value }
kind-stutter =
    .advice = Check latency, loss and retransmissions at these moments.
    .fact = { $Device } stuttered for { $value } of the time (beyond 150 ms)
    .detail = { $late } samples with late frames, the limit is { $threshold }
    .clause = { $device }'s picture stuttered for { $value } of the time
    .effect = the picture stuttered
kind-start-up =
    .advice = Nobody drives yet; begin once the picture is steady.
    .fact = Longest frame interval { $value }, at start-up
    .detail = { $part } of all stall time above 100 ms
kind-slow-render =
    .advice = Check the remote's graphics driver and vertical sync; show fewer pictures.
    .fact = Rendering took up to { $value } a frame, for { $lasted }
    .clause = rendering took up to { $value } a frame for { $lasted }
kind-slow-encode =
    .advice = Make sure that the hardware encodes; encode fewer or smaller streams.
    .fact = Encoding took up to { $value } a frame, for { $lasted }
    .clause = encoding took up to { $value } a frame for { $lasted }
kind-slow-decode =
    .advice = Make sure that the remote decodes in hardware; close other programs.
    .fact = Decoding took up to { $value } a frame, for { $lasted }
    .clause = decoding took up to { $value } a frame for { $lasted }
kind-slow-capture =
    .advice = Check the camera, its bus and its driver.
    .fact = Capture took up to { $value } a frame, for { $lasted }
    .clause = capture took up to { $value } a frame for { $lasted }
kind-resolution-below =
    .advice = Dynamic encoding lowers the resolution; where it stays so, configure less.
    .fact = Sent { $width } × { $height }, configured { $configuredWidth } × { $configuredHeight }
    .detail = { $value } of the pixels
kind-reconnect =
    .advice = Check that end's access network (signal, handover, Wi-Fi roaming) and its program's log at these moments; where both ends broke at once, ask the cloud.
    .fact = { $Device } reconnected { $times }, { $value } without a picture
    .clause = { $device } reconnected { $times } in { $span }
    .clause-once = { $device } was gone for { $value } and reconnected
    .effect = { $device } reconnected { $times }
    .effect-once = { $device } reconnected
kind-rates-differ =
    .advice = Allow for it when you compare the ends.
    .fact = The remote receives { $value } of the bit rate that the field sends, with hardly any loss
    .detail = { $received } against { $sent }; not documented, probably redundancy that the sender counts
kind-rate-swing =
    .advice = Check for congestion and jitter, unless the scene itself changed as much.
    .fact = { $Device }'s bit rate swung by { $value } from sample to sample
    .detail = for { $lasted }; above { $threshold } means congestion or jitter
kind-rate-above-target =
    .advice = Check the encoder's rate control; an external encoder should follow the rate that the callback suggests.
    .fact = The encoder sent { $value } of its target bit rate, for { $lasted }
    .detail = the target was { $target }
    .clause = the encoder sent { $value } of its target bit rate for { $lasted }
kind-no-picture =
    .advice = Check that both ends are connected, the camera is on and the stream was started; then the session id.
    .fact = { $Device } never had a picture
    .detail = in { $value } of data
    .clause = { $device } never had a picture
    .effect = { $device } never had a picture
kind-network-limited =
    .advice = The picture lost quality: check the vehicle's bandwidth, or configure less resolution or frame rate.
    .fact = The network held the bit rate down to { $value }, for { $lasted }
    .detail = the target was { $target }, up to { $top } in this session
    .clause = the network held the bit rate down to { $value } for { $lasted }
    .effect = the network held the bit rate down
kind-network-latency =
    .advice = Check that end's way to the cloud: signal, congestion, detours.
    .fact = { $Device }'s network latency { $value }
    .detail = usually { $usual }, the limit is { $threshold }
    .clause = { $device }'s network latency rose to { $value } for { $lasted }
kind-memory-high =
    .advice = Full memory stalls the picture or ends the program: free some, or restart it.
    .fact = { $Device }'s memory use at { $value }, for { $lasted }
    .detail = the limit is { $threshold }
    .clause = { $device }'s memory use was at { $value } for { $lasted }
kind-memory-growing =
    .advice = Probably a leak: record the program's memory, then update or restart it.
    .fact = { $Device }'s memory grows by { $value } a minute and would be full in { $full }
    .detail = { $used } used
    .clause = { $device }'s memory grew by { $value } a minute, to be full in { $full }
kind-masked-loss =
    .advice = The picture was fine; where it lasts, the reserve is in use, so check that link all the same.
    .fact = { $Link } lost up to { $value }, made up for by the other link
    .detail = the receiver lost nothing and saw no late frame
kind-loss =
    .advice = Check that end's signal and congestion; a lower target bit rate loses less.
    .fact = { $Device } lost up to { $value } of the packets, for { $lasted }
    .detail = { $mean } on average, the limit is { $threshold }
    .clause = { $device } lost up to { $value } of the packets for { $lasted }
    .effect = up to { $value } of the packets got lost
kind-link-unbalanced =
    .advice = The mode may want it so; where balance is meant, check media_trans_mode.
    .fact = Links share unequally: { $link } carries { $value }
    .detail = an equal share would be { $equal }
kind-link-switch =
    .advice = Frequent changes mean that no link is steady; check the signal of each interface.
    .fact = Video changed links { $times } in { $span }
    .fact-once = Video changed links { $times }
    .detail = link { $way-way }
    .clause = video changed links { $times } in { $span }
    .clause-once = video changed links { $times }
    .effect = video changed links
kind-link-loss =
    .advice = Check that interface's signal and congestion, or let the other link carry the video.
    .fact = { $Link } lost up to { $value }, for { $lasted }
    .detail = { $mean } on average, the limit is { $threshold }
    .clause = { $link } lost up to { $value } for { $lasted }
    .effect = { $link } lost up to { $value }
kind-link-idle =
    .advice = Nothing to do: a link in reserve.
    .fact = { $Link } on standby, { $sent }
    .detail = { $value } of traffic, probes only
kind-link-down =
    .advice = Check that interface's signal, SIM and antenna, and whether the other link can carry the video alone.
    .fact = { $Link } was down for { $lasted }
    .detail = it lost { $value }, or neither sent nor received
    .clause = { $link } was down for { $lasted }
    .effect = { $link } was down
kind-latency-spike =
    .advice = Single spikes are usual on mobile networks; where they are frequent, check signal and handovers.
    .fact = { $Device }'s network latency spiked to { $value }, { $times }
    .detail = usually { $usual }
    .clause = { $device }'s network latency spiked to { $value }
kind-latency-follows-link =
    .advice = Check that link's network, or prefer the other one.
    .fact = Latency peaks of { $peaks } ms while { $link } carried most of the video
    .detail = its round trip was up to { $rtt }
    .clause = network latency rose to { $value }, { $times }, while { $link } carried most of the video
    .clause-once = network latency rose to { $value } while { $link } carried most of the video
kind-hidden-loss =
    .advice = The ratio counts after repair; treat it as loss and check both ends' networks at that moment.
    .fact = { $Device } requested { $value } retransmissions although reported loss is 0 %
    .detail = with a frame interval of { $interval }
    .clause = { $device } requested { $value } retransmissions although reported loss is 0 %
    .effect = { $value } retransmissions requested
kind-gap =
    .advice = The picture may have been fine; check that end's reporting.
    .fact = { $Device } reported nothing for { $value }; the connection went on
    .detail = { $times }
kind-freeze =
    .advice = Check the network at that moment first; where it was fine, capture and encoding, then decoding.
    .fact = { $Device }'s picture froze { $times }, for up to { $value }
    .fact-once = { $Device }'s picture froze for { $value }
    .detail = the mean interval before was { $mean }
    .clause = { $device }'s picture froze { $times }, for up to { $value }
    .clause-once = { $device }'s picture froze for { $value }
    .effect = the picture froze { $times }, for up to { $value }
    .effect-once = the picture froze for { $value }
kind-frame-rate-drop =
    .advice = Check its cause first; where both ends fell, the vehicle, where only the remote did, its downlink and decoder.
    .fact = { $Device }'s frame rate fell to { $value }, for { $lasted }
    .detail = { $expected } expected, the limit is { $threshold }
    .clause = { $device }'s frame rate fell to { $value } for { $lasted }
    .effect = the frame rate fell to { $value }
kind-estimate-collapse =
    .advice = Check the vehicle's signal and congestion at that moment.
    .fact = The bandwidth estimate fell to { $value }
    .detail = the median before was { $before }
    .clause = the bandwidth estimate fell from { $before } to { $value }
    .effect = the bandwidth estimate fell to { $value }
kind-ends-apart =
    .advice = Check StartTime of both ends, and that both belong to one session.
    .fact = The samples of both ends do not overlap in time
    .detail = each end is judged by itself
kind-end-missing =
    .advice = Check the other end's SDK and whether it reports, or ask for another window.
    .fact = Only { $device } has data
    .detail = causes at the other end cannot be told
kind-doubled-counters =
    .advice = Nothing to do.
    .fact = Link counters doubled in { $samples } samples (artefact)
    .fact-once = Link counters doubled in { $samples } sample (artefact)
    .detail = bytes of two periods read at once; the bit rate itself was steady
kind-data-ends-early =
    .advice = What came after can be told from the other end alone.
    .fact = { $Device }'s data end { $value } before the other end's
kind-cpu-high =
    .advice = Close other programs; make sure that the hardware encodes and decodes.
    .fact = { $Device }'s CPU at { $value }, for { $lasted }
    .detail = the limit is { $threshold }
    .clause = { $device }'s CPU was at { $value } for { $lasted }
kind-control-latency =
    .advice = Check both ends' ways to the cloud; where commands share the uplink with video, give them priority.
    .fact = { $Device }'s control latency { $value }
    .detail = usually { $usual }, the limit is { $threshold }
    .clause = control round trip reached { $value } for { $lasted }
    .effect = control round trip reached { $value }
kind-content-limited =
    .advice = Nothing to do: the picture needs no more.
    .fact = Only { $value } of the target bit rate is used: limited by content, not by the network
    .detail = the median target is { $target }
kind-clock-offset =
    .advice = Synchronize both clocks (NTP); allow for the difference when you compare curves.
    .fact = Clock offset (remote − field): { $value }
    .detail = ± { $uncertainty }, from the course of both ends' bit and frame rates
kind-burst =
    .advice = Nothing to do; these samples count for no other finding.
    .fact = Frame rates of { $rates } fps are artefacts
    .fact-once = A frame rate of { $rates } fps is an artefact
    .detail = frames held up by the reconnect, delivered at once; usually { $usual }
kind-aspect-changed =
    .advice = Give the encoder and the camera the same aspect ratio.
    .fact = Sent { $width } × { $height }, configured { $configuredWidth } × { $configuredHeight }
    .detail = different aspect ratio: cropped or stretched

## limit

limit-weight-minor-percent = Weight of minor trouble, of the same if major
limit-second-part-percent = Verdict names a second part from, of the first
limit-score-minor-percent = Score: minor time counts as
limit-episode-ms = Trouble of one part is one stretch when no farther apart than
limit-suspect-requests-percent = Blame: retransmission requests, of the packets
limit-suspect-stage-percent = Blame: a stage grew, of the frame interval, by
limit-suspect-estimate-percent = Blame: bandwidth estimate fell to, of usual
limit-suspect-throttle-times = Blame: uplink trouble that throttles the encoder, times
limit-suspect-weak-percent = Blame: a weak sign that stands alone, from
limit-suspect-latency-ms = Blame: latency rose by
limit-suspect-loss-percent = Blame: loss from
limit-suspect-share-percent = Blame: link share of what is sent, from
limit-suspect-part-percent = Blame: part of the added video latency
limit-suspect-held-percent = Blame: received rate held, of usual
limit-suspect-alike-times = Blame: rises of both ends are alike within
limit-samples = Consecutive samples needed
limit-calm-samples = Consecutive good samples that end a stretch
limit-stage-watch-percent = Stage cost to watch, of the frame interval, above
limit-stage-bad-percent = Stage cost bad, of the frame interval, above
limit-start-up-ms = Start-up after connecting
limit-burst-times = Frame rate after a reconnect is an artefact, above usual
limit-burst-samples = Samples after a reconnect that may hold queued frames
limit-merge-ms = Join stretches of a kind no farther apart than
limit-loss-watch-percent = Packet loss to watch, from
limit-loss-bad-percent = Packet loss bad, from
limit-loss-apart-ms = Scattered loss joined, no farther apart than
limit-loss-scattered-samples = Scattered loss, samples at least
limit-video-latency-watch-ms = Video latency to watch, above
limit-video-latency-bad-ms = Video latency bad, above
limit-video-latency-stop-ms = Video latency to stop at, above
limit-video-latency-stop-samples = Video latency to stop at, samples in a row
limit-stutter-watch-percent = Stutter ratio to watch, from
limit-stutter-bad-percent = Stutter ratio bad, from
limit-stutter-samples = Stutter, samples at least
limit-stutter-apart-ms = Stutter joined, no farther apart than
limit-stutter-window-ms = Stutter ratio is of at least
limit-stutter-watch-window-ms = Stutter ratio to watch is of at least
limit-stutter-interval-times = Stutter interval, of the expected one
limit-resolution-percent = Resolution lowered, pixels below, of those configured
limit-gap-unsure-times = Gap that is a reconnect without other evidence, of the cadence
limit-outage-critical-ms = Outage is critical from
limit-lost-for-good-ms = Connection lost at the end, not a hang-up, from
limit-rates-differ-percent = Bit rates of both ends differ, below, of the other's
limit-rates-differ-samples = Bit rates of both ends differ, samples of each at least
limit-swing-percent = Bit rate swings from sample to sample, above
limit-swing-samples = Bit rate swings, consecutive samples
limit-above-target-percent = Bit rate too high, above, of its target
limit-far-above-target-percent = Bit rate too high is minor, above, of its target
limit-no-picture-samples = Never a picture: samples at least
limit-network-limited-percent = Limited by the network, bit rate from, of its target
limit-estimate-low-percent = Limited by the network, target below, of its greatest
limit-network-limited-ms = Limited by the network is minor, from
limit-network-latency-watch-ms = Network latency to watch, above
limit-network-latency-bad-ms = Network latency bad, above
limit-raised-times = Latency raised, of what is usual
limit-memory-watch-percent = Memory to watch, above
limit-memory-fill-ms = Memory grows, full within
limit-memory-window-ms = Memory grows, looked at for
limit-memory-rise-percent = Memory grows, in that time by at least
limit-memory-quarter-percent = Memory grows, in each quarter at least, of the whole rise
limit-memory-fall-percent = Memory grows, falls meanwhile by at most, of the whole rise
limit-masked-others-percent = Loss made up for, others send at least
limit-unbalanced-percent = Links share unequally, below, of an equal share
limit-carrying-percent = Link that carries the video, share from
limit-switches = Frequent switches, together
limit-switch-apart-ms = Switches joined, no farther apart than
limit-idle-percent = Link on standby, share below
limit-probe-percent = Link that only probes, share below
limit-probe-kbps = Link that only probes, sends at most
limit-link-down-percent = Link down, from a loss of
limit-link-down-samples = Link down, consecutive samples
limit-latency-peak-times = Network latency peak, of usual
limit-slow-link-times = Slow link, round trip of the others'
limit-slow-link-percent = Slow link, part of the added latency
limit-hidden-loss-requests = Loss shown by retransmission requests, from
limit-hidden-loss-percent = Loss shown by retransmission requests, of the packets
limit-freeze-major-ms = Freeze is major from
limit-freeze-critical-ms = Freeze is critical from
limit-freeze-mean-times = Freeze: interval, of the mean
limit-freeze-beyond-ms = Freeze: interval above the mean by
limit-freeze-mean-samples = Freeze: samples before that make the mean
limit-hang-up-ms = No frames at the end are a hang-up, up to
limit-frame-rate-watch-percent = Frame rate to watch, of what it should be, below
limit-frame-rate-bad-percent = Frame rate bad, of what it should be, below
limit-collapse-percent = Estimate collapsed, below, of the median before
limit-collapse-samples = Estimate collapsed, consecutive samples
limit-collapse-before-ms = Estimate collapsed, against so long before
limit-collapse-before-samples = Estimate collapsed, samples before at least
limit-doubled-times = Link counters doubled, from, of the samples beside
limit-not-doubled-times = Link counters doubled, while the bit rate is below, of the samples beside
limit-doubled-links = Link counters doubled, links at least
limit-ends-early-ms = One end's data end early, from
limit-ends-early-unsure-ms = One end's data end early where the clock offset is unknown, from
limit-cpu-watch-percent = CPU to watch, above
limit-cpu-bad-percent = CPU bad, above
limit-control-latency-watch-ms = Control latency to watch, above
limit-control-latency-bad-ms = Control latency bad, above
limit-content-limited-percent = Limited by content, bit rate below, of its target
limit-estimate-high-percent = Limited by content, target at least, of its greatest
limit-clock-offset-samples = Clock offset, more samples than
limit-aspect-percent = Aspect ratio changed, by more than

## links

# What the upright lines through the shares mean.
links-switches = upright line: video changed links
links-switch = link { $from } → { $to }
links-switched = Video changed links { $times }
links-switch-at = { $switch } at { $time }
links-switches-listed = { $switches }: { $list }
links-list-comma = ,{" "}

## metrics

metrics-chart-fps = Frame rate
metrics-chart-frame-interval = Longest frame interval
metrics-chart-lag = Stall time
metrics-chart-lag-ratio = Stall ratio per connection
metrics-chart-network-latency = Network latency
metrics-chart-video-latency = Video latency
metrics-chart-control-latency = Control latency
metrics-chart-stage-cost = Stage cost
metrics-chart-rate = Bit rate
metrics-chart-link-share = Link share of sent rate
metrics-chart-nack = Retransmission requests
metrics-chart-lost = Packet loss
metrics-chart-link-rtt = Round trip per link
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
metrics-over-100 = over 100 ms
metrics-over-150 = over 150 ms
metrics-fps = Frame rate
metrics-max-frame-delta = Longest frame interval
metrics-frame-delta = Mean frame interval
metrics-frame-delta-short = mean
metrics-lag100-duration = Stall time over 100 ms
metrics-lag150-duration = Stall time over 150 ms
metrics-k100 = Stall ratio over 100 ms
metrics-k150 = Stall ratio over 150 ms
metrics-network-latency = Network latency
metrics-video-latency = Video latency
metrics-control-latency = Control latency
metrics-capture-cost = Capture cost
metrics-capture-short = capture
metrics-encode-cost = Encode cost
metrics-encode-short = encode
metrics-decode-cost = Decode cost
metrics-decode-short = decode
metrics-render-cost = Render cost
metrics-render-short = render
metrics-rate = Bit rate
metrics-bit-rate-estimate = Target bit rate
metrics-bit-rate-estimate-short = Target
metrics-total-bitrate-estimate = Link bandwidth estimate
metrics-total-bitrate-estimate-short = Link estimate
metrics-send-bps = Rate sent by a link
metrics-recv-bps = Rate received by a link
metrics-link-share = Link share of sent rate
metrics-nack-increment = Retransmission requests
metrics-nack-total = Retransmission requests, running total
metrics-running-total-short = running total
metrics-lost = Packet loss
metrics-link-lost = Packet loss of a link
metrics-rtt = Round trip of a link
metrics-cpu-used = CPU load
metrics-cpu-used-short = CPU
metrics-mem-used = Memory in use
metrics-memory-short = memory
metrics-join = { $first }, { $next }

## number

number-range-always = always
number-symbol-day = d
number-symbol-hour = h
number-symbol-minute = min
number-symbol-second = s

## sources

sources-ours = this project's choice
sources-sample = inferred from the documented example
sources-prod = TRRO product overview, tencentcloud.com/document/product/1252/67845
sources-trtc-rtt = TRTC (sister product): a round trip below 50 ms is short, above 200 ms long
sources-trtc-guide = TRTC (sister product), published guide: intl.cloud.tencent.com/document/product/647/39071
sources-w3-c = W3C webrtc-stats, freezeCount: max(3 × mean, mean + 150 ms)
sources-agora = Agora SDK: 500 ms counts as a freeze at 5 fps and more
sources-w3-c-pause = W3C webrtc-stats: more than 5 s is a pause
sources-uplink-100 = 3GPP TR 22.856: 100 ms for the video uplink (tentative, one leg, without coding)
sources-lane-keeper = arXiv 2603.06850: a simulated lane keeper, not people, fails between 150 and 225 ms
sources-stop = an integrator's code comment: consider stopping where it is above 500 ms repeatedly
sources-control = 3GPP TS 22.156: control downlink 20 ms one way, doubled for the round trip, plus a margin of this project
sources-frame = a stage that takes longer than one frame interval may not keep up; half of it is this project's margin
sources-whole-seconds = TimeOffset counts whole seconds, so steps jitter

## stages

stages-usually-the-limit-is = usually { $usual }, the limit is { $threshold }

## thresholds

thresholds-unit-ms = ms
thresholds-unit-seconds = s
thresholds-unit-minutes = min
thresholds-unit-percent = %
thresholds-unit-times = times
thresholds-unit-fps = fps
thresholds-unit-kbps = kbps
thresholds-unit-samples = samples
thresholds-topic-rate = Bit rate
thresholds-topic-connection = Connection and data
thresholds-topic-counting = How it counts
thresholds-judged-by = { $count ->
    [one] Judged by 1 changed threshold
   *[other] Judged by { $count } changed thresholds
 }
thresholds-changed = { $label } { $value } (default { $default })
thresholds-source-of-some = a changed threshold

## ticket

ticket-session = Session:{" "}
ticket-time = Time:{" "}
ticket-to-blame = To blame:{" "}
ticket-score = Score:{" "}
ticket-clock-offset = Remote clock less field clock:{" "}
ticket-remote-shown = Times of the remote:{" "}
ticket-colon = :{" "}
ticket-between = ;{" "}
ticket-because = {" "}  because of { $number }
ticket-severity-info = note
ticket-severity-minor = minor
ticket-severity-major = major
ticket-severity-critical = critical
ticket-device = { $device }: { $id }

## ui

# At rest: the median of the window.
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
# Network cards.
ui-network = network
# Stall time beyond 100 ms.
ui-stalls-100 = stalls > 100 ms
# Stall time beyond 150 ms.
ui-stalls-150 = stalls > 150 ms
# The lane of links.
ui-video-via = Video via
# What the strip under network latency means.
ui-strip = strip: link that carries the video
# What the thick line means.
ui-thick = thick = carries the video
# Series that can be drawn as well.
ui-on-request = also
# Series that are always zero.
ui-always-zero = always 0
# Opens the explanation of a chart.
ui-help = What is this?
# Opens the table of a chart.
ui-table = Data table
# Moves a chart or a group past the one above.
ui-move-up = Move up
# Shows the selected stretch in the whole width.
ui-zoom-selection = Zoom to the selection
# Every number of the selected stretch.
ui-statistics = Statistics of the selection
# Shows everything.
ui-whole-session = Whole session
# Field for a time.
ui-go-to = Go to time
# What was typed is no time of the session.
ui-no-such-time = Not a time of this session. Try 16:20:05, or +95 for seconds since it began.
# Pins the instant that is read as the first one.
ui-pin-a = Pin as A
# Pins the instant that is read as the one to compare with.
ui-pin-b = Pin as B
# Selects the stretch between the pins.
ui-select-between = Select from A to B
# Steps to the sample before.
ui-previous-sample = Previous sample
# Steps to the sample after.
ui-next-sample = Next sample
# Takes cursor and pins away.
ui-clear = Clear
# Opens the list of what can be taken away.
ui-export = Export
# Leaves out what tells whose session it was.
ui-mask = Mask ids and IP addresses
ui-export-html = HTML report
ui-export-html-what = the whole session in one file, interactive, offline
ui-export-png-what = the visible charts, at twice the pixels
ui-export-svg-what = the visible charts, as vectors
ui-export-csv-what = samples of the window, one a line
ui-export-json-what = report, and data of the window
ui-export-text-what = the verdict, for a ticket
# The panel in which a person says from where on a value counts.
ui-thresholds = Thresholds
# What that panel does.
ui-thresholds-what = Each change judges anew at once; the lines on the charts follow.
# The usual value again.
ui-reset = Reset
# All usual values again.
ui-reset-all = Reset all
# Limits that are rarely set.
ui-more-limits = More limits
# The sentence and the findings, for a screen reader.
ui-verdict = Verdict
# When a finding is about all of the session.
ui-whole-session-name = whole session
# List of keys.
ui-keys = Keys
# Left edge of the frame.
ui-window-start = Start of the window
# Right edge of the frame.
ui-window-end = End of the window
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
ui-beyond = time beyond limit
# Column of a table: change per minute.
ui-slope = change per min
# What to do with a mouse, at the foot of the page.
ui-hints = Drag: select · Ctrl + wheel: zoom · double-click: back · ?: all keys
ui-key-previous-next-sample = previous, next sample
ui-key-first-last-sample-of = first, last sample of the window
ui-key-move-left-right = move left, right
ui-key-zoom-in-out = zoom in, out
ui-key-whole-session = whole session
ui-key-pin-this-instant-a = pin this instant; a second pin compares
ui-key-zoom-to-the-selection = zoom to the selection
ui-key-step-back-selection-pins = step back: selection, pins, zoom
ui-key-undo-redo-the-zoom = undo, redo the zoom
ui-key-go-to-a-time = go to a time
ui-key-on-a-legend-entry = on a legend entry: that series alone
ui-key-move-the-chart-or = move the chart or group up, down
ui-key-ctrl-wheel = Ctrl + wheel
ui-key-zoom-at-the-pointer = zoom at the pointer
ui-key-drag = drag
ui-key-select-a-stretch = select a stretch
ui-key-shift-drag = Shift + drag
ui-key-move-the-window = move the window
ui-key-double-click-a-chart = double-click a chart
ui-key-step-back = step back
ui-key-double-click-a-legend = double-click a legend
ui-key-this-series-alone = this series alone
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
# What stands between two sentences.
ui-between-sentences = {" "}
# Statistics include bursts.
ui-bursts-stay = Bursts stay in the statistics
# Session.
# Request id of the answer.
ui-request-id = Request ID
# Project.
ui-project = Project
# Fields that nobody knows.
ui-extras = Fields that are not documented
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
ui-missing = Missing
# Help: reference values.
ui-reference = Reference
# Help: where it comes from.
ui-source = Source
# Help: numbers of this session.
ui-this-session = This session
# One network only.
ui-single-network = 1 link
# A device without a date, beside one that has one.
ui-not-drawn = no start time: not drawn
# A device without samples, in the overview.
ui-no-sample = no samples
# Devices without a single sample.
ui-no-samples = This session holds no samples: the devices are listed, but every array is empty. Check the range of `StartTime` and `EndTime`, or fetch it again later.
# Help of an array that nobody knows.
ui-unknown-metric = No documentation knows this array. Drawn as it was sent: its unit is unknown, and negative values count.
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
ui-default = default { $value }
ui-no-threshold = Type a number above 0; { $value } still counts.
ui-findings-now = { $count ->
    [one] 1 finding
   *[other] { $count } findings
 }
ui-findings-before = { $now }, { $before } before
ui-samples-connections = { $count } in { $connections } connections
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
    [one] Fold 1 chart without change
   *[other] Fold { $count } charts without change
 }
ui-unfold-flat-charts = { $count ->
    [one] Unfold 1 chart without change
   *[other] Unfold { $count } charts without change
 }
ui-data-notes = { $count ->
    [one] 1 data note
   *[other] { $count } data notes
 }
ui-rows = Rows { $from }–{ $to } of { $all }
ui-series-summary = { $series }: median { $median }, { $range }, { $count } samples
ui-no-gaps = no gaps
ui-gaps = { $length } without samples
ui-lane = { $device }: { $count ->
    [one] 1 connection
   *[other] { $count } connections
 }, { $gaps }, last sample at { $last }.
ui-empty-lane = { $device }: { $reason }.
ui-link-for = { $link } for { $length }
ui-link-comma = ,{" "}
ui-video-via-links = Video via { $links }.
ui-in-this-session = { $series }: median { $median } · p95 { $p95 } · max { $max }; { $count } samples

## warnings

warnings-of-device = { $device }:{" "}
warnings-of-field = `{ $field }`:{" "}
warnings-of-both = { $device }, `{ $field }`:{" "}
warnings-no-usable-start-time = no usable start time: times count from 0 and cannot be aligned with the other end; beside one that has a start time it is not drawn.
warnings-no-sample-times-samples = no sample times: samples are placed every 2 seconds, and gaps cannot be seen.
warnings-should-be-an-array = should be an array but is not one; it is left out.
warnings-holds-something-of-another = holds something of another type; it is left out.
warnings-is-no-possible-value = is no possible value; it is left out.
warnings-is-in-no-documentation = is in no documentation; it is kept as it is.
warnings-taken-from-the-older = taken from the older field `{ $field }`.
warnings-is-not-the-session = `{ $id }` is not the session of the devices before; these may be parts of different sessions.
warnings-is-the-older-name = is the older name of `{ $field }`, which has values as well; it is listed and not drawn.
warnings-appears-more-than-once = appears more than once in one object; the last one counts, and the documented spelling before others.
warnings-some-characters-could-not = some characters could not be read and were replaced by �; names may be affected, numbers are not.
warnings-the-card-s-number = the card's number is missing or taken; it goes by number { $number }.
warnings-what-begins-in-line = what begins in line { $line } holds an error of the cloud, { $error }; the rest is shown.
warnings-of-what-begins-in = of what begins in line { $line } something was not loaded (`{ $code }`); the rest is shown.
warnings-the-times-of-field = the times of field and remote do not overlap, so the two ends are not judged against each other.
warnings-was-not-loaded-the = `{ $name }` was not loaded (`{ $code }`); the other inputs are shown.
warnings-time-offset-invalid = { $count ->
    [one] the time of { $count } sample is not a number; that sample is left out.
   *[other] the times of { $count } samples are not numbers; those samples are left out.
 }
warnings-time-sorted = { $count ->
    [one] times go back { $count } time; the samples were sorted.
   *[other] times go back { $count } times; the samples were sorted.
 }
warnings-time-repeated = { $count ->
    [one] { $count } sample has the same time as the one before; both are kept.
   *[other] { $count } samples have the same time as the one before; all are kept.
 }
warnings-array-longer = { $count ->
    [one] { $count } value more than `TimeOffset`; it is left out.
   *[other] { $count } values more than `TimeOffset`; those are left out.
 }
warnings-array-shorter = { $count ->
    [one] { $count } value fewer than `TimeOffset`; the end counts as not measured. If it was dropped in between, the curve is shifted.
   *[other] { $count } values fewer than `TimeOffset`; the end counts as not measured. If values in between were dropped, the curve is shifted.
 }
warnings-array-shorter-without-times = { $count ->
    [one] { $count } value fewer than the longest array; the end counts as not measured. If it was dropped in between, the curve is shifted.
   *[other] { $count } values fewer than the longest array; the end counts as not measured. If values in between were dropped, the curve is shifted.
 }
warnings-not-numbers = { $count ->
    [one] { $count } value is not a number and counts as not measured.
   *[other] { $count } values are not numbers and count as not measured.
 }
warnings-case-differs = { $count ->
    [one] is written in another case than documented; it was read all the same.
   *[other] { $count } names, among them this one, are written in another case than documented; they were read all the same.
 }
warnings-number-unreadable = { $count ->
    [one] { $count } value is `NaN`, infinite or out of range and counts as not measured.
   *[other] { $count } values are `NaN`, infinite or out of range and count as not measured.
 }
warnings-text-around = { $count ->
    [one] { $count } character around the JSON was passed over.
   *[other] { $count } characters around the JSON were passed over.
 }
warnings-array-left-out = { $count ->
    [one] { $count } sample has no value; to save memory the array is listed and not drawn.
   *[other] { $count } samples have no value; to save memory the array is listed and not drawn.
 }
warnings-fields-left-out = { $count ->
    [one] { $count } more is beyond the limit and is not listed.
   *[other] { $count } more are beyond the limit and are not listed.
 }
warnings-devices-left-out = { $count ->
    [one] { $count } more device is beyond the limit and was not read.
   *[other] { $count } more devices are beyond the limit and were not read.
 }
warnings-warnings-left-out = { $count ->
    [one] { $count } more warning is not listed.
   *[other] { $count } more warnings are not listed.
 }

## weight

weight-weight-of-a-second = Weight of a second without a picture, or frozen
weight-weight-of-a-second-2 = Weight of a second that came late
weight-weight-of-a-second-3 = Weight of a second with few frames

## page

page-language-name = EN
page-reading = Reading…
page-cancel = Cancel
page-meaning = Meaning
page-advice = What to do
page-code = Code
page-detail = Details
page-cloud-said = Its message
page-position = Position
page-line = line { $line }, column { $column }
page-request-id = Request ID
page-retry = Try again
page-copy-all = Copy all
page-copied = Copied
page-not-copied = Copy it by hand
page-close = Close
page-app = TRRO session viewer
page-title = Paste a session to see it
page-or-paste = Or paste a session
page-hint = The answer of DescribeDeviceSessionDetails, as the cloud sent it or as an SDK printed it. It stays in this browser.
page-box = Session JSON
page-show = Show
page-open = Open files…
page-sample = See the sample session
page-drop-hint = or drop files anywhere on this page
page-drop = Drop to open
page-also-read = Also read: HAR files, tccli output, log lines, text around the JSON, several sessions at once. If something is missing, the page says which part and why.
page-no-json = No JSON yet? Ask the command line
page-prints = Prints the JSON; paste it here as it is.
page-copy = Copy
page-fetch-title = Or fetch it through your signing backend
page-fetch-hint = The page never sees a key. Address: this server.
page-session-id = Session ID
page-region = Region
page-fetch = Fetch
page-pick = Choose from a list…
page-copy-curl = Copy as curl
page-fetch-more = More options
page-from = From
page-to = To
page-token = Token of the backend (kept in memory only)
page-remember = Remember recent session IDs in this browser
page-demo = Demo backend: what it fetches is made up
page-reopen = Open…
page-share = Share…
page-session = Session
page-session-number = Session { $n }
page-stream = Stream { $n }
page-link-waits = This link shows session { $id }: open that session to see the same picture.
page-link-of-another = This link is of another session ({ $id }) and was ignored.
page-link-broken = What follows the # of the address is cut off, mistyped or of another version, and was ignored.
page-link-too-long = This link is too long and was ignored. Ask for a file instead: an HTML report, or the JSON of the session.
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
live-no-token = A token has Latin letters, digits and signs only
live-no-time = Write it as 2024-11-12 16:19:29 or in Unix seconds
live-typed-in = In the time of { $zone }, or in Unix seconds
live-end-first = The end comes before the start
live-again = Fetch again
live-running = Running
live-updated = updated { $time }
live-pause = Pause
live-paused = Paused
live-go-on = Go on
live-picker = Choose a session
live-project = Project
live-other-project = Enter a project ID…
live-project-id = Project ID
live-period = Period
live-recent = Last two hours, running ones too
live-day = Last 24 hours
live-week = Last 7 days
live-month = Last 30 days
live-between = From … to …
live-device = Device ID, either end
live-list = List
live-listing = Fetching the list…
live-none = No such session.
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
live-all-streams = Open these { $n } streams together
live-token = Token of the backend
live-previous = Previous
live-next = Next
live-page = { $first }–{ $last } of { $total }

## share

share-share = Share a link
share-close = Close
share-link = Link
share-copy-link = Copy the link
share-with-data = Put the session into the link (after the #, so it is sent to no server)
share-mask = Mask ids and IP addresses
share-length-of = The data take { $n } characters. The limit is { $limit }; some chats cut long links.
share-needs-session = Whoever opens it needs the session, too, to see the same picture.
share-too-long = Too large for a link: it takes { $n } characters and the limit is { $limit }. Export an HTML report instead.

## failure

failure-wasm-blocked = The page's security policy does not allow WebAssembly
    .meaning = The header `Content-Security-Policy` blocks it, so the viewer cannot start.
    .advice = Add `'wasm-unsafe-eval'` to `script-src`, then reload the page.
    .advice-2 = The whole policy that is needed: `script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'`
failure-no-wasm = This browser has no WebAssembly
    .meaning = It is too old, or a security setting turns WebAssembly off, such as Lockdown Mode on iOS or enhanced security in Edge.
    .advice = Update the browser, or use a current Chrome, Edge, Firefox or Safari.
    .advice-2 = If it is a security setting, make an exception for this site and reload the page.
failure-wasm-missing = The viewer's program could not be downloaded
    .meaning = `trro-session-viewer.js` or `trro-session-viewer_bg.wasm` did not come from the server.
    .advice = Check the network connection and try again.
    .advice-2 = Make sure that both files stand beside `embed.js` and can be reached.
    .advice-3 = If they are on another origin, it has to send CORS headers and to be listed in both `script-src` and `connect-src`.
failure-wasm-invalid = What came back is not the viewer's program
    .meaning = Something else answered at its address (often a login page or a 404 page), or the file is cut off or of another version than `embed.js`.
    .advice = Make sure that the server does not answer unknown paths with an HTML page.
    .advice-2 = Deploy the whole folder `dist/` again; do not mix versions.
    .advice-3 = Empty the caches of browser and CDN, then try again.
failure-network = No answer: the data could not be fetched
    .meaning = The network is down, the name or certificate is wrong, or CORS or `connect-src` blocked the request; a browser does not tell the page which.
    .advice = Open the address in a new tab to see whether it can be reached.
    .advice-2 = Another origin has to send `Access-Control-Allow-Origin` and to be listed in this page's `connect-src`.
    .advice-3 = Or download the answer and open it as a file.
failure-timeout = The server took too long
    .meaning = No complete answer came within the time limit.
    .advice = Check the network and try again.
    .advice-2 = If the session is long, ask for a shorter range of time.
failure-http = The server answered with an error status
    .meaning = The address answers, but it gave no session data.
    .advice = 401, 403: signed out or not permitted; sign in again and retry.
    .advice-2 = 404: the address is wrong or the data are gone.
    .advice-3 = 5xx: the server is in trouble; try again later.
failure-unreadable = The file cannot be read
    .meaning = It was moved, changed or deleted since it was chosen, may not be read, or is a folder.
    .advice = Choose it again; of a folder, choose the files in it.
    .advice-2 = Or open it, copy everything and paste.
failure-foreign-address = Addresses of other sites are not opened
    .meaning = `?src=` takes addresses of this page's own origin only, so that a link cannot send your browser to a strange site.
    .advice = Put the file on this site, or download it and drop it here.
failure-address-as-text = This is an address, not the JSON behind it
    .meaning = The viewer never visits an address that stands in a text.
    .advice = Open the address, then paste what it shows, or save it and open the file.
    .advice-2 = In code: hand over `new URL(…)`, or set the attribute `src`.
failure-unserialisable = This object cannot be turned into JSON
    .meaning = It refers to itself or holds a BigInt.
    .advice = Hand over JSON text or bytes instead.
failure-too-large = Too large for the browser
    .meaning = The limit is 256 MB, unpacked, and lower where memory is short.
    .advice = Fetch a shorter range with `StartTime` and `EndTime`.
    .advice-2 = Open fewer files at once.
failure-link-spoilt = The session in this link or report is cut off
    .meaning = It was cut or changed on its way, for instance by a chat that cuts long links.
    .advice = Ask for it as a file: an HTML report, or the JSON of the session.
failure-picture-too-large = The picture is too large for the browser
    .meaning = So many charts are more pixels than it draws.
    .advice = Fold some of the charts and try again.
    .advice-2 = Or export SVG, which has no such limit.
failure-link-too-large = The session in this link is too large once unpacked
    .meaning = No link that the viewer makes holds that much, so it was not opened.
    .advice = Ask for it as a file: an HTML report, or the JSON of the session.
failure-aborted = Loading was cancelled
failure-internal = The viewer itself failed
    .meaning = This is a fault of ours, not of the data or of what you did; other viewers on the page go on.
    .advice = Try again.
    .advice-2 = If it happens once more, copy all and send it to the maintainers; the report holds no session data.
failure-strange-list = What came back is no list
    .meaning = The signing backend answers, but not with a list of the API.
    .advice = Make sure that a signing backend runs at this address and nothing else.
    .advice-2 = Try again.
failure-may-not-list = Tencent Cloud refused: this account may not list projects or sessions
    .meaning = The key is valid, but its CAM policy does not allow this operation.
    .advice = Ask the main account to allow `trro:{ $action }` on resource `*`.
    .advice-2 = If you know the ID of the project or of the session, enter it: no list is needed.
failure-nothing-to-list = Tencent Cloud finds nothing to list
    .meaning = `{ $action }` does not accept this: the ID of the project or of the device is mistyped, or the project belongs to another account.
    .advice = Check the IDs of project and device.
    .advice-2 = Check the period: it has to begin before it ends.

## refusal

refusal-clock-ahead = The clock of the signing backend's machine is { $seconds } s ahead of the cloud's: synchronise it (NTP), then try again.
refusal-clock-behind = The clock of the signing backend's machine is { $seconds } s behind the cloud's: synchronise it (NTP), then try again.
refusal-no-answer = The signing backend does not answer
    .meaning = The request did not reach it: it is not running, the network is down, or CORS or `connect-src` blocked the request.
    .advice = Make sure that `trro-session-backend` runs and that this address can be reached.
    .advice-2 = If it stands on another origin: start it with `--allow-origin` and this page's origin, and list it in this page's `connect-src`.
refusal-no-backend = There is no signing backend at this address
    .meaning = A server answers, but it has nothing under `/v1/`.
    .advice = Run `trro-session-backend` as `docs/backend.md` says and open this page from its address.
    .advice-2 = Or get the JSON with the command line and paste it.
refusal-unauthorized = The signing backend asks for a token
    .meaning = The request carried none, or a wrong one.
    .advice = Enter the token that its operator gave you (its `TRRO_BACKEND_TOKEN`) under “More options”, then fetch again.
    .advice-2 = It is kept in memory only: after a reload it has to be entered again.
refusal-forbidden-origin = The signing backend does not answer pages of this origin
    .meaning = It answers its own page and the origins that it was told to allow.
    .advice = Have its operator start it with `--allow-origin` and the origin of this page: scheme, name and port.
refusal-wrong-host = The signing backend does not know this host name
    .meaning = To keep DNS rebinding out it answers to the names of its own machine and to that of `--public-url`.
    .advice = Have its operator start it with `--public-url` and the address in use; a reverse proxy must pass `Host` on unchanged.
refusal-bad-request = The signing backend finds the request invalid
    .meaning = Nothing was sent to the cloud.
    .advice = Correct the session ID, region or time as the details say, then fetch again.
refusal-rate-limited = Too many requests
    .meaning = The cloud takes 20 calls a second of each action by default; or the backend is short of memory at the moment.
    .advice = Wait some seconds and try again.
    .advice-2 = If it happens often, look for a script that fetches in bulk.
refusal-upstream-unreachable = The signing backend cannot reach the cloud
    .meaning = It received the request but gets no connection to the API.
    .advice = On its machine, check network, DNS, outgoing firewall and certificates.
refusal-upstream-timeout = The cloud did not answer in time
    .meaning = The signing backend waited for the API, tried again and gave up.
    .advice = Try again later.
    .advice-2 = If the session is long, ask for a shorter range of time under “More options”.
refusal-upstream-invalid = The cloud's answer makes no sense
    .meaning = What the signing backend received is no complete answer of the API: the page of a proxy or gateway, or one that broke off.
    .advice = Try again.
    .advice-2 = If it happens again, look at the proxies and gateways between the backend and the cloud.
refusal-internal = The signing backend itself failed
    .meaning = That is a fault of its own, not of the request.
    .advice = Try again.
    .advice-2 = If it happens once more, send that part of its log to the maintainers; it holds neither keys nor data.
refusal-too-large = The request is too large
    .meaning = The signing backend takes short requests only.
    .advice = Fill in the form anew and try again.
refusal-unsupported-media-type = The signing backend does not take such a request
    .meaning = Its `Content-Type` is not `application/json`: a proxy in between may have changed it.
    .advice = Look at the proxies between this page and the backend.
refusal-not-configured = The signing backend has no key
    .meaning = It runs, but has no API key to sign with.
    .advice = Set `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY` in its environment and restart it.
    .advice-2 = Only to try it out: start it with `--demo` and look at made sessions.
