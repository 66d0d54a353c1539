#!/usr/bin/env python3
"""Writes the samples that are not captures, from session.json: the same session as every client prints it, and what can be odd about one.

Run it from anywhere; it overwrites its own files and leaves the others alone.
"""

import base64
import copy
import gzip
import json
import re
from pathlib import Path

HERE = Path(__file__).parent
ANSWER = json.loads((HERE / "session.json").read_text())
COMPACT = (",", ":")
SESSION_ID = ANSWER["Response"]["Details"][0]["SessionId"]


def answer():
    return copy.deepcopy(ANSWER)


def inner():
    return answer()["Response"]


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=COMPACT)


def write(name, text, encoding="utf-8"):
    path = HERE / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))


def without(value, drop):
    """The value without the members and elements for which `drop` is true."""
    if isinstance(value, dict):
        return {key: without(child, drop) for key, child in value.items() if not drop(child)}
    if isinstance(value, list):
        return [without(child, drop) for child in value if not drop(child)]
    return value


def renamed(value, rename):
    if isinstance(value, dict):
        return {rename(key): renamed(child, rename) for key, child in value.items()}
    if isinstance(value, list):
        return [renamed(child, rename) for child in value]
    return value


def jackson(name):
    """Java beans: a run of capitals becomes lower case, the last one of it stays if a word follows."""
    run = re.match(r"[A-Z]+", name).group()
    return name.lower() if len(run) == len(name.rstrip("0123456789")) else name[0].lower() + name[1:]


def lowered(name):
    return name[0].lower() + name[1:]


def with_noise(value):
    """Gson on the objects themselves shows the fields of Java's AbstractModel."""
    if isinstance(value, dict):
        noise = {"header": {}, "skipSign": False, "customizedParams": {}}
        return {**{key: with_noise(child) for key, child in value.items()}, **noise}
    if isinstance(value, list):
        return [with_noise(child) for child in value]
    return value


def with_stream_flag(value):
    if isinstance(value, dict):
        return {**{key: with_stream_flag(child) for key, child in value.items()}, "isStream": False}
    if isinstance(value, list):
        return [with_stream_flag(child) for child in value]
    return value


FLOATS = {"Lost", "CpuUsed", "MemUsed", "K100", "K150"}


def with_floats(response):
    for device in response["Details"]:
        for name in FLOATS:
            device[name] = [float(value) for value in device[name]]
    return response


def php(value):
    """`/` escaped, and a list with a null in it becomes an object without that element."""
    if isinstance(value, dict):
        return {key: php(child) for key, child in value.items() if child is not None}
    if isinstance(value, list) and None in value:
        return {str(index): php(child) for index, child in enumerate(value) if child is not None}
    if isinstance(value, list):
        return [php(child) for child in value]
    return value


def node(value, indent=0, depth=None):
    """Node's util.inspect, as far as this data needs it."""
    pad = " " * (indent + 2)
    if isinstance(value, dict):
        if depth is not None and depth < 0:
            return "[Object]"
        deeper = None if depth is None else depth - 1
        items = [f"{pad}{key}: {node(child, indent + 2, deeper)}" for key, child in value.items()]
        return "{\n" + ",\n".join(items) + "\n" + " " * indent + "}" if items else "{}"
    if isinstance(value, list):
        if not value:
            return "[]"
        if depth is not None and depth < 0:
            return "[Array]"
        deeper = None if depth is None else depth - 1
        shown = [node(child, indent + 2, deeper) for child in value[:100]]
        if len(value) > 100:
            shown.append(f"... {len(value) - 100} more items")
        if isinstance(value[0], dict):
            return "[\n" + ",\n".join(pad + item for item in shown) + "\n" + " " * indent + "]"
        lines = [", ".join(shown[at : at + 12]) for at in range(0, len(shown), 12)]
        return "[\n" + ",\n".join(pad + line for line in lines) + "\n" + " " * indent + "]"
    return f"'{value}'" if isinstance(value, str) else str(value)


def ruby(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{key}"=>{ruby(child)}' for key, child in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(ruby(child) for child in value) + "]"
    return "nil" if value is None else compact(value)


def go_map(value):
    if isinstance(value, dict):
        return "map[" + " ".join(f"{key}:{go_map(value[key])}" for key in sorted(value)) + "]"
    if isinstance(value, list):
        return "[" + " ".join(go_map(child) for child in value) + "]"
    return str(value)


