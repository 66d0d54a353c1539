#!/usr/bin/env python3
"""Makes sessions: answers of DescribeDeviceSessionDetails as the cloud might send them, the same for the same seed.

    make_sessions.py --out DIR [--seeds 1-20] [--kinds day,two-remotes,odd,cadences] [--samples 43200] [--links 4]

day           both ends, every documented array, reconnects and late samples; 43,200 samples are a day
two-remotes   a field and two remotes; camel case, nulls, numbers as text, arrays too short and too long
odd           a window of a session, times repeated and going back, arrays of sentinels only, single samples, former and
              unknown arrays
cadences      remotes whose samples are 1 to 5 s apart, not always whole seconds; lost reports, and pauses after which the
              connection may or may not show that it is another one
"""

import argparse
import json
import pathlib
import random

STEP_S = 2
BEGIN_S = 1_731_399_569


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--seeds", type=seeds, default=range(1, 2))
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--samples", type=int, default=43_200, help="of each device of a day")
    parser.add_argument("--links", type=int, default=4, help="of the field of a day")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for kind in options.kinds.split(","):
        for seed in options.seeds:
            details = KINDS[kind](random.Random(f"{kind} {seed}"), options)
            answer = {"Response": {"RequestId": f"made-{kind}-{seed}", "Details": details}}
            text = json.dumps(answer, separators=(",", ":"), ensure_ascii=False)
            (options.out / f"{kind}-{seed}.json").write_text(text, encoding="utf-8")


def seeds(text):
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


# Whole sessions


def day(chance, options):
    remote = {"reconnects": 12, "late": 0.005}
    return [
        field(chance, options.samples, links=options.links, late=0.005),
        dressed(remote_device(chance, options.samples, **remote), "driver_1", BEGIN_S + 3),
    ]


def two_remotes(chance, _options):
    first = dressed(remote_device(chance, 90, reconnects=5), "driver_1", BEGIN_S + 3)
    second = dressed(remote_device(chance, 120, reconnects=2), "driver_2", BEGIN_S + 11)
    vehicle = field(chance, 100, links=2)

    for name in ("Fps", "Rate", "NetworkLatency", "MaxFrameDelta", "NACK"):
        first[name] = [None if chance.random() < 0.1 else value for value in first[name]]
    first["Lag100Duration"] = [str(value) for value in first["Lag100Duration"]]
    first["CpuUsed"] = [f"{value:.2f}" for value in first["CpuUsed"]]
    first["DecodeCost"] = [chance.choice([value, "n/a", True, {}, [1]]) for value in first["DecodeCost"]]
    first["K150"] = first["K150"][:-7]
    first["RenderCost"] = first["RenderCost"] + [1, 2, 3]
    first["VideoLatency"] = []
    first["EncodeCost"] = None
    first["MemUsed"] = {str(index): value for index, value in enumerate(first["MemUsed"]) if chance.random() < 0.9}
    second = {camel(name): value for name, value in second.items()}

    links = vehicle["MultiNet"]
    links[0]["SendBps"] = [None if chance.random() < 0.05 else value for value in links[0]["SendBps"]]
    links[1]["Rtt"] = links[1]["Rtt"][:60]
    links[1]["RecvBps"] = links[1]["RecvBps"] + [9999] * 5
    return [vehicle, first, second]


def odd(chance, _options):
    window = field(chance, 80, links=3)
    window["TimeOffset"] = [1234 + offset for offset in window["TimeOffset"]]
    for _ in range(6):
        place = chance.randrange(1, 80)
        window["TimeOffset"][place] = window["TimeOffset"][place - 1]
    for _ in range(4):
        place = chance.randrange(1, 80)
        window["TimeOffset"][place] -= chance.randrange(3, 40)
    window["NetworkLatency"] = [-1] * 80
    window["VideoLatency"] = [0] * 80
    window["EncodeCost"] = [None] * 80
    window["NACK"] = [5000 + value for value in window["NACK"]]
    window["Temperature"] = [round(chance.uniform(-20, 60), 1) for _ in range(80)]
    window["SignalLevel"] = [chance.choice([None, -chance.randrange(60, 110)]) for _ in range(80)]
    window["Nothing"] = [None] * 80
    window["Note"] = "<img src=x onerror=alert(1)>"
    window["ConfigWidth"], window["ConfigHeight"] = 0, 0
    del window["MultiNet"][2]["Rtt"]
    window["MultiNet"][1]["Lost"] = None

    former = dressed(remote_device(chance, 60, reconnects=3), "driver_former", BEGIN_S + 5)
    former["RenderConst"] = former.pop("RenderCost")
    del former["ControlLatency"], former["MultiMode"], former["Lag150Duration"]
    # A counter that starts anew although the samples go on.
    former["NACK"] = [index % 17 * 3 for index in range(60)]

    single = dressed(remote_device(chance, 1), "driver_single", BEGIN_S + 7)
    same_time = dressed(remote_device(chance, 5), "driver_same_time", BEGIN_S + 8)
    same_time["TimeOffset"] = [4] * 5
    stranger = dressed(remote_device(chance, 2), "stranger", BEGIN_S)
    stranger["DeviceType"] = "observer"
    stranger["SdkMode"] = "server9"
    del stranger["StartTime"], stranger["EndTime"]
    return [window, former, single, same_time, stranger]


