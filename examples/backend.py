"""The smallest signing backend: put it behind whatever lets only your people in."""

from flask import Flask, Response, jsonify, request
from tencentcloud.common.common_client import CommonClient
from tencentcloud.common.credential import DefaultCredentialProvider
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException

app, cloud = Flask(__name__), DefaultCredentialProvider().get_credential()

@app.post("/v1/session-details")
def details():
    question = request.get_json()
    client = CommonClient("trro", "2022-03-25", cloud, question.pop("Region", "ap-guangzhou"))
    try:
        return Response(client.call("DescribeDeviceSessionDetails", question), mimetype="application/json")
    except TencentCloudSDKException as error:
        return jsonify(Response={"Error": {"Code": error.code, "Message": error.message}, "RequestId": error.requestId})