def long_session(samples):
    session = answer()
    for device in session["Response"]["Details"]:
        arrays = [device, *device["MultiNet"]]
        for owner in arrays:
            for name, values in owner.items():
                if isinstance(values, list) and values and not isinstance(values[0], dict):
                    owner[name] = [values[index % len(values)] for index in range(samples)]
        device["TimeOffset"] = list(range(0, 2 * samples, 2))
        device["EndTime"] = device["StartTime"] + 2 * (samples - 1)
    return session


def shapes():
    nulls = inner()
    for device in nulls["Details"]:
        device.update({"RenderConst": None, "ControlLatency": None})
    holes = inner()
    holes["Details"][0]["Rate"][3] = None
    holes["Details"][1]["Fps"][-1] = None

    headers = "HTTP/1.1 200 OK\r\nServer: nginx\r\nDate: Tue, 12 Nov 2024 08:19:29 GMT\r\nContent-Type: application/json\r\n\r\n"
    write("shapes/curl_i.txt", headers + compact(ANSWER) + "\r\n")
    write("shapes/python_repr_dict.txt", repr(ANSWER) + "\n")
    write("shapes/python_echo.txt", repr(json.dumps(ANSWER, indent=1)) + "\n")
    write("shapes/python_null_elements.json", json.dumps(holes))
    write("shapes/tccli_filter_details.json", json.dumps(inner()["Details"], indent=4))
    write("shapes/tccli_filter_device.json", json.dumps(inner()["Details"][0], indent=4))
    write("shapes/tccli_filter_array.json", json.dumps(inner()["Details"][0]["Rate"], indent=4))
    write("shapes/tccli_filter_some_fields.json", json.dumps([{key: device[key] for key in ("TimeOffset", "Fps", "VideoLatency")} for device in inner()["Details"]], indent=4))
    write("shapes/tccli_output_text.txt", "\n".join("DETAILS\t" + "\t".join(str(device[key]) for key in ("ConfigHeight", "DeviceId", "DeviceType", "StartTime")) for device in inner()["Details"]) + "\n")
    write("shapes/go_std_inner.json", compact(without(inner(), lambda child: child == [])))
    write("shapes/go_println_struct.txt", "&{BaseResponse:0xc00011c2a0 Response:0xc0000b8018}\n")
    write("shapes/go_println_map.txt", go_map(ANSWER) + "\n")
    write("shapes/go_html_escapes.json", compact(ANSWER).replace("driver_456", "driver\\u003c456\\u003e\\u0026"))
    write("shapes/node_JSON_stringify.json", compact({"RequestId": inner()["RequestId"], "Details": inner()["Details"]}))
    write("shapes/node_console_dir_depth_null.txt", node(inner()) + "\n")
    write("shapes/node_console_dir_long.txt", node(long_session(250)["Response"]) + "\n")
    write("shapes/node_console_log_wrapped.txt", node(ANSWER, depth=2) + "\n")
    write("shapes/java_toJsonString.json", compact(with_floats(inner())))
    write("shapes/java_gson_noise.json", compact(with_noise(with_floats(inner()))))
    write("shapes/java_jackson_camel_case.json", compact(renamed(with_floats(inner()), jackson)))
    write("shapes/dotnet_newtonsoft.json", json.dumps(with_floats(nulls), indent=2))
    write("shapes/dotnet_system_text_json.json", compact(with_stream_flag(renamed(nulls, lowered))))
    write("shapes/php_toJsonString.json", compact(php(inner())).replace("/", "\\/"))
    write("shapes/php_null_in_array.json", compact(php(holes)))
    write("shapes/ruby_serialize.json", compact(without(inner(), lambda child: child is None or child == [])))
    write("shapes/ruby_serialize_nulls_dropped.json", compact(without(holes, lambda child: child is None or child == [])))
    write("shapes/ruby_inspect.txt", ruby(ANSWER) + "\n")
    write("shapes/cpp_ToJsonString.json", compact({"Details": inner()["Details"], "RequestId": inner()["RequestId"]}))
    write("shapes/console_capi.json", compact({"code": 0, "data": ANSWER}))
    write("shapes/console_capi_data_data.json", compact({"code": 0, "data": {"code": 0, "data": ANSWER}, "reqId": "x"}))

    url = "https://workbench.cloud.tencent.com/cgi/capi?i=trro/DescribeDeviceSessionDetails"
    projects = {"Response": {"Projects": [{"ProjectId": "p", "ProjectName": "n"}], "Total": 1, "Num": 1, "RequestId": "r"}}

    def har(content, extra=()):
        entries = [{"request": {"method": "POST", "url": url}, "response": {"status": 200, "content": entry}} for entry in (*extra, content)]
        return {"log": {"version": "1.2", "creator": {"name": "WebInspector"}, "entries": entries}}

    plain = {"size": 1, "mimeType": "application/json", "text": compact({"code": 0, "data": ANSWER})}
    packed = {**plain, "text": base64.b64encode(compact(ANSWER).encode()).decode(), "encoding": "base64"}
    page = {"mimeType": "text/html", "text": "<html>{}</html>"}
    write("shapes/har.har", json.dumps(har(plain, [page, {**plain, "text": compact(projects)}]), indent=2))
    write("shapes/har_base64.har", json.dumps(har(packed), indent=2))
    write("shapes/har_bom.har", json.dumps(har(plain)), "utf-8-sig")
    write("shapes/har_two_answers.har", json.dumps(har(plain, [packed])))

    write("shapes/json_in_string.json", json.dumps(compact(ANSWER)))
    write("shapes/json_in_string_twice.json", json.dumps({"level": "info", "msg": json.dumps({"body": compact(ANSWER)})}))
    write("shapes/log_quoted.txt", "time=2024-11-12T08:19:29Z level=info msg=" + json.dumps("answer: " + compact(ANSWER)) + "\ntime=2024-11-12T08:19:30Z level=info body=" + json.dumps(compact(ANSWER)) + " status=200\n")

    # The page shows one number per line, and people copy the whole of it.
    page = [
        "DescribeDeviceSessionDetails", "最近更新时间：2025-04-25 01:58:30", "1. 接口描述", "接口请求域名： trro.tencentcloudapi.com 。", "获取设备会话详细信息",
        "默认接口请求频率限制：20次/秒。", "4. 示例", "示例1 获取设备会话详细信息", "输入示例", "POST / HTTP/1.1", "Host: trro.tencentcloudapi.com",
        "Content-Type: application/json", "X-TC-Action: DescribeDeviceSessionDetails", "<公共请求参数>", "", json.dumps({"SessionId": SESSION_ID}, indent=4),
        "输出示例", json.dumps(ANSWER, indent=4), "5. 开发者资源", "6. 错误码", "FailedOperation\t操作失败。",
    ]
    write("shapes/documentation_page.txt", "\n".join(page) + "\n")


