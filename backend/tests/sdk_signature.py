"""Signs requests with the official Python SDK: JSON lines in, `Authorization` headers out."""

import json
import sys
from datetime import datetime, timezone

from tencentcloud.common.abstract_client import AbstractClient
from tencentcloud.common.credential import Credential
from tencentcloud.common.http.request import RequestInternal


class Client(AbstractClient):
    _apiVersion = "2022-03-25"
    _endpoint = "trro.tencentcloudapi.com"
    _service = "trro"


for line in sys.stdin:
    asked = json.loads(line)
    client = Client(Credential(asked["id"], asked["key"]), "")
    request = RequestInternal(asked["host"], "POST", "/")
    request.header = {"Content-Type": asked["content_type"], "Host": asked["host"]}
    request.data = asked["body"]
    # As the SDK's own caller does it.
    date = datetime.fromtimestamp(asked["timestamp"], timezone.utc).strftime("%Y-%m-%d")
    request.header["X-TC-Timestamp"] = str(asked["timestamp"])
    signature = client._get_tc3_signature({}, request, date, "trro", asked["key"], {})
    print(
        f"TC3-HMAC-SHA256 Credential={asked['id']}/{date}/trro/tc3_request, "
        f"SignedHeaders=content-type;host, Signature={signature}"
    )
