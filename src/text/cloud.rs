//! The cloud's error codes: what each means and what to do about it.
//!
//! Codes: the action's own page (product 1584, document 89827), TRRO's error page (1584/89837), the SDKs' `errors` files,
//! and what the SDKs themselves report before or after the call. In the texts, `` ` `` encloses what is typed or is a name.

use super::{Message, key};
pub use crate::lang::key::cloud::*;

/// What is known of a code.
#[derive(Debug, PartialEq, Eq)]
pub struct CloudText {
    /// The codes that it is true of.
    pub codes: &'static [&'static str],
    /// One sentence: what happened.
    pub title: Message,
    /// What that means.
    pub meaning: Message,
    /// What to do, in order.
    pub advice: &'static [Message],
}

/// The row of a code, else that of `A` for `A.B`, else the one for unknown codes.
#[must_use]
pub fn cloud(code: &str) -> &'static CloudText {
    let of = |code: &str| CLOUD.iter().find(|text| text.codes.contains(&code));
    if let Some(text) = of(code) {
        return text;
    }
    if code.is_empty() {
        return &NO_CODE;
    }
    if code.parse::<i64>().is_ok() {
        return &GATEWAY;
    }
    code.split('.').next().and_then(of).unwrap_or(&UNKNOWN)
}

static GATEWAY: CloudText = CloudText {
    codes: &[],
    title: key::cloud::GATEWAY_TITLE,
    meaning: key::cloud::GATEWAY_MEANING,
    advice: &[key::cloud::GATEWAY_ADVICE, key::cloud::GATEWAY_ADVICE_2],
};

static UNKNOWN: CloudText = CloudText {
    codes: &[],
    title: key::cloud::UNKNOWN_TITLE,
    meaning: key::cloud::UNKNOWN_MEANING,
    advice: &[key::cloud::UNKNOWN_ADVICE, RETRY, TICKET],
};

static NO_CODE: CloudText = CloudText {
    codes: &[],
    title: key::cloud::NO_CODE_TITLE,
    meaning: key::cloud::NO_CODE_MEANING,
    advice: &[key::cloud::NO_CODE_ADVICE, CHECK_NETWORK, LATEST_SDK],
};