def around():
    text = compact(ANSWER)
    pretty = json.dumps(ANSWER, indent=2)
    write("around/bom.json", text, "utf-8-sig")
    write("around/utf16le_bom.json", b"\xff\xfe" + pretty.encode("utf-16-le"))
    write("around/utf16be_bom.json", b"\xfe\xff" + text.encode("utf-16-be"))
    write("around/utf16le.json", text, "utf-16-le")
    write("around/utf16be.json", text, "utf-16-be")
    write("around/crlf.json", pretty.replace("\n", "\r\n"))
    write("around/packed.json.gz", gzip.compress(text.encode(), mtime=0))
    write("around/log_line.txt", f"[2024-11-12 16:19:29.123] [INFO] [trro-1] 会话详情 {text} took=45ms\n")
    write("around/markdown.md", "看这个会话（[工单 12](x)）：\n\n```json\n" + pretty + "\n```\n\n远端 {很} 卡。\n")
    write("around/shell_quotes.txt", f"curl -d '{{\"SessionId\": \"{SESSION_ID}\"}}' https://trro.tencentcloudapi.com/\n'{text}'\n")
    write("around/invalid_utf8.json", text.encode().replace(b"driver_456", b"driver_\xc4\xe3"))


def several():
    first, second, third = answer(), answer(), answer()
    for stream, session in enumerate((first, second, third)):
        session["Response"]["RequestId"] = f"request-{stream}"
        for device in session["Response"]["Details"]:
            device["SessionId"] = SESSION_ID[:-1] + str(stream)
    third["Response"]["Details"].pop()
    write("several/json_lines.jsonl", "".join(compact(session) + "\n" for session in (first, second, third)))
    write("several/pretty_in_a_row.json", "".join(json.dumps(session, indent=2) + "\n" for session in (first, second)))
    write("several/array_of_answers.json", compact([first, second]))
    write("several/equal_ids.jsonl", compact(first) + "\n" + compact(first) + "\n")
    refused = {"Response": {"Error": {"Code": "RequestLimitExceeded", "Message": "too fast"}, "RequestId": "r"}}
    empty = {"Response": {"Details": [], "RequestId": "e"}}
    write("several/with_errors.jsonl", "".join(compact(session) + "\n" for session in (first, refused, empty, third)))
    # A log that was cut within one line: the lines after it are whole.
    write("several/one_line_cut.jsonl", compact(first)[:2000] + "\n" + compact(second) + "\n" + compact(third)[:2500])
    write("several/bare_devices.jsonl", "".join(compact(device) + "\n" for device in first["Response"]["Details"]))