def cadences(chance, _options):
    return [paced(chance, cadence, f"driver_{cadence}") for cadence in (1, 2.01, 2.1, 2.3, 2.4, 2.5, 3.6, 5)]


def paced(chance, cadence, device_id):
    device = dressed(remote_device(chance, 150), device_id, BEGIN_S)
    seconds, offsets = chance.random(), []
    for index in range(150):
        offsets.append(int(seconds))
        seconds += cadence
        if index % 10 != 5:
            continue
        seconds += chance.choice([cadence, 0.2 * cadence, 0.5 * cadence, 1])
        sign = chance.choice(["nothing", "NACK", "K100", "K150", "missing", "disconnected"])
        if sign == "NACK":
            device[sign][index : index + 2] = [7, 2]
        elif sign in ("K100", "K150"):
            device[sign][index + 1 : index + 5] = [9.5] * 4
        elif sign == "missing":
            device["NACK"][index : index + 2] = [7, None]
            device["K100"][index + 1] = device["K150"][index] = None
        elif sign == "disconnected":
            device["NetworkLatency"][index + 1], device["Rate"][index + 1], device["Fps"][index + 1] = -1, 0, 0
    device["TimeOffset"] = offsets
    return device


# Devices


def field(chance, samples, links, late=0.0):
    device = device_base(chance, samples, reconnects=0, late=late)
    sent = [0 if device["Fps"][index] == 0 else chance.randrange(350, 800) for index in range(samples)]
    device["Rate"] = sent
    for name in ("VideoLatency", "DecodeCost", "RenderCost", "K100", "K150", "Lag100Duration", "Lag150Duration"):
        device[name] = []
    device["EncodeCost"] = [chance.randrange(7, 29) for _ in range(samples)]
    device["CaptureCost"] = [0] * samples
    device["BitRateEstimate"] = [min(2000, 900 + 40 * index + chance.randrange(200)) for index in range(samples)]
    device["TotalBitrateEstimate"] = [chance.randrange(2000, 7200) for _ in range(samples)]
    device["MultiMode"] = 1
    device["MultiNet"] = multi_net(chance, sent, links)
    device["Width"], device["Height"] = 1280, 720
    device["ConfigWidth"], device["ConfigHeight"] = 1920, 1536
    return dressed(device, "vehicle_1", BEGIN_S, "field")


def remote_device(chance, samples, reconnects=0, late=0.0):
    device = device_base(chance, samples, reconnects, late)
    segments = device.pop("segments")
    live = [fps > 0 for fps in device["Fps"]]
    device["Rate"] = [chance.randrange(200, 800) if is_live else 0 for is_live in live]
    for name in ("BitRateEstimate", "TotalBitrateEstimate", "EncodeCost", "CaptureCost", "MultiNet"):
        device[name] = []
    device["VideoLatency"] = [
        chance.choice([0, 0, chance.randrange(45, 260)]) if not is_live else chance.randrange(45, 130) for is_live in live
    ]
    device["DecodeCost"] = [chance.randrange(1, 10) for _ in range(samples)]
    device["RenderCost"] = [chance.randrange(0, 4) for _ in range(samples)]
    for threshold in (100, 150):
        # A stall is what exceeds the threshold, not the whole interval.
        lag = [max(0, interval - threshold) for interval in device["MaxFrameDelta"]]
        device[f"Lag{threshold}Duration"] = lag
        ratio = []
        for first, last in segments:
            length_ms = (device["TimeOffset"][last] - device["TimeOffset"][first] + STEP_S) * 1000
            ratio += [round(100 * sum(lag[first : last + 1]) / length_ms, 2)] * (last - first + 1)
        device[f"K{threshold}"] = ratio
    for index in range(1, samples):
        if live[index] and not live[index - 1] and chance.random() < 0.3:
            # Frames that were held up while there was no connection arrive at once.
            device["Fps"][index] = chance.randrange(120, 300)
            device["Rate"][index] = chance.randrange(4000, 8000)
    device["MultiMode"] = 0
    device["Width"], device["Height"] = 1280, 720
    device["ConfigWidth"], device["ConfigHeight"] = 0, 0
    return device


