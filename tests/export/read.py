"""Reads a table with csv and with pandas and a picture with an XML parser; prints what is in them as JSON."""

import csv
import io
import json
import math
import sys
import xml.etree.ElementTree as ElementTree

import pandas

files = json.load(sys.stdin)
rows = list(csv.DictReader(io.StringIO(files["csv"], newline=""), strict=True))
table = pandas.read_csv(io.StringIO(files["csv"]), dtype={"link": str}, keep_default_na=False, na_values={"value": [""]})
assert len(table) == len(rows), (len(table), len(rows))

series = {}
for row, value, time in zip(rows, table["value"], table["time_unix_ms"]):
    key = "|".join((row["device"], row["metric"], row["link"]))
    column = series.setdefault(key, {"times": [], "values": []})
    assert float(row["time_unix_ms"]) == time
    assert row["value"] == "" and math.isnan(value) or float(row["value"]) == value, (row, value)
    # As text, which names every double: readers of JSON may be off by a digit.
    column["times"].append(repr(float(time)))
    column["values"].append(None if math.isnan(value) else repr(float(value)))

root = ElementTree.fromstring(files["svg"])
elements = [element.tag.removeprefix("{http://www.w3.org/2000/svg}") for element in root.iter()]
json.dump(
    {
        "rows": len(rows),
        "series": series,
        "texts": sorted({row[name] for row in rows for name in ("device_type", "device_id", "metric", "unit")}),
        "root": elements[0],
        "elements": sorted(set(elements)),
        "words": [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")],
    },
    sys.stdout,
)