def fixture(name, change, session=None):
    session = session or answer()
    change(*session["Response"]["Details"])
    write(f"fixtures/{name}.json", compact(session))


def fixtures():
    def placeholder(field, remote):
        for device in (field, remote):
            for name, values in device.items():
                if isinstance(values, list) and values and name != "MultiNet":
                    device[name] = values[:1]
            device["DeviceType"] = "abc"

    def empty_arrays(field, remote):
        for name, values in remote.items():
            if isinstance(values, list):
                remote[name] = []

    def sentinels(field, remote):
        field["NetworkLatency"] = [-1] * 30
        field["Fps"] = [0] * 30
        field["Rate"] = [0] * 30
        remote["VideoLatency"] = [0] * 40
        remote["ControlLatency"] = [None] * 40
        field["MultiNet"][0]["Rtt"] = [0] * 30

    def negatives(field, remote):
        field["Lost"][4] = -3
        field["CpuUsed"] = [-1] * 30
        field["NetworkLatency"][5] = -1
        remote["Temperature"] = [-20] * 40

    def offsets(field, remote):
        field["TimeOffset"] = [offset + 600 for offset in field["TimeOffset"]]
        remote["TimeOffset"][5] = remote["TimeOffset"][4]
        remote["TimeOffset"][10], remote["TimeOffset"][11] = remote["TimeOffset"][11], remote["TimeOffset"][10]

    def bad_offsets(field, remote):
        field["TimeOffset"][3] = None
        field["TimeOffset"][4] = "six"
        field["TimeOffset"][5] = "10"
        remote["TimeOffset"] = 40

    def no_offsets(field, remote):
        del field["TimeOffset"]
        remote["TimeOffset"] = None
        remote["Rate"] = remote["Rate"][:20]

    def start_times(field, remote):
        field["StartTime"] = "1731399569"
        field["TimeOffset"] = [str(offset) for offset in field["TimeOffset"]]
        field["Rate"] = [str(rate) for rate in field["Rate"]]
        remote["StartTime"] = 18446744073709551615

    def links(field, remote):
        field["MultiNet"].append({"NetIp": "10.0.0.3", "Rtt": [30] * 30})
        field["MultiNet"].append({"NetId": 1, "NetIp": "10.0.0.4", "Jitter": [1] * 30, "Carrier": "<b>"})
        remote["MultiNet"] = [{"NetId": 7}, None]

    def unknown(field, remote):
        field["<img src=x onerror=alert(1)>"] = [1] * 30
        field["DeviceId"] = "<img src=x onerror=alert(1)>"
        field["StreamId"] = 3
        field["Labels"] = {"车牌": ["粤B·12345"], "ok": True}
        field["Empty"] = []
        remote["LinkShare"] = [50] * 40
        remote["NackIncrement"] = [0] * 40
        remote["Rtt"] = [5] * 12
        remote["SdkMode"] = "mesh9"

    def wrong_types(field, remote):
        field.update({"Rate": "fast", "Fps": {"a": 1}, "Width": "1280", "Height": None, "DeviceId": 42, "Ver": [2], "SessionId": True, "MultiMode": 1.5, "MultiNet": "no"})
        field["Lost"][0:3] = ["none", True, [1]]
        remote["ConfigWidth"] = -5
        remote["DeviceType"] = 7

    def render_const(field, remote):
        remote["RenderConst"] = remote.pop("RenderCost")
        field["RenderConst"] = None
        field["ControlLatency"] = [45, 49, 50] * 10

    def render_both(field, remote):
        remote["RenderConst"] = [1] * 40

    def lengths(field, remote):
        field["Rate"] += [1, 2]
        field["Fps"] = field["Fps"][:25]
        field["MultiNet"][1]["Lost"] = [0]
        remote["Rate"][8] = None

    def spikes(field, remote):
        remote["Rate"] = [rate * 10 if index % 9 == 0 else rate for index, rate in enumerate(remote["Rate"])]

    for name, change in {
        "placeholder_of_length_one": placeholder,
        "empty_arrays": empty_arrays,
        "all_sentinels": sentinels,
        "negative_values": negatives,
        "offsets_shifted_repeated_backward": offsets,
        "offsets_broken": bad_offsets,
        "offsets_missing": no_offsets,
        "start_times": start_times,
        "links_odd": links,
        "unknown_fields": unknown,
        "wrong_types": wrong_types,
        "render_const": render_const,
        "render_const_and_cost": render_both,
        "lengths": lengths,
        "rate_spikes": spikes,
        "one_device": lambda field, remote: None,
    }.items():
        fixture(name, change)
    one = answer()
    one["Response"]["Details"].pop()
    write("fixtures/one_device.json", compact(one))
    two_remotes = answer()
    two_remotes["Response"]["Details"].append({**copy.deepcopy(two_remotes["Response"]["Details"][1]), "DeviceId": "driver_457"})
    write("fixtures/two_remotes.json", compact(two_remotes))
    nulls = compact(ANSWER).replace('"DeviceId":"driver_456"', '"DeviceId":"driver_456","Fps":[1],"Jitter":[1],"Jitter":[2]')
    write("fixtures/repeated_names.json", nulls)
    nan = compact(ANSWER).replace('"Rate":[0,0,267', '"Rate":[NaN,-Infinity,1e999').replace("driver_456", "driver_\\ud83d")
    write("fixtures/nan_and_half_surrogates.json", nan)
    write("fixtures/negative_zero.json", compact(ANSWER).replace('"Rate":[0,0,267', '"Rate":[-0,-0.0,267'))