/// Every code with a text of its own.
pub static CLOUD: &[CloudText] = &[
    CloudText {
        codes: &["AuthFailure.UnauthorizedOperation"],
        title: key::cloud::AUTH_FAILURE_UNAUTHORIZED_OPERATION_TITLE,
        meaning: key::cloud::AUTH_FAILURE_UNAUTHORIZED_OPERATION_MEANING,
        advice: &[GRANT, OWN_PROJECT, AFTER_GRANT],
    },
    CloudText {
        codes: &["UnauthorizedOperation"],
        title: key::cloud::UNAUTHORIZED_OPERATION_TITLE,
        meaning: key::cloud::UNAUTHORIZED_OPERATION_MEANING,
        advice: &[GRANT, OWN_PROJECT, AFTER_GRANT],
    },
    CloudText {
        codes: &["AuthFailure.SignatureExpire"],
        title: key::cloud::AUTH_FAILURE_SIGNATURE_EXPIRE_TITLE,
        meaning: key::cloud::AUTH_FAILURE_SIGNATURE_EXPIRE_MEANING,
        advice: &[
            key::cloud::AUTH_FAILURE_SIGNATURE_EXPIRE_ADVICE,
            key::cloud::AUTH_FAILURE_SIGNATURE_EXPIRE_ADVICE_2,
            key::cloud::AUTH_FAILURE_SIGNATURE_EXPIRE_ADVICE_3,
        ],
    },
    CloudText {
        codes: &["AuthFailure.SignatureFailure"],
        title: key::cloud::AUTH_FAILURE_SIGNATURE_FAILURE_TITLE,
        meaning: key::cloud::AUTH_FAILURE_SIGNATURE_FAILURE_MEANING,
        advice: &[
            key::cloud::AUTH_FAILURE_SIGNATURE_FAILURE_ADVICE,
            key::cloud::AUTH_FAILURE_SIGNATURE_FAILURE_ADVICE_2,
            key::cloud::AUTH_FAILURE_SIGNATURE_FAILURE_ADVICE_3,
            LATEST_SDK,
        ],
    },
    CloudText {
        codes: &["AuthFailure.SecretIdNotFound"],
        title: key::cloud::AUTH_FAILURE_SECRET_ID_NOT_FOUND_TITLE,
        meaning: key::cloud::AUTH_FAILURE_SECRET_ID_NOT_FOUND_MEANING,
        advice: &[
            key::cloud::AUTH_FAILURE_SECRET_ID_NOT_FOUND_ADVICE,
            key::cloud::AUTH_FAILURE_SECRET_ID_NOT_FOUND_ADVICE_2,
            key::cloud::AUTH_FAILURE_SECRET_ID_NOT_FOUND_ADVICE_3,
            NEW_KEY,
        ],
    },
    CloudText {
        codes: &["AuthFailure.InvalidSecretId"],
        title: key::cloud::AUTH_FAILURE_INVALID_SECRET_ID_TITLE,
        meaning: key::cloud::AUTH_FAILURE_INVALID_SECRET_ID_MEANING,
        advice: &[NEW_KEY],
    },
    CloudText {
        codes: &["AuthFailure.InvalidAuthorization"],
        title: key::cloud::AUTH_FAILURE_INVALID_AUTHORIZATION_TITLE,
        meaning: key::cloud::AUTH_FAILURE_INVALID_AUTHORIZATION_MEANING,
        advice: &[
            key::cloud::AUTH_FAILURE_INVALID_AUTHORIZATION_ADVICE,
            LATEST_SDK,
        ],
    },
    CloudText {
        codes: &["AuthFailure.TokenFailure"],
        title: key::cloud::AUTH_FAILURE_TOKEN_FAILURE_TITLE,
        meaning: key::cloud::AUTH_FAILURE_TOKEN_FAILURE_MEANING,
        advice: &[key::cloud::AUTH_FAILURE_TOKEN_FAILURE_ADVICE],
    },
    CloudText {
        codes: &["AuthFailure.MFAFailure"],
        title: key::cloud::AUTH_FAILURE_MFAFAILURE_TITLE,
        meaning: key::cloud::AUTH_FAILURE_MFAFAILURE_MEANING,
        advice: &[
            key::cloud::AUTH_FAILURE_MFAFAILURE_ADVICE,
            key::cloud::AUTH_FAILURE_MFAFAILURE_ADVICE_2,
        ],
    },
    CloudText {
        codes: &["AuthFailure"],
        title: key::cloud::AUTH_FAILURE_TITLE,
        meaning: key::cloud::AUTH_FAILURE_MEANING,
        advice: &[
            key::cloud::AUTH_FAILURE_ADVICE,
            key::cloud::AUTH_FAILURE_ADVICE_2,
            LATEST_SDK,
        ],
    },
    CloudText {
        codes: &["RequestLimitExceeded"],
        title: key::cloud::REQUEST_LIMIT_EXCEEDED_TITLE,
        meaning: key::cloud::REQUEST_LIMIT_EXCEEDED_MEANING,
        advice: &[BACK_OFF],
    },
    CloudText {
        codes: &["RequestLimitExceeded.UinLimitExceeded"],
        title: key::cloud::REQUEST_LIMIT_EXCEEDED_UIN_LIMIT_EXCEEDED_TITLE,
        meaning: key::cloud::REQUEST_LIMIT_EXCEEDED_UIN_LIMIT_EXCEEDED_MEANING,
        advice: &[
            BACK_OFF,
            key::cloud::REQUEST_LIMIT_EXCEEDED_UIN_LIMIT_EXCEEDED_ADVICE,
        ],
    },
    CloudText {
        codes: &["RequestLimitExceeded.IPLimitExceeded"],
        title: key::cloud::REQUEST_LIMIT_EXCEEDED_IPLIMIT_EXCEEDED_TITLE,
        meaning: key::cloud::REQUEST_LIMIT_EXCEEDED_IPLIMIT_EXCEEDED_MEANING,
        advice: &[BACK_OFF],
    },
    CloudText {
        codes: &["RequestLimitExceeded.GlobalRegionUinLimitExceeded"],
        title: key::cloud::REQUEST_LIMIT_EXCEEDED_GLOBAL_REGION_UIN_LIMIT_EXCEEDED_TITLE,
        meaning: key::cloud::REQUEST_LIMIT_EXCEEDED_GLOBAL_REGION_UIN_LIMIT_EXCEEDED_MEANING,
        advice: &[BACK_OFF],
    },
    CloudText {
        codes: &["InvalidParameter"],
        title: key::cloud::INVALID_PARAMETER_TITLE,
        meaning: key::cloud::INVALID_PARAMETER_MEANING,
        advice: &[CHECK_SESSION_ID, CHECK_TYPES],
    },
    CloudText {
        codes: &["InvalidParameterValue"],
        title: key::cloud::INVALID_PARAMETER_VALUE_TITLE,
        meaning: key::cloud::INVALID_PARAMETER_VALUE_MEANING,
        advice: &[CHECK_SESSION_ID, CHECK_TYPES],
    },
    CloudText {
        codes: &["MissingParameter"],
        title: key::cloud::MISSING_PARAMETER_TITLE,
        meaning: key::cloud::MISSING_PARAMETER_MEANING,
        advice: &[
            key::cloud::MISSING_PARAMETER_ADVICE,
            key::cloud::MISSING_PARAMETER_ADVICE_2,
        ],
    },
    CloudText {
        codes: &["UnknownParameter"],
        title: key::cloud::UNKNOWN_PARAMETER_TITLE,
        meaning: key::cloud::UNKNOWN_PARAMETER_MEANING,
        advice: &[
            key::cloud::UNKNOWN_PARAMETER_ADVICE,
            key::cloud::UNKNOWN_PARAMETER_ADVICE_2,
        ],
    },
    CloudText {
        codes: &["UnsupportedRegion", "InvalidParameterValue.InvalidRegion"],
        title: key::cloud::UNSUPPORTED_REGION_TITLE,
        meaning: key::cloud::UNSUPPORTED_REGION_MEANING,
        advice: &[
            key::cloud::UNSUPPORTED_REGION_ADVICE,
            key::cloud::UNSUPPORTED_REGION_ADVICE_2,
        ],
    },
    CloudText {
        codes: &["ResourceNotFound"],
        title: key::cloud::RESOURCE_NOT_FOUND_TITLE,
        meaning: key::cloud::RESOURCE_NOT_FOUND_MEANING,
        advice: &[CHECK_SESSION_ID, OWN_PROJECT],
    },
    CloudText {
        codes: &["ResourceUnavailable"],
        title: key::cloud::RESOURCE_UNAVAILABLE_TITLE,
        meaning: key::cloud::RESOURCE_UNAVAILABLE_MEANING,
        advice: &[key::cloud::RESOURCE_UNAVAILABLE_ADVICE, RETRY, TICKET],
    },
    CloudText {
        codes: &["ResourceInsufficient"],
        title: key::cloud::RESOURCE_INSUFFICIENT_TITLE,
        meaning: key::cloud::RESOURCE_INSUFFICIENT_MEANING,
        advice: &[RETRY, TICKET],
    },
    CloudText {
        codes: &["ResourceInUse"],
        title: key::cloud::RESOURCE_IN_USE_TITLE,
        meaning: key::cloud::RESOURCE_IN_USE_MEANING,
        advice: &[RETRY, TICKET],
    },
    CloudText {
        codes: &["LimitExceeded"],
        title: key::cloud::LIMIT_EXCEEDED_TITLE,
        meaning: key::cloud::LIMIT_EXCEEDED_MEANING,
        advice: &[key::cloud::LIMIT_EXCEEDED_ADVICE],
    },
    CloudText {
        codes: &["FailedOperation"],
        title: key::cloud::FAILED_OPERATION_TITLE,
        meaning: key::cloud::FAILED_OPERATION_MEANING,
        advice: &[
            CHECK_SESSION_ID,
            key::cloud::FAILED_OPERATION_ADVICE,
            TICKET,
        ],
    },
    CloudText {
        codes: &["InternalError"],
        title: key::cloud::INTERNAL_ERROR_TITLE,
        meaning: key::cloud::INTERNAL_ERROR_MEANING,
        advice: &[RETRY, key::cloud::INTERNAL_ERROR_ADVICE, TICKET],
    },
    CloudText {
        codes: &["ServiceUnavailable"],
        title: key::cloud::SERVICE_UNAVAILABLE_TITLE,
        meaning: key::cloud::SERVICE_UNAVAILABLE_MEANING,
        advice: &[RETRY, TICKET],
    },
    CloudText {
        codes: &["OperationDenied"],
        title: key::cloud::OPERATION_DENIED_TITLE,
        meaning: key::cloud::OPERATION_DENIED_MEANING,
        advice: &[key::cloud::OPERATION_DENIED_ADVICE, TICKET],
    },
    CloudText {
        codes: &["OperationDenied.LicensesNotEnoughError"],
        title: key::cloud::OPERATION_DENIED_LICENSES_NOT_ENOUGH_ERROR_TITLE,
        meaning: key::cloud::OPERATION_DENIED_LICENSES_NOT_ENOUGH_ERROR_MEANING,
        advice: &[key::cloud::OPERATION_DENIED_LICENSES_NOT_ENOUGH_ERROR_ADVICE],
    },
    CloudText {
        codes: &["InvalidAction"],
        title: key::cloud::INVALID_ACTION_TITLE,
        meaning: key::cloud::INVALID_ACTION_MEANING,
        advice: &[
            key::cloud::INVALID_ACTION_ADVICE,
            key::cloud::INVALID_ACTION_ADVICE_2,
        ],
    },
    CloudText {
        codes: &["NoSuchVersion"],
        title: key::cloud::NO_SUCH_VERSION_TITLE,
        meaning: key::cloud::NO_SUCH_VERSION_MEANING,
        advice: &[key::cloud::NO_SUCH_VERSION_ADVICE],
    },
    CloudText {
        codes: &["NoSuchProduct"],
        title: key::cloud::NO_SUCH_PRODUCT_TITLE,
        meaning: key::cloud::NO_SUCH_PRODUCT_MEANING,
        advice: &[key::cloud::NO_SUCH_PRODUCT_ADVICE],
    },
    CloudText {
        codes: &["ActionOffline"],
        title: key::cloud::ACTION_OFFLINE_TITLE,
        meaning: key::cloud::ACTION_OFFLINE_MEANING,
        advice: &[LATEST_SDK, TICKET],
    },
    CloudText {
        codes: &["UnsupportedProtocol"],
        title: key::cloud::UNSUPPORTED_PROTOCOL_TITLE,
        meaning: key::cloud::UNSUPPORTED_PROTOCOL_MEANING,
        advice: &[LATEST_SDK],
    },
    CloudText {
        codes: &["InvalidRequest"],
        title: key::cloud::INVALID_REQUEST_TITLE,
        meaning: key::cloud::INVALID_REQUEST_MEANING,
        advice: &[key::cloud::INVALID_REQUEST_ADVICE, LATEST_SDK],
    },
    CloudText {
        codes: &["RequestSizeLimitExceeded"],
        title: key::cloud::REQUEST_SIZE_LIMIT_EXCEEDED_TITLE,
        meaning: key::cloud::REQUEST_SIZE_LIMIT_EXCEEDED_MEANING,
        advice: &[key::cloud::REQUEST_SIZE_LIMIT_EXCEEDED_ADVICE],
    },
    CloudText {
        codes: &["ResponseSizeLimitExceeded"],
        title: key::cloud::RESPONSE_SIZE_LIMIT_EXCEEDED_TITLE,
        meaning: key::cloud::RESPONSE_SIZE_LIMIT_EXCEEDED_MEANING,
        advice: &[key::cloud::RESPONSE_SIZE_LIMIT_EXCEEDED_ADVICE],
    },
    CloudText {
        codes: &["UnsupportedOperation"],
        title: key::cloud::UNSUPPORTED_OPERATION_TITLE,
        meaning: key::cloud::UNSUPPORTED_OPERATION_MEANING,
        advice: &[OWN_PROJECT, TICKET],
    },
    CloudText {
        codes: &["DryRunOperation"],
        title: key::cloud::DRY_RUN_OPERATION_TITLE,
        meaning: key::cloud::DRY_RUN_OPERATION_MEANING,
        advice: &[key::cloud::DRY_RUN_OPERATION_ADVICE],
    },
    CloudText {
        codes: &["IpInBlacklist"],
        title: key::cloud::IP_IN_BLACKLIST_TITLE,
        meaning: key::cloud::IP_IN_BLACKLIST_MEANING,
        advice: &[key::cloud::IP_IN_BLACKLIST_ADVICE],
    },
    CloudText {
        codes: &["IpNotInWhitelist"],
        title: key::cloud::IP_NOT_IN_WHITELIST_TITLE,
        meaning: key::cloud::IP_NOT_IN_WHITELIST_MEANING,
        advice: &[key::cloud::IP_NOT_IN_WHITELIST_ADVICE],
    },
    CloudText {
        codes: &["ClientError.NetworkError", "ClientNetworkError"],
        title: key::cloud::CLIENT_ERROR_NETWORK_ERROR_TITLE,
        meaning: key::cloud::CLIENT_ERROR_NETWORK_ERROR_MEANING,
        advice: &[CHECK_NETWORK, RETRY],
    },
    CloudText {
        codes: &["ServerNetworkError"],
        title: key::cloud::SERVER_NETWORK_ERROR_TITLE,
        meaning: key::cloud::SERVER_NETWORK_ERROR_MEANING,
        advice: &[CHECK_NETWORK, RETRY],
    },
    CloudText {
        codes: &["ClientError.ParseJsonError"],
        title: key::cloud::CLIENT_ERROR_PARSE_JSON_ERROR_TITLE,
        meaning: key::cloud::CLIENT_ERROR_PARSE_JSON_ERROR_MEANING,
        advice: &[CHECK_NETWORK, LATEST_SDK],
    },
    CloudText {
        codes: &["ClientError.CircuitBreakerError"],
        title: key::cloud::CLIENT_ERROR_CIRCUIT_BREAKER_ERROR_TITLE,
        meaning: key::cloud::CLIENT_ERROR_CIRCUIT_BREAKER_ERROR_MEANING,
        advice: &[
            key::cloud::CLIENT_ERROR_CIRCUIT_BREAKER_ERROR_ADVICE,
            CHECK_NETWORK,
        ],
    },
    CloudText {
        codes: &["ClientError"],
        title: key::cloud::CLIENT_ERROR_TITLE,
        meaning: key::cloud::CLIENT_ERROR_MEANING,
        advice: &[key::cloud::CLIENT_ERROR_ADVICE, LATEST_SDK],
    },
    CloudText {
        codes: &["InvalidCredential"],
        title: key::cloud::INVALID_CREDENTIAL_TITLE,
        meaning: key::cloud::INVALID_CREDENTIAL_MEANING,
        advice: &[key::cloud::INVALID_CREDENTIAL_ADVICE],
    },
    CloudText {
        codes: &["9", "60001"],
        title: key::cloud::CODE_9_TITLE,
        meaning: key::cloud::CODE_9_MEANING,
        advice: &[key::cloud::CODE_9_ADVICE, key::cloud::CODE_9_ADVICE_2],
    },
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::text::Lang;

    #[track_caller]
    fn check(code: &str, title: &str) {
        assert_eq!(cloud(code).title.get(Lang::EN), title);
    }

    #[test]
    fn a_code_finds_its_text() {
        check(
            "AuthFailure.UnauthorizedOperation",
            "Tencent Cloud refused: this account may not read session details",
        );
        check("AuthFailure.Other", "Authentication failed");
        check("InvalidParameter.X.Y", "A parameter is invalid");
        check(
            "ClientError.Other",
            "The SDK failed before sending the request",
        );
        check("9", "The console login has expired");
        check(
            "500",
            "The gateway returned its own error instead of a session",
        );
        check(
            "Other",
            "Tencent Cloud returned an error instead of a session",
        );
        check("", "The SDK reported an error instead of a session");
    }

    #[test]
    fn codes_are_unique() {
        let codes: Vec<_> = CLOUD.iter().flat_map(|text| text.codes).collect();
        let different: BTreeSet<_> = codes.iter().collect();
        assert_eq!(codes.len(), different.len());
    }

    #[test]
    fn titles_are_unique() {
        let titles: BTreeSet<_> = CLOUD
            .iter()
            .map(|text| text.title.get(Lang::ZH_CN))
            .collect();
        assert_eq!(titles.len(), CLOUD.len());
    }
}