def device_base(chance, samples, reconnects, late):
    """What both ends measure."""
    begins = sorted({0, *(chance.randrange(samples) for _ in range(reconnects))})
    offset, offsets, segments = 0, [], []
    for first, following in zip(begins, [*begins[1:], samples]):
        segments.append((first, following - 1))
        offset += chance.randrange(3, 30) if first else 0
        for _ in range(first, following):
            offsets.append(offset)
            # Whole seconds jitter: a late sample makes a step of 3 s with nothing lost.
            offset += STEP_S + (chance.random() < late)
    # A connection begins with a sample or two without a picture.
    cold = {min(first + more, last) for first, last in segments for more in range(chance.choice([1, 2]))}
    fps = [0 if index in cold else chance.randrange(15, 31) for index in range(samples)]
    delta = [chance.randrange(4, 50) if value == 0 else round(950 / value) for value in fps]
    stall = lambda: chance.randrange(90, 700) if chance.random() < 0.02 else 0
    memory = [round(chance.uniform(40, 50), 2) for _ in segments]
    cpu = [round(chance.uniform(10, 40), 2) for _ in segments]
    nack = []
    for first, last in segments:
        count = 0
        for index in range(first, last + 1):
            if index != first and chance.random() < 0.03:
                count += chance.randrange(1, 30)
            nack.append(count)
    spread = lambda values: [values[place] for place, (first, last) in enumerate(segments) for _ in range(first, last + 1)]
    return {
        "segments": segments,
        "TimeOffset": offsets,
        "Fps": fps,
        "Lost": [round(chance.uniform(0, 3), 2) if chance.random() < 0.05 else 0 for _ in range(samples)],
        "NetworkLatency": [-1 if index in cold else chance.randrange(5, 120) for index in range(samples)],
        "ControlLatency": [-1 if index in cold else chance.randrange(20, 160) for index in range(samples)],
        "CpuUsed": spread(cpu),
        "MemUsed": spread(memory),
        "NACK": nack,
        "FrameDelta": delta,
        "MaxFrameDelta": [max(stall(), value + chance.randrange(5, 60)) for value in delta],
    }


def multi_net(chance, sent, links):
    """One link carries nearly all, the others probe; which one changes now and then."""
    carrier, columns = 0, [[] for _ in range(links)]
    for total in sent:
        if chance.random() < 0.01:
            carrier = chance.randrange(links)
        for link, column in enumerate(columns):
            load = round(total * 1.06) if link == carrier else chance.randrange(25, 40)
            column.append(load if total else 0)
    return [
        {
            "NetId": link,
            "NetIp": f"192.168.{link}.2",
            "Rtt": [0 if index < 2 else chance.randrange(55, 80) + 40 * link for index in range(len(sent))],
            "Lost": [int(chance.random() < 0.03) for _ in sent],
            "SendBps": column,
            "RecvBps": [round(value * 0.1) + chance.randrange(20) for value in column],
        }
        for link, column in enumerate(columns)
    ]


def dressed(device, device_id, start_s, device_type="remote"):
    device.pop("segments", None)
    last = device["TimeOffset"][-1] if device["TimeOffset"] else 0
    return {
        "DeviceType": device_type,
        "StartTime": start_s,
        "EndTime": start_s + last,
        "SessionId": "00000000-0000-4000-8000-000000000000-0",
        "ProjectId": "madeproject",
        "DeviceId": device_id,
        "Ver": "2.4",
        "SdkMode": "server",
        **device,
    }


def camel(name):
    """As a Java mapper writes it: `deviceType`, and an abbreviation wholly in small letters."""
    head = len(name) - len(name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    return name.lower() if head == len(name) else name[0].lower() + name[1:]


KINDS = {"day": day, "two-remotes": two_remotes, "odd": odd, "cadences": cadences}

if __name__ == "__main__":
    main()
