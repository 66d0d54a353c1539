#!/usr/bin/env python3
"""An independent computation of a session's report, with NumPy.

    oracle.py FILE...        one JSON object a line, in the order of the files

Written from the public contract (section 5 of it describes `Report`) and shares no code with the viewer, so that an
agreement of both means something. Reads plain responses only: finding a session in odd text is not its business.
What the viewer computes (`LinkShare`, `NackIncrement`) follows docs/metrics.md.
"""

import json
import math
import re
import sys

import numpy as np

# metric -> unit
DEVICE_METRICS = {
    "Fps": "fps",
    "MaxFrameDelta": "ms",
    "FrameDelta": "ms",
    "Lag100Duration": "ms",
    "Lag150Duration": "ms",
    "K100": "%",
    "K150": "%",
    "NetworkLatency": "ms",
    "VideoLatency": "ms",
    "ControlLatency": "ms",
    "CaptureCost": "ms",
    "EncodeCost": "ms",
    "DecodeCost": "ms",
    "RenderCost": "ms",
    "Rate": "kbps",
    "BitRateEstimate": "kbps",
    "TotalBitrateEstimate": "kbps",
    "NACK": "",
    "Lost": "%",
    "CpuUsed": "%",
    "MemUsed": "%",
}
LINK_METRICS = {"SendBps": "kbps", "RecvBps": "kbps", "Lost": "%", "Rtt": "ms"}
ZERO_IS_MISSING = {("VideoLatency", False), ("Rtt", True)}
# metric -> what is good, what is only to be watched, in per cent of what; as docs/metrics.md has it
STAGE = ("<= 50", "<= 100", "frame interval")
DEVICE_BANDS = {
    "Fps": (">= 90", ">= 70", "own median"),
    "MaxFrameDelta": ("<= 100", "<= 150", None),
    "K150": ("< 0.1", "< 1", None),
    "NetworkLatency": ("<= 50", "<= 200", None),
    "VideoLatency": ("<= 100", "<= 200", None),
    "ControlLatency": ("<= 50", "<= 150", None),
    "CaptureCost": STAGE,
    "EncodeCost": STAGE,
    "DecodeCost": STAGE,
    "RenderCost": STAGE,
    "Rate": ("< 90", "<= 100", "target"),
    "Lost": ("< 2", "< 10", None),
    "CpuUsed": ("<= 85", "<= 95", None),
    "MemUsed": ("<= 90", None, None),
}
LINK_BANDS = {"Lost": ("< 2", "< 10", None), "Rtt": ("<= 50", "<= 200", None)}
COMPARE = {"<": np.less, "<=": np.less_equal, ">=": np.greater_equal}
NO_SERIES = {"TimeOffset", "MultiNet", "RenderConst"}
NUMBER = re.compile(r"^-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?$")


def main(paths):
    for path in paths:
        with open(path, encoding="utf-8") as file:
            answer = json.load(file)
        print(json.dumps(report(answer), allow_nan=False, separators=(",", ":")))


def report(answer):
    answer = answer.get("Response", answer)
    details = answer["Details"]
    devices = [device(index, detail) for index, detail in enumerate(details)]
    starts = [it["start"] for it in devices if it["start"] is not None]
    ends = [it["end"] for it in devices if it["end"] is not None]
    return {
        "session": {
            "sessionId": first_text(details, "SessionId"),
            "projectId": first_text(details, "ProjectId"),
            "requestId": answer.get("RequestId", ""),
            "start": min(starts, default=None),
            "end": max(ends, default=None),
        },
        "devices": devices,
    }