FIRST = ["DeviceType", "StartTime", "EndTime", "SessionId", "Rate", "Fps", "Lost", "NetworkLatency", "VideoLatency", "CpuUsed", "MemUsed", "TimeOffset", "ProjectId", "DeviceId"]
SECOND = FIRST + ["Ver", "SdkMode", "DecodeCost", "RenderConst", "K100", "K150", "NACK", "BitRateEstimate", "Width", "Height", "EncodeCost", "CaptureCost"]


def captures():
    """What the first releases answered, as today's Python SDK and the cloud itself show it."""
    for name, fields in {"2023-04": FIRST, "2023-07": SECOND}.items():
        response = inner()
        for index, device in enumerate(response["Details"]):
            device["RenderConst"] = device["RenderCost"]
            response["Details"][index] = {key: device[key] for key in fields}
        write(f"captures/{name}_raw.json", compact({"Response": response}))
        everything = [*inner()["Details"][0], "RenderConst", "ControlLatency"]
        for index, device in enumerate(response["Details"]):
            response["Details"][index] = {key: device.get(key) for key in everything}
        write(f"captures/{name}_python.json", json.dumps(response))


def errors():
    def refusal(code, message, request_id="7f2c1a90-55d1-4b0e-9d0f-3c1e8a64b7f2"):
        return {"Response": {"Error": {"Code": code, "Message": message}, "RequestId": request_id}}

    denied = refusal("AuthFailure.UnauthorizedOperation", "you are not authorized to perform operation (trro:DescribeDeviceSessionDetails)")
    error = denied["Response"]["Error"]
    request_id = denied["Response"]["RequestId"]
    write("errors/cloud_error.json", compact(denied))
    write("errors/cloud_error_inner.json", compact(denied["Response"]))
    write("errors/cloud_error_in_console.json", compact({"code": 0, "data": denied}))
    write("errors/cloud_error_python.txt", f"[TencentCloudSDKException] code:{error['Code']} message:{error['Message']} requestId:{request_id}\n")
    usage = "usage: tccli [options] <command> <subcommand> [<subcommand> ...] [parameters]\nTo see help text, you can run:\n\n  tccli help\n  tccli trro help\n\n"
    write("errors/cloud_error_tccli.txt", usage + f"[TencentCloudSDKException] code:{error['Code']} message:{error['Message']} requestId:{request_id}\n")
    write("errors/cloud_error_go.txt", f"An API error has returned: [TencentCloudSDKError] Code={error['Code']}, Message={error['Message']}, RequestId={request_id}\n")
    write("errors/cloud_error_node.txt", f"TencentCloudSDKHttpException: {error['Message']}\n    at HttpConnection.doRequest (sdk.js:1:2) {{\n  requestId: '{request_id}',\n  httpCode: undefined,\n  code: '{error['Code']}'\n}}\n")
    write("errors/cloud_error_python_repr.txt", repr(denied) + "\n")
    write("errors/console_login.json", compact({"code": 9, "message": "请重新登录", "data": None}))
    write("errors/console_csrf.json", compact({"code": 60001, "msg": "csrf check failed"}))

    def listed(name, extra):
        entry = {"SessionId": SESSION_ID, "RemoteDeviceId": "driver_456", "FieldDeviceId": "dev_0240702040008", "Resolution": "1280*720", "StartTime": 1731399569, **extra}
        return {"Response": {"Total": 1, name: [entry], "Num": 1, "RequestId": "r"}}

    sessions = listed("DeviceSessionList", {"EndTime": 1731399664, "Quality": "bad"})
    write("errors/other_device_session_list.json", compact(sessions))
    write("errors/other_device_session_list_filtered.json", compact(sessions["Response"]["DeviceSessionList"]))
    write("errors/other_recent_session_list.json", compact(listed("RecentSessionList", {"LatestUpdateTime": 1731399664})))
    write("errors/other_project_list.json", compact({"Response": {"Projects": [{"ProjectId": "bhmerlz6dysrptnl", "ProjectName": "demo", "PolicyMode": "black"}], "Total": 1, "Num": 1, "RequestId": "r"}}))
    write("errors/other_device_list.json", compact({"Response": {"Devices": [{"DeviceId": "d", "DeviceName": "n", "DeviceStatus": "ready", "DeviceType": "field"}], "Total": 1, "Num": 1, "RequestId": "r"}}))
    write("errors/other_statistics.json", compact({"Response": {"SessionNum": 3, "TotalDuration": 7, "NotBadSessionRatio": 66, "RequestId": "r"}}))
    write("errors/other_statistics_by_interval.json", compact({"Response": {"SessionStatistics": [{"SessionNum": 3, "TotalDuration": 7}], "RequestId": "r"}}))

    write("errors/no_data_empty.json", compact({"Response": {"Details": [], "RequestId": "0000etst1"}}))
    write("errors/no_data_null.json", json.dumps({"Details": None, "RequestId": "0000etst1"}, indent=4))
    write("errors/no_data_absent.json", compact({"Response": {"RequestId": "0000etst1"}}))
    write("errors/not_a_session.json", compact({"name": "left-pad", "version": "1.3.0", "dependencies": {}}))
    write("errors/not_a_session_details.json", compact({"error": {"code": 404, "details": [{"@type": "type.example/Help", "links": []}]}}))
    write("errors/not_json_prose.txt", "请看附件里的会话，远端很卡。\n")
    write("errors/not_json_html.html", "<!doctype html><html><head><script>if (a) { b() }</script></head><body>404</body></html>\n")
    write("errors/not_json_empty.txt", " \n")
    pretty = json.dumps(ANSWER, indent=2)
    write("errors/not_json_cut_off.json", pretty[:9000])
    write("errors/not_json_syntax.json", pretty.replace('"Fps": [', '"Fps": ,[', 1))
    write("errors/not_json_cut_off_in_string.json", json.dumps({"log": compact(ANSWER)[:3000]}))
    write("errors/not_json_too_deep.json", '{"Details":' * 200)
    write("errors/not_json_damaged.json.gz", gzip.compress(compact(ANSWER).encode(), mtime=0)[:-20])


if __name__ == "__main__":
    shapes()
    around()
    several()
    fixtures()
    captures()
    errors()