def device(index, detail):
    offsets = column(get(detail, "TimeOffset"))
    order = np.argsort(offsets, kind="stable")
    samples = len(offsets)
    start = get(detail, "StartTime")
    times = ((0 if start is None else start) + offsets[order]) * 1000

    def arrays(owner, known):
        """Every array of a device or a link, cut or filled up to the number of samples, in the order of time."""
        found = {}
        for key, value in owner.items():
            name = documented(key, known)
            if name in NO_SERIES or not is_array(value) or not numeric(value, name in known):
                continue
            found[name] = fitted(column(value), samples)[order]
        return found

    own = arrays(detail, DEVICE_METRICS)
    former = get(detail, "RenderConst")
    if is_array(former) and "RenderCost" not in own:
        own["RenderCost"] = fitted(column(former), samples)[order]

    nothing = np.full(samples, np.nan)
    latency, rate, fps = (own.get(name, nothing) for name in ("NetworkLatency", "Rate", "Fps"))
    disconnected = (latency < 0) & (rate == 0) & (fps == 0)

    series = {}
    for name, values in own.items():
        values = measured(values, name, False, name in DEVICE_METRICS)
        if name in ("Rate", "Fps"):
            values = np.where(disconnected, np.nan, values)
        series[name, None] = values
    links = get(detail, "MultiNet") or []
    for link in links:
        for name, values in arrays(link, LINK_METRICS).items():
            known = name in LINK_METRICS
            series[name, get(link, "NetId")] = measured(values, name, True, known)

    derived = link_shares(series, [get(link, "NetId") for link in links])
    if ("NACK", None) in series:
        derived["NackIncrement", None] = nack_increments(series["NACK", None], disconnected)

    segments, median, cadence = segments_of(times, beginnings(series, disconnected))
    in_bands = lambda key, values: band_times(key, values, series, cadence)
    return {
        "index": index,
        "deviceType": get(detail, "DeviceType") or "",
        "deviceId": get(detail, "DeviceId") or "",
        "sdkVersion": get(detail, "Ver") or "",
        "sdkMode": get(detail, "SdkMode") or "",
        "multiMode": get(detail, "MultiMode"),
        "start": times[0] if samples else None,
        "end": times[-1] if samples else None,
        "samples": samples,
        "resolution": resolution(detail, "Width", "Height"),
        "configuredResolution": resolution(detail, "ConfigWidth", "ConfigHeight"),
        "segments": [
            {"start": times[first], "end": times[last], "samples": last - first + 1}
            for first, last in segments
        ],
        "series": [described(key, values, False) | in_bands(key, values) for key, values in series.items()]
        + [described(key, values, True) | in_bands(key, values) for key, values in derived.items()],
        "lag": lags(series, times, segments, median),
        "links": [link_report(link, derived, links) for link in links],
    }


# Reading


def get(owner, name):
    """By the documented name, else whatever the case."""
    if name in owner:
        return owner[name]
    return next((value for key, value in owner.items() if key.lower() == name.lower()), None)


def documented(key, known):
    names = list(known) + sorted(NO_SERIES)
    return next((name for name in names if name.lower() == key.lower()), key)


def first_text(details, name):
    return next((text for text in (get(detail, name) for detail in details) if text), "")


def is_array(value):
    """Filled; one encoder writes an array with a null in it as an object with whole numbers for keys."""
    if isinstance(value, dict):
        return bool(value) and all(key.isdecimal() for key in value)
    return isinstance(value, list) and bool(value)


def elements(value):
    if isinstance(value, dict):
        length = max(map(int, value)) + 1
        return [value.get(str(position)) for position in range(length)]
    return value


def numeric(value, known):
    """A known array may hold anything; an unknown one is a series if it holds numbers and nothing else."""
    if known:
        return True
    numbers = [it for it in elements(value) if it is not None]
    return bool(numbers) and all(isinstance(it, (int, float)) and not isinstance(it, bool) for it in numbers)


def column(value):
    return np.array([number(it) for it in elements(value or [])], dtype=np.float64)


def number(value):
    if isinstance(value, bool) or value is None:
        return math.nan
    if isinstance(value, str):
        return float(value) if NUMBER.match(value) else math.nan
    return float(value) if isinstance(value, (int, float)) else math.nan


def fitted(values, samples):
    return np.concatenate([values[:samples], np.full(max(0, samples - len(values)), np.nan)])


def measured(values, name, is_link, known):
    if not known:
        return values
    values = np.where(values < 0, np.nan, values)
    if (name, is_link) in ZERO_IS_MISSING:
        values = np.where(values == 0, np.nan, values)
    return values


def resolution(detail, width, height):
    size = (get(detail, width) or 0, get(detail, height) or 0)
    return None if size == (0, 0) else {"width": size[0], "height": size[1]}


# Computing


def described(key, values, derived):
    metric, link = key
    units = {"LinkShare": "%", "NackIncrement": ""} if derived else LINK_METRICS if link is not None else DEVICE_METRICS
    there = values[~np.isnan(values)]
    numbers = {}
    if len(there):
        p50, p95, p99 = np.percentile(there, [50, 95, 99])
        numbers = {
            "min": there.min(),
            "max": there.max(),
            "mean": there.mean(),
            "p50": p50,
            "p95": p95,
            "p99": p99,
        }
    return {
        "metric": metric,
        "link": link,
        "unit": units.get(metric, ""),
        "known": metric in units,
        "derived": derived,
        "count": len(there),
        "missing": len(values) - len(there),
        **{name: float(numbers[name]) if numbers else None for name in ("min", "max", "mean", "p50", "p95", "p99")},
    }


def segments_of(times, began_anew):
    """First and last index of each run without a gap, the median positive step, and the cadence.

    `began_anew` says of each sample whether the connection shows, against the sample before, that it is another one.
    """
    if len(times) == 0:
        return [], None, None
    steps = np.diff(times)
    positive = steps[steps > 0]
    if len(positive) == 0:
        return [(0, len(times) - 1)], None, None
    median = float(np.median(positive))
    cadence = float(positive[positive < 1.75 * median].mean())
    time_is_missing = (steps >= 1.5 * cadence) & (steps > cadence + 1000)
    gaps = np.flatnonzero(time_is_missing | ((steps >= 1.4 * cadence) & began_anew[1:]))
    firsts = [0, *(gaps + 1).tolist()]
    lasts = [*gaps.tolist(), len(times) - 1]
    return list(zip(firsts, lasts)), median, cadence


def beginnings(series, disconnected):
    """Where a connection shows that it began anew; a comparison with what is missing shows nothing."""
    shown = disconnected.copy()
    change = lambda name: np.diff(series[name, None]) if (name, None) in series else np.zeros(max(0, len(shown) - 1))
    # The difference to a missing value is no number, which is neither below nor above 0.
    shown[1:] |= change("NACK") < 0
    for name in ("K100", "K150"):
        shown[1:] |= np.abs(change(name)) > 0
    return shown


def band_times(key, values, series, cadence):
    """How long it was good, to be watched and bad, each sample standing for a cadence."""
    metric, link = key
    bands = (DEVICE_BANDS if link is None else LINK_BANDS).get(metric)
    names = ("goodMs", "watchMs", "badMs")
    unknown = dict.fromkeys(names)
    if bands is None or cadence is None:
        return unknown
    good, watch, basis = bands
    median = lambda name: float(np.nanmedian(series[name, None])) if measured_any(series.get((name, None))) else None
    whole = 100.0
    if basis == "own median":
        whole = median(metric) or math.nan
    elif basis == "frame interval":
        fps = median("Fps")
        if not fps:
            return unknown
        whole = 1000 / fps
    elif basis == "target":
        target = series.get(("BitRateEstimate", None))
        if target is None or not (target > 0).any():
            return unknown
        whole = np.where(target > 0, target, np.nan)
    scaled = values if basis is None else 100 * values / whole
    scaled = scaled[~np.isnan(scaled)]
    holds = lambda limit: COMPARE[limit.split()[0]](scaled, float(limit.split()[1]))
    is_good = holds(good)
    is_watch = ~is_good & (np.full(len(scaled), True) if watch is None else holds(watch))
    counts = (is_good.sum(), is_watch.sum(), (~is_good & ~is_watch).sum())
    return {name: float(count) * cadence for name, count in zip(names, counts)}


def measured_any(values):
    return values is not None and not np.isnan(values).all()


def link_report(link, derived, links):
    """Its median share, and how often the video changed to it: another link than before has 70 % of what is sent."""
    own = get(link, "NetId")
    share = derived.get(("LinkShare", own))
    carrying, switches = None, 0
    for sample in range(len(share) if share is not None else 0):
        sure = next((get(it, "NetId") for it in links if derived["LinkShare", get(it, "NetId")][sample] >= 70), None)
        if sure is not None:
            switches += carrying is not None and carrying != sure and sure == own
            carrying = sure
    return {
        "netId": own,
        "netIp": get(link, "NetIp") or "",
        "share": float(np.nanmedian(share)) if measured_any(share) else None,
        "switches": int(switches),
    }


def lags(series, times, segments, median):
    def lag(name):
        values = series.get((name, None))
        if values is None or np.isnan(values).all():
            return None
        total = float(np.nansum(values))
        length = 0.0 if median is None else sum(times[last] - times[first] + median for first, last in segments)
        return {"totalMs": total, "ratioPercent": 100 * total / length if length else None}

    both = {"100": lag("Lag100Duration"), "150": lag("Lag150Duration")}
    return None if both["100"] is None and both["150"] is None else both


def link_shares(series, links):
    """100 * sent by the link / sent by all; unknown where that is 0 or one of them is missing."""
    sent = {link: series.get(("SendBps", link)) for link in links}
    if not links or any(values is None for values in sent.values()):
        return {}
    total = sum(sent.values())
    total = np.where(total > 0, total, np.nan)
    return {("LinkShare", link): 100 * values / total for link, values in sent.items()}


def nack_increments(counter, disconnected):
    """The difference; after a fall the value; at first the value if the counter has just begun."""
    increments = np.diff(counter, prepend=np.nan)
    fallen = increments < 0
    increments[fallen] = counter[fallen]
    if len(counter) and (counter[0] == 0 or disconnected[0]):
        increments[0] = counter[0]
    return increments


if __name__ == "__main__":
    main(sys.argv[1:])
